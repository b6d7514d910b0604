"""Take files into the library while the window stays free."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.core.errors import Problem, ReaderError
from reader.core.notes.operations import Changes, OperationName
from reader.core.text.intake import Intake, SourceFile
from reader.core.text.text import Text
from reader.storage.library import Library
from reader.ui.announcer import Announcer
from reader.ui.background import Background
from reader.ui.late import Late
from reader.ui.moment import Moment

if TYPE_CHECKING:
    from reader.importers.worker import ImportProcess

_PROCESS: Late[type[ImportProcess]] = Late("reader.importers.worker", "ImportProcess")
_FILE_DIGEST: Late[Callable[[Path], str]] = Late("reader.importers.source", "file_digest")
_KNOWN_FILES: Late[Callable[[Path], list[Path]]] = Late("reader.importers.formats", "known_files")

_POLL = 12
"""Milliseconds between two looks at the worker; the page paints its frames in between."""


@dataclass(frozen=True, slots=True)
class FileToAdd:
    """Hold a file that is asked for, and the encoding that was chosen for it (None: to be told by evidence).

    ``edition_of`` is the id of the text that the file is a new edition of; it is empty for a text of its own. ``asked``
    says that the reader has told which of the two it is. ``source`` is where the file is said to come from.
    """

    path: Path
    encoding: str | None = None
    edition_of: str = ""
    asked: bool = False
    source: str = ""


@dataclass(slots=True)
class Outcome:
    """Gather what became of the files: texts that are new, texts that were there, and errors."""

    added: list[Text] = field(default_factory=list)
    known: list[Text] = field(default_factory=list)
    failures: list[ReaderError] = field(default_factory=list)
    editions: int = 0


class ImportQueue(QObject):
    """Add files one after the other.

    ``progressed`` carries the name of the file, its number, how many there are, and the share of the file that has
    been read; ``grown`` the id of a text that has more to read now; ``added`` the text; ``edition_read`` the id of a
    text and the card of a new edition of it, which is kept apart; ``twin_found`` a `FileToAdd` and the text that came
    from a file of the same name and other words: the queue waits for `go_on`; ``finished`` the `Outcome`.
    """

    progressed = Signal(str, int, int, float)
    grown = Signal(str)
    added = Signal(object)
    edition_read = Signal(str, object)
    twin_found = Signal(object, object)
    finished = Signal(object)

    def __init__(self, library: Library, announcer: Announcer, moment: Moment, background: Background) -> None:
        super().__init__(background)
        self._library = library
        self._announcer = announcer
        self._moment = moment
        self._background = background
        self._waiting: deque[FileToAdd] = deque()
        self._current: FileToAdd | None = None
        self._process: ImportProcess | None = None
        self._intake: Intake | None = None
        self._outcome = Outcome()
        self._begun = 0
        self._timer = QTimer(self, interval=_POLL)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def is_busy(self) -> bool:
        """Say whether files are still being added."""
        return self._current is not None

    def add(self, files: Iterable[FileToAdd]) -> None:
        """Add files; those below a folder are all that One Hour knows."""
        for file in files:
            if file.path.is_dir():
                self._waiting.extend(FileToAdd(path, file.encoding) for path in _KNOWN_FILES()(file.path))
            else:
                self._waiting.append(file)
        if self._current is None:
            self._next()

    def go_on(self, file: FileToAdd | None) -> None:
        """Go on with the file that was asked about, as it is now, or without it."""
        if file is None:
            self._next()
        else:
            self._waiting.appendleft(file)
            self._begun -= 1
            self._next()

    def cancel(self) -> None:
        """Stop; the texts that are whole stay, of the others nothing."""
        self._waiting.clear()
        if self._current is not None:
            self._fail(ReaderError(Problem.IMPORT_CANCELLED, self._current.path))

    def close(self) -> None:
        """End the worker without a word, as the program ends."""
        self._waiting.clear()
        self._clear_away()
        self._current = None

    def _next(self) -> None:
        if not self._waiting:
            self._finish()
            return
        file = self._waiting.popleft()
        self._current = file
        self._begun += 1
        self._tell_progress(0.0)
        self._background.run(
            partial(_FILE_DIGEST(), file.path), partial(self._on_digest, file), partial(self._on_unread, file)
        )

    def _on_digest(self, file: FileToAdd, digest: str) -> None:
        if file is not self._current:
            return
        known = None if file.encoding or file.edition_of else self._library.texts.by_file(digest)
        if known is not None:
            self._outcome.known.append(known)
            self.added.emit(known)
            self._next()
            return
        twin = None if file.asked or file.edition_of or file.encoding else self._twin(file.path)
        if twin is not None:
            self.twin_found.emit(file, twin)
            return
        source = SourceFile(file.source or str(file.path.absolute()), digest, file.path.read_bytes)
        self._process = _PROCESS()(file.path, file.encoding)
        shelf = self._library.editions.shelf(file.edition_of) if file.edition_of else self._library.texts
        self._intake = Intake(self._process, shelf, source, self._moment.now())
        self._timer.start()

    def _twin(self, path: Path) -> Text | None:
        return next((one for one in self._library.texts.all() if Path(one.source).name == path.name), None)

    def _on_unread(self, file: FileToAdd, error: ReaderError) -> None:
        if file is self._current:
            self._fail(error)

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self._process is None or self._intake is None:
            return
        before = self._process.fraction
        try:
            whole = self._intake.step()
        except ReaderError as error:
            self._fail(error)
            return
        except BaseException:
            self._clear_away()
            raise
        if whole:
            self._keep()
        elif self._process.fraction != before:
            self._tell_progress(self._process.fraction)
            if self._current is not None and not self._current.edition_of:
                self.grown.emit(self._intake.text_id)

    def _keep(self) -> None:
        assert self._intake is not None
        assert self._intake.arrived is not None
        text, new = self._intake.arrived
        came_as = self._intake.text_id
        self._intake = None
        self._clear_away()
        assert self._current is not None
        if self._current.edition_of:
            self._outcome.editions += 1
            self.edition_read.emit(self._current.edition_of, text)
            self._next()
            return
        (self._outcome.added if new else self._outcome.known).append(text)
        self._announcer.announce(Changes(OperationName.ADD_TEXT, texts=tuple({came_as, text.id})), self)
        self.added.emit(text)
        self._next()

    def _fail(self, error: ReaderError) -> None:
        self._clear_away()
        self._outcome.failures.append(error)
        self._next()

    def _clear_away(self) -> None:
        self._timer.stop()
        if self._process is not None:
            self._process.close()
            self._process = None
        if self._intake is not None:
            intake, self._intake = self._intake, None
            intake.abandon()
            if intake.text_id:
                self._announcer.announce(Changes(OperationName.ADD_TEXT, texts=(intake.text_id,)), self)

    def _finish(self) -> None:
        outcome, self._outcome = self._outcome, Outcome()
        self._current = None
        self._begun = 0
        self.finished.emit(outcome)

    def _tell_progress(self, fraction: float) -> None:
        assert self._current is not None
        total = self._begun + len(self._waiting)
        self.progressed.emit(self._current.path.name, self._begun, total, fraction)
