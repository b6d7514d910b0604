"""Paint the roadmap: a bar for each text on a time axis, with a line for today."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from typing_extensions import override

from reader.core.planning.forecast import Stage
from reader.services.planning.roadmap import RoadmapStatus
from reader.ui.appearance.theme import Theme
from reader.ui.planning.roadmap_table import stage_label
from reader.ui.translation.day_labels import month
from reader.ui.widgets.chart_colours import mix
from reader.ui.widgets.painting import draw_line, scaled_font
from reader.ui.widgets.themed_widget import Chart

MOST_ROWS = 8
"""The most texts that the chart shows; the table shows them all."""

_ROW, _BAR, _FOOT = 19, 9, 20
_NAMES = 0.24, 110
"""The share of the width for the names, and their largest width in pixels."""

_MIN_BAR = 7.0
_GAP = 10
_MIN_DAYS = 7


class RoadmapChart(Chart):
    """The chart of a `RoadmapStatus`; the table has the same content as text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._course: RoadmapStatus | None = None
        self._first = self._last = date.min

    def show_course(self, course: RoadmapStatus) -> None:
        """Show the status of the roadmap."""
        self._course = course
        self._first, self._last = _axis(course)
        self.setFixedHeight(len(self._stages) * _ROW + _FOOT)
        self.update()

    @property
    def _stages(self) -> tuple[Stage, ...]:
        return self._course.forecast.stages[:MOST_ROWS] if self._course else ()

    @override
    def sizeHint(self) -> QSize:
        """Return a size that fits a card."""
        return QSize(360, self.height())

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the months, the bars, and today over them."""
        if self._course is None:
            return
        painter.setFont(scaled_font(self.font(), 0.76, smallest=7.0))
        self._paint_months(painter)
        for row, stage in enumerate(self._stages):
            self._paint_row(painter, row, stage, self._course)
        if self._course.roadmap.target_date is not None:
            self._paint_target(painter, self._course.roadmap.target_date)
        self._paint_today(painter, self._course.today)

    @override
    def tooltip_at(self, point: QPointF) -> str:
        """Return the forecast of the text at a point."""
        row = int(point.y()) // _ROW
        if self._course is None or not 0 <= row < len(self._stages):
            return ""
        return stage_label(self._course, self._stages[row])

    @property
    def _left(self) -> float:
        share, max_width = _NAMES
        return min(self.width() * share, max_width) + _GAP

    def _x(self, day: date) -> float:
        span = max(1, (self._last - self._first).days)
        share = min(1.0, max(0.0, (day - self._first).days / span))
        return self._left + share * (self.width() - self._left - 1)

    def _paint_months(self, painter: QPainter) -> None:
        bottom = self.height() - _FOOT
        today_x = self._x(self._course.today) if self._course else 0.0
        label_positions = [today_x]
        for day in _months(self._first, self._last):
            x = self._x(day)
            painter.setPen(QColor(self.theme.track))
            painter.drawLine(QLineF(x, 0, x, bottom))
            if all(abs(x - other) > 46 for other in label_positions) and x < self.width() - 20:
                label_positions.append(x)
                painter.setPen(QColor(self.theme.faint))
                painter.drawText(QRectF(x - 30, bottom + 2, 60, _FOOT - 2), Qt.AlignmentFlag.AlignCenter, month(day))

    def _paint_row(self, painter: QPainter, row: int, stage: Stage, course: RoadmapStatus) -> None:
        names = QRectF(0, row * _ROW, self._left - _GAP, _ROW)
        painter.setPen(QColor(self.theme.muted))
        draw_line(painter, names, course.texts[stage.text].title)
        ends = self._ends(stage, course)
        if ends is None:
            return
        middle = row * _ROW + _ROW / 2
        left, right = self._x(ends[0]), self._x(ends[1] + timedelta(days=1))
        bar = QRectF(left, middle - _BAR / 2, max(_MIN_BAR, right - left), _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(stage, course))
        painter.drawRoundedRect(bar, 2, 2)
        if stage.late_days and stage.due is not None:
            late = QRectF(bar)
            late.setLeft(min(bar.right(), max(bar.left(), self._x(stage.due + timedelta(days=1)))))
            painter.setBrush(QBrush(QColor(self.theme.card), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(late)
        if stage.due not in {None, course.roadmap.target_date}:
            self._paint_flag(painter, stage, bar)

    def _paint_flag(self, painter: QPainter, stage: Stage, bar: QRectF) -> None:
        """Paint a small flag at the target date of a text that has its own."""
        assert stage.due is not None
        x = self._x(min(stage.due, self._last) + timedelta(days=1))
        painter.setBrush(QColor(self.theme.muted))
        corners = (QPointF(x - 3, bar.top() - 5), QPointF(x + 3, bar.top() - 5), QPointF(x, bar.top() - 1))
        painter.drawPolygon(QPolygonF(corners))

    def _paint_target(self, painter: QPainter, target: date) -> None:
        """Paint the line of the target date of the whole roadmap."""
        x = self._x(min(target, self._last) + timedelta(days=1))
        pen = QPen(QColor(self.theme.muted), 1)
        pen.setDashPattern([2.0, 2.0])
        painter.setPen(pen)
        painter.drawLine(QLineF(x, 0, x, self.height() - _FOOT))

    def _ends(self, stage: Stage, course: RoadmapStatus) -> tuple[date, date] | None:
        if stage.start is None:
            return course.read_on.get(stage.text)
        return stage.start, stage.end or self._last

    def _colour(self, stage: Stage, course: RoadmapStatus) -> QColor:
        if stage.start is None:
            return mix(self.theme.card, self.theme.good, 0.65)
        return mix(self.theme.card, self.theme.accent, 0.85 if stage.text in course.read_on else 0.45)

    def _paint_today(self, painter: QPainter, today: date) -> None:
        x, bottom = self._x(today), self.height() - _FOOT
        painter.setPen(QPen(QColor(self.theme.accent), 1))
        painter.drawLine(QLineF(x, 0, x, bottom + 3))
        label = self.tr("today")
        width = QFontMetricsF(painter.font()).horizontalAdvance(label) + 4
        left = min(max(x - width / 2, 0.0), self.width() - width)
        painter.drawText(QRectF(left, bottom + 2, width, _FOOT - 2), Qt.AlignmentFlag.AlignCenter, label)


def _axis(course: RoadmapStatus) -> tuple[date, date]:
    """Return the first and the last day of the axis: some of the past, and all of the forecast."""
    stages = course.forecast.stages
    upcoming = [
        day for stage in stages for day in (stage.end, stage.due) if day is not None and stage.start is not None
    ]
    last = max([course.today + timedelta(days=_MIN_DAYS), *upcoming]) + timedelta(days=1)
    past = timedelta(days=max(_MIN_DAYS, (last - course.today).days))
    started = [
        course.read_on[stage.text][0] for stage in stages if stage.start is None and stage.text in course.read_on
    ]
    return max(course.today - past, min([course.today, *started])), last


def _months(first: date, last: date) -> list[date]:
    """Return the first days of the months in a range, or of the quarters or years if it is long."""
    count = (last.year - first.year) * 12 + last.month - first.month
    step = 1 if count <= 8 else 3 if count <= 24 else 12 * (1 + count // 96)
    numbers = range(first.year * 12 + first.month, first.year * 12 + first.month + count + 1)
    days = [date(number // 12, number % 12 + 1, 1) for number in numbers if number % step == 0]
    return [day for day in days if first <= day <= last]
