"""Paint a text on the shelf: a tile with its first letter, its title, its standing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from reader.ui.shelf.model import ROW, about_text, standing
from reader.ui.shelf.rows import ShelfRow
from reader.ui.theme import SERIF_FAMILIES, Theme

ROW_HEIGHT = 80
"""Pixels that a text takes on the shelf."""

_TILE = QSize(42, 56)
_BAR = 240
_GAP = 16
_QUOTES = "《「『“\"'‘（([【〈 "


class ShelfDelegate(QStyledItemDelegate):
    """Paint the rows in the theme's colours."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give every row the same height."""
        return QSize(320, ROW_HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row = index.data(ROW)
        if not isinstance(row, ShelfRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        self._paint_ground(painter, area, state)
        inner = area.adjusted(8, 0, -8, 0)
        self._paint_tile(painter, inner, row)
        bar_width = min(_BAR, inner.width() // 3)
        words = inner.adjusted(_TILE.width() + _GAP, 0, -bar_width - 2 * _GAP, 0)
        self._paint_words(painter, words, font, row)
        self._paint_standing(painter, QRect(inner.right() - bar_width, inner.top(), bar_width, inner.height()), row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        ground = QRectF(area).adjusted(0, 3, 0, -4)
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.rail))
            painter.drawRoundedRect(ground, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(self.theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_tile(self, painter: QPainter, inner: QRect, row: ShelfRow) -> None:
        tile = QRectF(inner.left(), inner.center().y() - _TILE.height() / 2, _TILE.width(), _TILE.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.tint))
        painter.drawRoundedRect(tile, 4, 4)
        font = QFont()
        font.setFamilies(list(SERIF_FAMILIES))
        font.setPixelSize(23)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.accent))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, first_letter(row.text.title))

    def _paint_words(self, painter: QPainter, area: QRect, font: QFont, row: ShelfRow) -> None:
        middle = area.center().y()
        bold = QFont(font)
        bold.setBold(True)
        bold.setPointSizeF(font.pointSizeF() * 1.08)
        upper = QRect(area.left(), middle - 25, area.width(), 25)
        lower = QRect(area.left(), middle + 2, area.width(), 22)
        self._line(painter, upper, bold, self.theme.text, row.text.title)
        self._line(painter, lower, font, self.theme.muted, about_text(row))

    def _paint_standing(self, painter: QPainter, area: QRect, row: ShelfRow) -> None:
        middle = area.center().y()
        track = QRectF(area.left(), middle - 10, area.width(), 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.track))
        painter.drawRoundedRect(track, 2.5, 2.5)
        if row.share > 0:
            painter.setBrush(QColor(self.theme.accent))
            width = max(5.0, track.width() * row.share)
            painter.drawRoundedRect(QRectF(track.left(), track.top(), width, 5), 2.5, 2.5)
        small = QFont(painter.font())
        small.setFamilies(QFont().families())
        small.setPointSizeF(QFont().pointSizeF() * 0.92)
        below = QRect(area.left(), middle + 1, area.width(), 20)
        self._line(painter, below, small, self.theme.muted, standing(row))

    def _line(self, painter: QPainter, area: QRect, font: QFont, colour: str, words: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


def first_letter(title: str) -> str:
    """Give the letter for the tile: the first that is no quotation mark or bracket."""
    letters = title.strip().lstrip(_QUOTES)
    return letters[:1].upper() or "·"
