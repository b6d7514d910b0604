"""Open the program's window, 1440×900, and force it to paint.

Painted means: all posted events, update requests included, are delivered, and the page and whatever else has changed
is painted, so that every pixel is in the window's backing store. The way from there to the display is not measured.
The offscreen platform paints with the same raster engine as the visible ones.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import libraries
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from reader.app.composition import build
from reader.core.screens import ScreenName
from reader.resources import resource
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.preferences.preference_store import Settings
from reader.ui.translation.translation import Translation

WIDTH, HEIGHT = 1440, 900


class PaintCounter(QObject):
    """An event filter that counts the paintings of a widget, so that no figure measures nothing."""

    def __init__(self) -> None:
        """Start at 0."""
        super().__init__()
        self.count = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count a paint event and let it pass."""
        self.count += event.type() == QEvent.Type.Paint
        return False


class MeasuredWindow:
    """The program's window over a library file, built as the program itself builds it."""

    def __init__(self, application: QApplication, path: Path) -> None:
        """Open the library and show the window without a text."""
        self.library = Library.open(path, libraries.NOW)
        translation = Translation(application, resource("translations"))
        self.settings = Settings(self.library.preferences)
        self._program = build(application, self.library, self.settings, translation, Clock())
        self.controller = self._program.controller
        self.window = self.controller.window
        self.screen = self.controller.read_screen
        self.annotation_commands = self._program.context.annotation_commands
        self.tasks = self._program.context.tasks
        self.texts = self.controller.texts
        self.window.show_screen(ScreenName.READ)
        self.window.resize(WIDTH, HEIGHT)
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)
        self._paints = PaintCounter()
        self.screen.page.viewport().installEventFilter(self._paints)
        self.paint()

    def paint(self) -> None:
        """Deliver all posted events and paint the window."""
        before = self._paints.count
        QCoreApplication.sendPostedEvents()
        if self._paints.count == before:
            self.screen.page.viewport().repaint()
        assert self._paints.count > before, "the page was not painted"

    def painted(self, action: Callable[[], object]) -> None:
        """Run ``action`` and paint its effect."""
        action()
        self.paint()

    def close(self) -> None:
        """Close the window and the library."""
        self.tasks.close()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents()
        self.library.close()
