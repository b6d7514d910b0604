"""Paint what several widgets and lists show: a line of text, a rounded ground, a ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

if TYPE_CHECKING:
    from reader.ui.appearance.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def scaled_font(font: QFont, scale: float, *, weight: QFont.Weight | None = None) -> QFont:
    """Return a font in another size, and in another weight if there is one."""
    scaled = QFont(font)
    scaled.setPointSizeF(font.pointSizeF() * scale)
    if weight is not None:
        scaled.setWeight(weight)
    return scaled


def draw_line(painter: QPainter, area: QRect | QRectF, text: str, alignment: Qt.AlignmentFlag = _LEFT) -> None:
    """Draw one line of text with the painter's font and pen, elided to the area."""
    elided = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, alignment, elided)


def draw_ground(painter: QPainter, area: QRect | QRectF, radius: float, colour: str | QColor) -> None:
    """Fill an area with rounded corners."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(area, radius, radius)


def draw_border(painter: QPainter, area: QRect | QRectF, radius: float, colour: str, width: float = 1.0) -> None:
    """Draw a border with rounded corners."""
    painter.setPen(QPen(QColor(colour), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, radius, radius)


def draw_ring(painter: QPainter, circle: QRectF, stroke: float, share: float, theme: Theme) -> None:
    """Draw a ring that is filled up to ``share``, from 0 to 1; a full one shows that the goal is met."""
    painter.setPen(QPen(QColor(theme.track), stroke))
    painter.drawEllipse(circle)
    colour = theme.good if share >= 1.0 else theme.accent
    painter.setPen(QPen(QColor(colour), stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if share > 0:
        painter.drawArc(circle, 90 * 16, -round(share * 360 * 16))


def clear_pixmap(size: QSize, ratio: float = 1.0) -> QPixmap:
    """Return a transparent pixmap of a size in points, with ``ratio`` pixels for each."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
