from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.hour.plan import Plan
from reader.core.hour.plan_change import Wish, changed_plan, check_rest_day, study_today

NOW = datetime(2026, 3, 28, 9, tzinfo=timezone(timedelta(hours=8)))
TODAY, TOMORROW, LATER = date(2026, 3, 28), date(2026, 3, 29), date(2026, 4, 10)
FIRST = Plan(date(2026, 1, 1), rest_weekdays=frozenset({6}))


@pytest.mark.parametrize(
    ("wish", "day"),
    [
        (Wish(goal_minutes=61), TODAY),
        (Wish(goal_minutes=59), TOMORROW),
        (Wish(rest_weekdays=frozenset()), TODAY),
        (Wish(rest_weekdays=frozenset({5, 6})), TOMORROW),
        (Wish(rest_weekdays=frozenset({5})), TOMORROW),
        (Wish(make_up_days=2), TODAY),
        (Wish(make_up_days=4), TOMORROW),
        (Wish(day_start=3), TOMORROW),
        (Wish(goal_minutes=90, make_up_days=4), TOMORROW),
        (Wish(goal_minutes=90, first_day=TODAY), TODAY),
        (Wish(goal_minutes=30, first_day=LATER), LATER),
    ],
)
def test_a_change_holds_as_early_as_its_rule_allows(wish: Wish, day: date) -> None:
    assert changed_plan([FIRST], wish, NOW).effective_day == day


@pytest.mark.parametrize(
    "wish", [Wish(goal_minutes=30, first_day=TODAY), Wish(goal_minutes=90, first_day=TODAY - timedelta(days=1))]
)
def test_a_change_does_not_reach_back(wish: Wish) -> None:
    with pytest.raises(ReaderError) as caught:
        changed_plan([FIRST], wish, NOW)
    assert caught.value.problem is Problem.PLAN_INVALID


def test_a_change_builds_on_the_plan_that_waits() -> None:
    waiting = changed_plan([FIRST], Wish(goal_minutes=30), NOW)
    both = changed_plan([FIRST, waiting], Wish(make_up_days=5), NOW)
    assert (both.goal_minutes, both.make_up_days, both.effective_day) == (30, 5, TOMORROW)


def test_the_study_day_follows_the_plan_in_force() -> None:
    night = NOW.replace(hour=2)
    assert study_today([FIRST], night) == TODAY - timedelta(days=1)


def test_a_day_of_rest_is_declared_before_it_begins() -> None:
    check_rest_day([FIRST], TOMORROW, NOW)
    for day in (TODAY, TODAY - timedelta(days=1)):
        with pytest.raises(ReaderError):
            check_rest_day([FIRST], day, NOW)
