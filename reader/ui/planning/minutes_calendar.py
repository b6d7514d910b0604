"""Paint minutes on a calendar: a grid for each month with a cell for each day."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from typing_extensions import override

from reader.ui.appearance.sizes import CAPTION, TICK_RADIUS
from reader.ui.appearance.theme import Theme
from reader.ui.widgets.chart_colours import mix
from reader.ui.widgets.painting import scaled_font
from reader.ui.widgets.themed_widget import ThemedWidget

MOST_MONTHS = 24
"""The most months that are drawn; the end of a longer roadmap is only named in the text."""

_CELL = 40
_HEAD = 46
_GAP = 26
_MONTH = QSize(7 * _CELL, _HEAD + 6 * _CELL)


@dataclass(frozen=True, slots=True)
class CalendarDays:
    """The content of a calendar: the minutes of each day that has any, and the days that are marked.

    ``usual`` are the minutes of the plan in force; days with more are painted darker.
    """

    today: date
    minutes: Mapping[date, int] = field(default_factory=dict)
    usual: int = 60
    end: date | None = None
    wished: date | None = None


class MinutesCalendar(ThemedWidget):
    """Paint the months from today's to the last day's, as many in a row as fit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._marked = CalendarDays(date.min)
        self._months: list[tuple[int, int]] = []

    def show_minutes(self, days: CalendarDays) -> None:
        """Show these days; the owner sets the accessible text."""
        self._marked = days
        last = max(day for day in (days.today, days.end, days.wished, *days.minutes) if day is not None)
        first = days.today.year * 12 + days.today.month - 1
        count = min(MOST_MONTHS, last.year * 12 + last.month - first)
        self._months = [divmod(number, 12) for number in range(first, first + count)]
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the size of two months in a row."""
        return QSize(2 * _MONTH.width() + _GAP, self.heightForWidth(2 * _MONTH.width() + _GAP))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the size of one month."""
        return _MONTH

    @override
    def hasHeightForWidth(self) -> bool:
        """Return True: a narrow calendar is taller."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows of months."""
        columns = max(1, (width + _GAP) // (_MONTH.width() + _GAP))
        return -(-len(self._months) // columns) * (_MONTH.height() + _GAP)

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint all months."""
        columns = max(1, (self.width() + _GAP) // (_MONTH.width() + _GAP))
        for number, (year, month) in enumerate(self._months):
            painter.save()
            painter.translate(number % columns * (_MONTH.width() + _GAP), number // columns * (_MONTH.height() + _GAP))
            self._paint_month(painter, year, month + 1)
            painter.restore()

    def _paint_month(self, painter: QPainter, year: int, month: int) -> None:
        locale = QLocale()
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(self.theme.text))
        title = self.tr("{month} {year}").format(month=locale.standaloneMonthName(month), year=year)
        painter.drawText(QRectF(0, 0, _MONTH.width(), 22), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(self._small_font())
        painter.setPen(QColor(self.theme.faint))
        for column in range(7):
            name = locale.standaloneDayName(column + 1, QLocale.FormatType.NarrowFormat)
            painter.drawText(QRectF(column * _CELL, 24, _CELL, 18), Qt.AlignmentFlag.AlignCenter, name)
        for row, week in enumerate(Calendar().monthdatescalendar(year, month)):
            for column, day in enumerate(week):
                if day.month == month:
                    self._paint_day(painter, QRectF(column * _CELL, _HEAD + row * _CELL, _CELL, _CELL), day)

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        days, inner = self._marked, cell.adjusted(2, 2, -2, -2)
        minutes = days.minutes.get(day, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._background(minutes))
        painter.drawRoundedRect(inner, TICK_RADIUS, TICK_RADIUS)
        if day in {days.today, days.end, days.wished}:
            style = Qt.PenStyle.DashLine if day == days.wished and day != days.end else Qt.PenStyle.SolidLine
            colour = self.theme.muted if day == days.today else self.theme.accent
            painter.setPen(QPen(QColor(colour), 1.4, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, TICK_RADIUS, TICK_RADIUS)
        painter.setFont(self._small_font())
        painter.setPen(QColor(self.theme.muted if minutes else self.theme.faint))
        painter.drawText(
            inner.adjusted(4, 1, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, str(day.day)
        )
        if minutes:
            painter.setFont(self.font())
            painter.setPen(QColor(self.theme.text))
            alignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            painter.drawText(inner.adjusted(0, 0, -4, -1), alignment, str(minutes))

    def _background(self, minutes: int) -> QColor:
        if not minutes:
            return QColor(self.theme.paper)
        share = 0.14 if minutes <= self._marked.usual else 0.36
        return mix(self.theme.card, self.theme.accent, share)

    def _small_font(self) -> QFont:
        return scaled_font(self.font(), CAPTION)
