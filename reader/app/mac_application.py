"""Receive the files and links that macOS opens the program with, as events and not as arguments."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override


class MacApplication(QApplication):
    """An application that says which files and links it is asked to open; those that come too early wait."""

    arguments_received = Signal(list)

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._waiting: list[str] | None = []

    def begin_opening(self) -> list[str]:
        """Return what has come until now; what comes later is emitted."""
        waiting, self._waiting = self._waiting or [], None
        return waiting

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            argument = event.file() or event.url().toString()
            if self._waiting is None:
                self.arguments_received.emit([argument])
            else:
                self._waiting.append(argument)
            return True
        return super().event(event)
