"""Paint a year of days, a column for each week."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.activity.judging import DayState, JudgedDay
from reader.ui.appearance.theme import Theme
from reader.ui.progress.day_chart import DayChart
from reader.ui.translation.day_labels import month
from reader.ui.widgets.chart_colours import STEPS, mixed, step_colours, step_of

WEEKS = 53
_GAP = 0.19
"""Share of a column that parts it from the next."""

_MOST = 17.5
_MONTHS_HEIGHT = 18
_EXAMPLE_GOAL = 3600.0


class HeatMap(DayChart):
    """Show 53 weeks up to today; the first day shown is a Monday."""

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
        """Return that the cells grow with the width."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height of seven cells and the months above them."""
        return round(_MONTHS_HEIGHT + 7 * _pitch(width)) + 2

    @override
    def sizeHint(self) -> QSize:
        """Return the size that suits a wide window."""
        return QSize(900, self.heightForWidth(900))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the least size at which cells are still told apart."""
        return QSize(420, self.heightForWidth(420))

    @override
    def cell(self, place: int) -> QRectF:
        """Return the cell of a day, with its gap."""
        pitch = _pitch(self.width())
        week, weekday = divmod(place, 7)
        return QRectF(1 + week * pitch, _MONTHS_HEIGHT + weekday * pitch, pitch, pitch)

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the months and the cells."""
        colours = step_colours(self.theme)
        for place, one in enumerate(self.days):
            _paint_cell(painter, self._square(place), one, colours, self.theme)
        self._paint_months(painter)
        if 0 <= self.chosen < len(self.days):
            square = self._square(self.chosen).adjusted(-1, -1, 1, 1)
            self.paint_choice(painter, square, square.width() * 0.24)

    def _square(self, place: int) -> QRectF:
        cell = self.cell(place)
        gap = cell.width() * _GAP
        return cell.adjusted(0, 0, -gap, -gap)

    def _paint_months(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPointSizeF(max(7.0, self.font().pointSizeF() * 0.8))
        painter.setFont(font)
        painter.setPen(QColor(self.theme.faint))
        metrics = QFontMetricsF(font)
        free_from = 0.0
        for place in range(0, len(self.days), 7):
            first = next((one.day for one in self.days[place : place + 7] if one.day.day == 1), None)
            left = self.cell(place).left()
            if first is not None and left >= free_from and left + 24 < self.width():
                name = month(first)
                painter.drawText(QPointF(left, metrics.ascent()), name)
                free_from = left + metrics.horizontalAdvance(name) + 6


def _pitch(width: int) -> float:
    return min(_MOST, (width - 2) / WEEKS)


def _paint_cell(painter: QPainter, square: QRectF, one: JudgedDay, colours: tuple[QColor, ...], theme: Theme) -> None:
    radius = square.width() * 0.2
    step = step_of(one)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours[step])
    if one.state is DayState.REST and not step:
        painter.setPen(QPen(mixed(theme.line, theme.faint, 0.4), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        square = square.adjusted(0.5, 0.5, -0.5, -0.5)
    elif one.state is DayState.BEFORE and not step:
        painter.setOpacity(0.5)
    painter.drawRoundedRect(square, radius, radius)
    painter.setOpacity(1.0)
    if one.state is DayState.MADE_UP:
        dot = square.width() * 0.16
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawEllipse(square.center(), dot, dot)


class StepSwatch(QWidget):
    """Show one entry of the legend; its word stands beside it."""

    def __init__(self, theme: Theme, step: int) -> None:
        super().__init__()
        self._theme = theme
        self._step = step
        self.setFixedSize(QSize(12, 12))

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.update()

    def _example(self) -> JudgedDay:
        """Return a day that is painted as the step is; after the steps come a day of rest and a made-up one."""
        state = {STEPS: DayState.REST, STEPS + 1: DayState.MADE_UP}.get(self._step, DayState.OPEN)
        counted = (0.0, 0.1, 0.3, 0.7, 1.0, 1.5, 0.0, 0.7)[self._step] * _EXAMPLE_GOAL
        return JudgedDay(date.min, state, _EXAMPLE_GOAL, counted)

    @override
    def paintEvent(self, event: object) -> None:
        """Paint the square."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_cell(painter, QRectF(0, 0, 12, 12), self._example(), step_colours(self._theme), self._theme)
        painter.end()
