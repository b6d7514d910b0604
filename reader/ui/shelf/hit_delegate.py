"""Paint what a search found: a line of context with the words that were found in it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from reader.storage.search import Hit
from reader.ui.theme import Theme

HIT = Qt.ItemDataRole.UserRole
_ROW, _GROUP = 30, 40
_PAD = 10


class HitDelegate(QStyledItemDelegate):
    """Paint groups as headings and hits as lines in which the words that were found stand on the highlight colour."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give groups more room than hits."""
        return QSize(200, _ROW if isinstance(index.data(HIT), Hit) else _GROUP)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        hit = index.data(HIT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(hit, Hit):
            self._paint_ground(painter, area, state)
            self._paint_hit(painter, area.adjusted(_PAD, 0, -_PAD, 0), font, hit)
        else:
            bold = QFont(font)
            bold.setBold(True)
            self._words(painter, area.adjusted(2, 8, 0, 0), bold, self.theme.text, str(index.data()))
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.rail))
            painter.drawRoundedRect(QRectF(area), 6, 6)

    def _paint_hit(self, painter: QPainter, area: QRect, font: QFont, hit: Hit) -> None:
        excerpt, start, end = hit.excerpt, hit.match_start, hit.match_end
        metrics = QFontMetrics(font)
        before = self._shortened(metrics, excerpt[:start], area.width() // 2)
        left = area.left() + metrics.horizontalAdvance(before)
        found = excerpt[start:end]
        right = left + metrics.horizontalAdvance(found)
        self._words(painter, area, font, self.theme.muted, before)
        ground = QRectF(left - 1, area.center().y() - metrics.height() / 2, right - left + 2, metrics.height() + 1)
        painter.fillRect(ground, QColor(self.theme.marks[0]))
        self._words(painter, area.adjusted(left - area.left(), 0, 0, 0), font, self.theme.text, found)
        self._words(painter, area.adjusted(right - area.left(), 0, 0, 0), font, self.theme.muted, excerpt[end:])

    @staticmethod
    def _shortened(metrics: QFontMetrics, words: str, width: int) -> str:
        return metrics.elidedText(words, Qt.TextElideMode.ElideLeft, width)

    @staticmethod
    def _words(painter: QPainter, area: QRect, font: QFont, colour: str, words: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
