"""Bring texts into the library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from reader.cli.rows import Row, text_row
from reader.cli.session import Session, command
from reader.cli.tables import table
from reader.core.errors import ReaderError
from reader.core.notes.comparing import Comparison
from reader.core.text.intake import Intake, SourceFile
from reader.core.text.outer_words import sound
from reader.core.text.text import Text
from reader.importers.formats import known_files
from reader.importers.source import file_digest
from reader.importers.worker import ImportProcess
from reader.resources import character_variants
from reader.storage.awaited import AwaitedText
from reader.storage.library import Library
from reader.ui.note_intake import awaited_for

_PATIENCE = 0.5


@command("add")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--encoding", help="The encoding of plain text, where it would be guessed wrongly.")
def add_command(session: Session, files: tuple[Path, ...], encoding: str | None) -> None:
    """Add texts: files, or all that is known in folders."""
    with session.opened() as library:
        rows = [_added(session, library, path, encoding) for path in _files(files)]
    session.give(rows, lambda: _listed(session, [row for row in rows if "id" in row]))


def bring_in(session: Session, library: Library, path: Path, encoding: str | None) -> tuple[Text, bool]:
    """Bring one file into the library and its index, and say whether it is new there; raises ReaderError."""
    digest = file_digest(path)
    known = library.texts.by_file(digest)
    if known is not None and encoding is None:
        return known, False
    with ImportProcess(path, encoding) as drafts:
        intake = Intake(drafts, library.texts, SourceFile(str(path.resolve()), digest, path.read_bytes), session.at)
        while not intake.step(_PATIENCE):
            session.show_progress(path.name, drafts.fraction)
    assert intake.arrived is not None
    text, is_new = intake.arrived
    library.index.index_text(text.id)
    return text, is_new


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from known_files(path)
        else:
            yield path


def _added(session: Session, library: Library, path: Path, encoding: str | None) -> Row:
    try:
        text, is_new = bring_in(session, library, path, encoding)
    except ReaderError as error:
        if error.problem.name.startswith("LIBRARY_"):
            raise
        named = error if error.path else ReaderError(error.problem, path, **error.detail)
        return {"path": sound(str(path)), "error": session.fail(named), "problem": error.problem.value}
    if not session.json:
        session.tell(_told(session, text, is_new=is_new))
    row = text_row(text) | {"sections": text.sections, "blocks": text.blocks, "new": is_new}
    if waiting := sum(one.notes for one in _waiting(library, text)):
        row["waiting"] = waiting
        session.tell(_told_waiting(session, waiting))
    return {"path": sound(str(path)), **row}


def _told(session: Session, text: Text, *, is_new: bool) -> str:
    if is_new:
        return session.translate("CommandLine", "Added “{title}”.").format(title=text.title)
    return session.translate("CommandLine", "“{title}” was in the library already.").format(title=text.title)


def _waiting(library: Library, text: Text) -> list[AwaitedText]:
    if not library.awaited.all():
        return []
    return awaited_for(library, text.id, Comparison(character_variants()))


def _told_waiting(session: Session, notes: int) -> str:
    words = session.translate(
        "CommandLine", "Notes that waited for this text: {number}. Place them with: onehour import-notes --waiting"
    )
    return words.format(number=notes)


def _listed(session: Session, rows: list[Row]) -> str:
    headings = (
        session.translate("CommandLine", "Id"),
        session.translate("CommandLine", "Title"),
        session.translate("CommandLine", "Characters"),
        session.translate("CommandLine", "Sections"),
    )
    return table(headings, [[row[key] for key in ("id", "title", "characters", "sections")] for row in rows])
