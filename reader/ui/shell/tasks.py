"""Run slow work in another thread: the only way to do so."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reader.core.errors import ReaderError

T = TypeVar("T")
_Delivery = Callable[[], None]


class TaskRunner(QObject):
    """Run work in one background thread, in order; work takes and returns values, never the library or a widget."""

    closed = Signal()
    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._closed = False
        self._delivered.connect(self._on_delivered, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[ReaderError], None]) -> None:
        """Run ``work`` in the thread, then call ``done`` with its result or ``failed`` with its error in the caller's.

        Any other exception than `ReaderError` is raised in the caller's thread, as a bug.
        """
        self.submit(work, partial(_call_back, done, failed))

    def submit(self, work: Callable[[], T], ended: Callable[[Future[T]], None]) -> None:
        """Run ``work`` in the thread, then call ``ended`` in the caller's with its future, which holds any error."""
        self._threads.submit(work).add_done_callback(partial(self._deliver, ended))

    def post(self, call: Callable[[], None]) -> None:
        """Call in the caller's thread, in order with the results; for work that reports before it ends."""
        self._delivered.emit(call)

    def close(self) -> None:
        """Finish the work that has begun, cancel the rest, and deliver no more results: the library closes next."""
        self._closed = True
        self._threads.shutdown(wait=True, cancel_futures=True)
        self.closed.emit()

    def _deliver(self, ended: Callable[[Future[T]], None], future: Future[T]) -> None:
        """Send the result to the window's thread."""
        if not future.cancelled():
            self.post(partial(ended, future))

    @Slot(object)
    def _on_delivered(self, delivery: _Delivery) -> None:
        if not self._closed:
            delivery()


def _call_back(done: Callable[[T], None], failed: Callable[[ReaderError], None], future: Future[T]) -> None:
    try:
        result = future.result()
    except ReaderError as error:
        failed(error)
    else:
        done(result)
