"""Judge each week by the goals of a week that were in force on its days, and count the streak of weeks (hour.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from reader.core.activity.judging import DayState, JudgedDay
from reader.core.activity.plan import DAYS_OF_WEEK, NO_WEEK_GOAL, Plan, WeekGoal, plan_on

_KEPT = (DayState.MET, DayState.MADE_UP)
_EPSILON = 0.000_5
"""Seconds below which nothing is missing: sums of floating-point durations are not exact."""


class WeekState(StrEnum):
    """The outcome of a week."""

    MET = "met"
    REST = "rest"
    """All its days that are due were declared rest, and its goal was not reached on them."""
    OPEN = "open"
    MISSED = "missed"
    NOT_DUE = "not due"
    """No goal of a week was in force on its first day, and none that came later was met."""


@dataclass(frozen=True, slots=True)
class JudgedWeek:
    """The judgement of the week that begins on the Monday ``first``.

    ``goal`` is what had to be reached, with the declared rest taken off, ``days`` how many were kept, and ``away`` how
    many were declared rest.
    """

    first: date
    state: WeekState
    goal: WeekGoal
    counted: float
    days: int
    away: int = 0

    @property
    def last(self) -> date:
        """Return the Sunday."""
        return self.first + timedelta(days=DAYS_OF_WEEK - 1)


@dataclass(frozen=True, slots=True)
class WeekStreak:
    """The number of weeks met in the run that ends with this week or the last one, and in the longest run."""

    current: int = 0
    longest: int = 0


def judge_weeks(
    judged: Sequence[JudgedDay], plans: Sequence[Plan], rest_days: Collection[date]
) -> tuple[JudgedWeek, ...]:
    """Judge every week in which a goal of a week was in force, as of the last judged day, which is today.

    A week has to meet each goal that was in force on one of its days, so a weaker one that begins within it does not
    ease it; one that begins within it can be met, but not missed: once the week is over, the goal of its Monday
    decides. Days that were declared rest before they began ease it by their share of the days that the plan has for
    reading. A week is still open while days of it can be made up that would meet it.
    """
    if not judged or not any(plan.week_goal for plan in plans):
        return ()
    weeks = groupby(judged, key=lambda day: day.day - timedelta(days=day.day.weekday()))
    found = (_judged_week(first, tuple(days), plans, rest_days, judged[-1].day) for first, days in weeks)
    return tuple(week for week in found if week is not None)


def week_streak(weeks: Iterable[JudgedWeek]) -> WeekStreak:
    """Return the streak of weeks; a week of rest continues a run without lengthening it, as does one still open."""
    current = longest = 0
    before: JudgedWeek | None = None
    for week in weeks:
        follows = before is not None and (week.first - before.first).days == DAYS_OF_WEEK
        if not follows or week.state in (WeekState.MISSED, WeekState.NOT_DUE):
            current = 0
        current += week.state is WeekState.MET
        longest = max(longest, current)
        before = week
    return WeekStreak(current, longest)


def _judged_week(
    first: date, days: Sequence[JudgedDay], plans: Sequence[Plan], rest_days: Collection[date], today: date
) -> JudgedWeek | None:
    goals = tuple(_goals(days, plans))
    asked = WeekGoal(max(goal.minutes for goal in goals), max(goal.days for goal in goals))
    if not asked:
        return None
    states = Counter(day.state for day in days)
    counted, kept = sum(day.counted for day in days), sum(states[state] for state in _KEPT)
    due, away = _due_days(first, plans, rest_days)
    goal = _eased(asked, due, away)
    of_monday = _eased(goals[0], due, away) if days[0].day == first else NO_WEEK_GOAL
    is_over = first + timedelta(days=DAYS_OF_WEEK) <= today
    decisive = of_monday if is_over and of_monday else goal
    if _reaches(decisive, counted, kept):
        state = WeekState.MET
    elif due and due == away:
        state = WeekState.REST
    elif not is_over or _reaches(decisive, counted, kept + states[DayState.OPEN]):
        state = WeekState.OPEN
    else:
        state = WeekState.MISSED if of_monday else WeekState.NOT_DUE
    return JudgedWeek(first, state, goal, counted, kept, away)


def _reaches(goal: WeekGoal, counted: float, days: int) -> bool:
    return counted >= goal.minutes * 60 - _EPSILON and days >= goal.days


def _goals(days: Sequence[JudgedDay], plans: Sequence[Plan]) -> Iterator[WeekGoal]:
    for day in days:
        plan = plan_on(plans, day.day)
        yield plan.week_goal if plan is not None else NO_WEEK_GOAL


def _due_days(first: date, plans: Sequence[Plan], rest_days: Collection[date]) -> tuple[int, int]:
    """Return on how many days of a week the plan has reading, and how many of them were declared rest."""
    due = away = 0
    for number in range(DAYS_OF_WEEK):
        day = first + timedelta(days=number)
        plan = plan_on(plans, day)
        if plan is not None and not plan.rests_on(day):
            due += 1
            away += day in rest_days
    return due, away


def _eased(goal: WeekGoal, due: int, away: int) -> WeekGoal:
    """Return a goal less the share of the days that were declared rest; at least the smallest one."""
    if not away or due == away:
        return goal
    minutes = max(5, round(goal.minutes * (due - away) / due)) if goal.minutes else 0
    return WeekGoal(minutes, min(goal.days, due - away))
