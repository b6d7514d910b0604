"""Do slow work apart from the window: the one way for it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reader.core.errors import ReaderError

T = TypeVar("T")
_Landing = Callable[[], None]


class TaskRunner(QObject):
    """Run work in one other thread, in order; the work gets and gives values, never the library or a widget."""

    closed = Signal()
    _landed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._closed = False
        self._landed.connect(self._on_landed, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[ReaderError], None]) -> None:
        """Do ``work`` there, then ``done`` with its result or ``failed`` with its error here.

        What is no `ReaderError` is raised here, as a bug.
        """
        future = self._threads.submit(work)
        future.add_done_callback(partial(self._land, done, failed))

    def close(self) -> None:
        """Finish the work that has begun, drop the rest, and hand over nothing more: the library closes next."""
        self._closed = True
        self._threads.shutdown(wait=True, cancel_futures=True)
        self.closed.emit()

    def _land(self, done: Callable[[T], None], failed: Callable[[ReaderError], None], future: Future[T]) -> None:
        """Send the result over to the window's thread."""
        if not future.cancelled():
            self._landed.emit(partial(_hand_over, future, done, failed))

    @Slot(object)
    def _on_landed(self, landing: _Landing) -> None:
        if not self._closed:
            landing()


def _hand_over(future: Future[T], done: Callable[[T], None], failed: Callable[[ReaderError], None]) -> None:
    try:
        result = future.result()
    except ReaderError as error:
        failed(error)
    else:
        done(result)
