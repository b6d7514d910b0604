"""Define the plan: the goals of a day and of a week, the weekdays of rest, the start of a day (hour.md, "Plan")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import ge

from reader.core.activity.ledger import TimeClass
from reader.core.activity.study_day import study_day
from reader.core.errors import Problem, ReaderError

GOALS = range(5, 601)
"""Allowed daily goals, in minutes."""

DAYS_OF_WEEK = 7

WEEK_MINUTES = range(GOALS.start, (GOALS.stop - 1) * DAYS_OF_WEEK + 1)
"""Allowed goals of a week, in minutes."""

COUNTED = frozenset(TimeClass) - {TimeClass.SKIM}


@dataclass(frozen=True, slots=True)
class WeekGoal:
    """The goal of a week beside that of a day, in minutes, 5 to 4200, or in days kept, 1 to 7; 0 asks for nothing.

    Raises ReaderError PLAN_INVALID for anything else.
    """

    minutes: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        """Validate the goal; raises ReaderError PLAN_INVALID."""
        if self.minutes and self.minutes not in WEEK_MINUTES:
            raise ReaderError(Problem.PLAN_INVALID, field="week", value=self.minutes)
        if self.days and self.days not in range(1, DAYS_OF_WEEK + 1):
            raise ReaderError(Problem.PLAN_INVALID, field="week", value=f"{self.days}d")

    def __bool__(self) -> bool:
        """Return whether anything is asked for."""
        return bool(self.minutes or self.days)

    def is_at_least(self, other: WeekGoal) -> bool:
        """Return whether the goal asks for no less than another one."""
        return self.minutes >= other.minutes and self.days >= other.days


NO_WEEK_GOAL = WeekGoal()
SAME_EACH_DAY: tuple[int | None, ...] = (None,) * DAYS_OF_WEEK
"""The goals of the weekdays where none differs from the goal of a day."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan in force from ``effective_day`` on; every day is judged by the plan in force on it.

    ``goal_minutes`` is 5 to 600, ``rest_weekdays`` counts Monday as 0, ``day_start`` is an hour of 0 to 23,
    ``make_up_days`` is 0 to 31. ``weekday_minutes`` are the goals of the seven weekdays, from Monday, where they differ
    from ``goal_minutes``, else None. Raises ReaderError PLAN_INVALID for anything else.
    """

    effective_day: date
    goal_minutes: int = 60
    rest_weekdays: frozenset[int] = frozenset()
    day_start: int = 4
    make_up_days: int = 3
    counted_classes: frozenset[TimeClass] = COUNTED
    weekday_minutes: tuple[int | None, ...] = SAME_EACH_DAY
    week_goal: WeekGoal = NO_WEEK_GOAL

    def __post_init__(self) -> None:
        """Validate the plan; raises ReaderError PLAN_INVALID."""
        if self.goal_minutes not in GOALS:
            raise ReaderError(Problem.PLAN_INVALID, field="goal", value=self.goal_minutes)
        differing = [minutes for minutes in self.weekday_minutes if minutes is not None]
        if len(self.weekday_minutes) != DAYS_OF_WEEK or any(minutes not in GOALS for minutes in differing):
            value = ",".join(map(str, differing))
            raise ReaderError(Problem.PLAN_INVALID, field="goal-on", value=value)
        if not self.rest_weekdays <= frozenset(range(DAYS_OF_WEEK)) or len(self.rest_weekdays) == DAYS_OF_WEEK:
            raise ReaderError(Problem.PLAN_INVALID, field="rest", value=",".join(map(str, sorted(self.rest_weekdays))))
        if self.day_start not in range(24):
            raise ReaderError(Problem.PLAN_INVALID, field="day-start", value=self.day_start)
        if self.make_up_days not in range(32):
            raise ReaderError(Problem.PLAN_INVALID, field="make-up", value=self.make_up_days)

    @property
    def minutes_by_weekday(self) -> tuple[int, ...]:
        """Return the goals of the seven weekdays in minutes, from Monday."""
        return tuple(self.goal_minutes if minutes is None else minutes for minutes in self.weekday_minutes)

    def goal_on(self, day: date) -> float:
        """Return the goal of a day in seconds, as if it were no day of rest."""
        return self.minutes_by_weekday[day.weekday()] * 60.0

    def rests_on(self, day: date) -> bool:
        """Return whether the day falls on a rest weekday."""
        return day.weekday() in self.rest_weekdays


def plan_on(history: Sequence[Plan], day: date) -> Plan | None:
    """Return the plan in force on a study day, None before the first; ``history`` is in order of effective day."""
    index = bisect_right(history, day, key=lambda plan: plan.effective_day)
    return history[index - 1] if index else None


def plan_at(history: Sequence[Plan], local: datetime) -> Plan:
    """Return the plan in force at a local time: the latest whose effective day has begun, else the first."""
    for plan in reversed(history):
        if plan.effective_day <= study_day(local, plan.day_start):
            return plan
    return history[0]


def is_stricter(present: Plan, changed: Plan) -> bool:
    """Return whether a plan is at least as strict as the present one in every field, with the same day start."""
    return (
        all(map(ge, changed.minutes_by_weekday, present.minutes_by_weekday))
        and changed.week_goal.is_at_least(present.week_goal)
        and changed.rest_weekdays <= present.rest_weekdays
        and changed.make_up_days <= present.make_up_days
        and changed.counted_classes <= present.counted_classes
        and changed.day_start == present.day_start
    )


def earliest_day(present: Plan, changed: Plan, today: date) -> date:
    """Return the first day a changed plan may take effect: a stricter one today, else tomorrow (hour.md, "Plan")."""
    return today if is_stricter(present, changed) else today + timedelta(days=1)
