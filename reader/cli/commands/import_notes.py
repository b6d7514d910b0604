"""Take in notes from other programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import click

from reader.cli.json_rows import Row
from reader.cli.session import Session, command
from reader.cli.text_table import table
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.errors import ReaderError
from reader.core.text.sanitise import sanitise
from reader.importers.annotations.formats import read_notes
from reader.resources import character_variants
from reader.services.annotations.notes_import import (
    NotesReport,
    changes_something,
    edition_of,
    gather,
    keep,
    placeholders_for,
    placing_operation,
    waiting_notes,
)
from reader.storage.backup import back_up_ahead
from reader.storage.library import Library

STEP = "before-notes"
"""What the copy of the library is called that is made before notes come in."""


@dataclass(slots=True)
class _Intake:
    """Hold one call; the library is copied once, before the first change."""

    session: Session
    library: Library
    into: str
    comparison: Comparison = field(default_factory=lambda: Comparison(character_variants()))
    copied: bool = False

    def copy(self) -> None:
        """Copy the library, if that has not been done."""
        if not self.copied and self.library.path is not None:
            back_up_ahead(self.library.path, STEP, self.session.at)
        self.copied = True


@command("import-notes")
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--into", metavar="ID", help="The text that the notes are on, where its title does not tell.")
@click.option("--waiting", is_flag=True, help="Place the notes that came before their texts did.")
def import_notes_command(session: Session, *, files: tuple[Path, ...], into: str | None, waiting: bool) -> None:
    """Take in notes: Kindle, KOReader, Readwise, calibre, Zotero, JSON-LD, our own Markdown and JSON."""
    if not (files or waiting):
        raise click.UsageError("Name a file of notes, or give --waiting.")
    with session.opened() as library:
        intake = _Intake(session, library, library.texts.get(into).id if into else "")
        rows = [_placed(intake, text) for text in _texts(intake)] if waiting else []
        done = [*[row for row in rows if row], *(_taken(intake, path) for path in files)]
    session.give(done, lambda: _listed(session, [row for row in done if "error" not in row]))


def _texts(intake: _Intake) -> list[str]:
    library = intake.library
    return [intake.into] if intake.into else [text.id for text in library.texts.all() if text.complete]


def _placed(intake: _Intake, text: str) -> Row | None:
    """Bring the notes that wait for a text onto it."""
    library = intake.library
    found = placeholders_for(library, text, intake.comparison)
    notes = waiting_notes(library, found)
    if not notes:
        return None
    operation = placing_operation(notes, text, edition_of(library, text), intake.comparison, intake.session.at)
    intake.copy()
    library.commit(operation)
    after = [edit.after for edit in operation.edits if edit.after is not None]
    orphaned = sum(one.orphan for one in after)
    return {
        "path": None,
        "source": "waiting",
        "text": text,
        "matched": len(after) - orphaned,
        "orphaned": orphaned,
        "skipped": 0,
    }


def _taken(intake: _Intake, path: Path) -> Row:
    session, library = intake.session, intake.library
    try:
        zone = session.at.tzinfo
        assert zone is not None
        clippings = read_notes(path, zone)
        placed = gather(library, clippings, path, intake.into, intake.comparison).placed()
        if changes_something(library, clippings, path, placed, session.at):
            intake.copy()
        report, _changes = keep(library, clippings, path, placed, session.at)
    except ReaderError as error:
        if error.problem.name.startswith("LIBRARY_"):
            raise
        named = error if error.path else ReaderError(error.problem, path, **error.detail)
        return {"path": sanitise(str(path)), "error": session.fail(named), "problem": error.problem.value}
    problems = [session.words.sentence(error) for error in (*report.warnings, *report.told)]
    if not session.json:
        for words in (*problems, *_told(session, report)):
            session.tell(words)
    return {
        "path": sanitise(str(path)),
        "source": report.source.value,
        "matched": report.matched,
        "orphaned": report.orphaned,
        "skipped": len(report.skipped),
        "known": report.known,
        "waiting": report.waiting,
        "awaited": list(report.placeholders),
        "texts": list(report.texts),
        "problems": problems,
    }


def _told(session: Session, report: NotesReport) -> list[str]:
    if not report.waiting:
        return []
    words = session.translate("CommandLine", "Notes that wait for texts not in the library: {number} ({titles}).")
    titles = ", ".join(f"“{title}”" for title in report.placeholders)
    return [words.format(number=report.waiting, titles=titles)]


def _listed(session: Session, rows: list[Row]) -> str:
    headings = (
        session.translate("CommandLine", "File"),
        session.translate("CommandLine", "Source"),
        session.translate("CommandLine", "Placed"),
        session.translate("CommandLine", "Without a passage"),
        session.translate("CommandLine", "Passed over"),
    )
    keys = ("path", "source", "matched", "orphaned", "skipped")
    return table(headings, [[row[key] or "" for key in keys] for row in rows], 100)
