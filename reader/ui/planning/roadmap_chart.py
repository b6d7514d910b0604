"""Paint the roadmap: a bar for each text on a time axis, with a line for today."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from typing_extensions import override

from reader.core.planning.forecast import Stage
from reader.core.text.titles import short_title
from reader.services.planning.roadmap import RoadmapStatus
from reader.ui.appearance.sizes import CAPTION, CONTROL_HEIGHT, TICK_RADIUS
from reader.ui.appearance.theme import Theme
from reader.ui.planning.roadmap_table import stage_label
from reader.ui.translation.day_labels import compact_date
from reader.ui.widgets.chart_colours import mix
from reader.ui.widgets.painting import draw_ground, draw_line, scaled_font
from reader.ui.widgets.themed_widget import Chart

MOST_ROWS = 8
"""The most texts that the chart shows; the table shows them all."""

_FEW_ROWS = 5
_NARROW = 24
"""The height in pixels of the rows of more than ``_FEW_ROWS`` texts."""

_BAR, _FOOT = 15, 20
_NAMES = 0.36, 124
"""The share of the width for the names, and their largest width in pixels."""

_END = 56
"""The width in pixels for the day on which a text ends, which stands behind its bar."""

_MIN_BAR = 8.0
_GAP = 12
_END_GAP = 6
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
        self.setFixedHeight(len(self._stages) * self._row_height + _FOOT)
        self.update()

    @property
    def _stages(self) -> tuple[Stage, ...]:
        return self._course.forecast.stages[:MOST_ROWS] if self._course else ()

    @property
    def _row_height(self) -> int:
        return CONTROL_HEIGHT if len(self._stages) <= _FEW_ROWS else _NARROW

    @override
    def sizeHint(self) -> QSize:
        """Return a size that fits a card."""
        return QSize(360, self.height())

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the bars with their names and ends, and today over them."""
        if self._course is None:
            return
        for row, stage in enumerate(self._stages):
            self._paint_row(painter, row, stage, self._course)
        if self._course.roadmap.target_date is not None:
            self._paint_target(painter, self._course.roadmap.target_date)
        self._paint_today(painter, self._course.today)

    @override
    def tooltip_at(self, point: QPointF) -> str:
        """Return the forecast of the text at a point."""
        row = int(point.y()) // self._row_height
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
        return self._left + share * (self.width() - self._left - _END)

    def _paint_row(self, painter: QPainter, row: int, stage: Stage, course: RoadmapStatus) -> None:
        height = self._row_height
        names = QRectF(0, row * height, self._left - _GAP, height)
        painter.setFont(self.font())
        painter.setPen(QColor(self.theme.text))
        draw_line(painter, names, short_title(course.texts[stage.text].title, course.texts[stage.text].language))
        ends = self._ends(stage, course)
        if ends is None:
            return
        middle = row * height + height / 2
        left, right = self._x(ends[0]), self._x(ends[1] + timedelta(days=1))
        bar = QRectF(left, middle - _BAR / 2, max(_MIN_BAR, right - left), _BAR)
        self._paint_end(painter, stage, bar, course)
        draw_ground(painter, bar, TICK_RADIUS, self._colour(stage, course))
        if stage.due not in {None, course.roadmap.target_date}:
            self._paint_flag(painter, stage, bar)

    def _paint_end(self, painter: QPainter, stage: Stage, bar: QRectF, course: RoadmapStatus) -> None:
        """Paint the day on which a text ends behind its bar; of a text that is read, that it is."""
        if stage.start is None:
            label = self.tr("read")
        elif stage.end is None:
            return
        else:
            label = compact_date(stage.end, course.today)
        painter.setFont(self._small_font)
        painter.setPen(QColor(self.theme.muted))
        place = QRectF(bar.right() + _END_GAP, bar.top() - 2, self.width() - bar.right() - _END_GAP, _BAR + 4)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)

    @property
    def _small_font(self) -> QFont:
        return scaled_font(self.font(), CAPTION)

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
        x, bottom = round(self._x(today)) + 0.5, self.height() - _FOOT
        pen = QPen(QColor(self.theme.text), 1)
        pen.setDashPattern([1.0, 3.0])
        painter.setPen(pen)
        painter.drawLine(QLineF(x, 0, x, bottom + 1))
        painter.setFont(self._small_font)
        painter.setPen(QColor(self.theme.muted))
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
