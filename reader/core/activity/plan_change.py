"""Change the plan by its rule: a stricter one may start today, a weaker one tomorrow (hour.md, "Plan")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import Plan, earliest_day, plan_at, plan_on
from reader.core.activity.study_day import study_day
from reader.core.errors import Problem, ReaderError


@dataclass(frozen=True, slots=True)
class PlanChange:
    """Hold what a reader wants of the plan; None leaves a thing as it is.

    ``first_day`` is the study day from which it shall hold; without one it holds as early as the rule allows.
    """

    goal_minutes: int | None = None
    rest_weekdays: frozenset[int] | None = None
    day_start: int | None = None
    make_up_days: int | None = None
    counted_classes: frozenset[TimeClass] | None = None
    first_day: date | None = None


def study_day_now(history: Sequence[Plan], local: datetime) -> date:
    """Return the study day of a local time by the plan that is in force at it."""
    return study_day(local, plan_at(history, local).day_start)


def changed_plan(history: Sequence[Plan], wish: PlanChange, local: datetime) -> Plan:
    """Return the plan that a wish leads to at a local time.

    It starts from the plan that would be in force tomorrow, or on the wished first day, so that a change that waits is
    not lost by the next one. Raises ReaderError PLAN_INVALID, for a first day that is too early among others.
    """
    today = study_day_now(history, local)
    present = plan_on(history, today) or history[0]
    coming = plan_on(history, wish.first_day or today + timedelta(days=1)) or present
    wished = _with(coming, wish)
    earliest = earliest_day(present, wished, today)
    first_day = earliest if wish.first_day is None else wish.first_day
    if first_day < earliest:
        raise ReaderError(Problem.PLAN_INVALID, field="from", value=str(first_day), earliest=str(earliest))
    return replace(wished, effective_day=first_day)


def check_rest_day(history: Sequence[Plan], day: date, local: datetime) -> None:
    """Let a day be declared a day of rest only before it begins; raises ReaderError PLAN_INVALID."""
    tomorrow = study_day_now(history, local) + timedelta(days=1)
    if day < tomorrow:
        raise ReaderError(Problem.PLAN_INVALID, field="rest-day", value=str(day), earliest=str(tomorrow))


def _with(plan: Plan, wish: PlanChange) -> Plan:
    return replace(
        plan,
        goal_minutes=plan.goal_minutes if wish.goal_minutes is None else wish.goal_minutes,
        rest_weekdays=plan.rest_weekdays if wish.rest_weekdays is None else wish.rest_weekdays,
        day_start=plan.day_start if wish.day_start is None else wish.day_start,
        make_up_days=plan.make_up_days if wish.make_up_days is None else wish.make_up_days,
        counted_classes=plan.counted_classes if wish.counted_classes is None else wish.counted_classes,
    )
