"""Tell when a window has been painted for the first time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_LONGEST_WAIT_MS = 1_000
"""After this time a window that is not painted, as it is minimized or on another desktop, is taken for painted."""


class FirstPaint(QObject):
    """Emits ``done`` once, when the event that painted the window is over."""

    done = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self, singleShot=True, interval=_LONGEST_WAIT_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the end of the first event that paints."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            self._timer.start(0)
        return False

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._window.removeEventFilter(self)
        self.done.emit()
