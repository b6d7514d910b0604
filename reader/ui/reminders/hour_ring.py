"""Paint a small ring in the status bar that fills over the hour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.ui.appearance.theme import Theme

_SIZE = 16
_STROKE = 2.5
_STEPS = 90
"""The number of distinguishable arcs at this size; the ring is only repainted when the step changes."""


class HourRing(QWidget):
    """A ring that fills; the labels beside it show the same as text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._step = 0
        self.setFixedSize(QSize(_SIZE, _SIZE))

    def show_share(self, share: float) -> None:
        """Fill the ring up to ``share``, from 0 to 1."""
        step = int(min(1.0, max(0.0, share)) * _STEPS)
        if step != self._step:
            self._step = step
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track and the arc."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(self.rect()).adjusted(_STROKE, _STROKE, -_STROKE, -_STROKE)
        painter.setPen(QPen(QColor(self._theme.track), _STROKE))
        painter.drawEllipse(circle)
        colour = self._theme.good if self._step >= _STEPS else self._theme.accent
        painter.setPen(QPen(QColor(colour), _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if self._step:
            painter.drawArc(circle, 90 * 16, -self._step * 360 * 16 // _STEPS)
        painter.end()
