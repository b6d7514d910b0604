"""Save and restore the geometry of the window, separately from the preferences."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QMainWindow, QSplitter

_DEFAULT_SIZE = QSize(1280, 820)
_FRAME = QSize(8, 40)
"""Pixels that the system's frame around the window may take."""


class WindowState:
    """Store the geometry of the window and its splitters in a file of their own."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def restore(self, window: QMainWindow) -> None:
        """Restore the geometry of the window, or set the default size, which is never larger than the screen."""
        geometry = self._store.value("geometry")
        if not isinstance(geometry, QByteArray) or not window.restoreGeometry(geometry):
            window.resize(_DEFAULT_SIZE.boundedTo(window.screen().availableSize() - _FRAME))
        for splitter in window.findChildren(QSplitter):
            state = self._store.value(f"splitter/{splitter.objectName()}")
            if splitter.objectName() and isinstance(state, QByteArray):
                splitter.restoreState(state)

    def keep(self, window: QMainWindow) -> None:
        """Save the geometry of the window."""
        self._store.setValue("geometry", window.saveGeometry())
        for splitter in window.findChildren(QSplitter):
            if splitter.objectName():
                self._store.setValue(f"splitter/{splitter.objectName()}", splitter.saveState())
        self._store.sync()
