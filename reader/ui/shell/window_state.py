"""Save and restore the geometry of the window, its panes and its dialogs, separately from the preferences."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QMainWindow

from reader.ui.widgets.window_sizes import WindowSizes

_DEFAULT_SIZE = QSize(1280, 820)
_FRAME = QSize(8, 40)
"""Pixels that the system's frame around the window may take."""


class WindowState:
    """Store the geometry of the window, its panes and its dialogs in a file of their own."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def restore(self, window: QMainWindow) -> None:
        """Restore the geometry of the window, or set the default size, which is never larger than the screen.

        From now on the window and its dialogs remember their sizes.
        """
        geometry = self._store.value("geometry")
        if not isinstance(geometry, QByteArray) or not window.restoreGeometry(geometry):
            window.resize(_DEFAULT_SIZE.boundedTo(window.screen().availableSize() - _FRAME))
        WindowSizes(self._store, window).restore_panes(window)

    def keep(self, window: QMainWindow) -> None:
        """Save the geometry of the window."""
        self._store.setValue("geometry", window.saveGeometry())
        sizes = WindowSizes.of(window)
        if sizes is not None:
            sizes.keep_panes(window)
        self._store.sync()
