"""Paint a year of days as a heatmap, with a column for each week."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from typing_extensions import override

from reader.core.activity.judging import DayState, JudgedDay
from reader.ui.appearance.sizes import CAPTION, SMALL_ICON
from reader.ui.appearance.theme import Theme
from reader.ui.progress.day_chart import DayChart
from reader.ui.translation.day_labels import month
from reader.ui.widgets.chart_colours import STEPS, mix, step_colours, step_of
from reader.ui.widgets.painting import scaled_font
from reader.ui.widgets.themed_widget import ThemedWidget

WEEKS = 53
_GAP = 0.19
"""The gap between columns as a share of their width."""

_MAX_PITCH = 17.5
_MONTHS_HEIGHT = 20
_EXAMPLE_GOAL = 3600.0


class HeatMap(DayChart):
    """The 53 weeks up to today; the first day is a Monday."""

    steps: ClassVar[dict[Qt.Key, int]] = {
        Qt.Key.Key_Left: -7,
        Qt.Key.Key_Right: 7,
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_Down: 1,
    }

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        """Return True: the cells grow with the width."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height of seven cells and the months above them."""
        return round(_MONTHS_HEIGHT + 7 * _pitch(width)) + 2

    @override
    def sizeHint(self) -> QSize:
        """Return a size that fits a wide window."""
        return QSize(900, self.heightForWidth(900))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which cells can be distinguished."""
        return QSize(420, self.heightForWidth(420))

    @override
    def cell(self, index: int) -> QRectF:
        """Return the cell of a day, with its gap."""
        pitch = _pitch(self.width())
        week, weekday = divmod(index, 7)
        return QRectF(1 + week * pitch, _MONTHS_HEIGHT + weekday * pitch, pitch, pitch)

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the months and the cells."""
        colours = step_colours(self.theme)
        for index, day in enumerate(self.days):
            _paint_cell(painter, self._square(index), day, colours, self.theme)
        self._paint_months(painter)
        if 0 <= self.chosen < len(self.days):
            square = self._square(self.chosen).adjusted(-1, -1, 1, 1)
            self.paint_choice(painter, square, square.width() * 0.24)

    def _square(self, index: int) -> QRectF:
        cell = self.cell(index)
        gap = cell.width() * _GAP
        return cell.adjusted(0, 0, -gap, -gap)

    def _paint_months(self, painter: QPainter) -> None:
        painter.setFont(scaled_font(self.font(), CAPTION))
        painter.setPen(QColor(self.theme.faint))
        metrics = QFontMetricsF(painter.font())
        next_left = 0.0
        for index in range(0, len(self.days), 7):
            first = next((day.day for day in self.days[index : index + 7] if day.day.day == 1), None)
            left = self.cell(index).left()
            if first is not None and left >= next_left and left + 24 < self.width():
                name = month(first)
                painter.drawText(QPointF(left, metrics.ascent()), name)
                next_left = left + metrics.horizontalAdvance(name) + 6


def _pitch(width: int) -> float:
    return min(_MAX_PITCH, (width - 2) / WEEKS)


def _paint_cell(painter: QPainter, square: QRectF, day: JudgedDay, colours: tuple[QColor, ...], theme: Theme) -> None:
    radius = square.width() * 0.2
    step = step_of(day)
    if step:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours[step])
    else:
        # nothing read is an empty square, never a pale one that looks like a little
        painter.setPen(_empty_pen(day, theme))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        square = square.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setOpacity(0.5 if day.state is DayState.BEFORE and not step else 1.0)
    painter.drawRoundedRect(square, radius, radius)
    painter.setOpacity(1.0)
    if day.state is DayState.MADE_UP:
        dot = square.width() * 0.16
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawEllipse(square.center(), dot, dot)


def _empty_pen(day: JudgedDay, theme: Theme) -> QPen:
    """Return the pen around a day without reading: dashed at rest."""
    if day.state is DayState.REST:
        return QPen(QColor(theme.edge), 1.0, Qt.PenStyle.DashLine)
    return QPen(mix(theme.line, theme.faint, 0.2), 1.0)


class StepSwatch(ThemedWidget):
    """The swatch of one entry of the legend; its label is beside it."""

    def __init__(self, theme: Theme, step: int) -> None:
        super().__init__(theme)
        self._step = step
        self.setFixedSize(QSize(SMALL_ICON, SMALL_ICON))

    def _example(self) -> JudgedDay:
        """Return a day that is painted like the step; after the steps come a day of rest and a made-up one."""
        state = {STEPS: DayState.REST, STEPS + 1: DayState.MADE_UP}.get(self._step, DayState.OPEN)
        counted = (0.0, 0.25, 0.7, 1.0, 1.5, 0.0, 0.7)[self._step] * _EXAMPLE_GOAL
        return JudgedDay(date.min, state, _EXAMPLE_GOAL, counted)

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the square."""
        _paint_cell(painter, QRectF(self.rect()), self._example(), step_colours(self.theme), self.theme)
