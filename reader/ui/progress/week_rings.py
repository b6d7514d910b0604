"""Paint the days of the first week as rings: with a tick when met, filling today, dashed at rest, empty to come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from typing_extensions import override

from reader.core.activity.judging import DayState, JudgedDay
from reader.services.activity.first_week import DAYS, FirstWeek
from reader.ui.appearance.theme import Theme
from reader.ui.progress.day_chart import DayChart
from reader.ui.translation.day_labels import weekday
from reader.ui.translation.durations import length
from reader.ui.widgets.painting import draw_ring

_LABEL_HEIGHT, _GAP = 22, 8
_LARGEST, _SMALLEST = 76.0, 36.0
_STROKE = 6.0
_REST_STROKE = 1.5
_TICK = ((-0.2, 0.0), (-0.06, 0.15), (0.2, -0.13))
"""The corners of the tick, from the middle of the ring, as shares of its width."""


class WeekRings(DayChart):
    """The seven days from the first one; those up to today can be chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._coming: tuple[JudgedDay, ...] = ()

    def show_week(self, week: FirstWeek) -> None:
        """Show the days, with today chosen at first."""
        self._coming = week.days[week.number :]
        self.show_days(week.so_far)

    @override
    def sizeHint(self) -> QSize:
        """Return a size that fits a wide card."""
        return QSize(700, round(_LARGEST) + 2 * (_LABEL_HEIGHT + _GAP))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which the labels fit."""
        return QSize(DAYS * 56, round(_SMALLEST) + 2 * (_LABEL_HEIGHT + _GAP))

    @override
    def cell(self, index: int) -> QRectF:
        """Return the full column of a day."""
        column = self.width() / DAYS
        return QRectF(index * column, 0, column, self.height())

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint each day: its weekday, its ring, and below how long was read."""
        for index, day in enumerate((*self.days, *self._coming)):
            self._paint_day(painter, index, day)

    def _paint_day(self, painter: QPainter, index: int, day: JudgedDay) -> None:
        is_today = index == len(self.days) - 1
        cell = self.cell(index)
        size = min(_LARGEST, cell.width() - 12, self.height() - 2 * (_LABEL_HEIGHT + _GAP))
        ring = QRectF(cell.center().x() - size / 2, _LABEL_HEIGHT + _GAP, size, size)
        font = QFont(self.font())
        font.setBold(is_today)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text if is_today else self.theme.muted))
        above = QRectF(cell.left(), 0, cell.width(), _LABEL_HEIGHT)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, self.tr("Today") if is_today else weekday(day.day))
        below = QRectF(cell.left(), ring.bottom() + _GAP, cell.width(), _LABEL_HEIGHT)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._below(index, day))
        self._paint_ring(painter, ring.adjusted(_STROKE, _STROKE, -_STROKE, -_STROKE), day)
        if index == self.chosen and self.hasFocus():
            self.paint_choice(painter, ring, size / 2)

    def _below(self, index: int, day: JudgedDay) -> str:
        if day.counted >= 1:
            return length(day.counted)
        if day.rests:
            return self.tr("rest")
        return length(0.0) if index < len(self.days) - 1 else ""

    def _paint_ring(self, painter: QPainter, circle: QRectF, day: JudgedDay) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        is_kept = day.state in (DayState.MET, DayState.MADE_UP)
        if day.rests and not is_kept:
            painter.setPen(QPen(QColor(self.theme.edge), _REST_STROKE, Qt.PenStyle.DashLine))
            painter.drawEllipse(circle)
        else:
            share = 1.0 if is_kept else min(0.99, day.counted / day.goal if day.goal else 0.0)
            draw_ring(painter, circle, _STROKE, share, self.theme)
        if is_kept:
            self._paint_tick(painter, circle)
            return
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() * 1.15)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(day.day.day))

    def _paint_tick(self, painter: QPainter, circle: QRectF) -> None:
        colour = QColor(self.theme.good)
        pen = QPen(colour, 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        size, middle = circle.width(), circle.center()
        painter.drawPolyline([middle + QPointF(x * size, y * size) for x, y in _TICK])
