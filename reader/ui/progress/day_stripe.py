"""Paint a day as a stripe of its entries on a time axis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from typing_extensions import override

from reader.services.activity.day_entries import DayEntry
from reader.ui.appearance.sizes import CAPTION, TICK_RADIUS
from reader.ui.appearance.theme import Theme
from reader.ui.progress.entry_labels import entry_label
from reader.ui.widgets.chart_colours import class_colour
from reader.ui.widgets.painting import draw_ground, scaled_font
from reader.ui.widgets.themed_widget import Chart

_HEIGHT, _HOURS_HEIGHT = 22, 20
_MIN_HOURS = 3
_HOUR_STEPS = (1, 2, 3, 4, 6)
_HOUR_WIDTH = 40


class DayStripe(Chart):
    """The entries of a day on a time axis; arrow keys move from one to the next."""

    session_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._entries: tuple[DayEntry, ...] = ()
        self._chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(_HEIGHT + _HOURS_HEIGHT)

    def show_sessions(self, sessions: Sequence[DayEntry]) -> None:
        """Show these entries, in order."""
        self._entries = tuple(sessions)
        self._chosen = -1
        self.setAccessibleDescription("")
        self.update()

    def choose(self, index: int) -> None:
        """Select an entry without emitting a signal; -1 selects none."""
        if index != self._chosen and -1 <= index < len(self._entries):
            self._chosen = index
            self.setAccessibleDescription(entry_label(self._entries[index]) if index >= 0 else "")
            self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return a size that fits a card."""
        return QSize(400, _HEIGHT + _HOURS_HEIGHT)

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the background, the entries and the hours."""
        draw_ground(painter, QRectF(0, 0, self.width(), _HEIGHT), TICK_RADIUS, self.theme.track)
        for index in range(len(self._entries)):
            self._paint_entry(painter, index)
        self._paint_hours(painter)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the selection."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._select(max(0, self._chosen + step))
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the clicked entry."""
        self._select(self._index_at(event.position()))

    @override
    def tooltip_at(self, point: QPointF) -> str:
        """Return the text of the entry at a point."""
        index = self._index_at(point)
        return entry_label(self._entries[index]) if index >= 0 else ""

    def _select(self, index: int) -> None:
        if 0 <= index < len(self._entries):
            self.choose(index)
            self.session_chosen.emit(index)

    def _index_at(self, point: QPointF) -> int:
        near = [(abs(self._rect(n).center().x() - point.x()), n) for n in range(len(self._entries))]
        hits = [(far, n) for far, n in near if self._rect(n).adjusted(-2, 0, 2, 0).contains(point)]
        return min(hits)[1] if hits else -1

    def _span(self) -> tuple[datetime, float]:
        """Return the first hour that is shown, and the length of the axis in seconds."""
        first = self._entries[0].start.replace(tzinfo=None, minute=0, second=0, microsecond=0)
        last = max(entry.end for entry in self._entries).replace(tzinfo=None)
        hours = max(_MIN_HOURS, -int(-(last - first).total_seconds() // 3600))
        return first, hours * 3600.0

    def _x(self, time: datetime) -> float:
        first, seconds = self._span()
        return self.width() * (time.replace(tzinfo=None) - first).total_seconds() / seconds

    def _rect(self, index: int) -> QRectF:
        entry = self._entries[index]
        left, right = self._x(entry.start), self._x(entry.end)
        return QRectF(left, 0, max(right - left, 1.5), _HEIGHT)

    def _paint_entry(self, painter: QPainter, index: int) -> None:
        entry, rect = self._entries[index], self._rect(index)
        colour = class_colour(self.theme, entry.time_class)
        painter.setPen(Qt.PenStyle.NoPen)
        if entry.is_hatched:
            painter.fillRect(rect, QColor(self.theme.card))
            painter.fillRect(rect, QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(colour, 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.6, 0.6, -0.6, -0.6))
        else:
            painter.fillRect(rect, colour)
        if index == self._chosen:
            painter.setPen(QPen(QColor(self.theme.text), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.8, 0.8, -0.8, -0.8))

    def _paint_hours(self, painter: QPainter) -> None:
        if not self._entries:
            return
        painter.setFont(scaled_font(self.font(), CAPTION))
        painter.setPen(QColor(self.theme.faint))
        first, seconds = self._span()
        hours = round(seconds / 3600)
        step = next((n for n in _HOUR_STEPS if self.width() / hours * n >= _HOUR_WIDTH), _HOUR_STEPS[-1])
        for hour in range(0, hours, step):
            x = self.width() * hour / hours
            label = f"{(first + timedelta(hours=hour)):%H:%M}"
            painter.drawText(QPointF(x, _HEIGHT + 15), label)
