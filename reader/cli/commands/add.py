"""Bring texts into the library."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from reader.cli.import_options import import_options, reading_options
from reader.cli.json_rows import Row, text_row
from reader.cli.session import Session, command
from reader.cli.text_table import table
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.errors import Problem, ReaderError
from reader.core.text.import_options import ALL_DETECTED, ImportOptions
from reader.core.text.model import Text
from reader.core.text.pasted_text import is_markup, name_of
from reader.core.text.sanitise import sanitise
from reader.importers.archives.archive_contents import folder_contents
from reader.importers.archives.folder import FolderContents
from reader.importers.source import LARGEST_FILE
from reader.importers.worker import ImportProcess, Worker
from reader.resources import character_variants
from reader.services.annotations.notes_import import placeholders_for
from reader.services.importing.text_import import SourceFile, TextImport
from reader.storage.disk_space import require_space
from reader.storage.library import Library
from reader.storage.repositories.placeholder_texts import PlaceholderText

_PATIENCE = 0.5
_STANDARD_INPUT = Path("-")
_PASTED = "onehour-standard-input"
_LOOKED_AT = 20_000

_Asked = Path | ReaderError


@command("add")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@reading_options
def add_command(session: Session, /, *, files: tuple[Path, ...], **told: str | bool | None) -> None:
    """Add texts: files, all that is known in folders and archives, or with "-" what comes on standard input."""
    choices = import_options(told, ALL_DETECTED)
    with session.opened() as library, closing(Worker()) as worker, TemporaryDirectory() as folder:
        library.texts.gathers = True
        asked = list(_files(files, Path(folder)))
        rows = []
        for number, one in enumerate(asked, start=1):
            session.show_count(number, len(asked))
            rows.append(_added(session, library, one, choices, worker))
        if len(rows) > 1:
            _tell_sum(session, rows)
    session.give(rows, lambda: _listed(session, [row for row in rows if "id" in row]))


def add_file(
    session: Session, library: Library, path: Path, choices: ImportOptions, worker: Worker | None = None
) -> tuple[Text, bool]:
    """Bring one file into the library and its index, and say whether it is new there; raises ReaderError."""
    require_space(library.path)
    with ImportProcess(path, choices, worker=worker) as drafts:
        while (opened := drafts.opened(_PATIENCE)) is None:
            session.show_progress(path.name, 0.0)
        if isinstance(opened, FolderContents):
            raise ReaderError(Problem.FILE_UNREADABLE, path, reason="folder")
        digest = opened
        known = library.texts.by_file(digest)
        if known is not None and choices.of_reading == ALL_DETECTED:
            return known, False
        intake = TextImport(drafts, library.texts, SourceFile(str(path.resolve()), digest), session.at)
        while not intake.step(_PATIENCE):
            session.show_progress(path.name, drafts.fraction)
    assert intake.arrived is not None
    text, is_new = intake.arrived
    if is_new and _is_pasted(path):
        library.texts.keep_source(text.id, path.read_bytes())
    library.index.index_text(text.id)
    return text, is_new


def _files(paths: tuple[Path, ...], folder: Path) -> Iterator[_Asked]:
    """Yield the files to read; what comes on standard input stands in a file of its own in ``folder`` meanwhile."""
    for path in paths:
        if path == _STANDARD_INPUT:
            yield _written(sys.stdin.buffer.read(LARGEST_FILE + 1), folder)
        elif (found := folder_contents(path)) is not None:
            yield from _files(found.files, folder)
            yield from found.refused
        else:
            yield path


def _is_pasted(path: Path) -> bool:
    return path.parent.name == _PASTED


def _shown(path: Path) -> str:
    return str(_STANDARD_INPUT) if _is_pasted(path) else sanitise(str(path))


def _written(data: bytes, folder: Path) -> Path:
    """Write what has no name to a file that is called by its first line."""
    words = data[:_LOOKED_AT].decode("utf-8", errors="replace")
    markup = is_markup(words)
    own = folder / _PASTED
    own.mkdir(exist_ok=True)
    name = name_of(words, markup=markup).replace("\ufffd", "")
    path = own / f"{name or 'text'}{'.html' if markup else '.txt'}"
    path.write_bytes(data)
    return path


def _added(session: Session, library: Library, path: _Asked, choices: ImportOptions, worker: Worker) -> Row:
    if isinstance(path, ReaderError):
        return _refused(session, path)
    try:
        text, is_new = add_file(session, library, path, choices, worker)
    except ReaderError as error:
        if error.problem.name.startswith("LIBRARY_"):
            raise
        return _refused(session, error if error.path else ReaderError(error.problem, path, **error.detail))
    if not session.json:
        session.tell(_told(session, text, is_new=is_new))
    row = text_row(text) | {"sections": text.sections, "blocks": text.blocks, "new": is_new}
    if waiting := sum(one.notes for one in _waiting(library, text)):
        row["waiting"] = waiting
        session.tell(_told_waiting(session, waiting))
    return {"path": _shown(path), **row}


def _refused(session: Session, error: ReaderError) -> Row:
    return {
        "path": _shown(error.path) if error.path else "",
        "error": session.fail(error),
        "problem": error.problem.value,
    }


def _tell_sum(session: Session, rows: list[Row]) -> None:
    refused = sum("error" in row for row in rows)
    new = sum(row.get("new") is True for row in rows)
    words = session.translate("CommandLine", "New: {new}. In the library already: {known}. Not added: {refused}.")
    session.tell(words.format(new=new, known=len(rows) - new - refused, refused=refused))


def _told(session: Session, text: Text, *, is_new: bool) -> str:
    if is_new:
        return session.translate("CommandLine", "Added “{title}”.").format(title=text.title)
    return session.translate("CommandLine", "“{title}” was in the library already.").format(title=text.title)


def _waiting(library: Library, text: Text) -> list[PlaceholderText]:
    if not library.placeholders.all():
        return []
    return placeholders_for(library, text.id, Comparison(character_variants()))


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
