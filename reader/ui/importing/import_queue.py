"""Import files in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.operation_name import OperationName
from reader.core.text.model import Text
from reader.core.text.sanitise import sanitise
from reader.services.clock import Clock
from reader.services.importing.import_progress import ImportOutcome, ImportProgress, time_left
from reader.services.importing.import_run import ImportRequest, ImportRun
from reader.storage.library import Library
from reader.ui.shell.change_notifier import ChangeNotifier

_PROGRESS_MS = 100
_INTERVAL_MS = 1_000
_INTERVAL_FACTOR = 20
"""Imported texts are announced together: the interval is at least this many times the last announcement's length."""


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file, and the text in the library that was imported from a file of the same name with other content."""

    file: ImportRequest
    text: Text


class ImportQueue(QObject):
    """Import files one after the other in a thread of their own; a folder stands for all known files in it.

    ``progressed`` carries an `ImportProgress`; ``text_extended`` the id of a text of which more can be read;
    ``added`` the text; ``edition_read`` the id of a text and the `Text` of a new edition of it, which is stored
    separately; ``changed_files_found`` a list of `ChangedFile` once all other files are imported, while the queue
    waits for `go_on`; ``finished`` the `ImportOutcome`.
    """

    progressed = Signal(object)
    text_extended = Signal(str)
    added = Signal(object)
    edition_read = Signal(str, object)
    changed_files_found = Signal(list)
    finished = Signal(object)
    _call_queued = Signal(object)

    def __init__(self, library: Library, change_notifier: ChangeNotifier, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._change_notifier = change_notifier
        self._clock = clock
        self._run: ImportRun | None = None
        self._threads: ThreadPoolExecutor | None = None
        self._changed_files: list[ChangedFile] = []
        self._outcome = ImportOutcome()
        self._started_at = 0.0
        self._unannounced: dict[str, None] = {}
        self._growing = ""
        self._call_queued.connect(self._on_call_queued, Qt.ConnectionType.QueuedConnection)
        self._progress_timer = QTimer(self, interval=_PROGRESS_MS)
        self._progress_timer.timeout.connect(self._on_progress_timer_timeout)
        self._announcing = QTimer(self, singleShot=True, interval=_INTERVAL_MS)
        self._announcing.timeout.connect(self._on_announcing_timeout)

    @property
    def is_busy(self) -> bool:
        """Return whether files are being imported."""
        return self._run is not None

    def add(self, files: Iterable[ImportRequest]) -> None:
        """Queue files and folders."""
        if self._run is not None:
            self._run.waiting.extend(files)
            return
        self._run = ImportRun(_QueuedObserver(self), self._clock)
        self._run.waiting.extend(files)
        self._started_at = self._clock.monotonic()
        self._progress_timer.start()
        self._begin(self._run)

    def go_on(self, files: Iterable[ImportRequest]) -> None:
        """Continue with these requests in place of the changed files."""
        if self._run is not None:
            requests = list(files)
            self._run.begun -= len(requests)
            self._run.waiting.extendleft(reversed(requests))
            self._begin(self._run)

    def cancel(self) -> None:
        """Stop; complete texts stay, incomplete ones are removed."""
        self._changed_files.clear()
        if self._run is not None:
            self._run.stop()

    def close(self) -> None:
        """Stop importing without signals, as the program ends."""
        self._changed_files.clear()
        self._progress_timer.stop()
        self._announcing.stop()
        run, self._run = self._run, None
        if run is not None:
            run.stop()
            self._end(run)

    def call_in_window(self, call: Callable[[], None]) -> None:
        """Run a callable in the window's thread; called from the importing thread."""
        self._call_queued.emit(call)

    # --- in the window's thread ----------------------------------------------------------------------------------

    def _begin(self, run: ImportRun) -> None:
        if self._library.path is None:
            # a library in memory has only one connection
            run.run(self._library.import_connection)
            self.call_in_window(partial(self._on_idle, run))
            return
        if self._threads is None:
            self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")
        self._threads.submit(run.run, self._library.import_connection).add_done_callback(partial(self._queue_idle, run))

    def _queue_idle(self, run: ImportRun, done: Future[None]) -> None:
        self._call_queued.emit(partial(self._on_idle, run, done))

    @Slot(object)
    def _on_call_queued(self, call: Callable[[], None]) -> None:
        if self._run is not None:
            call()

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
        """Announce a text that was in the library already."""
        self._outcome.known.append(text)
        self.added.emit(text)

    def file_changed(self, request: ImportRequest, text: Text) -> None:
        """Keep a changed file until all others are imported, to ask about it."""
        self._changed_files.append(ChangedFile(request, text))

    def file_failed(self, error: ReaderError) -> None:
        """Store the error of a file, or of the library, which stops the import."""
        if error.problem.name.startswith("LIBRARY_"):
            self._outcome.stopped = error
            self._changed_files.clear()
        else:
            self._outcome.failures.append(error)

    def text_grew(self, text_id: str) -> None:
        """Announce that more of a text can be read."""
        self._growing = text_id
        self.text_extended.emit(text_id)

    def text_abandoned(self, text_id: str) -> None:
        """Announce that an incomplete text was removed."""
        self._announce(text_id)
        self._announce_gone(text_id)

    # --- announcements ------------------------------------------------------------------------------------------

    @Slot()
    def _on_progress_timer_timeout(self) -> None:
        run = self._run
        if run is None or (position := run.position) is None:
            return
        left = time_left(position.number, position.total, self._clock.monotonic() - self._started_at)
        self.progressed.emit(
            ImportProgress(sanitise(position.file.path.name), position.number, position.total, position.fraction, left)
        )

    def _announce(self, *texts: str) -> None:
        """Announce texts together with those that follow soon."""
        self._unannounced.update(dict.fromkeys(texts))
        if not self._announcing.isActive():
            self._announcing.start()

    def _announce_gone(self, text: str) -> None:
        """Announce at once that a text is gone if it may be on the screen, as it could be read already."""
        if text == self._growing:
            self._on_announcing_timeout()

    @Slot()
    def _on_announcing_timeout(self) -> None:
        self._announcing.stop()
        if self._unannounced:
            texts, self._unannounced = tuple(self._unannounced), {}
            start = self._clock.monotonic()
            self._change_notifier.announce(Changes(OperationName.ADD_TEXT, texts=texts), self)
            elapsed = (self._clock.monotonic() - start) * 1_000
            self._announcing.setInterval(max(_INTERVAL_MS, round(_INTERVAL_FACTOR * elapsed)))


class _QueuedObserver:
    """Forward the reports of the importing thread to the window's thread."""

    def __init__(self, queue: ImportQueue) -> None:
        self._queue = queue

    def text_grew(self, text_id: str) -> None:
        self._queue.call_in_window(partial(self._queue.text_grew, text_id))

    def text_abandoned(self, text_id: str) -> None:
        self._queue.call_in_window(partial(self._queue.text_abandoned, text_id))

    def file_imported(self, request: ImportRequest, imported_id: str, text: Text, *, is_new: bool) -> None:
        self._queue.call_in_window(partial(self._queue.file_imported, request, imported_id, text, is_new=is_new))

    def file_known(self, request: ImportRequest, text: Text) -> None:
        self._queue.call_in_window(partial(self._queue.file_known, request, text))

    def file_changed(self, request: ImportRequest, text: Text) -> None:
        self._queue.call_in_window(partial(self._queue.file_changed, request, text))

    def file_failed(self, error: ReaderError) -> None:
        self._queue.call_in_window(partial(self._queue.file_failed, error))
