from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from reader.core.activity.plan import Plan, WeekGoal
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
        (PlanChange(weekday_minutes=(90, *(None,) * 6)), TODAY),
        (PlanChange(weekday_minutes=(90, 30, *(None,) * 5)), TOMORROW),
        (PlanChange(week_goal=WeekGoal(360)), TODAY),
        (PlanChange(week_goal=WeekGoal(days=5)), TODAY),
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


@pytest.mark.parametrize(
    ("before", "after", "day"),
    [
        (WeekGoal(360), WeekGoal(300), TOMORROW),
        (WeekGoal(360), WeekGoal(420), TODAY),
        (WeekGoal(360), WeekGoal(), TOMORROW),
        (WeekGoal(days=5), WeekGoal(600), TOMORROW),
        (WeekGoal(days=5), WeekGoal(days=6), TODAY),
    ],
)
def test_a_goal_of_a_week_obeys_the_rule(before: WeekGoal, after: WeekGoal, day: date) -> None:
    plan = replace(FIRST, week_goal=before)
    assert changed_plan([plan], PlanChange(week_goal=after), NOW).effective_day == day


def test_a_lower_goal_a_day_does_not_weaken_a_weekday_with_its_own() -> None:
    own = replace(FIRST, weekday_minutes=(60,) * 7)
    assert changed_plan([own], PlanChange(goal_minutes=30), NOW).effective_day == TODAY


@pytest.mark.parametrize(
    "fields",
    [
        {"weekday_minutes": (4, *(None,) * 6)},
        {"weekday_minutes": (601, *(None,) * 6)},
        {"weekday_minutes": (None,) * 6},
    ],
)
def test_a_goal_of_a_weekday_that_cannot_be_is_refused(fields: dict[str, tuple[int | None, ...]]) -> None:
    with pytest.raises(ReaderError):
        replace(FIRST, **fields)


@pytest.mark.parametrize(("minutes", "days"), [(4, 0), (4201, 0), (0, 8), (-5, 0), (0, -1)])
def test_a_goal_of_a_week_that_cannot_be_is_refused(minutes: int, days: int) -> None:
    with pytest.raises(ReaderError):
        WeekGoal(minutes, days)


def test_the_study_day_follows_the_plan_in_force() -> None:
    night = NOW.replace(hour=2)
    assert study_day_now([FIRST], night) == TODAY - timedelta(days=1)


def test_a_day_of_rest_is_declared_before_it_begins() -> None:
    check_rest_day([FIRST], TOMORROW, NOW)
    for day in (TODAY, TODAY - timedelta(days=1)):
        with pytest.raises(ReaderError):
            check_rest_day([FIRST], day, NOW)
