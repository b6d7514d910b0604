"""Be a chart of days: painted, reached by keyboard and mouse, and told in words."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from reader.core.activity.judging import JudgedDay
from reader.ui.appearance.theme import Theme
from reader.ui.translation.day_labels import day_words


class DayChart(QWidget):
    """Show days in order, one of them chosen.

    Arrows move the choice by the steps that ``steps`` names, Home and End to the ends, a click chooses. The words of
    the chosen day are the chart's accessible description.
    """

    day_chosen = Signal(object)
    """The `date` that the reader chose."""

    steps: ClassVar[dict[Qt.Key, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.days: tuple[JudgedDay, ...] = ()
        self.chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @abstractmethod
    def cell(self, place: int) -> QRectF:
        """Return the rectangle that answers to the mouse for the day at a place."""

    @abstractmethod
    def paint(self, painter: QPainter) -> None:
        """Paint the days."""

    def show_days(self, days: Sequence[JudgedDay]) -> None:
        """Show these days; the chosen one stays chosen if it is among them, else the last is."""
        before = self.days[self.chosen].day if 0 <= self.chosen < len(self.days) else None
        self.days = tuple(days)
        self.chosen = len(self.days) - 1
        if before is not None:
            self.choose(before)
        self._tell()
        self.update()

    def change_last(self, one: JudgedDay) -> None:
        """Show another judgement of the last day, which is today."""
        if self.days and self.days[-1].day == one.day and self.days[-1] != one:
            self.days = (*self.days[:-1], one)
            self._tell()
            self.update()

    def choose(self, day: date) -> None:
        """Mark a day as chosen without announcing it; a day that is not shown changes nothing."""
        place = (day - self.days[0].day).days if self.days else -1
        if 0 <= place < len(self.days) and place != self.chosen:
            self.chosen = place
            self._tell()
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.theme = theme
        self.update()

    def day_at(self, point: QPointF) -> int:
        """Return the place of the day at a point, -1 where none is."""
        return next((place for place in range(len(self.days)) if self.cell(place).contains(point)), -1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the days, and a ring around the chosen one while the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter)
        painter.end()

    def paint_choice(self, painter: QPainter, around: QRectF, radius: float) -> None:
        """Paint the ring of the chosen day."""
        colour = self.theme.text if self.hasFocus() else self.theme.muted
        painter.setPen(QPen(QColor(colour), 2.0 if self.hasFocus() else 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(around, radius, radius)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice."""
        key = Qt.Key(event.key())
        if key in self.steps:
            self._choose_by_hand(self.chosen + self.steps[key])
        elif key == Qt.Key.Key_Home:
            self._choose_by_hand(0)
        elif key == Qt.Key.Key_End:
            self._choose_by_hand(len(self.days) - 1)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day that was clicked."""
        self._choose_by_hand(self.day_at(event.position()))

    @override
    def event(self, event: QEvent) -> bool:
        """Return the day under the mouse."""
        if isinstance(event, QHelpEvent):
            place = self.day_at(QPointF(event.pos()))
            words = day_words(self.days[place]) if place >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _choose_by_hand(self, place: int) -> None:
        if 0 <= place < len(self.days):
            self.chosen = place
            self._tell()
            self.update()
            self.day_chosen.emit(self.days[place].day)

    def _tell(self) -> None:
        if 0 <= self.chosen < len(self.days):
            self.setAccessibleDescription(day_words(self.days[self.chosen]))
