"""Paint the definition of a word in a smaller version of the page's typography."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from reader.core.text.leaves import Leaf, extract_passage
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.painting import paint_leaf
from reader.ui.page.typography import Typography

SHORT = 900
"""Code points of a long definition that are shown until it is expanded."""

_MAX_IMAGE_HEIGHT = 120


class DefinitionView(QWidget):
    """A widget with the blocks of one entry; a double click on a word requests that word."""

    word_requested = Signal(str, int)
    """The text of a block, and the position of the double click in it."""

    def __init__(self, leaf: Leaf, typography: Typography, parent: QWidget) -> None:
        super().__init__(parent)
        self._leaf = leaf
        self._typography = typography
        self._shown = leaf
        self._layout: LeafLayout | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(leaf.text)
        if self.is_long:
            self._shown = extract_passage(leaf, 0, SHORT) or leaf

    @property
    def is_long(self) -> bool:
        """Return whether the definition is shown shortened at first."""
        return len(self._leaf.text) > SHORT + SHORT // 3

    def show_whole(self) -> None:
        """Show all of a long definition."""
        self._shown = self._leaf
        self._lay_out(self.width())

    def _lay_out(self, width: int) -> None:
        typography = _with_measure(self._typography, max(80, width))
        self._layout = LeafLayout(self._shown, typography, _no_image, _MAX_IMAGE_HEIGHT)
        self.setFixedHeight(round(self._layout.height) + 2)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._layout is None or event.size().width() != event.oldSize().width():
            self._lay_out(event.size().width())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._layout is not None:
            painter = QPainter(self)
            ink = self._layout.typography.ink
            paint_leaf(painter, self._layout, (), ink, QRectF(event.rect()))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = self._layout.position_under(event.position()) if self._layout is not None else None
        if self._layout is not None and position is not None and event.button() == Qt.MouseButton.LeftButton:
            start, block = self._layout.block_at(position)
            self.word_requested.emit(block.text, position - start)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Polish and self._layout is None:
            self._lay_out(self.width())
        return super().event(event)


def _with_measure(typography: Typography, width: int) -> Typography:
    return replace(typography, measure=width, indent=0, justified=False, hyphenate=False)


def _no_image(_name: str) -> QImage | None:
    return None
