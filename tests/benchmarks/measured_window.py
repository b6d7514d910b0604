"""Open the program's window, 1440×900, and know when it is painted.

Painted means: all posted events are delivered, those that ask for an update among them, and the page and whatever else
of the window has changed is painted, so that every pixel of it is in the window's backing store. What comes after, the
way to the display, is the display's. The offscreen platform paints with the same raster engine as the visible ones.
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
from reader.ui.preferences import Settings
from reader.ui.translation.translation import Translation

WIDTH, HEIGHT = 1440, 900


class Paints(QObject):
    """Count how often a widget is really painted, so that no figure stands for nothing."""

    def __init__(self) -> None:
        """Begin at none."""
        super().__init__()
        self.count = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count the painting and let it happen."""
        self.count += event.type() == QEvent.Type.Paint
        return False


class MeasuredWindow:
    """Hold the program's window over a library file, as the program itself builds it."""

    def __init__(self, application: QApplication, path: Path) -> None:
        """Open the library and show the window without a text."""
        self.library = Library.open(path, libraries.NOW)
        translation = Translation(application, resource("translations"))
        self._program = build(application, self.library, Settings(self.library.preferences), translation, Clock())
        self.window = self._program.controller.window
        self.screen = self._program.controller.read_screen
        self.annotation_commands = self._program.context.annotation_commands
        self.texts = self._program.controller.texts
        self.window.show_screen(ScreenName.READ)
        self.window.resize(WIDTH, HEIGHT)
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)
        self._paints = Paints()
        self.screen.page.viewport().installEventFilter(self._paints)
        self.paint()

    def paint(self) -> None:
        """Bring the window up to date and paint all of it."""
        before = self._paints.count
        QCoreApplication.sendPostedEvents()
        if self._paints.count == before:
            self.screen.page.viewport().repaint()
        assert self._paints.count > before, "the page was not painted"

    def painted(self, action: Callable[[], object]) -> None:
        """Do something and paint what comes of it."""
        action()
        self.paint()

    def close(self) -> None:
        """Put everything away."""
        self._program.context.tasks.close()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents()
        self.library.close()
