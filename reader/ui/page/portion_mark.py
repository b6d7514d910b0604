"""Draw the end of today's portion: a dashed line across the column with a label in its middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from reader.ui.page.painting import paint_beside
from reader.ui.page.typography import proportional

if TYPE_CHECKING:
    from reader.ui.page.leaf_layout import LeafLayout

_SIZE = 0.64
"""Size of the label, as a share of the text's size."""

_SPACE = 0.9
"""Space added for the mark below its block, as a share of the leading."""

_GAP = 10.0


def add_space_for_portion_end(layout: LeafLayout, end: int) -> None:
    """Add space for the mark below the block that ends at ``end``, if that is in the leaf."""
    if _ends_in(layout, end):
        layout.add_space_after(end, round(layout.typography.leading * _SPACE))


def paint_portion_end(painter: QPainter, layout: LeafLayout, end: int, clip: QRectF) -> None:
    """Paint the mark in the space added for it, if it is in the leaf and within ``clip``."""
    if not _ends_in(layout, end):
        return
    y = _mark_y(layout, end)
    if not clip.top() - layout.typography.leading < y < clip.bottom() + layout.typography.leading:
        return
    label = QCoreApplication.translate("PortionMark", "today’s portion ends here")
    font = proportional(QFont())
    font.setPixelSize(max(10, round(layout.typography.size * _SIZE)))
    width = float(layout.typography.measure)
    half = _length(layout, label, font) / 2 + _GAP
    colour = QColor(layout.typography.ink.accent)
    pen = QPen(colour, 1)
    pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    if half < width / 2:
        painter.drawLine(QLineF(0, y, width / 2 - half, y))
        painter.drawLine(QLineF(width / 2 + half, y, width, y))
    painter.setPen(colour)
    painter.setFont(font)
    area = QRectF(0, 0, 2 * half, layout.typography.leading)
    area.moveCenter(QPointF(width / 2, y))
    paint_beside(painter, layout, area, Qt.AlignmentFlag.AlignHCenter, label)


def _length(layout: LeafLayout, label: str, font: QFont) -> float:
    """Return how long the label is in the direction of the lines."""
    if not layout.typography.vertical:
        return QFontMetricsF(font).horizontalAdvance(label)
    from reader.ui.page.vertical_text import words_length

    return words_length(label, font)


def _ends_in(layout: LeafLayout, end: int) -> bool:
    return layout.leaf.start < end <= layout.leaf.end


def _mark_y(layout: LeafLayout, end: int) -> float:
    """Return the middle between the block's last line and the next one or the end of the leaf, in pixels."""
    line = layout.line_of(end - 1)
    below = next((lower.top for lower in layout.lines if lower.top >= line.bottom), layout.height)
    return (line.bottom + below) / 2
