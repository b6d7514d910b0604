"""Do something at once, but no more often than every so many milliseconds: the last wish is always fulfilled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot


class Throttle(QObject):
    """Hold back what is wished for too often."""

    def __init__(self, act: Callable[[], None], milliseconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._act = act
        self._wished = False
        self._rest = QTimer(self, singleShot=True, interval=milliseconds)
        self._rest.timeout.connect(self._on_rest_timeout)

    def wish(self) -> None:
        """Act now, or as soon as the rest since the last time is over."""
        if self._rest.isActive():
            self._wished = True
        else:
            self._act()
            self._rest.start()

    @Slot()
    def _on_rest_timeout(self) -> None:
        if self._wished:
            self._wished = False
            self.wish()
