"""Read the reader's progress from the library: the judged days and the streak."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from reader.core.activity.judging import DayState, JudgedDay, judge_day
from reader.core.activity.plan import Plan, plan_at
from reader.core.activity.plan_change import study_day_now
from reader.core.activity.streak import Streak, streak
from reader.core.activity.weeks import JudgedWeek, judge_weeks
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class ProgressStatus:
    """The days from the first plan to today, the streak as of today, the plan in force, and the weeks with a goal."""

    today: date
    plan: Plan
    judged: tuple[JudgedDay, ...]
    streak: Streak
    judged_weeks: tuple[JudgedWeek, ...] = ()

    def last_days(self, count: int) -> tuple[JudgedDay, ...]:
        """Return the last ``count`` days up to today; those before the first plan are `DayState.BEFORE`."""
        first = self.today - timedelta(days=count - 1)
        return tuple(judge_day(self.judged, first + timedelta(days=number)) for number in range(count))

    def weeks(self, count: int) -> tuple[JudgedDay, ...]:
        """Return the days of the last ``count`` weeks, from a Monday up to today."""
        return self.last_days(7 * (count - 1) + self.today.weekday() + 1)

    def with_today(self, counted: float) -> JudgedDay:
        """Return today judged with ``counted`` seconds, without judging the other days again."""
        today = replace(judge_day(self.judged, self.today), counted=counted)
        if today.reaches_goal:
            return replace(today, state=DayState.MET, missing=0.0)
        if today.rests:
            return replace(today, state=DayState.REST)
        return replace(today, missing=today.goal - counted)


def progress_status(library: Library, now: datetime) -> ProgressStatus:
    """Return all days of the library judged as of the local time ``now``, with the streak and the plan."""
    plans = library.plans.history()
    judged = library.judged(now)
    weeks = judge_weeks(judged, plans, library.plans.rest_days())
    return ProgressStatus(study_day_now(plans, now), plan_at(plans, now), judged, streak(judged), weeks)


def judged_so_far(library: Library, plan: Plan, day: date, now: datetime) -> JudgedDay:
    """Return today as judged so far; only a rest day needs the days before it, for what they are owed.

    Raises ReaderError LIBRARY_*.
    """
    if not (plan.rests_on(day) or day in library.plans.rest_days()):
        return JudgedDay(day, DayState.OPEN)
    return judge_day(library.judged(now), day)
