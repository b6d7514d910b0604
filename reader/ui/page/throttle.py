"""Throttle calls: the first is made at once, the last of a burst is never dropped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot


class Throttle(QObject):
    """Call a function at most once per interval of ``milliseconds``."""

    def __init__(self, act: Callable[[], None], milliseconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._function = act
        self._pending = False
        self._timer = QTimer(self, singleShot=True, interval=milliseconds)
        self._timer.timeout.connect(self._on_timer_timeout)

    def call(self) -> None:
        """Call the function now, or once the interval since the last call is over."""
        if self._timer.isActive():
            self._pending = True
        else:
            self._function()
            self._timer.start()

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self._pending:
            self._pending = False
            self.call()
