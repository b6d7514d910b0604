"""Take files into the library while the window stays free."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from reader.core.changes import Changes, OperationName
from reader.core.errors import ReaderError
from reader.core.text.model import Text
from reader.core.text.sanitise import sanitise
from reader.services.clock import Clock
from reader.services.importing.import_progress import ImportOutcome, ImportProgress, time_left
from reader.services.importing.import_run import ImportRequest, ImportRun
from reader.storage.library import Library
from reader.ui.shell.change_notifier import ChangeNotifier

_PROGRESS_MS = 100
_ANNOUNCED_MS = 1_000
_SHARE = 20
"""Texts that came in are announced together: not before so many times as long as the last announcement took."""


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """Hold a file, and the text in the library that came from a file of the same name and has other words."""

    file: ImportRequest
    text: Text


class ImportQueue(QObject):
    """Add files one after the other, in a thread of their own; what is a folder stands for all in it that is known.

    ``progressed`` carries a `ImportProgress`; ``grown`` the id of a text that has more to read now; ``added`` the text;
    ``edition_read`` the id of a text and the card of a new edition of it, which is kept apart;
    ``changed_files_found`` a list of `ChangedFile` once all other files are in: the queue waits for `go_on`;
    ``finished`` the `ImportOutcome`.
    """

    progressed = Signal(object)
    grown = Signal(str)
    added = Signal(object)
    edition_read = Signal(str, object)
    changed_files_found = Signal(list)
    finished = Signal(object)
    _landed = Signal(object)

    def __init__(self, library: Library, change_notifier: ChangeNotifier, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._change_notifier = change_notifier
        self._clock = clock
        self._run: ImportRun | None = None
        self._threads: ThreadPoolExecutor | None = None
        self._changed_files: list[ChangedFile] = []
        self._outcome = ImportOutcome()
        self._since = 0.0
        self._unsaid: dict[str, None] = {}
        self._growing = ""
        self._landed.connect(self._on_landed, Qt.ConnectionType.QueuedConnection)
        self._progress_timer = QTimer(self, interval=_PROGRESS_MS)
        self._progress_timer.timeout.connect(self._on_progress_timer_timeout)
        self._announcing = QTimer(self, singleShot=True, interval=_ANNOUNCED_MS)
        self._announcing.timeout.connect(self._on_announcing_timeout)

    @property
    def is_busy(self) -> bool:
        """Return whether files are still being added."""
        return self._run is not None

    def add(self, files: Iterable[ImportRequest]) -> None:
        """Add files, and those in folders."""
        if self._run is not None:
            self._run.waiting.extend(files)
            return
        self._run = ImportRun(_QueuedObserver(self), self._clock)
        self._run.waiting.extend(files)
        self._since = self._clock.monotonic()
        self._progress_timer.start()
        self._begin(self._run)

    def go_on(self, files: Iterable[ImportRequest]) -> None:
        """Go on with those of the files that were asked about, as they are now."""
        if self._run is not None:
            again = list(files)
            self._run.begun -= len(again)
            self._run.waiting.extendleft(reversed(again))
            self._begin(self._run)

    def cancel(self) -> None:
        """Stop; the texts that are whole stay, of the others nothing."""
        self._changed_files.clear()
        if self._run is not None:
            self._run.stop()

    def close(self) -> None:
        """End the reading without a word, as the program ends."""
        self._changed_files.clear()
        self._progress_timer.stop()
        self._announcing.stop()
        run, self._run = self._run, None
        if run is not None:
            run.stop()
            self._end(run)

    def land(self, landing: Callable[[], None]) -> None:
        """Do something in the window's thread; called from that in which files are read."""
        self._landed.emit(landing)

    # --- in the window's thread ----------------------------------------------------------------------------------

    def _begin(self, run: ImportRun) -> None:
        if self._library.path is None:
            # a library in memory has but one connection
            run.run(self._library.import_connection)
            self.land(partial(self._on_idle, run))
            return
        if self._threads is None:
            self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")
        self._threads.submit(run.run, self._library.import_connection).add_done_callback(partial(self._land_idle, run))

    def _land_idle(self, run: ImportRun, done: Future[None]) -> None:
        self._landed.emit(partial(self._on_idle, run, done))

    @Slot(object)
    def _on_landed(self, landing: Callable[[], None]) -> None:
        if self._run is not None:
            landing()

    def _on_idle(self, run: ImportRun, done: Future[None] | None = None) -> None:
        if done is not None and done.exception() is not None:
            self._finish(run)
            done.result()
        if run.waiting:
            self._begin(run)
        elif self._changed_files:
            changed, self._changed_files = self._changed_files, []
            self.changed_files_found.emit(changed)
        else:
            self._finish(run)

    def _finish(self, run: ImportRun) -> None:
        self._progress_timer.stop()
        self._run = None
        self._end(run)
        self._on_announcing_timeout()
        outcome, self._outcome = self._outcome, ImportOutcome()
        self.finished.emit(outcome)

    def _end(self, run: ImportRun) -> None:
        if self._threads is not None:
            self._threads.shutdown(wait=True)
            self._threads = None
        run.close()

    def file_imported(self, request: ImportRequest, imported_id: str, text: Text, *, is_new: bool) -> None:
        """Announce a text that is complete."""
        if request.edition_of:
            self._outcome.editions += 1
            self.edition_read.emit(request.edition_of, text)
            return
        (self._outcome.added if is_new else self._outcome.known).append(text)
        self._announce(imported_id, text.id)
        if imported_id != text.id:
            self._announce_gone(imported_id)
        self.added.emit(text)

    def file_known(self, _request: ImportRequest, text: Text) -> None:
        """Announce a text that was there already."""
        self._outcome.known.append(text)
        self.added.emit(text)

    def file_changed(self, request: ImportRequest, text: Text) -> None:
        """Keep a file that is to be asked about until all others are imported."""
        self._changed_files.append(ChangedFile(request, text))

    def file_failed(self, error: ReaderError) -> None:
        """Keep why a file did not come in, or why none does any more."""
        if error.problem.name.startswith("LIBRARY_"):
            self._outcome.stopped = error
            self._changed_files.clear()
        else:
            self._outcome.failures.append(error)

    def text_grew(self, text_id: str) -> None:
        """Announce that more of a text can be read."""
        self._growing = text_id
        self.grown.emit(text_id)

    def text_abandoned(self, text_id: str) -> None:
        """Announce that nothing of a text is left."""
        self._announce(text_id)
        self._announce_gone(text_id)

    # --- announcements ------------------------------------------------------------------------------------------

    @Slot()
    def _on_progress_timer_timeout(self) -> None:
        run = self._run
        if run is None or (at := run.position) is None:
            return
        left = time_left(at.number, at.total, self._clock.monotonic() - self._since)
        self.progressed.emit(ImportProgress(sanitise(at.file.path.name), at.number, at.total, at.fraction, left))

    def _announce(self, *texts: str) -> None:
        """Announce texts together with those that come soon after them."""
        self._unsaid.update(dict.fromkeys(texts))
        if not self._announcing.isActive():
            self._announcing.start()

    def _announce_gone(self, text: str) -> None:
        """Announce at once that a text is gone which may be on the screen, because it could be read already."""
        if text == self._growing:
            self._on_announcing_timeout()

    @Slot()
    def _on_announcing_timeout(self) -> None:
        self._announcing.stop()
        if self._unsaid:
            texts, self._unsaid = tuple(self._unsaid), {}
            before = self._clock.monotonic()
            self._change_notifier.announce(Changes(OperationName.ADD_TEXT, texts=texts), self)
            taken = (self._clock.monotonic() - before) * 1_000
            self._announcing.setInterval(max(_ANNOUNCED_MS, round(_SHARE * taken)))


class _QueuedObserver:
    """Pass on what the importing thread reports to the window's thread."""

    def __init__(self, queue: ImportQueue) -> None:
        self._queue = queue

    def text_grew(self, text_id: str) -> None:
        self._queue.land(partial(self._queue.text_grew, text_id))

    def text_abandoned(self, text_id: str) -> None:
        self._queue.land(partial(self._queue.text_abandoned, text_id))

    def file_imported(self, request: ImportRequest, imported_id: str, text: Text, *, is_new: bool) -> None:
        self._queue.land(partial(self._queue.file_imported, request, imported_id, text, is_new=is_new))

    def file_known(self, request: ImportRequest, text: Text) -> None:
        self._queue.land(partial(self._queue.file_known, request, text))

    def file_changed(self, request: ImportRequest, text: Text) -> None:
        self._queue.land(partial(self._queue.file_changed, request, text))

    def file_failed(self, error: ReaderError) -> None:
        self._queue.land(partial(self._queue.file_failed, error))
