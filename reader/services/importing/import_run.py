"""Import files one after the other: read each in a worker process and store it through a connection of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, ParamSpec, Protocol

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_options import DEFAULT_OPTIONS, ImportOptions
from reader.core.text.model import SourceFile, Text, TextFormat
from reader.core.text.omissions import Omission
from reader.core.text.sanitise import sanitise
from reader.services.clock import Clock
from reader.services.importing.text_import import TextImport
from reader.storage.disk_space import require_space
from reader.storage.import_connection import ImportConnection

if TYPE_CHECKING:
    from reader.importers.text_reader import TextReader
    from reader.importers.text_requests import FolderContents

P = ParamSpec("P")

_POLL_SECONDS = 0.05
"""Seconds after which a request to stop is noticed."""

_PAGE_POLLS = 100
"""How often it is looked whether the window has shown the first page of a single file, before more is committed."""


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """A file to import, and the options that the reader chose for it.

    ``edition_of`` is the id of the text that the file is a new edition of; it is empty for a text of its own.
    ``is_decided`` is true once the reader has decided which of the two it is. ``source`` is the path that is stored
    with the text, where that is not the file's own.
    """

    path: Path
    options: ImportOptions = DEFAULT_OPTIONS
    edition_of: str = ""
    is_decided: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class ImportPosition:
    """The file being read, its number among ``total``, and the fraction of it that has been read."""

    path: Path
    number: int
    total: int
    fraction: float = 0.0


class ImportObserver(Protocol):
    """Receive the outcome of each file."""

    def text_grew(self, text_id: str) -> None:
        """Handle a text of which more can be read now."""

    def text_abandoned(self, text_id: str) -> None:
        """Handle a text that was removed because its import failed."""

    def file_imported(
        self, request: ImportRequest, imported_id: str, text: Text, omissions: tuple[Omission, ...], *, is_new: bool
    ) -> None:
        """Handle a complete text; ``imported_id`` differs from its id where the same text was there already.

        ``omissions`` are what was left out of it, with the names of its missing chapters.
        """

    def file_known(self, request: ImportRequest, text: Text) -> None:
        """Handle a file whose text is in the library already."""

    def file_changed(self, request: ImportRequest, text: Text) -> None:
        """Handle a file with the name of a known file and other content: the reader decides what it is."""

    def original_not_kept(self, error: ReaderError) -> None:
        """Handle a text that was added, but of whose PDF no copy could be made."""

    def file_failed(self, error: ReaderError) -> None:
        """Handle a file that was not imported; after an error of the library no other file is tried."""


class ImportRun:
    """Import the files in ``waiting``; ``position`` is replaced whole, so that other threads may read it.

    ``begun_reader`` is one that has begun to read one of the files, with the default options, before it was queued.
    """

    def __init__(
        self, observer: ImportObserver, clock: Clock, deliver: Callable[[Callable[[], None]], None] | None = None
    ) -> None:
        """Prepare to import; ``deliver`` passes what the observer is told to another thread."""
        from reader.importers.text_reader import text_worker

        self.waiting: deque[ImportRequest | ReaderError] = deque()
        self.position: ImportPosition | None = None
        self.begun = 0
        self.begun_reader: TextReader | None = None
        self._observer = observer
        self._deliver = deliver
        self._clock = clock
        self._lock = Lock()
        self._is_stopped = False
        self._has_window = False
        self._worker = text_worker()
        self._new: set[str] = set()

    def run(self, open_connection: Callable[[], ImportConnection]) -> None:
        """Import the waiting files, and those that are added meanwhile, until none is left."""
        try:
            library = open_connection()
        except ReaderError as error:
            self.stop()
            self._report(self._observer.file_failed, error)
            return
        self._has_window = self._deliver is not None and library.path is not None
        with library:
            while (file := self._next()) is not None:
                if isinstance(file, ReaderError):
                    self._report(self._observer.file_failed, file)
                    continue
                self.begun += 1
                self.position = ImportPosition(file.path, self.begun, self.begun + len(self.waiting))
                self._import(file, library)
        self.position = None

    def stop(self) -> None:
        """Abandon the file that is being read and drop all that wait; may be called from another thread."""
        with self._lock:
            self._is_stopped = True
            self.waiting.clear()

    def close(self) -> None:
        """End the worker processes."""
        self._worker.close()
        if self.begun_reader is not None:
            self.begun_reader.close()

    def _report(self, told: Callable[P, None], *values: P.args, **named: P.kwargs) -> None:
        if self._deliver is None:
            told(*values, **named)
        else:
            self._deliver(partial(told, *values, **named))

    def _next(self) -> ImportRequest | ReaderError | None:
        with self._lock:
            self._is_stopped = False
            return self.waiting.popleft() if self.waiting else None

    def _import(self, file: ImportRequest, library: ImportConnection) -> None:
        try:
            require_space(library.path)
            with self._reader_of(file) as reader:
                self._read(file, reader, library)
        except ReaderError as error:
            if error.problem.name.startswith("LIBRARY_"):
                self.stop()
                self._report(self._observer.file_failed, error)
            else:
                self._report(self._observer.file_failed, error.with_path(file.path))

    def _reader_of(self, file: ImportRequest) -> TextReader:
        from reader.importers.text_reader import TextReader

        begun = self.begun_reader
        if begun is not None and (begun.path, DEFAULT_OPTIONS) == (file.path, file.options):
            self.begun_reader = None
            return begun
        return TextReader(file.path, file.options, worker=self._worker)

    def _read(self, file: ImportRequest, reader: TextReader, library: ImportConnection) -> None:
        while (opened := reader.opened(_POLL_SECONDS)) is None:
            self._raise_if_stopped(file)
        if not isinstance(opened, str):
            self._queue_folder(file, opened)
        elif (
            file.options.reading_options != DEFAULT_OPTIONS
            or file.edition_of
            or not self._is_settled(file, opened, library)
        ):
            self._store(file, opened, reader, library)

    def _queue_folder(self, file: ImportRequest, contents: FolderContents) -> None:
        """Replace a folder, or an archive of several texts, by its files, followed by those that cannot be opened."""
        self.begun -= 1
        files = [ImportRequest(path, file.options, is_decided=file.is_decided) for path in contents.files]
        with self._lock:
            if not self._is_stopped:
                self.waiting.extendleft(reversed([*files, *contents.refused]))

    def _is_settled(self, file: ImportRequest, digest: str, library: ImportConnection) -> bool:
        """Return whether the file need not be read: it is known, or the reader has to decide first."""
        known = library.texts.by_file(digest)
        if known is not None:
            self._keep_original(file, digest, known, library)
            self._report(self._observer.file_known, file, known)
            return True
        changed = None if file.is_decided else self._text_of_same_name(file.path, library)
        if changed is not None:
            self._report(self._observer.file_changed, file, changed)
        return changed is not None

    def _text_of_same_name(self, path: Path, library: ImportConnection) -> Text | None:
        """Return the text that came from a file of this name before this run."""
        text = library.texts.by_file_name(sanitise(path.name), sanitise(str(path.resolve())))
        return None if text is None or text.id in self._new else text

    def _store(self, file: ImportRequest, digest: str, reader: TextReader, library: ImportConnection) -> None:
        source = SourceFile(file.source or str(file.path.resolve()), digest)
        shelf = library.editions.shelf(file.edition_of) if file.edition_of else library.texts
        text_import = TextImport(reader, shelf, source, self._clock.now())
        try:
            while not text_import.step(_POLL_SECONDS):
                self._raise_if_stopped(file)
                self._report_progress(file, text_import, reader)
        except BaseException:
            text_import.abandon()
            if text_import.text_id and not file.edition_of:
                self._report(self._observer.text_abandoned, text_import.text_id)
            raise
        imported_id, text, is_new = text_import.arrived_as
        if is_new:
            self._new.add(text.id)
        self._keep_original(file, digest, text, library)
        self._report(self._observer.file_imported, file, imported_id, text, text_import.omissions, is_new=is_new)

    def _keep_original(self, file: ImportRequest, digest: str, text: Text, library: ImportConnection) -> None:
        """Copy a PDF beside the library if the reader wishes; what is in an archive is not copied out of it."""
        if text.format is TextFormat.PDF and library.originals.are_wanted and file.path.is_file():
            try:
                library.originals.keep(SourceFile(str(file.path), digest))
            except ReaderError as error:
                self._report(self._observer.original_not_kept, error)

    def _report_progress(self, file: ImportRequest, text_import: TextImport, reader: TextReader) -> None:
        position = self.position
        if position is not None and reader.fraction != position.fraction:
            self.position = replace(position, total=self.begun + len(self.waiting), fraction=reader.fraction)
            if not file.edition_of:
                self._report(self._observer.text_grew, text_import.text_id)
            if not position.fraction and position.total == 1:
                self._let_page_be_shown()

    def _let_page_be_shown(self) -> None:
        """Wait until another thread has taken what was reported so far: its reads would wait for each commit."""
        if self._deliver is None or not self._has_window:
            return
        is_taken = Event()
        self._deliver(is_taken.set)
        for _ in range(_PAGE_POLLS):
            if is_taken.wait(_POLL_SECONDS) or self._is_stopped:
                break

    def _raise_if_stopped(self, file: ImportRequest) -> None:
        if self._is_stopped:
            raise ReaderError(Problem.IMPORT_CANCELLED, file.path)
