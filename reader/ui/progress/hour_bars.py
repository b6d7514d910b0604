"""Paint how much is read in each hour of the day as bars."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from reader.core.activity.hours import HOURS, WeekHours, peak
from reader.ui.appearance.sizes import CAPTION
from reader.ui.appearance.theme import Theme
from reader.ui.translation.durations import length
from reader.ui.widgets.painting import scaled_font
from reader.ui.widgets.themed_widget import Chart

_AXIS_HEIGHT = 20
_SHARE = 0.82
"""The width of a bar as a share of its column."""

_MUCH = 0.5
"""Bars from this share of the highest one are darker."""

_LABELLED = range(0, HOURS + 1, 6)


class HourBars(Chart):
    """A bar for each hour of the day, with an axis in hours; the minutes stand in tooltips."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._hours: tuple[float, ...] = (0.0,) * HOURS
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_hours(self, hours: WeekHours) -> None:
        """Show the sums of all weekdays."""
        self._hours = hours.by_hour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return a size that fits a card."""
        return QSize(400, 60)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which the labels fit."""
        return QSize(220, 52)

    @override
    def tooltip_at(self, point: QPointF) -> str:
        """Return the time of the hour at a point."""
        hour = int(point.x() * HOURS / max(1, self.width()))
        if not 0 <= hour < HOURS:
            return ""
        return self.tr("{from}:00 to {to}:00: {time}").format_map(
            {"from": hour, "to": hour + 1, "time": length(self._hours[hour])}
        )

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the bars, the ground line and the hours below it."""
        highest = peak(self._hours)
        ground = float(self.height() - _AXIS_HEIGHT)
        column = self.width() / HOURS
        painter.setPen(QPen(QColor(self.theme.line), 1))
        painter.drawLine(QLineF(0, ground, self.width(), ground))
        _low, under, met, _beyond = self.theme.steps
        painter.setPen(Qt.PenStyle.NoPen)
        for hour, seconds in enumerate(self._hours):
            height = max(0.0, ground - 4) * seconds / highest
            if height >= 0.5:
                painter.setBrush(QColor(met if seconds >= highest * _MUCH else under))
                left = hour * column + column * (1 - _SHARE) / 2
                painter.drawRoundedRect(QRectF(left, ground - height, column * _SHARE, height), 2, 2)
        self._paint_hours(painter, ground, column)

    def _paint_hours(self, painter: QPainter, ground: float, column: float) -> None:
        painter.setFont(scaled_font(self.font(), CAPTION))
        painter.setPen(QColor(self.theme.muted))
        for hour in _LABELLED:
            label = self.tr("{hour} h").format(hour=hour) if hour == HOURS else str(hour)
            area = QRectF(hour * column - 30, ground + 3, 60, _AXIS_HEIGHT - 3)
            flags = Qt.AlignmentFlag.AlignHCenter
            if hour == 0:
                area, flags = QRectF(0, ground + 3, 60, _AXIS_HEIGHT - 3), Qt.AlignmentFlag.AlignLeft
            elif hour == HOURS:
                area, flags = area.translated(-30, 0), Qt.AlignmentFlag.AlignRight
            painter.drawText(area, flags | Qt.AlignmentFlag.AlignVCenter, label)
