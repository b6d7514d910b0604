"""Hold the plan: how much a day, which days rest, when a day begins (hour.md, "Plan")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reader.core.errors import Problem, ReaderError
from reader.core.hour.ledger import TimeClass

GOALS = range(5, 601)
"""Minutes a day that a plan may ask for."""

COUNTED = frozenset(TimeClass) - {TimeClass.SKIM}


@dataclass(frozen=True, slots=True)
class Plan:
    """Hold the plan in force from ``effective_day`` on; every day is judged by the plan in force on it.

    ``goal_minutes`` is 5 to 600, ``rest_weekdays`` counts Monday as 0, ``day_start`` is an hour of 0 to 23,
    ``make_up_days`` is 0 to 31. Raises ReaderError PLAN_INVALID for anything else.
    """

    effective_day: date
    goal_minutes: int = 60
    rest_weekdays: frozenset[int] = frozenset()
    day_start: int = 4
    make_up_days: int = 3
    counted_classes: frozenset[TimeClass] = COUNTED

    def __post_init__(self) -> None:
        """Refuse a plan that cannot be."""
        if self.goal_minutes not in GOALS:
            raise ReaderError(Problem.PLAN_INVALID, field="goal", value=self.goal_minutes)
        if not self.rest_weekdays <= frozenset(range(7)) or len(self.rest_weekdays) == 7:
            raise ReaderError(Problem.PLAN_INVALID, field="rest", value=",".join(map(str, sorted(self.rest_weekdays))))
        if self.day_start not in range(24):
            raise ReaderError(Problem.PLAN_INVALID, field="day-start", value=self.day_start)
        if self.make_up_days not in range(32):
            raise ReaderError(Problem.PLAN_INVALID, field="make-up", value=self.make_up_days)
