"""Paint what a search found: headings, and lines of context with all words that were found in them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from reader.storage.search.hits import Hit, HitGroup
from reader.ui.appearance.theme import Theme
from reader.ui.library.search_results_model import FOUND, MoreHits, Row, count_words, rest_words, where_words
from reader.ui.page.utf16 import units_before

_ROW, _GROUP = 32, 46
_PAD = 10
_DOT = 10
_SLACK = 2
"""Pixels by which words may be wider than they are measured."""

_BEFORE_SHARE, _WHERE_SHARE = 0.4, 0.28
"""How much of a line what stands before the words may take, and where the find stands."""


class HitDelegate(QStyledItemDelegate):
    """Paint groups as headings and hits as lines in which the words that were found stand on the highlight colour."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return groups more room than hits."""
        return QSize(200, _GROUP if isinstance(index.data(FOUND), HitGroup) else _ROW)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_row(painter, area, state, font, index.data(FOUND))
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRect, state: QStyle.StateFlag, font: QFont, row: Row) -> None:
        if isinstance(row, HitGroup):
            ground = area.adjusted(0, 10, 0, 0)
            self._paint_ground(painter, ground, state)
            self._paint_heading(painter, ground.adjusted(_PAD, 0, -_PAD, 0), font, row)
            return
        self._paint_ground(painter, area, state)
        inner = area.adjusted(_PAD, 0, -_PAD, 0)
        if isinstance(row, MoreHits):
            self._words(painter, inner.adjusted(2 * _DOT, 0, 0, 0), font, self.theme.accent, rest_words(row))
        else:
            self._paint_hit(painter, inner, font, row)

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.rail))
            painter.drawRoundedRect(QRectF(area), 6, 6)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(self.theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_heading(self, painter: QPainter, area: QRect, font: QFont, group: HitGroup) -> None:
        bold = QFont(font)
        bold.setBold(True)
        counts = count_words(group)
        counts_width = QFontMetrics(font).horizontalAdvance(counts) + _SLACK
        room = area.width() - counts_width - 3 * _PAD
        title = QFontMetrics(bold).elidedText(group.title, Qt.TextElideMode.ElideRight, room)
        self._words(painter, area, bold, self.theme.text, title)
        taken = QFontMetrics(bold).horizontalAdvance(title) + _PAD
        author = area.adjusted(taken, 0, -counts_width - _PAD, 0)
        self._words(painter, author, font, self.theme.muted, group.author)
        self._words(painter, area.adjusted(area.width() - counts_width, 0, 0, 0), font, self.theme.muted, counts)
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_hit(self, painter: QPainter, area: QRect, font: QFont, hit: Hit) -> None:
        where = where_words(hit)
        where_width = min(QFontMetrics(font).horizontalAdvance(where) + _SLACK, round(area.width() * _WHERE_SHARE))
        if hit.annotation:
            self._paint_dot(painter, area, hit.colour)
        line = area.adjusted(2 * _DOT, 0, -where_width - 2 * _PAD, 0)
        self._paint_excerpt(painter, line, font, hit)
        self._words(painter, area.adjusted(area.width() - where_width, 0, 0, 0), font, self.theme.faint, where)

    def _paint_dot(self, painter: QPainter, area: QRect, colour: int) -> None:
        painter.setPen(QColor(self.theme.muted))
        painter.setBrush(QColor(self.theme.marks[colour - 1]) if colour else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(area.left(), area.center().y() - _DOT / 2 + 1, _DOT, _DOT))

    def _paint_excerpt(self, painter: QPainter, area: QRect, font: QFont, hit: Hit) -> None:
        words, marks = _fitted(hit, QFontMetrics(font), area.width())
        layout = QTextLayout(words, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.setFormats([self._found(words, start, end) for start, end in marks])
        layout.beginLayout()
        line = layout.createLine()
        line.setNumColumns(len(words) + 1)
        layout.endLayout()
        painter.setPen(QColor(self.theme.muted))
        layout.draw(painter, QPointF(area.left(), area.center().y() - line.height() / 2 + 1))

    def _found(self, words: str, start: int, end: int) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start = units_before(words, start)
        found.length = units_before(words, end) - found.start
        look = QTextCharFormat()
        look.setBackground(QBrush(QColor(self.theme.marks[0])))
        look.setForeground(QBrush(QColor(self.theme.text)))
        found.format = look
        return found

    @staticmethod
    def _words(painter: QPainter, area: QRect, font: QFont, colour: str, words: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


def _fitted(hit: Hit, metrics: QFontMetrics, width: int) -> tuple[str, list[tuple[int, int]]]:
    """Cut an excerpt to a width, so that the first words that were found are seen, and move the marks with it."""
    words = hit.excerpt
    first = hit.marks[0][0] if hit.marks else 0
    before = metrics.elidedText(words[:first], Qt.TextElideMode.ElideLeft, round(width * _BEFORE_SHARE))
    shift = len(before) - first
    shown = metrics.elidedText(before + words[first:], Qt.TextElideMode.ElideRight, width)
    last = len(shown)
    moved = ((max(0, start + shift), min(last, end + shift)) for start, end in hit.marks)
    return shown, [(start, end) for start, end in moved if start < end]
