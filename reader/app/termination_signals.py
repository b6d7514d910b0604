"""Let Ctrl+C and the signal that ends a program close the window in order."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot


class TerminationSignals(QObject):
    """Receive SIGINT and SIGTERM in the event loop; ``received`` carries the number of the signal.

    Python runs a handler only when its code runs. While Qt waits it does not, so Python also writes to a socket, which
    wakes Qt.
    """

    received = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._read_end, self._write_end = socket.socketpair()
        for end in (self._read_end, self._write_end):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._read_end.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_notifier_activated)
        signal.set_wakeup_fd(self._write_end.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._keep)

    def _keep(self, number: int, _frame: FrameType | None) -> None:
        self._number = number

    @Slot()
    def _on_notifier_activated(self) -> None:
        self._read_end.recv(1_000)
        if self._number:
            self.received.emit(self._number)
