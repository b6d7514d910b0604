"""Paint some weeks of days as bars, with the line of the goal."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from typing_extensions import override

from reader.core.activity.judging import DayState, JudgedDay
from reader.ui.progress.day_chart import DayChart
from reader.ui.translation.day_labels import weekday
from reader.ui.translation.durations import minutes_figure
from reader.ui.widgets.chart_colours import step_colours

_TOP, _BOTTOM, _RIGHT = 24, 24, 34
_FEW = 8
"""Up to so many days each bar has its minutes above and its weekday below."""


class WeekBars(DayChart):
    """Show the minutes of each day; days of rest are dashed frames that say so."""

    @override
    def sizeHint(self) -> QSize:
        """Return the size that suits a card."""
        return QSize(420, 200)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the words still fit."""
        return QSize(260, 170)

    @override
    def cell(self, place: int) -> QRectF:
        """Return the full column of a day."""
        column = (self.width() - _RIGHT) / max(len(self.days), 1)
        return QRectF(place * column, 0, column, self.height())

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the bars, then the line of the goal over them."""
        font = QFont(self.font())
        font.setPointSizeF(max(7.5, self.font().pointSizeF() * 0.82))
        painter.setFont(font)
        for place, one in enumerate(self.days):
            self._paint_day(painter, place, one)
        self._paint_goal(painter)
        if not any(one.counted >= 1 for one in self.days):
            self._paint_hint(painter)
        if len(self.days) <= _FEW:
            for place, one in enumerate(self.days):
                self._paint_minutes(painter, place, one)

    def _paint_day(self, painter: QPainter, place: int, one: JudgedDay) -> None:
        bar = self._bar(place, one.counted)
        if one.state is DayState.REST:
            self._paint_rest(painter, place, one)
        if one.counted >= 1:
            colours = step_colours(self.theme)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours[4] if one.counted >= one.goal else colours[3 if one.goal else 4])
            painter.drawRoundedRect(bar, 3, 3)
        self._paint_name(painter, place, one)
        if place == self.chosen and self.hasFocus():
            around = bar.united(self._bar(place, one.goal * 0.1)).adjusted(-3, -3, 3, 3)
            self.paint_choice(painter, around, 4)

    def _paint_hint(self, painter: QPainter) -> None:
        """Say what will stand here, while nothing does."""
        painter.setPen(QColor(self.theme.muted))
        painter.setFont(self.font())
        room = QRectF(self.rect()).adjusted(20, _TOP, -_RIGHT - 20, -_BOTTOM - 10)
        words = self.tr("Each day will stand here as a bar. The dotted line is the goal.")
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    def _paint_minutes(self, painter: QPainter, place: int, one: JudgedDay) -> None:
        if one.counted < 1:
            return
        cell, bar = self.cell(place), self._bar(place, one.counted)
        words = minutes_figure(one.counted)
        width = painter.fontMetrics().horizontalAdvance(words) + 6
        above = QRectF(cell.center().x() - width / 2, bar.top() - 18, width, 15)
        painter.fillRect(above, QColor(self.theme.card))  # the line of the goal does not run through the figure
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_rest(self, painter: QPainter, place: int, one: JudgedDay) -> None:
        frame = self._bar(place, one.goal).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(self.theme.faint), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 3, 3)
        words = self.tr("rest")
        if painter.fontMetrics().horizontalAdvance(words) < self.cell(place).width():
            painter.setPen(QColor(self.theme.muted))
            painter.drawText(frame.adjusted(-20, 0, 20, 0), Qt.AlignmentFlag.AlignCenter, words)

    def _paint_name(self, painter: QPainter, place: int, one: JudgedDay) -> None:
        few = len(self.days) <= _FEW
        if not few and one.day.weekday() and place != len(self.days) - 1:
            return
        cell = self.cell(place)
        is_today = place == len(self.days) - 1
        name = weekday(one.day) if few else str(one.day.day)
        painter.setPen(QColor(self.theme.text if place == self.chosen else self.theme.muted))
        below = QRectF(cell.center().x() - 40, self.height() - _BOTTOM + 5, 80, 18)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.tr("Today") if is_today and few else name)

    def _paint_goal(self, painter: QPainter) -> None:
        goals = [one for one in self.days if one.goal]
        if not goals:
            return
        painter.setPen(QPen(QColor(self.theme.accent), 1, Qt.PenStyle.DotLine))
        for place, one in enumerate(self.days):
            if one.goal:
                cell, y = self.cell(place), self._y(one.goal)
                painter.drawLine(QLineF(cell.left(), y, cell.right(), y))
        painter.setPen(QColor(self.theme.accent))
        y = self._y(goals[-1].goal)
        words = str(int(goals[-1].goal // 60))
        painter.drawText(QRectF(self.width() - _RIGHT + 6, y - 9, _RIGHT - 6, 18), Qt.AlignmentFlag.AlignVCenter, words)

    def _bar(self, place: int, seconds: float) -> QRectF:
        cell = self.cell(place)
        width = min(40.0, cell.width() * (0.62 if len(self.days) <= _FEW else 0.72))
        top, bottom = self._y(seconds), float(self.height() - _BOTTOM)
        return QRectF(cell.center().x() - width / 2, top, width, max(bottom - top, 1.5))

    def _y(self, seconds: float) -> float:
        most = max(max((max(one.counted, one.goal * 1.25) for one in self.days), default=1.0), 1.0)
        room = self.height() - _TOP - _BOTTOM
        return _TOP + room * (1 - seconds / most)
