"""Draw where today's portion ends: a dashed line across the column with words in its middle."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from reader.ui.page.leaf_layout import LeafLayout

_SMALLEST, _LARGEST = 10.0, 0.62
"""The words' least size in pixels, and their greatest as a share of the text's."""

_AIR = 10.0


def paint_portion_end(painter: QPainter, layout: LeafLayout, end: int, clip: QRectF) -> None:
    """Paint the mark after the block that ends at ``end``, in the gap below its last line; the text does not move."""
    if not layout.leaf.start < end <= layout.leaf.end:
        return
    top, bottom = _gap_below(layout, end)
    if bottom < clip.top() or top > clip.bottom():
        return
    words = QCoreApplication.translate("PortionMark", "today’s portion ends here")
    font = layout.typography.small_font(_LARGEST)
    font.setPixelSize(round(max(_SMALLEST, min(font.pixelSize(), (bottom - top) * 0.62))))
    half = QFontMetricsF(font).horizontalAdvance(words) / 2 + _AIR
    y, middle, width = (top + bottom) / 2, layout.typography.measure / 2, layout.typography.measure
    colour = QColor(layout.typography.ink.accent)
    pen = QPen(colour, 1)
    pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    if half < middle:
        painter.drawLine(QLineF(0, y, middle - half, y))
        painter.drawLine(QLineF(middle + half, y, width, y))
    painter.setPen(colour)
    painter.setFont(font)
    room = QRectF(0, 0, 2 * half, bottom - top + 8)
    room.moveCenter(QPointF(middle, y))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


def _gap_below(layout: LeafLayout, end: int) -> tuple[float, float]:
    """Give what is free between the ink of the block's last line and that of the next; lines hold air of their own."""
    line = layout.line_of(end - 1)
    below = next((one.top for one in layout.lines if one.top >= line.bottom), layout.height)
    air = max(0.0, (layout.typography.leading - layout.typography.size) / 2)
    return line.bottom - air, max(below + air, line.bottom + air)
