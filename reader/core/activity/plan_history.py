"""Derive the history of plans from all that were ever made, and the plans that take a change back (hour.md, "Plan").

No plan is taken out of the history: undoing or redoing a change is another change, and obeys the same rule. So no day
that is over is ever judged by another plan, on whichever machine the plans were made and in whatever order they come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from reader.core.activity.plan import Plan, earliest_day, plan_on


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """A plan as it was made: when, and on which study day; None if that was not recorded.

    ``is_default`` marks the plan that a new library begins with.
    """

    id: str
    plan: Plan
    made: datetime
    made_day: date | None = None
    is_default: bool = False


def plan_history(records: Iterable[PlanRecord]) -> list[Plan]:
    """Return the plans that came or will come into force, by effective day.

    A plan is held to the rule on the day on which it was made, by what stood then: one that arrives late from another
    machine starts no earlier than it might have. Of the plans that libraries began with only the earliest stands.
    """
    history: list[Plan] = []
    has_default = False
    for record in sorted(records, key=lambda record: (record.made, record.id)):
        if record.is_default and has_default:
            continue
        has_default = has_default or record.is_default
        plan = _clamped(history, record)
        while history and history[-1].effective_day >= plan.effective_day:
            history.pop()
        history.append(plan)
    return history


def plans_back_to(present: Sequence[Plan], wanted: Sequence[Plan], today: date) -> tuple[Plan, ...]:
    """Return the plans to make today so that from now on all is as in another history, as far as the rule allows.

    What is stricter holds today, what is weaker from tomorrow on. There are none if nothing would change.
    """
    tomorrow = today + timedelta(days=1)
    days = [tomorrow, *(plan.effective_day for plan in wanted if plan.effective_day > tomorrow)]
    stands, target = _plan_on(present, today), _plan_on(wanted, today)
    if earliest_day(stands, target, today) == today:
        days.insert(0, today)
    made = [replace(_plan_on(wanted, day), effective_day=day) for day in days]
    compared = {*days, *(plan.effective_day for plan in present if plan.effective_day > today)}
    if all(_is_same(_plan_on(present, day), _plan_on(made, day)) for day in compared):
        return ()
    return tuple(plan for before, plan in zip([None, *made], made, strict=False) if not _is_same(before, plan))


def _clamped(history: Sequence[Plan], record: PlanRecord) -> Plan:
    plan, day = record.plan, record.made_day
    stood = plan_on(history, day) if day is not None else None
    if day is None or stood is None:
        return plan
    return replace(plan, effective_day=max(plan.effective_day, earliest_day(stood, plan, day)))


def _plan_on(history: Sequence[Plan], day: date) -> Plan:
    return plan_on(history, day) or history[0]


def _is_same(first: Plan | None, second: Plan) -> bool:
    """Return whether two plans ask for the same, whenever they come into force."""
    return first is not None and replace(first, effective_day=second.effective_day) == second
