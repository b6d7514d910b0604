"""Put the reading screen into a window of 1440×900, and know when it is painted.

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
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from reader.resources import resource
from reader.storage.library import Library
from reader.ui.annotator import Annotator
from reader.ui.announcer import Announcer
from reader.ui.appearance import Appearance
from reader.ui.icons import Icons
from reader.ui.moment import Moment
from reader.ui.notes.pane import NotesPane
from reader.ui.preferences import Settings
from reader.ui.read_screen import ReadScreen

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


class Desk:
    """Hold the reading screen and all that it needs, over a library file."""

    def __init__(self, application: QApplication, path: Path) -> None:
        """Open the library and show the empty window."""
        self.library = Library.open(path, libraries.NOW)
        settings = Settings(self.library.preferences)
        appearance = Appearance(application, settings, Icons(resource("icons")))
        announcer = Announcer()
        self.annotator = Annotator(self.library, announcer, Moment())
        notes = NotesPane(self.library, self.annotator, announcer, settings, appearance, Moment())
        self.screen = ReadScreen(self.library, self.annotator, announcer, settings, appearance, Moment(), notes)
        self.window = QWidget()
        layout = QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.screen)
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
        assert self._paints.count == before + 1, "the page was not painted, or more than once"

    def painted(self, action: Callable[[], object]) -> None:
        """Do something and paint what comes of it."""
        action()
        self.paint()

    def close(self) -> None:
        """Put everything away."""
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents()
        self.library.close()
