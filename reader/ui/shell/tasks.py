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
        future = self._threads.submit(work)
        future.add_done_callback(partial(self._deliver, done, failed))

    def close(self) -> None:
        """Finish the work that has begun, cancel the rest, and deliver no more results: the library closes next."""
        self._closed = True
        self._threads.shutdown(wait=True, cancel_futures=True)
        self.closed.emit()

    def _deliver(self, done: Callable[[T], None], failed: Callable[[ReaderError], None], future: Future[T]) -> None:
        """Send the result to the window's thread."""
        if not future.cancelled():
            self._delivered.emit(partial(_call_back, future, done, failed))

    @Slot(object)
    def _on_delivered(self, delivery: _Delivery) -> None:
        if not self._closed:
            delivery()


def _call_back(future: Future[T], done: Callable[[T], None], failed: Callable[[ReaderError], None]) -> None:
    try:
        result = future.result()
    except ReaderError as error:
        failed(error)
    else:
        done(result)
