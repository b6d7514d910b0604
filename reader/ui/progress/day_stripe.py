"""Paint a day as a stripe of stretches, minute by minute."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from reader.services.activity.day_entries import DayEntry
from reader.ui.appearance.theme import Theme
from reader.ui.progress.entry_labels import entry_label
from reader.ui.widgets.chart_colours import class_colour

_HEIGHT, _HOURS_HEIGHT = 22, 20
_LEAST_HOURS = 3
_HOUR_STEPS = (1, 2, 3, 4, 6)
_HOUR_WIDTH = 40


class DayStripe(QWidget):
    """Show when the stretches of a day were; arrows move from one to the next."""

    stretch_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._stretches: tuple[DayEntry, ...] = ()
        self._chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(_HEIGHT + _HOURS_HEIGHT)

    def show_stretches(self, stretches: Sequence[DayEntry]) -> None:
        """Show these stretches, in order."""
        self._stretches = tuple(stretches)
        self._chosen = -1
        self.setAccessibleDescription("")
        self.update()

    def choose(self, place: int) -> None:
        """Mark one stretch without announcing it."""
        if place != self._chosen and -1 <= place < len(self._stretches):
            self._chosen = place
            self.setAccessibleDescription(entry_label(self._stretches[place]) if place >= 0 else "")
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the size that suits a card."""
        return QSize(400, _HEIGHT + _HOURS_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the stretches and the hours."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.track))
        painter.drawRoundedRect(QRectF(0, 0, self.width(), _HEIGHT), 4, 4)
        for place in range(len(self._stretches)):
            self._paint_stretch(painter, place)
        self._paint_hours(painter)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from stretch to stretch."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._choose_by_hand(max(0, self._chosen + step))
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the stretch that was clicked."""
        self._choose_by_hand(self._place_at(event.position()))

    @override
    def event(self, event: QEvent) -> bool:
        """Return the stretch under the mouse."""
        if isinstance(event, QHelpEvent):
            place = self._place_at(QPointF(event.pos()))
            words = entry_label(self._stretches[place]) if place >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _choose_by_hand(self, place: int) -> None:
        if 0 <= place < len(self._stretches):
            self.choose(place)
            self.stretch_chosen.emit(place)

    def _place_at(self, point: QPointF) -> int:
        near = [(abs(self._rect(n).center().x() - point.x()), n) for n in range(len(self._stretches))]
        hits = [(far, n) for far, n in near if self._rect(n).adjusted(-2, 0, 2, 0).contains(point)]
        return min(hits)[1] if hits else -1

    def _span(self) -> tuple[datetime, float]:
        """Return the first hour that is shown, and how many seconds are."""
        first = self._stretches[0].start.replace(tzinfo=None, minute=0, second=0, microsecond=0)
        last = max(one.end for one in self._stretches).replace(tzinfo=None)
        hours = max(_LEAST_HOURS, -int(-(last - first).total_seconds() // 3600))
        return first, hours * 3600.0

    def _x(self, moment: datetime) -> float:
        first, seconds = self._span()
        return self.width() * (moment.replace(tzinfo=None) - first).total_seconds() / seconds

    def _rect(self, place: int) -> QRectF:
        one = self._stretches[place]
        left, right = self._x(one.start), self._x(one.end)
        return QRectF(left, 0, max(right - left, 1.5), _HEIGHT)

    def _paint_stretch(self, painter: QPainter, place: int) -> None:
        one, rect = self._stretches[place], self._rect(place)
        colour = class_colour(self._theme, one.time_class)
        painter.setPen(Qt.PenStyle.NoPen)
        if one.is_hatched:
            painter.fillRect(rect, QColor(self._theme.card))
            painter.fillRect(rect, QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(colour, 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.6, 0.6, -0.6, -0.6))
        else:
            painter.fillRect(rect, colour)
        if place == self._chosen:
            painter.setPen(QPen(QColor(self._theme.text), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.8, 0.8, -0.8, -0.8))

    def _paint_hours(self, painter: QPainter) -> None:
        if not self._stretches:
            return
        font = QFont(self.font())
        font.setPointSizeF(max(7.0, self.font().pointSizeF() * 0.78))
        painter.setFont(font)
        painter.setPen(QColor(self._theme.faint))
        first, seconds = self._span()
        hours = round(seconds / 3600)
        step = next((n for n in _HOUR_STEPS if self.width() / hours * n >= _HOUR_WIDTH), _HOUR_STEPS[-1])
        for hour in range(0, hours, step):
            x = self.width() * hour / hours
            words = f"{(first + timedelta(hours=hour)):%H:%M}"
            painter.drawText(QPointF(x, _HEIGHT + 15), words)
