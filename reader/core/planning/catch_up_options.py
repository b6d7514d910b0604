"""Offer three ways out when the roadmap is behind: catch up, rebalance, extend (hour.md, "Portion and roadmap").

A way changes the plan by the plan's own rule, or moves the wished ends. It is a value: nothing is changed by it until
the reader chooses it.
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
"""Share of the usual minutes that a day of catching up has at least."""

BEYOND_EVEN = 1.25
"""Share of the evenly spread minutes that a day of catching up has at least, so that it is back before the end."""

_ROUND = 5
"""Minutes to which a day of catching up is rounded up."""


class CatchUpOptionName(StrEnum):
    """Name the ways out."""

    CATCH_UP = "catch-up"
    REBALANCE = "rebalance"
    EXTEND = "extend"


@dataclass(frozen=True, slots=True)
class CatchUpOption:
    """Hold a way out: the plans it makes and the roadmap it leaves, with the forecast that comes of them.

    ``goal_minutes`` is what a day has until ``until``; on the day after that the plan is again as it was. A way that
    leaves the plan as it is has neither.
    """

    name: CatchUpOptionName
    plans: tuple[Plan, ...]
    roadmap: Roadmap
    forecast: Forecast
    goal_minutes: int | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class CatchUpContext:
    """Hold what the ways out are looked for from: the roadmap, the seconds left by text, the timetable, local time."""

    roadmap: Roadmap
    left: Mapping[str, float]
    timetable: Timetable
    local: datetime

    def foreseen(self, plans: tuple[Plan, ...] = (), roadmap: Roadmap | None = None) -> Forecast:
        """Return what comes of it once these plans were made and the roadmap is this one."""
        return forecast(assignments(roadmap or self.roadmap, self.left), self.timetable.after(plans))


def catch_up_options(at: CatchUpContext) -> tuple[CatchUpOption, ...]:
    """Return the ways out that are possible; none where nothing is behind."""
    late = [stage for stage in at.foreseen().stages if stage.late_days]
    if not late:
        return ()
    last = max(stage.due for stage in late if stage.due is not None)
    stricter = _stricter(at, last) if last >= at.timetable.today else ()
    return (*stricter, *_extended(at))


def _stricter(at: CatchUpContext, last: date) -> tuple[CatchUpOption, ...]:
    """Return the ways that ask for more minutes a day, if 600 a day are enough."""
    goals = range(_usual(at) + 1, GOALS.stop)
    place = bisect_left(goals, True, key=lambda goal: not at.foreseen(_raised(at, goal, last)).late_days)
    if place == len(goals):
        return ()
    even = goals[place]
    more = min(GOALS.stop - 1, ceil(max(CATCHING_UP * _usual(at), BEYOND_EVEN * even) / _ROUND) * _ROUND)
    days = range((last - at.timetable.today).days + 1)
    soonest = bisect_left(days, True, key=lambda day: not at.foreseen(_raised(at, more, _later(at, day))).late_days)
    return (
        _way(CatchUpOptionName.CATCH_UP, at, more, _later(at, min(soonest, days.stop - 1))),
        _way(CatchUpOptionName.REBALANCE, at, even, last),
    )


def _way(name: CatchUpOptionName, at: CatchUpContext, goal: int, until: date) -> CatchUpOption:
    plans = _raised(at, goal, until)
    return CatchUpOption(name, plans, at.roadmap, at.foreseen(plans), goal, until)


def _extended(at: CatchUpContext) -> tuple[CatchUpOption, ...]:
    """Move the wished ends that cannot be kept to where the forecast ends; none where no end is in sight."""
    stages = {stage.text: stage for stage in at.foreseen().stages}
    ends = [stage.end for stage in stages.values() if stage.start is not None]
    if None in ends:
        return ()
    items = tuple(_with_end(one, stages[one.text].end) for one in at.roadmap.items)
    for_all = at.roadmap.wished and max(at.roadmap.wished, *(end for end in ends if end is not None))
    roadmap = Roadmap(items, for_all)
    return (CatchUpOption(CatchUpOptionName.EXTEND, (), roadmap, at.foreseen(roadmap=roadmap)),)


def _with_end(item: RoadmapItem, end: date | None) -> RoadmapItem:
    if item.wished is None or end is None or end <= item.wished:
        return item
    return replace(item, wished=end)


def _usual(at: CatchUpContext) -> int:
    return at.timetable.plan(at.timetable.today + timedelta(days=1)).goal_minutes


def _later(at: CatchUpContext, days: int) -> date:
    return at.timetable.today + timedelta(days=days)


def _raised(at: CatchUpContext, goal: int, until: date) -> tuple[Plan, ...]:
    """Ask for more from as early as the plan's rule allows until a day, and after it for what was planned before."""
    raised = changed_plan(at.timetable.plans, PlanChange(goal_minutes=goal), at.local)
    back = replace(at.timetable.plan(until + timedelta(days=1)), effective_day=until + timedelta(days=1))
    if raised.effective_day >= back.effective_day:
        return ()
    return (raised, back, *(plan for plan in at.timetable.plans if plan.effective_day > back.effective_day))
