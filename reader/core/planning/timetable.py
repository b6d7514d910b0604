"""Give the seconds that each day to come has for reading, by the plans (hour.md, "Portion and roadmap")."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reader.core.activity.plan import Plan, plan_on


@dataclass(frozen=True, slots=True)
class Timetable:
    """Hold what the days are given by: the plans in order of effective day, the days of rest, what today had already.

    ``counted`` are the seconds that today counts so far.
    """

    plans: tuple[Plan, ...]
    today: date
    rest_days: Collection[date] = field(default_factory=frozenset)
    counted: float = 0.0

    def rests_on(self, day: date) -> bool:
        """Return whether a day is one of rest, by the plan or declared."""
        return day in self.rest_days or self.plan(day).rests_on(day)

    def goal(self, day: date) -> float:
        """Return the seconds that a day asks for; a day of rest asks for none."""
        return 0.0 if self.rests_on(day) else self.plan(day).goal_seconds

    def seconds(self, day: date) -> float:
        """Return the seconds a day has from now on; today only what is left of it."""
        return max(0.0, self.goal(day) - self.counted) if day == self.today else self.goal(day)

    def plan(self, day: date) -> Plan:
        """Return the plan that will be in force."""
        return plan_on(self.plans, day) or self.plans[0]

    def after(self, changes: Sequence[Plan]) -> Timetable:
        """Return the timetable once these plans were made, one after the other: each takes the place of later ones."""
        plans = list(self.plans)
        for change in changes:
            plans = [one for one in plans if one.effective_day < change.effective_day]
            plans.append(change)
        return replace(self, plans=tuple(plans))
