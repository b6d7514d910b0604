"""Import notes of other programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import click

from reader.cli.commands.peers import peer_report_row
from reader.cli.json_rows import Row, attributes
from reader.cli.session import Session, command
from reader.core.annotations.foreign_notes import ForeignNotes
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.errors import ReaderError
from reader.core.text.sanitise import sanitise
from reader.importers.annotations.notes_worker import NotesWorker, notes_worker
from reader.resources import character_variants
from reader.services.annotations.notes_import import (
    NotesReport,
    gather_notes,
    has_new_notes,
    placeholders_for,
    placement_operation,
    store_notes,
    waiting_notes,
)
from reader.services.study.peers import PeerNotesOptions, plan_sets, store_peer_notes
from reader.storage.backup import back_up_ahead
from reader.storage.backup_retention import BEFORE_NOTES
from reader.storage.library import Library


@dataclass(slots=True)
class _NotesImport:
    """One call of the command; the library is backed up once, before the first change."""

    session: Session
    library: Library
    into: str
    by: str
    are_own: bool
    worker: NotesWorker
    comparison: Comparison = field(default_factory=lambda: Comparison(character_variants()))
    is_backed_up: bool = False

    def back_up(self) -> None:
        """Back up the library, unless that was done."""
        if not self.is_backed_up and self.library.path is not None:
            back_up_ahead(self.library.path, BEFORE_NOTES, self.session.at)
        self.is_backed_up = True


@command("import-notes")
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--into", metavar="ID", help="The text the notes belong to, if its title does not match.")
@click.option("--waiting", is_flag=True, help="Place the notes that were imported before their texts.")
@click.option("--by", metavar="NAME", help="The notes are by this person and are kept separate from your own.")
@click.option("--own", "are_own", is_flag=True, help="The notes are yours, although the file names someone else.")
def import_notes_command(
    session: Session, *, files: tuple[Path, ...], into: str | None, waiting: bool, by: str | None, are_own: bool
) -> None:
    """Import notes of other programs, told by content, and One Hour’s own Markdown and JSON.

    Kindle, Kobo, KOReader, WeRead, Apple Books, Moon+ Reader, BOOX, Readest, Foliate, Koodo Reader, Anx, Readwise,
    Hypothesis, calibre, Zotero, JSON-LD.
    """
    if not (files or waiting):
        raise click.UsageError("Name a file of notes, or give --waiting.")
    if by is not None and (are_own or into):
        raise click.UsageError("--by cannot be combined with --own or --into.")
    with session.open_for_writing() as library, notes_worker() as worker:
        text = library.texts.get(into).id if into else ""
        notes_import = _NotesImport(session, library, text, sanitise(by or ""), are_own, worker)
        placed = [_place_waiting_notes(notes_import, text) for text in _texts(notes_import)] if waiting else []
        rows = [*[row for row in placed if row], *(_import_file(notes_import, path) for path in files)]
    session.write_result(rows, lambda: _table(session, [row for row in rows if "error" not in row]))


def _texts(notes_import: _NotesImport) -> list[str]:
    library = notes_import.library
    return [notes_import.into] if notes_import.into else [text.id for text in library.texts.all() if text.complete]


def _place_waiting_notes(notes_import: _NotesImport, text: str) -> Row | None:
    """Place the notes that wait for a text; None where there are none."""
    library = notes_import.library
    found = placeholders_for(library, text, notes_import.comparison)
    notes = waiting_notes(library, found)
    if not notes:
        return None
    edition = library.editions.edition(text)
    operation = placement_operation(notes, text, edition, notes_import.comparison, notes_import.session.at)
    notes_import.back_up()
    library.commit(operation)
    after = [edit.after for edit in operation.edits if edit.after is not None]
    orphaned = sum(one.orphan for one in after)
    whole = sum(one.anchor is None for one in after)
    return {
        "path": None,
        "source": "waiting",
        "text": text,
        "matched": len(after) - orphaned - whole,
        "orphaned": orphaned,
        "skipped": 0,
        "whole": whole,
    }


def _import_file(notes_import: _NotesImport, path: Path) -> Row:
    session, library = notes_import.session, notes_import.library
    try:
        zone = session.at.tzinfo
        assert zone is not None
        notes_import.worker.ask((path, zone), path)
        foreign = notes_import.worker.result()
        if notes_import.by:
            return _import_by_another(notes_import, foreign, path)
        placed = gather_notes(
            library, foreign, path, notes_import.into, notes_import.comparison, are_own=notes_import.are_own
        ).place_notes()
        if has_new_notes(library, foreign, path, placed, session.at):
            notes_import.back_up()
        report, _changes = store_notes(library, foreign, path, placed, session.at)
    except ReaderError as error:
        if error.problem.name.startswith("LIBRARY_"):
            raise
        return session.error_row(sanitise(str(path)), error.with_path(path))
    problems = [session.translator.sentence(error) for error in (*report.warnings, *report.reported)]
    if not session.json:
        for words in (*problems, *_waiting_messages(session, report)):
            session.write_message(words)
    return {
        "path": sanitise(str(path)),
        **attributes(report, "source", "matched", "orphaned"),
        "skipped": len(report.skipped),
        **attributes(report, "known", "waiting", "whole"),
        "awaited": list(report.placeholders),
        "texts": list(report.texts),
        "problems": problems,
    }


def _import_by_another(notes_import: _NotesImport, foreign: ForeignNotes, path: Path) -> Row:
    """Take in notes that the reader says are by another."""
    session, library = notes_import.session, notes_import.library
    options = PeerNotesOptions(path, name=notes_import.by)
    plan = plan_sets(library, foreign, options, notes_import.comparison, session.at)
    if not plan.is_empty:
        notes_import.back_up()
    store_peer_notes(library, plan, session.at)
    counts = plan.report.counts
    return {
        "path": sanitise(str(path)),
        "source": foreign.source,
        "matched": counts.matched,
        "orphaned": counts.orphaned,
        "skipped": len(foreign.skipped),
        **peer_report_row(plan.report),
    }


def _waiting_messages(session: Session, report: NotesReport) -> list[str]:
    if not report.waiting:
        return []
    words = session.translate("CommandLine", "Notes that wait for texts not in the library: {number} ({titles}).")
    titles = ", ".join(f"“{title}”" for title in report.placeholders)
    return [words.format(number=report.waiting, titles=titles)]


def _table(session: Session, rows: list[Row]) -> str:
    columns = ("path", "source", "matched", "orphaned", "skipped")
    shown = [{column: row[column] or "" for column in columns} for row in rows]
    return session.table(shown, *columns, widest=100)
