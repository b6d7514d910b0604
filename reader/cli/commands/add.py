"""Add texts to the library."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from reader.cli.json_rows import Row, text_row
from reader.cli.reading_options import import_options, reading_options
from reader.cli.session import STANDARD_INPUT, Session, command
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.errors import ReaderError
from reader.core.text.import_options import DEFAULT_OPTIONS
from reader.core.text.model import Text
from reader.core.text.omissions import Omission, OmissionKind
from reader.core.text.pasted_text import is_markup
from reader.core.text.sanitise import sanitise
from reader.importers.source import LARGEST_FILE
from reader.resources import character_variants
from reader.services.annotations.notes_import import placeholders_for
from reader.services.clock import FixedClock
from reader.services.importing.file_import import write_pasted_file
from reader.services.importing.import_run import ImportRequest, ImportRun
from reader.storage.library import Library
from reader.storage.repositories.placeholder_texts import PlaceholderText

_SAMPLE = 20_000


@command("add")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@reading_options
def add_command(session: Session, /, *, files: tuple[Path, ...], **values: str | bool | None) -> None:
    """Add texts: files, supported files in folders and archives, or with "-" standard input."""
    options = import_options(values, DEFAULT_OPTIONS)
    with session.open_for_writing() as library, TemporaryDirectory() as folder:
        report = _AddReport(session, library)
        with closing(ImportRun(report, FixedClock(session.at))) as run:
            report.run = run
            for path in files:
                pasted = path == STANDARD_INPUT
                file = report.pasted_file(Path(folder)) if pasted else path
                run.waiting.append(ImportRequest(file, options, is_decided=True))
            run.run(lambda: library.import_connection(separate=False))
        if report.library_error is not None:
            raise report.library_error
        report.summarise()
    session.write_result(report.rows, lambda: _table(session, report.rows))


class _AddReport:
    """An import observer that reports each file on the terminal and collects the rows of the output."""

    def __init__(self, session: Session, library: Library) -> None:
        self.rows: list[Row] = []
        self.run: ImportRun | None = None
        self.library_error: ReaderError | None = None
        self._session = session
        self._library = library
        self._pasted: dict[Path, bytes] = {}

    def pasted_file(self, folder: Path) -> Path:
        """Write standard input to a file that is named after its first line, and return its path."""
        data = self._session.read_standard_input(LARGEST_FILE + 1)
        text = data[:_SAMPLE].decode("utf-8", errors="replace")
        path = write_pasted_file(folder, data, text, markup=is_markup(text))
        self._pasted[path] = data
        return path

    def text_grew(self, _text_id: str) -> None:
        position = self.run.position if self.run else None
        if position is not None:
            self._session.show_progress(position.path.name, position.fraction)

    def text_abandoned(self, text_id: str) -> None:
        """Do nothing: the error says why."""

    def file_imported(
        self, request: ImportRequest, _imported_id: str, text: Text, omissions: tuple[Omission, ...], *, is_new: bool
    ) -> None:
        if is_new and request.path in self._pasted:
            self._library.texts.keep_source(text.id, self._pasted[request.path])
        self._library.index.index_text(text.id)
        self._add(request, text, omissions, is_new=is_new)

    def file_known(self, request: ImportRequest, text: Text) -> None:
        self._add(request, text, self._library.texts.omissions(text.id), is_new=False)

    def file_changed(self, request: ImportRequest, text: Text) -> None:
        """Do nothing: the command line does not ask the reader."""

    def original_not_kept(self, error: ReaderError) -> None:
        self._session.write_message(self._session.translator.sentence(error))

    def file_failed(self, error: ReaderError) -> None:
        if error.problem.name.startswith("LIBRARY_"):
            self.library_error = error
            return
        path = self._display_path(error.path) if error.path else ""
        self.rows.append(self._session.error_row(path, error))

    def summarise(self) -> None:
        """Report how many files were new, known and refused, if there is more than one."""
        if len(self.rows) < 2:
            return
        refused = sum("error" in row for row in self.rows)
        new = sum(row.get("new") is True for row in self.rows)
        message = self._session.translate(
            "CommandLine", "New: {new}. Already in the library: {known}. Not added: {refused}."
        )
        self._session.write_message(message.format(new=new, known=len(self.rows) - new - refused, refused=refused))

    def _add(self, request: ImportRequest, text: Text, omissions: tuple[Omission, ...], *, is_new: bool) -> None:
        session = self._session
        if self.run is not None and self.run.position is not None:
            session.show_count(self.run.position.number, self.run.position.total)
        if not session.json:
            session.write_message(_added_message(session, text, is_new=is_new))
        if omissions:
            session.write_message(session.translator.left_out(omissions))
        row = text_row(text) | {"sections": text.sections, "blocks": text.blocks, "new": is_new}
        row |= _omissions_row(omissions)
        if waiting := sum(placeholder.notes for placeholder in _waiting(self._library, text)):
            row["waiting"] = waiting
            session.write_message(_waiting_message(session, waiting))
        if placed := _place_peer_notes(session, self._library, text):
            row["peers_placed"] = placed
        self.rows.append({"path": self._display_path(request.path), **row})

    def _display_path(self, path: Path) -> str:
        return str(STANDARD_INPUT) if path in self._pasted else sanitise(str(path))


def _added_message(session: Session, text: Text, *, is_new: bool) -> str:
    if is_new:
        return session.translate("CommandLine", "Added “{title}”.").format(title=text.title)
    return session.translate("CommandLine", "“{title}” was already in the library.").format(title=text.title)


def _omissions_row(omissions: tuple[Omission, ...]) -> Row:
    """Return what was left out of a text, by kind, and the names of the chapters that could not be read."""
    row: Row = {"left_out": {omission.kind: omission.count for omission in omissions}}
    if missing := [name for one in omissions if one.kind is OmissionKind.CHAPTER for name in one.names]:
        row["unread_chapters"] = missing
    return row


def _waiting(library: Library, text: Text) -> list[PlaceholderText]:
    if not library.placeholders.all():
        return []
    return placeholders_for(library, text.id, Comparison(character_variants()))


def _place_peer_notes(session: Session, library: Library, text: Text) -> int:
    """Link the packs that waited for a text, place the notes of others that did, and return how many there were."""
    if library.has_packs:
        from reader.services.study.pack_progress import link_arrived_text

        link_arrived_text(library, text.id, Comparison(character_variants()))
    if not library.has_peer_notes:
        return 0
    from reader.services.study.peer_reading import place_waiting_peer_notes

    placed = place_waiting_peer_notes(library, text.id, Comparison(character_variants()), session.at)
    if placed:
        message = session.translate("CommandLine", "Others’ notes that waited for this text: {number}")
        session.write_message(message.format(number=placed))
    return placed


def _waiting_message(session: Session, notes: int) -> str:
    message = session.translate(
        "CommandLine", "Notes that waited for this text: {number}. Place them with: onehour import-notes --waiting"
    )
    return message.format(number=notes)


def _table(session: Session, rows: list[Row]) -> str:
    return session.table([row for row in rows if "id" in row], "id", "title", "characters", "sections")
