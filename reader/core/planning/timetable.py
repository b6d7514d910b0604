"""Compute the seconds available for reading on each coming day, by the plans (hour.md, "Portion and roadmap")."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reader.core.activity.plan import Plan, plan_on


@dataclass(frozen=True, slots=True)
class Timetable:
    """The reading time of the days: the plans in order of effective day, the declared rest days, and today's time.

    ``counted`` is the number of seconds counted today so far.
    """

    plans: tuple[Plan, ...]
    today: date
    rest_days: Collection[date] = field(default_factory=frozenset)
    counted: float = 0.0

    def rests_on(self, day: date) -> bool:
        """Return whether a day is a rest day, by the plan or declared."""
        return day in self.rest_days or self.plan(day).rests_on(day)

    def goal(self, day: date) -> float:
        """Return the goal of a day in seconds, 0 on a rest day."""
        return 0.0 if self.rests_on(day) else self.plan(day).goal_on(day)

    def seconds(self, day: date) -> float:
        """Return the seconds left to read on a day: for today what is left of the goal, else the whole goal."""
        return max(0.0, self.goal(day) - self.counted) if day == self.today else self.goal(day)

    def plan(self, day: date) -> Plan:
        """Return the plan that will be in force on a day."""
        return plan_on(self.plans, day) or self.plans[0]

    def after(self, changes: Sequence[Plan]) -> Timetable:
        """Return the timetable with these plans added one after the other; each replaces the plans after its start."""
        plans = list(self.plans)
        for change in changes:
            plans = [plan for plan in plans if plan.effective_day < change.effective_day]
            plans.append(change)
        return replace(self, plans=tuple(plans))
