"""Compute three options for a roadmap that is behind: catch up, rebalance, extend (hour.md, "Portion and roadmap").

An option changes the plan by the plan's own rule, or moves the target dates. It is a value: nothing changes until the
reader chooses it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import ceil

from reader.core.activity.plan import GOALS, Plan
from reader.core.activity.plan_change import PlanChange, changed_plan
from reader.core.planning.forecast import Forecast, assignments, forecast
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.planning.timetable import Timetable

CATCHING_UP = 1.5
"""Minimum goal of a catch-up day, as a multiple of the usual minutes."""

BEYOND_EVEN = 1.25
"""Minimum goal of a catch-up day, as a multiple of the evenly spread minutes, so that it catches up before the end."""

_ROUND = 5
"""Minutes to a multiple of which the goal of a catch-up day is rounded up."""


class CatchUpOptionName(StrEnum):
    """The catch-up options."""

    CATCH_UP = "catch-up"
    REBALANCE = "rebalance"
    EXTEND = "extend"


@dataclass(frozen=True, slots=True)
class CatchUpOption:
    """One way to catch up: the resulting plans and roadmap, and their forecast.

    ``goal_minutes`` is the goal of each day up to ``until``; from the day after, the earlier plan applies again. Both
    are None if the option does not change the plan.
    """

    name: CatchUpOptionName
    plans: tuple[Plan, ...]
    roadmap: Roadmap
    forecast: Forecast
    goal_minutes: int | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class CatchUpContext:
    """The input for the options: the roadmap, the seconds left by text id, the timetable and the local time."""

    roadmap: Roadmap
    left: Mapping[str, float]
    timetable: Timetable
    local: datetime

    def forecast_with(self, plans: tuple[Plan, ...] = (), roadmap: Roadmap | None = None) -> Forecast:
        """Return the forecast with these plans added and, if given, this roadmap instead of the present one."""
        return forecast(assignments(roadmap or self.roadmap, self.left), self.timetable.after(plans))


def catch_up_options(at: CatchUpContext) -> tuple[CatchUpOption, ...]:
    """Return the options that are possible; none if nothing is behind."""
    late = [stage for stage in at.forecast_with().stages if stage.late_days]
    if not late:
        return ()
    last = max(stage.due for stage in late if stage.due is not None)
    stricter = _stricter(at, last) if last >= at.timetable.today else ()
    return (*stricter, *_extended(at))


def _stricter(at: CatchUpContext, last: date) -> tuple[CatchUpOption, ...]:
    """Return the options that need more minutes a day, or none if even 600 a day are not enough."""
    goals = range(_usual_goal(at) + 1, GOALS.stop)
    index = bisect_left(goals, True, key=lambda goal: not at.forecast_with(_raised(at, goal, last)).late_days)
    if index == len(goals):
        return ()
    even_goal = goals[index]
    catch_up_goal = min(
        GOALS.stop - 1, ceil(max(CATCHING_UP * _usual_goal(at), BEYOND_EVEN * even_goal) / _ROUND) * _ROUND
    )
    days = range((last - at.timetable.today).days + 1)
    soonest_offset = bisect_left(
        days, True, key=lambda day: not at.forecast_with(_raised(at, catch_up_goal, _day_after(at, day))).late_days
    )
    return (
        _option(CatchUpOptionName.CATCH_UP, at, catch_up_goal, _day_after(at, min(soonest_offset, days.stop - 1))),
        _option(CatchUpOptionName.REBALANCE, at, even_goal, last),
    )


def _option(name: CatchUpOptionName, at: CatchUpContext, goal: int, until: date) -> CatchUpOption:
    plans = _raised(at, goal, until)
    return CatchUpOption(name, plans, at.roadmap, at.forecast_with(plans), goal, until)


def _extended(at: CatchUpContext) -> tuple[CatchUpOption, ...]:
    """Move the target dates that cannot be met to the forecast ends; no option if a text has no forecast end."""
    stages = {stage.text: stage for stage in at.forecast_with().stages}
    ends = [stage.end for stage in stages.values() if stage.start is not None]
    if None in ends:
        return ()
    items = tuple(_with_end(item, stages[item.text].end) for item in at.roadmap.items)
    target = at.roadmap.target_date and max(at.roadmap.target_date, *(end for end in ends if end is not None))
    roadmap = Roadmap(items, target)
    return (CatchUpOption(CatchUpOptionName.EXTEND, (), roadmap, at.forecast_with(roadmap=roadmap)),)


def _with_end(item: RoadmapItem, end: date | None) -> RoadmapItem:
    if item.target_date is None or end is None or end <= item.target_date:
        return item
    return replace(item, target_date=end)


def _usual_goal(at: CatchUpContext) -> int:
    return at.timetable.plan(at.timetable.today + timedelta(days=1)).goal_minutes


def _day_after(at: CatchUpContext, days: int) -> date:
    return at.timetable.today + timedelta(days=days)


def _raised(at: CatchUpContext, goal: int, until: date) -> tuple[Plan, ...]:
    """Return plans with a raised goal from the earliest allowed day up to ``until``, then the plans from before."""
    tomorrow = at.timetable.plan(at.timetable.today + timedelta(days=1))
    above = tuple(minutes if minutes is not None and minutes > goal else None for minutes in tomorrow.weekday_minutes)
    raised = changed_plan(at.timetable.plans, PlanChange(goal_minutes=goal, weekday_minutes=above), at.local)
    restored = replace(at.timetable.plan(until + timedelta(days=1)), effective_day=until + timedelta(days=1))
    if raised.effective_day >= restored.effective_day:
        return ()
    return (raised, restored, *(plan for plan in at.timetable.plans if plan.effective_day > restored.effective_day))
