"""Darken a window while a modal dialog lies over it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import CARD_RADIUS
from reader.ui.appearance.theme import BACKDROP, BACKDROP_SHARE
from reader.ui.widgets.painting import draw_ground


class Backdrop(QWidget):
    """A flat colour over the whole of a window, in the shape of a dialog over a dialog.

    It follows the size through the signals of the window's handle: an event filter would still be called while the
    window is being deleted, with what is left of it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._radius = CARD_RADIUS if isinstance(window, QDialog) else 0
        self._window = window
        self.resize(window.size())
        handle = window.windowHandle()
        if handle is not None:  # which a window has once it was shown
            handle.widthChanged.connect(self._on_handle_size_changed)
            handle.heightChanged.connect(self._on_handle_size_changed)
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the colour."""
        colour = QColor(BACKDROP)
        colour.setAlphaF(BACKDROP_SHARE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._radius > 0)
        draw_ground(painter, self.rect(), self._radius, colour)
        painter.end()

    @Slot(int)
    def _on_handle_size_changed(self, _length: int) -> None:
        """Stay as large as the window."""
        self.resize(self._window.size())
