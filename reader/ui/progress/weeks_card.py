"""Show the last week, or the last four, as bars."""

from __future__ import annotations

from PySide6.QtCore import Slot
from typing_extensions import override

from reader.core.activity.judging import DayState, JudgedDay
from reader.services.activity.progress import ProgressStatus
from reader.ui.appearance.theme import Theme
from reader.ui.progress.chart_card import ChartCard
from reader.ui.progress.progress_card import FactRow
from reader.ui.progress.week_bars import WeekBars
from reader.ui.translation.durations import MINUTE, length, whole_minutes
from reader.ui.widgets.layout import Column
from reader.ui.widgets.segmented_control import SegmentedControl

_WEEK, _MONTH = 7, 28


class WeeksCard(ChartCard):
    """The minutes of each day with the goal, and a summary."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(WeekBars(theme))
        self._status: ProgressStatus | None = None
        self._lengths = SegmentedControl[int]()
        self._week, self._month = self._lengths.add(_WEEK), self._lengths.add(_MONTH)
        self._lengths.chosen.connect(self._on_length_chosen)
        self.head.insertWidget(2, self._lengths)
        self._facts = [FactRow(first=index == 0) for index in range(3)]
        facts = Column(spacing=0)
        facts.add(*self._facts)
        self.column.add(facts)
        self.column.setStretch(1, 1)
        self.retranslate()

    def show_standing(self, status: ProgressStatus) -> None:
        """Show the days up to today."""
        self._status = status
        self.show_days(status.last_days(self._lengths.value))
        self._update()

    def show_today(self, today: JudgedDay) -> None:
        """Update today."""
        before = self.chart.days[-1].counted if self.chart.days else 0.0
        if whole_minutes(before) != whole_minutes(today.counted) or today.counted < MINUTE:
            self.chart.change_last(today)
            self._update()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._week.setText(self.tr("7 days"))
        self._month.setText(self.tr("4 weeks"))
        self._lengths.setAccessibleName(self.tr("Period"))
        is_week = self._lengths.value == _WEEK
        self.heading.setText(self.tr("Last 7 days") if is_week else self.tr("Last 4 weeks"))
        self._update()
        super().retranslate()

    def _update(self) -> None:
        days = [day for day in self.chart.days if day.state is not DayState.BEFORE]
        due = [day for day in days if day.state is not DayState.REST]
        counted = sum(day.counted for day in days)
        goal = sum(day.goal for day in due)
        best = max(days, key=_counted, default=None)
        names = (self.tr("Toward the goal"), self.tr("Daily average"), self.tr("Longest day"))
        counted_of_goal = self.tr("{time} of {goal}").format(time=length(counted), goal=length(goal)) if goal else ""
        average = length(counted / len(days)) if days else ""
        longest = length(best.counted) if best else ""
        for fact, name, value in zip(self._facts, names, (counted_of_goal, average, longest), strict=True):
            fact.show_fact(name, value)

    @Slot(object)
    def _on_length_chosen(self, days: int) -> None:
        if self._status is not None:
            self.show_days(self._status.last_days(days))
        self.retranslate()


def _counted(day: JudgedDay) -> float:
    return day.counted
