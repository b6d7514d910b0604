from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from reader.core.activity.plan import Plan
from reader.core.activity.plan_change import PlanChange, changed_plan, check_rest_day, study_day_now
from reader.core.errors import Problem, ReaderError

NOW = datetime(2026, 3, 28, 9, tzinfo=timezone(timedelta(hours=8)))
TODAY, TOMORROW, LATER = date(2026, 3, 28), date(2026, 3, 29), date(2026, 4, 10)
FIRST = Plan(date(2026, 1, 1), rest_weekdays=frozenset({6}))


@pytest.mark.parametrize(
    ("wish", "day"),
    [
        (PlanChange(goal_minutes=61), TODAY),
        (PlanChange(goal_minutes=59), TOMORROW),
        (PlanChange(rest_weekdays=frozenset()), TODAY),
        (PlanChange(rest_weekdays=frozenset({5, 6})), TOMORROW),
        (PlanChange(rest_weekdays=frozenset({5})), TOMORROW),
        (PlanChange(make_up_days=2), TODAY),
        (PlanChange(make_up_days=4), TOMORROW),
        (PlanChange(day_start=3), TOMORROW),
        (PlanChange(goal_minutes=90, make_up_days=4), TOMORROW),
        (PlanChange(goal_minutes=90, first_day=TODAY), TODAY),
        (PlanChange(goal_minutes=30, first_day=LATER), LATER),
    ],
)
def test_a_change_holds_as_early_as_its_rule_allows(wish: PlanChange, day: date) -> None:
    assert changed_plan([FIRST], wish, NOW).effective_day == day


@pytest.mark.parametrize(
    "wish",
    [PlanChange(goal_minutes=30, first_day=TODAY), PlanChange(goal_minutes=90, first_day=TODAY - timedelta(days=1))],
)
def test_a_change_does_not_reach_back(wish: PlanChange) -> None:
    with pytest.raises(ReaderError) as caught:
        changed_plan([FIRST], wish, NOW)
    assert caught.value.problem is Problem.PLAN_INVALID


def test_a_change_builds_on_the_plan_that_waits() -> None:
    waiting = changed_plan([FIRST], PlanChange(goal_minutes=30), NOW)
    both = changed_plan([FIRST, waiting], PlanChange(make_up_days=5), NOW)
    assert (both.goal_minutes, both.make_up_days, both.effective_day) == (30, 5, TOMORROW)


def test_the_study_day_follows_the_plan_in_force() -> None:
    night = NOW.replace(hour=2)
    assert study_day_now([FIRST], night) == TODAY - timedelta(days=1)


def test_a_day_of_rest_is_declared_before_it_begins() -> None:
    check_rest_day([FIRST], TOMORROW, NOW)
    for day in (TODAY, TODAY - timedelta(days=1)):
        with pytest.raises(ReaderError):
            check_rest_day([FIRST], day, NOW)
