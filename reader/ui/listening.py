"""Hear at once when the process apart has said something, without asking it all the time."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot

_PATIENCE, _POLL = 500, 8
"""Milliseconds between two looks at a child that may have died or fallen silent, and where only looking helps."""


class Listening(QObject):
    """Send ``heard`` whenever there may be something to take from a connection."""

    heard = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._notifier: QSocketNotifier | None = None
        # Windows has no file numbers of pipes that could be watched
        self._timer = QTimer(self, interval=_POLL if sys.platform == "win32" else _PATIENCE)
        self._timer.timeout.connect(self.heard)

    def begin(self, file_number: int) -> None:
        """Listen to the connection with this number; what was listened to before is let go."""
        self.end()
        if sys.platform != "win32":
            self._notifier = QSocketNotifier(file_number, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._on_notifier_activated)
        self._timer.start()

    def end(self) -> None:
        """Listen no more; to be called before the connection is closed."""
        self._timer.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None

    @Slot()
    def _on_notifier_activated(self) -> None:
        self.heard.emit()
