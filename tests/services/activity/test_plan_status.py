"""What the plan is now, what waits, and since when it holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from reader.core.activity.plan import Plan
from reader.core.activity.plan_change import changed_plan
from reader.services.activity.plan_status import PlanStatus, plan_status
from reader.storage.library import Library

TODAY = date(2026, 3, 28)
TOMORROW = TODAY + timedelta(days=1)
FIRST = Plan(date(2026, 3, 2))


def test_without_a_change_nothing_waits() -> None:
    status = PlanStatus((FIRST,), TODAY)
    assert (status.present, status.latest, status.pending) == (FIRST, FIRST, None)
    assert status.pending_part(("goal_minutes",)) is None


def test_before_the_first_plan_the_first_one_is_shown() -> None:
    status = PlanStatus((Plan(TOMORROW),), TODAY)
    assert status.present == status.latest == Plan(TOMORROW)


def test_a_plan_that_waits_is_told_by_its_parts() -> None:
    waits = Plan(TOMORROW, 45, frozenset({6}))
    status = PlanStatus((FIRST, waits), TODAY)
    assert (status.pending, status.latest) == (waits, waits)
    assert status.pending_part(("goal_minutes",)) == Plan(TOMORROW, 45)
    assert status.pending_part(("rest_weekdays", "make_up_days")) == Plan(TOMORROW, 60, frozenset({6}))
    assert status.pending_part(("day_start",)) is None


def test_taking_a_part_back_leaves_the_others(now: datetime) -> None:
    waits = Plan(TOMORROW, 45, frozenset({6}))
    status = PlanStatus((FIRST, waits), TODAY)
    plan = changed_plan(status.history, status.taking_back(("goal_minutes",)), now)
    assert plan == Plan(TOMORROW, 60, frozenset({6}))
    rest = PlanStatus((FIRST, plan), TODAY)
    assert changed_plan(rest.history, rest.taking_back(("rest_weekdays",)), now) == Plan(TODAY)


def test_it_holds_since_it_asks_for_what_it_asks_for() -> None:
    plans = (Plan(date(2026, 2, 1), 45), FIRST, Plan(date(2026, 3, 10)), Plan(TOMORROW, 30))
    assert PlanStatus(plans, TODAY).since == FIRST.effective_day
    assert PlanStatus((FIRST, Plan(date(2026, 3, 10), 45), Plan(TODAY)), TODAY).since == TODAY


def test_it_is_read_from_the_library_with_the_days_of_rest_to_come(now: datetime) -> None:
    with Library.in_memory(now) as library:
        for days in (-3, 2, 1):
            library.plans.declare_rest(TODAY + timedelta(days=days), now)
        status = plan_status(library, now)
        assert status.today == TODAY
        assert status.history == tuple(library.plans.history())
        assert status.rest_days == (TOMORROW, TODAY + timedelta(days=2))
