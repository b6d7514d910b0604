"""Draw where today's portion ends: a dashed line across the column with words in its middle."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.typography import proportional

_SIZE = 0.64
"""The words' size as a share of the text's."""

_ROOM = 0.9
"""Room made for the mark below its block, as a share of the leading."""

_AIR = 10.0


def with_portion_end(layout: LeafLayout, end: int | None) -> LeafLayout:
    """Make room below the block that ends at ``end``, if it stands in the leaf."""
    if _ends_in(layout, end) and end is not None:
        layout.make_room_after(end, round(layout.typography.leading * _ROOM))
    return layout


def paint_portion_end(painter: QPainter, layout: LeafLayout, end: int | None, clip: QRectF) -> None:
    """Paint the mark in the room that was made for it."""
    if end is None or not _ends_in(layout, end):
        return
    y = _height(layout, end)
    if not clip.top() - layout.typography.leading < y < clip.bottom() + layout.typography.leading:
        return
    words = QCoreApplication.translate("PortionMark", "today’s portion ends here")
    font = proportional(QFont())
    font.setPixelSize(max(10, round(layout.typography.size * _SIZE)))
    width = float(layout.typography.measure)
    half = QFontMetricsF(font).horizontalAdvance(words) / 2 + _AIR
    colour = QColor(layout.typography.ink.accent)
    pen = QPen(colour, 1)
    pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    if half < width / 2:
        painter.drawLine(QLineF(0, y, width / 2 - half, y))
        painter.drawLine(QLineF(width / 2 + half, y, width, y))
    painter.setPen(colour)
    painter.setFont(font)
    room = QRectF(0, 0, 2 * half, layout.typography.leading)
    room.moveCenter(QPointF(width / 2, y))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


def _ends_in(layout: LeafLayout, end: int | None) -> bool:
    return end is not None and layout.leaf.start < end <= layout.leaf.end


def _height(layout: LeafLayout, end: int) -> float:
    """Return the middle between the block's last line and the next one, as far down as the leaf goes."""
    line = layout.line_of(end - 1)
    below = next((one.top for one in layout.lines if one.top >= line.bottom), layout.height)
    return (line.bottom + below) / 2
