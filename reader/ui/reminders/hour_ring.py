"""Paint a small ring in the status bar that fills over the hour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from typing_extensions import override

from reader.ui.appearance.theme import Theme
from reader.ui.widgets.painting import draw_ring
from reader.ui.widgets.themed_widget import ThemedWidget

_SIZE = 16
_STROKE = 2.5
_STEPS = 90
"""The number of distinguishable arcs at this size; the ring is only repainted when the step changes."""


class HourRing(ThemedWidget):
    """A ring that fills; the labels beside it show the same as text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._step = 0
        self.setFixedSize(QSize(_SIZE, _SIZE))

    def show_share(self, share: float) -> None:
        """Fill the ring up to ``share``, from 0 to 1."""
        step = int(min(1.0, max(0.0, share)) * _STEPS)
        if step != self._step:
            self._step = step
            self.update()

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the track and the arc."""
        circle = QRectF(self.rect()).adjusted(_STROKE, _STROKE, -_STROKE, -_STROKE)
        draw_ring(painter, circle, _STROKE, self._step / _STEPS, self.theme)
