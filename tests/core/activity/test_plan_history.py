"""The history of plans is a fold over all that were made: no plan reaches a day that is over, and undo is a change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from reader.core.activity.plan import Plan, WeekGoal, plan_on
from reader.core.activity.plan_change import PlanChange, changed_plan
from reader.core.activity.plan_history import PlanRecord, plan_history, plans_back_to

FIRST = date(2026, 3, 2)
HOUR = timedelta(hours=1)


def days(count: int) -> date:
    return FIRST + timedelta(days=count)


def noon(count: int) -> datetime:
    return datetime(2026, 3, 2, 12, tzinfo=UTC) + timedelta(days=count)


def record(name: str, made: int, effective: int, goal: int, *, default: bool = False) -> PlanRecord:
    return PlanRecord(name, Plan(days(effective), goal), noon(made), days(made), default)


BEGUN = record("0", 0, 0, 60, default=True)


def goals(history: list[Plan] | tuple[Plan, ...]) -> list[tuple[int, int]]:
    return [((plan.effective_day - FIRST).days, plan.goal_minutes) for plan in history]


def test_a_later_plan_holds_from_its_day_on() -> None:
    made = [BEGUN, record("1", 1, 10, 30), record("2", 2, 5, 90)]
    assert goals(plan_history(made)) == [(0, 60), (5, 90)]
    assert goals(plan_history(reversed(made))) == [(0, 60), (5, 90)]


def test_a_weaker_plan_made_without_knowing_of_a_stricter_one_starts_tomorrow() -> None:
    morning, evening = record("1", 3, 3, 90), replace(record("2", 3, 3, 75), made=noon(3) + HOUR)
    assert goals(plan_history([BEGUN, morning, evening])) == [(0, 60), (3, 90), (4, 75)]


def test_a_plan_that_reaches_back_starts_on_the_day_it_was_made() -> None:
    assert goals(plan_history([BEGUN, record("1", 9, 2, 90)])) == [(0, 60), (9, 90)]
    assert goals(plan_history([BEGUN, record("1", 9, 2, 30)])) == [(0, 60), (10, 30)]
    old = replace(record("1", 9, 2, 30), made_day=None)
    assert goals(plan_history([BEGUN, old])) == [(0, 60), (2, 30)]


def test_of_default_plans_only_the_earliest_stands() -> None:
    other = record("5", 20, 20, 60, default=True)
    assert goals(plan_history([BEGUN, record("1", 3, 3, 90), other])) == [(0, 60), (3, 90)]


def test_a_rest_plan_taken_back_leaves_the_days_that_are_over() -> None:
    resting = Plan(days(1), rest_weekdays=frozenset(range(1, 4)))
    wanted = [BEGUN.plan]
    present = [BEGUN.plan, resting]
    assert plans_back_to(present, wanted, days(4)) == (replace(BEGUN.plan, effective_day=days(4)),)


@pytest.mark.parametrize(
    ("present", "wanted", "made"),
    [
        # a stricter plan in force goes tomorrow, a weaker one today
        ([(0, 60), (2, 90)], [(0, 60)], [(5, 60)]),
        ([(0, 60), (2, 30)], [(0, 60)], [(4, 60)]),
        # one that waits goes, and what waited before it comes back
        ([(0, 60), (9, 30)], [(0, 60)], [(4, 60)]),
        ([(0, 60), (7, 90)], [(0, 60), (9, 30)], [(4, 60), (9, 30)]),
        ([(0, 60), (2, 90)], [(0, 60), (9, 30)], [(5, 60), (9, 30)]),
        # nothing to do
        ([(0, 60)], [(0, 60)], []),
        ([(0, 60), (2, 90)], [(0, 90)], []),
        ([(0, 60), (5, 30)], [(0, 30)], []),
    ],
)
def test_undo_of_a_plan_is_a_change_that_obeys_the_rule(
    present: list[tuple[int, int]], wanted: list[tuple[int, int]], made: list[tuple[int, int]]
) -> None:
    histories = [[Plan(days(day), goal) for day, goal in plans] for plans in (present, wanted)]
    assert goals(plans_back_to(*histories, days(4))) == made


def test_the_fold_changes_no_history_of_one_machine() -> None:
    chance = Random(7)
    for _ in range(500):
        records, simple = [BEGUN], [BEGUN.plan]
        day = 0
        for number in range(1, 12):
            day += chance.choice((0, 0, 1, 3, 9))
            change = PlanChange(
                goal_minutes=chance.choice((None, 30, 45, 60, 90)),
                rest_weekdays=chance.choice((None, frozenset(), frozenset({5}), frozenset({2, 5}))),
                make_up_days=chance.choice((None, 2, 3, 5)),
                weekday_minutes=chance.choice((None, None, (90, *(None,) * 6))),
                week_goal=chance.choice((None, None, WeekGoal(360), WeekGoal(days=4))),
            )
            plan = changed_plan(simple, change, noon(day) + number * timedelta(minutes=1))
            if chance.random() < 0.3:
                plan = replace(plan, effective_day=plan.effective_day + timedelta(days=chance.randrange(1, 9)))
            records.append(PlanRecord(f"{number:02}", plan, noon(day) + number * timedelta(minutes=1), days(day)))
            while simple and simple[-1].effective_day >= plan.effective_day:
                simple.pop()
            simple.append(plan)
            shuffled = chance.sample(records, len(records))
            assert plan_history(shuffled) == simple


def test_plans_of_two_machines_never_change_a_day_that_was_over_on_both() -> None:
    chance = Random(11)
    for _ in range(300):
        records = [BEGUN]
        for day in range(1, 20):
            known = [one for one in records if chance.random() < 0.7 or one is BEGUN]
            change = PlanChange(goal_minutes=chance.choice((30, 45, 60, 90)))
            plan = changed_plan(plan_history(known), change, noon(day))
            before = plan_history(records)
            records.append(PlanRecord(f"{day:02}", plan, noon(day), days(day)))
            after = plan_history(records)
            assert [plan_on(after, days(one)) for one in range(day)] == [
                plan_on(before, days(one)) for one in range(day)
            ]
