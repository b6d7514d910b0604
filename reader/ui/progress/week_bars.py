"""Paint the days of some weeks as bars, with a line for the goal."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from typing_extensions import override

from reader.core.activity.judging import DayState, JudgedDay
from reader.ui.appearance.sizes import CAPTION, TICK_RADIUS
from reader.ui.progress.day_chart import DayChart
from reader.ui.translation.day_labels import weekday
from reader.ui.translation.durations import minutes_figure
from reader.ui.widgets.painting import scaled_font

_TOP, _BOTTOM, _RIGHT = 24, 24, 34
_MAX_LABELLED = 8
"""The number of days up to which each bar has its minutes above and its weekday below."""


class WeekBars(DayChart):
    """The minutes of each day; days of rest and what can still be made up are dashed frames."""

    @override
    def sizeHint(self) -> QSize:
        """Return a size that fits a card."""
        return QSize(420, 180)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which the labels fit."""
        return QSize(260, 170)

    @override
    def cell(self, index: int) -> QRectF:
        """Return the full column of a day."""
        column = (self.width() - _RIGHT) / max(len(self.days), 1)
        return QRectF(index * column, 0, column, self.height())

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the bars, then the line of the goal over them."""
        painter.setFont(scaled_font(self.font(), CAPTION))
        for index, day in enumerate(self.days):
            self._paint_day(painter, index, day)
        self._paint_goal(painter)
        if not any(day.counted >= 1 or day.until is not None or day.rests for day in self.days):
            self._paint_hint(painter)
        if len(self.days) <= _MAX_LABELLED:
            for index, day in enumerate(self.days):
                self._paint_minutes(painter, index, day)

    def _paint_day(self, painter: QPainter, index: int, day: JudgedDay) -> None:
        bar = self._bar(index, day.counted)
        if day.state is DayState.REST:
            self._paint_rest(painter, index, day)
        if day.counted >= 1:
            _low, under, met, _beyond = self.theme.steps
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(met if day.reaches_goal else under))
            painter.drawRoundedRect(bar, TICK_RADIUS, TICK_RADIUS)
        if day.until is not None and day.state is DayState.OPEN:
            self._paint_frame(painter, index, day)
        self._paint_name(painter, index, day)
        if index == self.chosen and self.hasFocus():
            area = bar.united(self._bar(index, day.goal * 0.1)).adjusted(-3, -3, 3, 3)
            self.paint_choice(painter, area, TICK_RADIUS)

    def _paint_hint(self, painter: QPainter) -> None:
        """Paint a hint while there are no bars."""
        painter.setPen(QColor(self.theme.muted))
        painter.setFont(self.font())
        area = QRectF(self.rect()).adjusted(20, _TOP, -_RIGHT - 20, -_BOTTOM - 10)
        text = self.tr("Each day appears here as a bar. The dotted line is the goal.")
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def _paint_minutes(self, painter: QPainter, index: int, day: JudgedDay) -> None:
        if day.counted < 1:
            return
        cell, bar = self.cell(index), self._bar(index, day.counted)
        label = minutes_figure(day.counted)
        width = painter.fontMetrics().horizontalAdvance(label) + 6
        above = QRectF(cell.center().x() - width / 2, bar.top() - 18, width, 15)
        painter.fillRect(above, QColor(self.theme.card))  # so that the line of the goal does not cross the number
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, label)

    def _paint_rest(self, painter: QPainter, index: int, day: JudgedDay) -> None:
        frame = self._paint_frame(painter, index, day)
        label = self.tr("rest")
        if painter.fontMetrics().horizontalAdvance(label) < self.cell(index).width():
            painter.setPen(QColor(self.theme.muted))
            painter.drawText(frame.adjusted(-20, 0, 20, 0), Qt.AlignmentFlag.AlignCenter, label)

    def _paint_frame(self, painter: QPainter, index: int, day: JudgedDay) -> QRectF:
        """Paint the dashed frame up to the goal: of a day of rest, or of what a day still lacks."""
        frame = self._bar(index, day.goal).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(self.theme.faint), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, TICK_RADIUS, TICK_RADIUS)
        return frame

    def _paint_name(self, painter: QPainter, index: int, day: JudgedDay) -> None:
        is_labelled = len(self.days) <= _MAX_LABELLED
        if not is_labelled and day.day.weekday() and index != len(self.days) - 1:
            return
        cell = self.cell(index)
        is_today = index == len(self.days) - 1
        name = weekday(day.day) if is_labelled else str(day.day.day)
        painter.setPen(QColor(self.theme.text if index == self.chosen else self.theme.muted))
        below = QRectF(cell.center().x() - 40, self.height() - _BOTTOM + 5, 80, 18)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.tr("Today") if is_today and is_labelled else name)

    def _paint_goal(self, painter: QPainter) -> None:
        goals = [day for day in self.days if day.goal]
        if not goals:
            return
        painter.setPen(QPen(QColor(self.theme.accent), 1, Qt.PenStyle.DotLine))
        for index, day in enumerate(self.days):
            if day.goal:
                cell, y = self.cell(index), self._y(day.goal)
                painter.drawLine(QLineF(cell.left(), y, cell.right(), y))
        painter.setPen(QColor(self.theme.accent))
        y = self._y(goals[-1].goal)
        label = str(int(goals[-1].goal // 60))
        painter.drawText(QRectF(self.width() - _RIGHT + 6, y - 9, _RIGHT - 6, 18), Qt.AlignmentFlag.AlignVCenter, label)

    def _bar(self, index: int, seconds: float) -> QRectF:
        cell = self.cell(index)
        width = min(40.0, cell.width() * (0.62 if len(self.days) <= _MAX_LABELLED else 0.72))
        top, bottom = self._y(seconds), float(self.height() - _BOTTOM)
        return QRectF(cell.center().x() - width / 2, top, width, max(bottom - top, 1.5))

    def _y(self, seconds: float) -> float:
        maximum = max(max((max(day.counted, day.goal * 1.25) for day in self.days), default=1.0), 1.0)
        height = self.height() - _TOP - _BOTTOM
        return _TOP + height * (1 - seconds / maximum)
