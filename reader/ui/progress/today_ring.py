"""Paint the ring of today: the time counted of the goal."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from typing_extensions import override

from reader.core.activity.judging import JudgedDay
from reader.ui.appearance.sizes import RING_NUMBER
from reader.ui.appearance.theme import Theme
from reader.ui.translation.durations import clock_face, left_face, length
from reader.ui.widgets.painting import draw_ring, scaled_font
from reader.ui.widgets.themed_widget import ThemedWidget

_SIZE = 208
_STROKE = 13.0


class TodayRing(ThemedWidget):
    """A ring that fills over the hour, with the time counted and the time left inside."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._counted = 0.0
        self._goal = 3600.0
        self._met = self._rests = False
        self.setFixedSize(QSize(_SIZE, _SIZE))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_today(self, today: JudgedDay) -> None:
        """Show how much of the goal of today is counted."""
        state = (today.goal, today.reaches_goal, today.rests)
        if int(today.counted) == int(self._counted) and state == (self._goal, self._met, self._rests):
            return
        self._counted = today.counted
        self._goal, self._met, self._rests = state
        self._update_description()
        self.update()

    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.setAccessibleName(self.tr("Today"))
        self._update_description()
        self.update()

    @property
    def text(self) -> str:
        """Return the text about the rest of the goal."""
        if self._met:
            return self.tr("of {goal} · met").format(goal=length(self._goal))
        if self._rests:
            return self.tr("Rest day")
        left = left_face(self._goal, self._counted)
        return self.tr("{left} left of {goal}").format(left=left, goal=length(self._goal))

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the track, the arc and the text."""
        edge = _STROKE / 2 + 2
        circle = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        draw_ring(painter, circle, _STROKE, min(1.0, self._counted / self._goal), self.theme)
        self._paint_text(painter)

    def _paint_text(self, painter: QPainter) -> None:
        painter.setFont(scaled_font(self.font(), RING_NUMBER, weight=QFont.Weight.Bold))
        painter.setPen(QColor(self.theme.text))
        face = QRectF(0, _SIZE / 2 - 46, _SIZE, 54)
        painter.drawText(face, Qt.AlignmentFlag.AlignCenter, clock_face(self._counted))
        small = QFont(self.font())
        while QFontMetricsF(small).horizontalAdvance(self.text) > _SIZE - 56 and small.pointSizeF() > 7:
            small.setPointSizeF(small.pointSizeF() - 0.5)
        painter.setFont(small)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(QRectF(0, _SIZE / 2 + 10, _SIZE, 24), Qt.AlignmentFlag.AlignCenter, self.text)

    def _update_description(self) -> None:
        self.setAccessibleDescription(f"{clock_face(self._counted)}, {self.text}")
