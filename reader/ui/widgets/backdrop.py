"""Darken a window while a modal dialog lies over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from reader.ui.appearance.theme import BACKDROP, BACKDROP_SHARE, CARD_RADIUS
from reader.ui.widgets.painting import draw_ground


class Backdrop(QWidget):
    """A flat colour over the whole of a window, in the shape of a dialog over a dialog."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._radius = CARD_RADIUS if isinstance(window, QDialog) else 0
        self.resize(window.size())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if isinstance(event, QResizeEvent):
            self.resize(event.size())
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the colour."""
        colour = QColor(BACKDROP)
        colour.setAlphaF(BACKDROP_SHARE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._radius > 0)
        draw_ground(painter, self.rect(), self._radius, colour)
        painter.end()
