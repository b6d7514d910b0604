"""Provide the base of charts of days: painting, keyboard and mouse, tooltips and accessible text."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from typing_extensions import override

from reader.core.activity.judging import JudgedDay
from reader.ui.appearance.theme import Theme
from reader.ui.translation.day_labels import day_label
from reader.ui.widgets.themed_widget import Chart


class DayChart(Chart):
    """A chart of days in order, one of them selected.

    Arrow keys move the selection by ``steps``, Home and End to the ends, and a click selects. The text of the selected
    day is the accessible description of the chart.
    """

    day_chosen = Signal(object)
    """Carries the `date` that the reader selected."""

    steps: ClassVar[dict[Qt.Key, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.days: tuple[JudgedDay, ...] = ()
        self.chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @abstractmethod
    def cell(self, place: int) -> QRectF:
        """Return the clickable rectangle of the day with an index."""

    def show_days(self, days: Sequence[JudgedDay]) -> None:
        """Show these days; the selected one stays selected if it is among them, else the last one is."""
        before = self.days[self.chosen].day if 0 <= self.chosen < len(self.days) else None
        self.days = tuple(days)
        self.chosen = len(self.days) - 1
        if before is not None:
            self.choose(before)
        self._update_description()
        self.update()

    def change_last(self, day: JudgedDay) -> None:
        """Replace the last day, which is today."""
        if self.days and self.days[-1].day == day.day and self.days[-1] != day:
            self.days = (*self.days[:-1], day)
            self._update_description()
            self.update()

    def choose(self, day: date) -> None:
        """Select a day without emitting a signal; a day that is not shown is ignored."""
        index = (day - self.days[0].day).days if self.days else -1
        if 0 <= index < len(self.days) and index != self.chosen:
            self.chosen = index
            self._update_description()
            self.update()

    def day_at(self, point: QPointF) -> int:
        """Return the index of the day at a point, -1 without one."""
        return next((index for index in range(len(self.days)) if self.cell(index).contains(point)), -1)

    def paint_choice(self, painter: QPainter, area: QRectF, radius: float) -> None:
        """Paint the ring around the selected day."""
        colour = self.theme.text if self.hasFocus() else self.theme.muted
        painter.setPen(QPen(QColor(colour), 2.0 if self.hasFocus() else 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, radius, radius)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the selection."""
        key = Qt.Key(event.key())
        if key in self.steps:
            self._select(self.chosen + self.steps[key])
        elif key == Qt.Key.Key_Home:
            self._select(0)
        elif key == Qt.Key.Key_End:
            self._select(len(self.days) - 1)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the clicked day."""
        self._select(self.day_at(event.position()))

    @override
    def tooltip_at(self, point: QPointF) -> str:
        """Return the text of the day at a point."""
        index = self.day_at(point)
        return day_label(self.days[index]) if index >= 0 else ""

    def _select(self, index: int) -> None:
        if 0 <= index < len(self.days):
            self.chosen = index
            self._update_description()
            self.update()
            self.day_chosen.emit(self.days[index].day)

    def _update_description(self) -> None:
        if 0 <= self.chosen < len(self.days):
            self.setAccessibleDescription(day_label(self.days[self.chosen]))
