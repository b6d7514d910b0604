"""Take files into the library while the window stays free."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.core.errors import Problem, ReaderError
from reader.core.notes.operations import Changes, OperationName
from reader.core.text.intake import Intake, SourceFile
from reader.core.text.outer_words import sound
from reader.core.text.text import Text
from reader.storage.library import Library
from reader.storage.room import refuse_cramped
from reader.ui.announcer import Announcer
from reader.ui.intake_progress import Outcome, Progress, time_left
from reader.ui.late import Late
from reader.ui.listening import Listening
from reader.ui.moment import Moment
from reader.ui.page.throttle import Throttle

if TYPE_CHECKING:
    from reader.importers.folder import Found
    from reader.importers.worker import ImportProcess, Worker

_PROCESS: Late[type[ImportProcess]] = Late("reader.importers.worker", "ImportProcess")
_WORKER: Late[type[Worker]] = Late("reader.importers.worker", "Worker")

_PROGRESS_MS = 100
_ANNOUNCED_MS = 400
_SHARE = 20
"""Texts that came in are announced together: not before so many times as long as the last announcement took."""


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


@dataclass(frozen=True, slots=True)
class Twin:
    """Hold a file, and the text in the library that came from a file of the same name and has other words."""

    file: FileToAdd
    text: Text


class ImportQueue(QObject):
    """Add files one after the other; what is a folder stands for all in it that One Hour knows.

    ``progressed`` carries a `Progress`; ``grown`` the id of a text that has more to read now; ``added`` the text;
    ``edition_read`` the id of a text and the card of a new edition of it, which is kept apart; ``twins_found`` a list
    of `Twin` once all other files are in: the queue waits for `go_on`; ``finished`` the `Outcome`.
    """

    progressed = Signal(object)
    grown = Signal(str)
    added = Signal(object)
    edition_read = Signal(str, object)
    twins_found = Signal(list)
    finished = Signal(object)

    def __init__(self, library: Library, announcer: Announcer, moment: Moment, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._announcer = announcer
        self._moment = moment
        self._waiting: deque[FileToAdd] = deque()
        self._twins: list[Twin] = []
        self._current: FileToAdd | None = None
        self._worker: Worker | None = None
        self._reading: ImportProcess | None = None
        self._intake: Intake | None = None
        self._outcome = Outcome()
        self._begun = 0
        self._since = 0.0
        self._unsaid: dict[str, None] = {}
        self._listening = Listening(self)
        self._listening.heard.connect(self._on_listening_heard)
        self._telling = Throttle(self._tell_progress, _PROGRESS_MS, self)
        self._announcing = QTimer(self, singleShot=True, interval=_ANNOUNCED_MS)
        self._announcing.timeout.connect(self._on_announcing_timeout)

    @property
    def is_busy(self) -> bool:
        """Say whether files are still being added."""
        return self._worker is not None

    def add(self, files: Iterable[FileToAdd]) -> None:
        """Add files, and those in folders."""
        self._waiting.extend(files)
        if self._worker is None:
            self._worker = _WORKER()()
            self._since = self._moment.monotonic()
            self._next()

    def go_on(self, files: Iterable[FileToAdd]) -> None:
        """Go on with those of the files that were asked about, as they are now."""
        again = list(files)
        self._begun -= len(again)
        self._waiting.extendleft(reversed(again))
        self._next()

    def cancel(self) -> None:
        """Stop; the texts that are whole stay, of the others nothing."""
        self._waiting.clear()
        self._twins.clear()
        if self._current is not None:
            self._fail(ReaderError(Problem.IMPORT_CANCELLED, self._current.path))

    def close(self) -> None:
        """End the worker without a word, as the program ends."""
        self._waiting.clear()
        self._current = None
        self._clear_away()
        self._announcing.stop()
        self._end_worker()

    # --- one file after the other --------------------------------------------------------------------------------

    def _next(self) -> None:
        if not self._waiting:
            self._finish_or_ask()
            return
        self._current = self._waiting.popleft()
        self._begun += 1
        self._telling.wish()
        try:
            refuse_cramped(self._library.path)
            self._reading = _PROCESS()(self._current.path, self._current.encoding, worker=self._worker)
        except ReaderError as error:
            self._stop(error)
            return
        self._listening.begin(self._reading.fileno())

    @Slot()
    def _on_listening_heard(self) -> None:
        if self._reading is None or self._current is None:
            return
        try:
            if self._intake is None:
                self._look(self._current, self._reading.opened())
            else:
                self._take(self._intake, self._reading)
        except ReaderError as error:
            self._fail(error)
        except BaseException:
            self._clear_away()
            QTimer.singleShot(0, self, self._next)
            raise

    def _look(self, file: FileToAdd, opened: str | Found | None) -> None:
        """See what has been opened: a folder, a file that is known, one to be asked about, or one to be read."""
        if opened is None:
            return
        if not isinstance(opened, str):
            self._outcome.failures.extend(opened.refused)
            self._waiting.extendleft(FileToAdd(path, file.encoding) for path in reversed(opened.files))
            self._begun -= 1
        elif file.encoding or file.edition_of:
            self._begin(file, opened)
            return
        elif (known := self._library.texts.by_file(opened)) is not None:
            self._outcome.known.append(known)
            self.added.emit(known)
        elif (twin := None if file.asked else self._twin(file.path)) is not None:
            self._twins.append(Twin(file, twin))
        else:
            self._begin(file, opened)
            return
        self._clear_away()
        self._next()

    def _twin(self, path: Path) -> Text | None:
        """Give the text that came from a file of this name before these files were added."""
        twin = self._library.texts.from_name(sound(path.name), sound(str(path.absolute())))
        return None if twin is None or twin.id in self._outcome.added_ids else twin

    def _begin(self, file: FileToAdd, digest: str) -> None:
        assert self._reading is not None
        source = SourceFile(file.source or str(file.path.absolute()), digest, file.path.read_bytes)
        shelf = self._library.editions.shelf(file.edition_of) if file.edition_of else self._library.texts
        self._intake = Intake(self._reading, shelf, source, self._moment.now())
        self._take(self._intake, self._reading)

    def _take(self, intake: Intake, reading: ImportProcess) -> None:
        before = reading.fraction
        if intake.step():
            self._keep(*intake.arrived_as)
            return
        if intake.is_closing:
            QTimer.singleShot(0, self, self._on_listening_heard)
        if reading.fraction != before:
            self._telling.wish()
            if self._current is not None and not self._current.edition_of:
                self.grown.emit(intake.text_id)

    def _keep(self, came_as: str, text: Text, is_new: bool) -> None:
        assert self._current is not None
        self._intake = None
        self._clear_away()
        if self._current.edition_of:
            self._outcome.editions += 1
            self.edition_read.emit(self._current.edition_of, text)
        else:
            self._outcome.keep(text, is_new=is_new)
            self._announce(came_as, text.id)
            self.added.emit(text)
        self._next()

    def _fail(self, error: ReaderError) -> None:
        if error.problem.name.startswith("LIBRARY_"):
            self._stop(error)
            return
        self._clear_away()
        self._outcome.failures.append(error)
        self._next()

    def _stop(self, error: ReaderError) -> None:
        """Try none of the other files: it is not this one that is to blame."""
        self._clear_away()
        self._outcome.stopped = error
        self._waiting.clear()
        self._twins.clear()
        self._next()

    def _clear_away(self) -> None:
        self._listening.end()
        if self._reading is not None:
            self._reading.close()
            self._reading = None
        if self._intake is not None:
            intake, self._intake = self._intake, None
            intake.abandon()
            if intake.text_id:
                self._announce(intake.text_id)

    # --- the end -------------------------------------------------------------------------------------------------

    def _finish_or_ask(self) -> None:
        self._current = None
        if self._twins:
            twins, self._twins = self._twins, []
            self.twins_found.emit(twins)
            return
        self._end_worker()
        self._on_announcing_timeout()
        outcome, self._outcome = self._outcome, Outcome()
        self._begun = 0
        self.finished.emit(outcome)

    def _end_worker(self) -> None:
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    # --- what is told --------------------------------------------------------------------------------------------

    def _tell_progress(self) -> None:
        if self._current is not None:
            total = self._begun + len(self._waiting)
            left = time_left(self._begun, total, self._moment.monotonic() - self._since)
            fraction = 0.0 if self._reading is None else self._reading.fraction
            self.progressed.emit(Progress(sound(self._current.path.name), self._begun, total, fraction, left))

    def _announce(self, *texts: str) -> None:
        """Announce texts at once where they are few, else together with those that come after them."""
        self._unsaid.update(dict.fromkeys(texts))
        if self._begun == 1 and not self._waiting:
            self._on_announcing_timeout()
        elif not self._announcing.isActive():
            self._announcing.start()

    @Slot()
    def _on_announcing_timeout(self) -> None:
        self._announcing.stop()
        if self._unsaid:
            texts, self._unsaid = tuple(self._unsaid), {}
            before = self._moment.monotonic()
            self._announcer.announce(Changes(OperationName.ADD_TEXT, texts=texts), self)
            taken = (self._moment.monotonic() - before) * 1_000
            self._announcing.setInterval(max(_ANNOUNCED_MS, round(_SHARE * taken)))
