"""The history of plans is stored, and each day has the plan that was in force on it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import Plan
from reader.storage.library import Library

FIRST = date(2026, 3, 28)


def days(count: int) -> date:
    return FIRST + timedelta(days=count)


def test_a_new_library_has_a_plan_from_its_first_study_day_on(library: Library, now: datetime) -> None:
    assert library.plans.history() == [Plan(FIRST)]
    assert library.undo_name() is None
    with Library.in_memory(now.replace(hour=3)) as early:
        assert early.plans.history() == [Plan(days(-1))]


def test_a_plan_is_given_back_as_it_was_set(library: Library, now: datetime) -> None:
    plan = Plan(days(1), 45, frozenset({5, 6}), 5, 7, frozenset({TimeClass.READ}))
    assert library.plans.set(plan, now).plan
    assert library.plans.history() == [Plan(FIRST), plan]


def test_each_day_has_the_plan_that_ruled_on_it(library: Library, now: datetime) -> None:
    library.plans.set(Plan(days(10), 30), now)
    assert [library.plans.in_force(days(n)).goal_minutes for n in (-5, 0, 9, 10, 99)] == [60, 60, 60, 30, 30]


def test_a_plan_made_later_rules_from_its_day_on(library: Library, now: datetime) -> None:
    library.plans.set(Plan(days(10), 30), now)
    library.plans.set(Plan(days(5), 90), now)
    assert [plan.goal_minutes for plan in library.plans.history()] == [60, 90]
    assert library.plans.in_force(days(50)).goal_minutes == 90
    library.plans.set(Plan(days(5), 70), now)
    assert library.plans.in_force(days(5)).goal_minutes == 70


def test_a_change_of_plan_is_undone_and_done_again(library: Library, now: datetime) -> None:
    library.plans.set(Plan(days(0), 90), now)
    assert library.undo(now).plan
    assert library.plans.in_force(FIRST).goal_minutes == 60
    library.redo(now)
    assert library.plans.in_force(FIRST).goal_minutes == 90


def test_a_day_of_rest_is_declared_and_taken_back(library: Library, now: datetime) -> None:
    assert library.plans.declare_rest(days(3), now).plan
    assert library.plans.rest_days() == {days(3)}
    library.undo(now)
    assert library.plans.rest_days() == set()
    library.plans.declare_rest(days(3), now)
    library.plans.declare_rest(days(3), now)
    library.undo(now)
    assert library.plans.rest_days() == {days(3)}
