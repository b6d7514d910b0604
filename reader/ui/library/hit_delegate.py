"""Paint search results: headings, and lines of context in which the matches are highlighted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from reader.storage.search.hits import Hit, HitGroup
from reader.ui.appearance.sizes import CONTROL_HEIGHT, CONTROL_RADIUS, SECTION_ROW_HEIGHT
from reader.ui.library.search_results_model import MoreHits, Row, count_label, location_label, more_label
from reader.ui.page.utf16 import units_before
from reader.ui.widgets.item_view import ROW
from reader.ui.widgets.painting import draw_border, draw_ground
from reader.ui.widgets.themed_widget import RowDelegate

_PAD = 10
_DOT = 10
_SLACK = 2
"""Pixels by which text may be wider than it is measured."""

_BEFORE_SHARE, _WHERE_SHARE = 0.4, 0.28
"""The largest shares of a line for the context before the first match, and for the location of the hit."""


class HitDelegate(RowDelegate):
    """Paint groups as headings, and hits as lines with highlighted matches."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a row; groups are higher than hits."""
        return QSize(200, SECTION_ROW_HEIGHT if isinstance(index.data(ROW), HitGroup) else CONTROL_HEIGHT)

    @override
    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        row: Row = index.data(ROW)
        if isinstance(row, HitGroup):
            ground = area.adjusted(0, 10, 0, 0)
            self._paint_ground(painter, ground, state)
            self._paint_heading(painter, ground.adjusted(_PAD, 0, -_PAD, 0), font, row)
            return
        self._paint_ground(painter, area, state)
        inner = area.adjusted(_PAD, 0, -_PAD, 0)
        if isinstance(row, MoreHits):
            self.line(painter, inner.adjusted(2 * _DOT, 0, 0, 0), font, self.theme.accent, more_label(row))
        else:
            self._paint_hit(painter, inner, font, row)

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            draw_ground(painter, QRectF(area), CONTROL_RADIUS, self.theme.rail)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
            draw_border(painter, QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), CONTROL_RADIUS, self.theme.accent)

    def _paint_heading(self, painter: QPainter, area: QRect, font: QFont, group: HitGroup) -> None:
        bold = QFont(font)
        bold.setBold(True)
        counts = count_label(group)
        counts_width = QFontMetrics(font).horizontalAdvance(counts) + _SLACK
        title_width = area.width() - counts_width - 3 * _PAD
        title = QFontMetrics(bold).elidedText(group.title, Qt.TextElideMode.ElideRight, title_width)
        self.line(painter, area, bold, self.theme.text, title)
        title_end = QFontMetrics(bold).horizontalAdvance(title) + _PAD
        author = area.adjusted(title_end, 0, -counts_width - _PAD, 0)
        self.line(painter, author, font, self.theme.muted, group.author)
        self.line(painter, area.adjusted(area.width() - counts_width, 0, 0, 0), font, self.theme.muted, counts)
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_hit(self, painter: QPainter, area: QRect, font: QFont, hit: Hit) -> None:
        where = location_label(hit)
        where_width = min(QFontMetrics(font).horizontalAdvance(where) + _SLACK, round(area.width() * _WHERE_SHARE))
        if hit.annotation:
            self._paint_dot(painter, area, hit.colour)
        line = area.adjusted(2 * _DOT, 0, -where_width - 2 * _PAD, 0)
        self._paint_excerpt(painter, line, font, hit)
        self.line(painter, area.adjusted(area.width() - where_width, 0, 0, 0), font, self.theme.faint, where)

    def _paint_dot(self, painter: QPainter, area: QRect, colour: int) -> None:
        painter.setPen(QColor(self.theme.muted))
        painter.setBrush(QColor(self.theme.marks[colour - 1]) if colour else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(area.left(), area.center().y() - _DOT / 2 + 1, _DOT, _DOT))

    def _paint_excerpt(self, painter: QPainter, area: QRect, font: QFont, hit: Hit) -> None:
        text, marks = _elided_excerpt(hit, QFontMetrics(font), area.width())
        layout = QTextLayout(text, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.setFormats([self._match_format(text, start, end) for start, end in marks])
        layout.beginLayout()
        line = layout.createLine()
        line.setNumColumns(len(text) + 1)
        layout.endLayout()
        painter.setPen(QColor(self.theme.muted))
        layout.draw(painter, QPointF(area.left(), area.center().y() - line.height() / 2 + 1))

    def _match_format(self, text: str, start: int, end: int) -> QTextLayout.FormatRange:
        match = QTextLayout.FormatRange()
        match.start = units_before(text, start)
        match.length = units_before(text, end) - match.start
        style = QTextCharFormat()
        style.setBackground(QBrush(QColor(self.theme.marks[0])))
        style.setForeground(QBrush(QColor(self.theme.text)))
        match.format = style
        return match


def _elided_excerpt(hit: Hit, metrics: QFontMetrics, width: int) -> tuple[str, list[tuple[int, int]]]:
    """Elide an excerpt to a width so that the first match is visible, and shift the marks with it."""
    excerpt = hit.excerpt
    first = hit.marks[0][0] if hit.marks else 0
    before = metrics.elidedText(excerpt[:first], Qt.TextElideMode.ElideLeft, round(width * _BEFORE_SHARE))
    shift = len(before) - first
    shown = metrics.elidedText(before + excerpt[first:], Qt.TextElideMode.ElideRight, width)
    last = len(shown)
    shifted = ((max(0, start + shift), min(last, end + shift)) for start, end in hit.marks)
    return shown, [(start, end) for start, end in shifted if start < end]
