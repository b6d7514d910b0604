"""Show at which hours of the day the reader reads."""

from __future__ import annotations

from typing_extensions import override

from reader.core.activity.hours import HOURS, WeekHours
from reader.services.activity.habits import DAYS
from reader.ui.appearance.sizes import CONTROL_HEIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.progress.chart_picture import PictureActions
from reader.ui.progress.hour_bars import HourBars
from reader.ui.progress.progress_card import ProgressCard
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Row


class HoursCard(ProgressCard):
    """A bar for each hour of the day, and in words the hours with most of the time."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._hours = WeekHours(((0.0,) * HOURS,) * 7)
        self._heading, self._summary = Label(role="heading"), Label(role="muted")
        self._heading.setMinimumHeight(CONTROL_HEIGHT)
        self.bars = HourBars(theme)
        self.picture = PictureActions(self.bars, self._heading.text, theme)
        head = Row()
        head.add(self._heading, STRETCH, self._summary)
        self.column.add(head, self.bars)
        self.retranslate()

    def show_hours(self, hours: WeekHours) -> None:
        """Show the hours of the last 90 days."""
        self._hours = hours
        self.bars.show_hours(hours)
        self._update()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.bars.set_theme(theme)
        self.picture.theme = theme

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._heading.setText(self.tr("Hours of the day"))
        self.bars.setAccessibleName(self.tr("Hours of the day"))
        self.picture.retranslate()
        self._update()

    def _update(self) -> None:
        busiest = self._hours.busiest
        summary = self.tr("last {days} days").format(days=DAYS)
        if len(busiest) == 2:
            most = self.tr("mostly around {first}:00 and {second}:00").format(first=busiest[0], second=busiest[1])
        elif busiest:
            most = self.tr("mostly around {first}:00").format(first=busiest[0])
        else:
            most = self.tr("nothing read yet")
        self._summary.setText(self.tr("{period}, {most}").format(period=summary, most=most))
        self.bars.setAccessibleDescription(self._summary.text())
