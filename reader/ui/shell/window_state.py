"""Remember where the window stood, apart from what the reader prefers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QMainWindow, QSplitter

_FIRST_SIZE = QSize(1280, 820)
_FRAME = QSize(8, 40)
"""Pixels that the system's frame around the window may take."""


class WindowState:
    """Keep the geometry of the window and of its splitters in a file of their own."""

    def __init__(self, path: Path) -> None:
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    def restore(self, window: QMainWindow) -> None:
        """Put the window where it was, or give it its first size, which is never more than the screen has room for."""
        geometry = self._kept.value("geometry")
        if not isinstance(geometry, QByteArray) or not window.restoreGeometry(geometry):
            window.resize(_FIRST_SIZE.boundedTo(window.screen().availableSize() - _FRAME))
        for splitter in window.findChildren(QSplitter):
            state = self._kept.value(f"splitter/{splitter.objectName()}")
            if splitter.objectName() and isinstance(state, QByteArray):
                splitter.restoreState(state)

    def keep(self, window: QMainWindow) -> None:
        """Write down where the window is."""
        self._kept.setValue("geometry", window.saveGeometry())
        for splitter in window.findChildren(QSplitter):
            if splitter.objectName():
                self._kept.setValue(f"splitter/{splitter.objectName()}", splitter.saveState())
        self._kept.sync()
