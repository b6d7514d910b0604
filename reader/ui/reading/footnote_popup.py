"""Show a footnote over the page, beside its reference."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.leaves import split_into_leaves
from reader.ui.appearance.sizes import CONTROL_RADIUS
from reader.ui.page.inline_writer import ImageSource
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.painting import paint_leaf
from reader.ui.page.typography import Typography
from reader.ui.widgets.announcement import announce

_PADDING = 16
_WIDTH_EMS = 22
_MAX_HEIGHT = 320
_SIZE_SHARE = 0.88


class FootnotePopup(QWidget):
    """A popup with the blocks of a footnote; a click requests its place, Esc or a click elsewhere closes it."""

    place_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._layout: LeafLayout | None = None

    def show_note(self, blocks: list[Block], typography: Typography, images: ImageSource, reference: QRect) -> None:
        """Show blocks beside ``reference``, a rectangle in screen coordinates."""
        small = scaled_typography(typography, _SIZE_SHARE)
        (leaf, *_rest) = split_into_leaves([_without_label(block) for block in blocks])
        self._layout = LeafLayout(leaf, small, images, _MAX_HEIGHT)
        height = min(_MAX_HEIGHT, round(self._layout.height) + 2 * _PADDING)
        self.resize(small.measure + 2 * _PADDING, height)
        self.setAccessibleName(leaf.text)
        self._place(reference)
        self.show()
        announce(self, leaf.text)

    def _place(self, reference: QRect) -> None:
        screen = self.screen().availableGeometry()
        x = min(max(screen.left() + 8, reference.center().x() - self.width() // 2), screen.right() - self.width() - 8)
        y = reference.bottom() + 6
        if y + self.height() > screen.bottom():
            y = reference.top() - 6 - self.height()
        self.move(QPoint(x, y))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._layout is None:
            return
        ink = self._layout.typography.ink
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(ink.line), 1))
        painter.setBrush(QColor(ink.paper))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CONTROL_RADIUS, CONTROL_RADIUS)
        painter.translate(_PADDING, _PADDING)
        area = QRectF(0, 0, self.width() - 2 * _PADDING, self.height() - 2 * _PADDING)
        painter.setClipRect(area)
        paint_leaf(painter, self._layout, (), ink, area)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.close()
            self.place_requested.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close()
            self.place_requested.emit()
        else:
            super().keyPressEvent(event)


def _without_label(block: Block) -> Block:
    """Return a footnote's block without its label, which the reference already shows."""
    kind = BlockKind.STANDFIRST if block.kind in {BlockKind.FOOTNOTE, BlockKind.LIST_ITEM} else block.kind
    return Block(kind, block.text or " ", block.inlines, block.level, "", block.image)


def scaled_typography(typography: Typography, share: float) -> Typography:
    """Return a smaller typography for a popup over the page; ``share`` is its size relative to the page's."""
    size = round(typography.size * share)
    ink = typography.ink
    plain = type(ink)(ink.paper, ink.text, ink.text, ink.line, ink.accent, ink.selection, ink.marks, ink.found)
    return replace(
        typography,
        size=size,
        leading=round(size * 1.55),
        measure=_WIDTH_EMS * size,
        indent=0,
        spacing=round(size * 0.4),
        ink=plain,
        vertical=False,
    )
