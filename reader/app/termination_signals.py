"""Let Ctrl+C and the signal that ends a program close the window in order."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Slot

_ENDED_BY_SIGNAL = 128
"""What is added to the number of a signal in the exit code, as shells do."""


class TerminationSignals(QObject):
    """Receive SIGINT and SIGTERM in the event loop, and leave every event loop; what is open is saved as at any end.

    ``exit_code`` is 0 until a signal arrives. One that arrives before there is an event loop is kept until there is:
    an exception of its handler would end the program in the middle of what Qt does.

    Python runs a handler only when its code runs. While Qt waits it does not, so Python also writes to a socket, which
    wakes Qt.
    """

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.exit_code = 0
        self._read_end, self._write_end = socket.socketpair()
        for end in (self._read_end, self._write_end):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._read_end.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_notifier_activated)
        signal.set_wakeup_fd(self._write_end.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._keep)

    def _keep(self, number: int, _frame: FrameType | None) -> None:
        self.exit_code = _ENDED_BY_SIGNAL + number

    @Slot()
    def _on_notifier_activated(self) -> None:
        self._read_end.recv(1_000)
        if self.exit_code:
            QCoreApplication.exit(self.exit_code)
