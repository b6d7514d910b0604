"""Show the goal of this week: how much of it is done, and the streak of weeks."""

from __future__ import annotations

from dataclasses import replace

from typing_extensions import override

from reader.core.activity.judging import judge_day
from reader.core.activity.weeks import JudgedWeek, WeekState, WeekStreak, week_streak
from reader.services.activity.progress import ProgressStatus
from reader.ui.appearance.sizes import ROW_SPACE
from reader.ui.progress.progress_card import ProgressCard
from reader.ui.translation.day_labels import compact_date
from reader.ui.translation.durations import MINUTE, length
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Row
from reader.ui.widgets.progress_bar import ProgressBar


class WeekGoalCard(ProgressCard):
    """The week of today beside its goal; hidden where the plan has none."""

    def __init__(self) -> None:
        super().__init__()
        self._week: JudgedWeek | None = None
        self._streak = WeekStreak()
        self._counted_today = 0.0
        self._heading, self._summary = Label(role="heading"), Label(role="muted")
        self._figure, self._goal = Label(role="large"), Label(role="muted", wraps=True)
        self._bar = ProgressBar()
        head, figures = Row(), Row(spacing=ROW_SPACE)
        head.add(self._heading, STRETCH, self._summary)
        figures.add(self._figure, self._goal, grows=self._goal)
        self.column.add(head, figures, self._bar)
        self.retranslate()

    @property
    def has_goal(self) -> bool:
        """Return whether the plan has a goal for this week."""
        return self._week is not None

    def show_standing(self, status: ProgressStatus) -> None:
        """Show the week that today belongs to."""
        latest = status.judged_weeks[-1] if status.judged_weeks else None
        self._week = latest if latest is not None and latest.last >= status.today else None
        self._streak = week_streak(status.judged_weeks)
        self._counted_today = judge_day(status.judged, status.today).counted
        self.setVisible(self._week is not None)
        self._update(self._week)

    def show_counted(self, counted: float) -> None:
        """Show the week with other counted seconds of today."""
        if self._week is not None:
            self._update(replace(self._week, counted=self._week.counted - self._counted_today + counted))

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._heading.setText(self.tr("This week’s goal"))
        self._bar.setAccessibleName(self.tr("This week’s goal"))
        self._update(self._week)

    def _update(self, week: JudgedWeek | None) -> None:
        if week is None:
            return
        minutes, days = week.goal.minutes, week.goal.days
        is_met = week.state is WeekState.MET or (not days and week.counted >= minutes * MINUTE)
        if minutes:
            self._figure.setText(length(week.counted))
            goal = self.tr("of {goal}").format(goal=length(minutes * MINUTE))
        else:
            self._figure.setText(self.tr("%n day(s)", None, week.days))
            goal = self.tr("of %n day(s)", None, days)
        if week.away:
            goal = self.tr("{goal} ({reason})").format(goal=goal, reason=self._away_text(week.away))
        self._goal.setText(self.tr("{goal}, met").format(goal=goal) if is_met else goal)
        self._bar.show_share(min(1.0, week.counted / (minutes * MINUTE) if minutes else week.days / days))
        self._bar.show_reached(reached=is_met)
        summary = self.tr("until {day}").format(day=compact_date(week.last))
        if self._streak.current:
            streak = self.tr("%n week(s) in a row", None, self._streak.current)
            summary = f"{summary} · {streak}"
        self._summary.setText(summary)

    def _away_text(self, days: int) -> str:
        return self.tr("%n day(s) away deducted", None, days)
