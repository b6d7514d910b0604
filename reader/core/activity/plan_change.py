"""Change the plan by the rule: a stricter one may take effect today, a weaker one tomorrow (hour.md, "Plan")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from reader.core.activity.plan import Plan, WeekGoal, earliest_day, plan_at, plan_on
from reader.core.activity.study_day import study_day
from reader.core.errors import Problem, ReaderError

if TYPE_CHECKING:
    from reader.core.activity.ledger import TimeClass


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A requested change of the plan; None leaves a field unchanged.

    ``first_day`` is the study day from which the change applies; without one it applies as early as the rule allows.
    """

    goal_minutes: int | None = None
    rest_weekdays: frozenset[int] | None = None
    day_start: int | None = None
    make_up_days: int | None = None
    counted_classes: frozenset[TimeClass] | None = None
    weekday_minutes: tuple[int | None, ...] | None = None
    week_goal: WeekGoal | None = None
    first_day: date | None = None

    @property
    def fields(self) -> dict[str, Any]:
        """Return the fields of the plan that change, by name."""
        changes = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "first_day"}
        return {name: value for name, value in changes.items() if value is not None}


def study_day_now(history: Sequence[Plan], local: datetime) -> date:
    """Return the study day of a local time, by the plan in force at that time."""
    return study_day(local, plan_at(history, local).day_start)


def base_of_change(history: Sequence[Plan], first_day: date | None, local: datetime) -> Plan:
    """Return the plan that a change requested at a local time is based on.

    It is the one in force tomorrow, or on the requested first day, so that a pending change is not lost.
    """
    return plan_on(history, first_day or study_day_now(history, local) + timedelta(days=1)) or history[0]


def changed_plan(history: Sequence[Plan], change: PlanChange, local: datetime) -> Plan:
    """Return the plan that results from a change requested at a local time.

    Raises ReaderError PLAN_INVALID, also for a first day that is too early.
    """
    today = study_day_now(history, local)
    present = plan_on(history, today) or history[0]
    changed = replace(base_of_change(history, change.first_day, local), **change.fields)
    earliest = earliest_day(present, changed, today)
    first_day = earliest if change.first_day is None else change.first_day
    if first_day < earliest:
        raise ReaderError(Problem.PLAN_INVALID, field="from", value=first_day, earliest=earliest)
    return replace(changed, effective_day=first_day)


def check_rest_day(history: Sequence[Plan], day: date, local: datetime) -> None:
    """Raise ReaderError PLAN_INVALID unless the day has not begun yet, and so may still be declared a rest day."""
    tomorrow = study_day_now(history, local) + timedelta(days=1)
    if day < tomorrow:
        raise ReaderError(Problem.PLAN_INVALID, field="rest-day", value=day, earliest=tomorrow)
