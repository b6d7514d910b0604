"""Read files one after the other and take them into the library, apart from the window."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_options import ALL_DETECTED, ImportOptions
from reader.core.text.model import Text
from reader.core.text.sanitise import sanitise
from reader.services.clock import Clock
from reader.services.importing.text_import import SourceFile, TextImport
from reader.storage.disk_space import require_space
from reader.storage.import_connection import ImportConnection

if TYPE_CHECKING:
    from reader.importers.archives.folder import FolderContents
    from reader.importers.worker import ImportProcess


_PATIENCE = 0.05
"""Seconds after which a wish to stop is heard."""


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """Hold a file that is asked for, and what the reader told of how it is to be read.

    ``edition_of`` is the id of the text that the file is a new edition of; it is empty for a text of its own. ``asked``
    says that the reader has told which of the two it is. ``source`` is where the file is said to come from.
    """

    path: Path
    choices: ImportOptions = ALL_DETECTED
    edition_of: str = ""
    asked: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class ImportPosition:
    """Hold which file is being read, its number among ``total``, and the share of it that has been read."""

    file: ImportRequest
    number: int
    total: int
    fraction: float = 0.0


class ImportObserver(Protocol):
    """Be told what becomes of the files, in the thread in which they are read."""

    def grew(self, text: str) -> None:
        """Take the id of a text that has more to read now."""

    def gave_up(self, text: str) -> None:
        """Take the id of a text of which nothing is left."""

    def kept(self, file: ImportRequest, came_as: str, text: Text, *, is_new: bool) -> None:
        """Take a text that is whole, and the id under which it came in."""

    def knew(self, text: Text) -> None:
        """Take a text that was there already."""

    def met_twin(self, file: ImportRequest, text: Text) -> None:
        """Take a file that is to be asked about."""

    def failed(self, error: ReaderError) -> None:
        """Take why a file did not come in; an error of the library means that no other will."""


class ImportRun:
    """Work through ``waiting``; ``reached`` tells other threads how far it has come, all of it at one time."""

    def __init__(self, told: ImportObserver, clock: Clock) -> None:
        from reader.importers.worker import Worker

        self.waiting: deque[ImportRequest] = deque()
        self.reached: ImportPosition | None = None
        self.begun = 0
        self._told = told
        self._clock = clock
        self._lock = Lock()
        self._is_stopped = False
        self._worker = Worker()
        self._new: set[str] = set()

    def run(self, opened: Callable[[], ImportConnection]) -> None:
        """Add the files that wait, and those that come to wait meanwhile, until none is left."""
        try:
            library = opened()
        except ReaderError as error:
            self.stop()
            self._told.failed(error)
            return
        with library:
            while (file := self._next()) is not None:
                self.begun += 1
                self.reached = ImportPosition(file, self.begun, self.begun + len(self.waiting))
                self._add(file, library)
        self.reached = None

    def stop(self) -> None:
        """Give up the file that is being read and all that wait; may be called from another thread."""
        with self._lock:
            self._is_stopped = True
            self.waiting.clear()

    def close(self) -> None:
        """End the process in which files are read."""
        self._worker.close()

    def _next(self) -> ImportRequest | None:
        with self._lock:
            self._is_stopped = False
            return self.waiting.popleft() if self.waiting else None

    def _add(self, file: ImportRequest, library: ImportConnection) -> None:
        from reader.importers.worker import ImportProcess

        try:
            require_space(library.path)
            with ImportProcess(file.path, file.choices, worker=self._worker) as reading:
                self._read(file, reading, library)
        except ReaderError as error:
            if error.problem.name.startswith("LIBRARY_"):
                self.stop()
            self._told.failed(error)

    def _read(self, file: ImportRequest, reading: ImportProcess, library: ImportConnection) -> None:
        while (opened := reading.opened(_PATIENCE)) is None:
            self._refuse_stopped(file)
        if not isinstance(opened, str):
            self._open_folder(file, opened)
        elif file.choices.of_reading != ALL_DETECTED or file.edition_of or not self._is_settled(file, opened, library):
            self._take(file, opened, reading, library)

    def _open_folder(self, file: ImportRequest, found: FolderContents) -> None:
        """Put the files of a folder in its place."""
        self.begun -= 1
        with self._lock:
            if self._is_stopped:
                return
            self.waiting.extendleft(ImportRequest(path, file.choices) for path in reversed(found.files))
        for error in found.refused:
            self._told.failed(error)

    def _is_settled(self, file: ImportRequest, digest: str, library: ImportConnection) -> bool:
        """Return whether nothing has to be read: the file is known, or has to be asked about first."""
        known = library.texts.by_file(digest)
        if known is not None:
            self._told.knew(known)
            return True
        twin = None if file.asked else self._twin(file.path, library)
        if twin is not None:
            self._told.met_twin(file, twin)
        return twin is not None

    def _twin(self, path: Path, library: ImportConnection) -> Text | None:
        """Return the text that came from a file of this name before these files were added."""
        twin = library.texts.from_name(sanitise(path.name), sanitise(str(path.absolute())))
        return None if twin is None or twin.id in self._new else twin

    def _take(self, file: ImportRequest, digest: str, reading: ImportProcess, library: ImportConnection) -> None:
        source = SourceFile(file.source or str(file.path.absolute()), digest)
        shelf = library.editions.shelf(file.edition_of) if file.edition_of else library.texts
        intake = TextImport(reading, shelf, source, self._clock.now())
        try:
            while not intake.step(_PATIENCE):
                self._refuse_stopped(file)
                self._tell_growth(file, intake, reading)
        except BaseException:
            intake.abandon()
            if intake.text_id and not file.edition_of:
                self._told.gave_up(intake.text_id)
            raise
        came_as, text, is_new = intake.arrived_as
        if is_new:
            self._new.add(text.id)
        self._told.kept(file, came_as, text, is_new=is_new)

    def _tell_growth(self, file: ImportRequest, intake: TextImport, reading: ImportProcess) -> None:
        reached = self.reached
        if reached is not None and reading.fraction != reached.fraction:
            self.reached = replace(reached, total=self.begun + len(self.waiting), fraction=reading.fraction)
            if not file.edition_of:
                self._told.grew(intake.text_id)

    def _refuse_stopped(self, file: ImportRequest) -> None:
        if self._is_stopped:
            raise ReaderError(Problem.IMPORT_CANCELLED, file.path)
