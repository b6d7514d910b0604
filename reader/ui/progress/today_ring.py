"""Paint the ring of today: the time counted of the goal."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.ui.appearance.theme import Theme
from reader.ui.translation.durations import clock_face, left_face, length

_SIZE = 208
_STROKE = 13.0


class TodayRing(QWidget):
    """A ring that fills over the hour, with the time counted and the time left inside."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counted = 0.0
        self._goal = 3600.0
        self._has_keyboard_focus = False
        self.setFixedSize(QSize(_SIZE, _SIZE))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_time(self, counted: float, goal: float) -> None:
        """Show ``counted`` seconds of a goal in seconds."""
        if int(counted) == int(self._counted) and goal == self._goal:
            return
        self._counted, self._goal = counted, goal
        self._update_description()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.setAccessibleName(self.tr("Today"))
        self._update_description()
        self.update()

    @property
    def text(self) -> str:
        """Return the text about the rest of the goal."""
        if self._counted >= self._goal:
            return self.tr("of {goal} · met").format(goal=length(self._goal))
        left = left_face(self._goal, self._counted)
        return self.tr("{left} left of {goal}").format(left=left, goal=length(self._goal))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track, the arc and the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = _STROKE / 2 + 2
        circle = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.setPen(QPen(QColor(self._theme.track), _STROKE))
        painter.drawEllipse(circle)
        share = min(1.0, self._counted / self._goal)
        colour = self._theme.good if share >= 1.0 else self._theme.accent
        painter.setPen(QPen(QColor(colour), _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if share > 0:
            painter.drawArc(circle, 90 * 16, -round(share * 360 * 16))
        self._paint_text(painter)
        if self._has_keyboard_focus:
            painter.setPen(QPen(QColor(self._theme.muted), 1.2, Qt.PenStyle.DotLine))
            painter.drawEllipse(QRectF(self.rect()).adjusted(24, 24, -24, -24))
        painter.end()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus frame if the focus came by keyboard."""
        self._has_keyboard_focus = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus frame."""
        self._has_keyboard_focus = False
        super().focusOutEvent(event)

    def _paint_text(self, painter: QPainter) -> None:
        large = QFont(self.font())
        large.setPointSizeF(self.font().pointSizeF() * 2.9)
        large.setWeight(QFont.Weight.Bold)
        painter.setFont(large)
        painter.setPen(QColor(self._theme.text))
        face = QRectF(0, _SIZE / 2 - 46, _SIZE, 54)
        painter.drawText(face, Qt.AlignmentFlag.AlignCenter, clock_face(self._counted))
        small = QFont(self.font())
        while QFontMetricsF(small).horizontalAdvance(self.text) > _SIZE - 56 and small.pointSizeF() > 7:
            small.setPointSizeF(small.pointSizeF() - 0.5)
        painter.setFont(small)
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(QRectF(0, _SIZE / 2 + 10, _SIZE, 24), Qt.AlignmentFlag.AlignCenter, self.text)

    def _update_description(self) -> None:
        self.setAccessibleDescription(f"{clock_face(self._counted)}, {self.text}")
