"""The history of plans is stored, and each day has the plan that was in force on it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from reader.core.activity.judging import DayState
from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import Plan, WeekGoal
from reader.core.activity.vacation import Vacation
from reader.storage.library import Library
from reader.storage.plan_rows import PlanRows

FIRST = date(2026, 3, 28)


def days(count: int) -> date:
    return FIRST + timedelta(days=count)


def test_a_new_library_has_a_plan_from_its_first_study_day_on(library: Library, now: datetime) -> None:
    assert library.plans.history() == [Plan(FIRST)]
    assert library.undo_name() is None
    with Library.in_memory(now.replace(hour=3)) as early:
        assert early.plans.history() == [Plan(days(-1))]


def test_a_plan_is_given_back_as_it_was_set(library: Library, now: datetime) -> None:
    weekdays = (90, None, 30, *(None,) * 4)
    plan = Plan(days(1), 45, frozenset({5, 6}), 5, 7, frozenset({TimeClass.READ}), weekdays, WeekGoal(360))
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


def goals(library: Library, *numbers: int) -> list[int]:
    return [library.plans.in_force(days(number)).goal_minutes for number in numbers]


def test_a_stricter_plan_is_undone_from_tomorrow_on_and_redone_at_once(library: Library, now: datetime) -> None:
    library.plans.set(Plan(days(0), 90), now)
    assert library.undo(now).plan
    assert goals(library, 0, 1, 9) == [90, 60, 60]
    library.redo(now)
    assert goals(library, 0, 1, 9) == [90, 90, 90]
    later = now + timedelta(days=3)
    library.undo(later)
    assert goals(library, 0, 2, 3, 4) == [90, 90, 90, 60]
    library.redo(later + timedelta(days=4))
    assert goals(library, 3, 4, 6, 7) == [90, 60, 60, 90]


def test_a_weaker_plan_is_undone_at_once_and_redone_from_tomorrow_on(library: Library, now: datetime) -> None:
    library.plans.set(Plan(days(1), 30), now)
    later = now + timedelta(days=4)
    library.undo(later)
    assert goals(library, 0, 1, 3, 4) == [60, 30, 30, 60]
    library.redo(later)
    assert goals(library, 0, 3, 4, 5) == [60, 30, 60, 30]


def test_a_plan_of_rest_days_taken_back_on_friday_leaves_the_days_since_monday(library: Library, now: datetime) -> None:
    monday = datetime(2026, 3, 30, 20, tzinfo=now.tzinfo)
    resting = Plan(monday.date() + timedelta(days=1), 60, frozenset({1, 2, 3}))
    library.plans.set(resting, monday)
    friday = monday + timedelta(days=4)
    before = library.judged(friday)
    library.undo(friday)
    after = library.judged(friday)
    assert after == before
    assert [day.state for day in after[-4:]] == [DayState.REST] * 3 + [DayState.OPEN]
    wednesday = friday + timedelta(days=5)
    assert library.judged(wednesday)[-1].state is DayState.OPEN


def test_a_plan_that_waits_comes_back_when_the_one_over_it_is_undone(library: Library, now: datetime) -> None:
    library.plans.set(Plan(days(9), 30), now)
    library.plans.set(Plan(days(5), 90), now)
    library.undo(now)
    assert goals(library, 0, 5, 8, 9) == [60, 60, 60, 30]
    library.undo(now)
    assert goals(library, 0, 5, 9, 99) == [60, 60, 60, 60]
    library.redo(now)
    library.redo(now)
    assert goals(library, 0, 4, 5, 99) == [60, 60, 90, 90]


def test_a_day_of_rest_that_has_begun_is_neither_undone_nor_redone(library: Library, now: datetime) -> None:
    library.plans.declare_rest(days(3), now)
    library.undo(now + timedelta(days=3))
    assert library.plans.rest_days() == {days(3)}
    library.plans.declare_rest(days(7), now + timedelta(days=4))
    library.undo(now + timedelta(days=5))
    assert library.plans.rest_days() == {days(3)}
    library.redo(now + timedelta(days=7))
    assert library.plans.rest_days() == {days(3)}
    assert library.redo_name() is None


def test_a_vacation_is_rest_and_is_undone_as_far_as_it_has_not_begun(library: Library, now: datetime) -> None:
    library.plans.declare_vacation(Vacation(days(3), days(6)), now)
    assert library.plans.vacations() == (Vacation(days(3), days(6)),)
    assert library.plans.rest_days() == {days(number) for number in range(3, 7)}
    library.undo(now + timedelta(days=4))
    assert library.plans.rest_days() == {days(3), days(4)}
    assert library.plans.vacations() == (Vacation(days(3), days(4)),)
    library.redo(now + timedelta(days=5))
    assert library.plans.rest_days() == {days(3), days(4), days(6)}


def test_days_away_are_taken_back_until_they_begin(library: Library, now: datetime) -> None:
    library.plans.declare_vacation(Vacation(days(3), days(6)), now)
    library.plans.declare_rest(days(9), now)
    library.plans.withdraw_rest(library.plans.rest_days(), now + timedelta(days=4))
    assert library.plans.rest_days() == {days(3), days(4)}
    library.undo(now + timedelta(days=4))
    assert library.plans.vacations() == (Vacation(days(3), days(6)),)
    assert days(9) in library.plans.rest_days()


def test_two_vacations_that_touch_are_told_apart(library: Library, now: datetime) -> None:
    library.plans.declare_vacation(Vacation(days(3), days(5)), now)
    library.plans.declare_vacation(Vacation(days(5), days(8)), now)
    assert library.plans.vacations() == (Vacation(days(3), days(4)), Vacation(days(5), days(8)))


def test_a_vacation_is_told_only_of_the_days_that_stand(library: Library, now: datetime) -> None:
    """One that is undone half-way and redone days later, or has another one within it, is told in parts."""
    library.plans.declare_vacation(Vacation(days(2), days(9)), now)
    library.undo(now + timedelta(days=3))
    library.redo(now + timedelta(days=6))
    assert library.plans.vacations() == (Vacation(days(2), days(3)), Vacation(days(7), days(9)))
    library.plans.declare_vacation(Vacation(days(8), days(8)), now + timedelta(days=6))
    assert [str(vacation.first) for vacation in library.plans.vacations()] == [str(days(n)) for n in (2, 7, 8, 9)]


def test_damaged_rows_of_vacations_are_told_as_far_as_they_are_rest(tmp_path: Path, now: datetime) -> None:
    file = tmp_path / "library.db"
    with Library.open(file, now) as library:
        for first, last in ((3, 300), (301, 500), (900, 901)):
            library.plans.declare_vacation(Vacation(days(first), days(last)), now)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE rest_day SET vacation = '?'")
        connection.execute("UPDATE rest_day SET made_day = day WHERE day = ?", (str(days(900)),))
    with Library.open(file, now) as library:
        told = library.plans.vacations()
        assert {day for vacation in told for day in vacation.days} == library.plans.rest_days()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        *(("weekday_minutes", value) for value in ('{"0": 90.0}', '{"0": true}', '{"0": "90"}', "[]", '{"0": NaN}')),
        *(("rest_weekdays", value) for value in ("[1.0]", "[true]", "[7]", "{}", "[[1]]")),
        *(("week_days", value) for value in (99, -1)),
        *(("week_minutes", value) for value in (1, 10**9)),
    ],
)
def test_of_a_damaged_plan_the_one_before_it_holds(tmp_path: Path, now: datetime, column: str, value: object) -> None:
    file = tmp_path / "library.db"
    with Library.open(file, now) as library:
        library.plans.set(Plan(FIRST, 90), now)
        library.plans.set(Plan(FIRST, 120), now)
    with closing(sqlite3.connect(file)) as connection, connection:
        sql = f"UPDATE plan SET {column} = ? WHERE number = (SELECT max(number) FROM plan)"
        connection.execute(sql, (value,))
    with Library.open(file, now) as library:
        assert library.plans.history() == [Plan(FIRST, 90)]


def test_a_plan_that_another_hand_made_since_stays(library: Library, now: datetime) -> None:
    library.plans.set(Plan(days(0), 90), now)
    rows = PlanRows(library._connection)
    later = now + timedelta(days=2)
    library._connection.write(lambda: rows.add((Plan(days(2), 120),), days(2), later))
    library.undo(later)
    assert goals(library, 0, 1, 2, 3) == [90, 90, 120, 120]


def test_a_clock_set_back_makes_no_early_plan(library: Library, now: datetime) -> None:
    library.plans.set(Plan(days(20), 90), now + timedelta(days=20))
    library.plans.set(Plan(days(10), 30), now + timedelta(days=9))
    assert goals(library, 9, 10, 20, 21) == [60, 60, 90, 30]


def test_a_day_of_rest_is_declared_and_taken_back(library: Library, now: datetime) -> None:
    assert library.plans.declare_rest(days(3), now).plan
    assert library.plans.rest_days() == {days(3)}
    library.undo(now)
    assert library.plans.rest_days() == set()
    library.plans.declare_rest(days(3), now)
    library.plans.declare_rest(days(3), now)
    library.undo(now)
    assert library.plans.rest_days() == {days(3)}
