"""Judging weeks by the goal of a week, in tables with one row per scenario (hour.md, "Plan")."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.activity.judging import judge_days
from reader.core.activity.plan import Plan, WeekGoal
from reader.core.activity.weeks import JudgedWeek, WeekState, judge_weeks, week_streak
from tests.core.activity.weeks_model import judged_weeks

MONDAY = date(2026, 3, 2)
THREE_HOURS = WeekGoal(180)
FOUR_DAYS = WeekGoal(days=4)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def weeks(minutes: list[int], *plans: Plan, rest: tuple[int, ...] = ()) -> tuple[JudgedWeek, ...]:
    """Judge weeks in which so many minutes were read on each day from Monday on; the last one is today."""
    rest_days = {day(number) for number in rest}
    seconds = {day(number): read * 60.0 for number, read in enumerate(minutes)}
    return judge_weeks(judge_days(seconds, plans, rest_days, day(len(minutes) - 1)), plans, rest_days)


def states(minutes: list[int], *plans: Plan, rest: tuple[int, ...] = ()) -> list[str]:
    return [week.state.value for week in weeks(minutes, *plans, rest=rest)]


def plan(goal: WeekGoal, first: int = 0) -> Plan:
    return Plan(day(first), week_goal=goal)


WEEK_OF_3_H, WEEK_OF_2_H, NOTHING = [60, 0, 60, 0, 60, 0, 0], [60, 0, 60, 0, 0, 0, 0], [0] * 7


@pytest.mark.parametrize(
    ("minutes", "plans", "rest", "expected"),
    [
        ([*WEEK_OF_3_H, 0], [plan(THREE_HOURS)], (), ["met", "open"]),
        ([*WEEK_OF_2_H, 0], [plan(THREE_HOURS)], (), ["missed", "open"]),
        (WEEK_OF_2_H, [plan(THREE_HOURS)], (), ["open"]),
        ([60, 60, 60], [plan(THREE_HOURS)], (), ["met"]),
        ([60, 60, 60, 60, 0, 0, 0, 0], [plan(FOUR_DAYS)], (), ["met", "open"]),
        # what is missing of Friday can be made up on Monday
        ([60, 60, 60, 0, 0, 0, 30, 0], [plan(FOUR_DAYS)], (), ["open", "open"]),
        ([60, 60, 60, 0, 0, 0, 30, 120], [plan(FOUR_DAYS)], (), ["met", "open"]),
        ([60, 60, 60, 0, 0, 0, 30, 0, 0, 0, 0], [plan(FOUR_DAYS)], (), ["missed", "open"]),
        # a goal that begins within a week can be met in it, but not missed
        ([*WEEK_OF_2_H, 0], [plan(WeekGoal()), plan(THREE_HOURS, 3)], (), ["not due", "open"]),
        ([*WEEK_OF_3_H, 0], [plan(WeekGoal()), plan(THREE_HOURS, 3)], (), ["met", "open"]),
        # a weaker goal does not ease the week in which it begins
        ([*WEEK_OF_2_H, *WEEK_OF_2_H, 0], [plan(THREE_HOURS), plan(WeekGoal(120), 6)], (), ["missed", "met", "open"]),
        ([*WEEK_OF_2_H, 0], [plan(THREE_HOURS), plan(WeekGoal(), 6)], (), ["missed"]),
        # nor can one that is raised or changed within a week in which that of Monday is met
        ([*WEEK_OF_3_H, 0], [plan(THREE_HOURS), plan(WeekGoal(240), 2)], (), ["met", "open"]),
        ([*WEEK_OF_3_H, 0], [plan(THREE_HOURS), plan(FOUR_DAYS, 3)], (), ["met", "open"]),
        ([*WEEK_OF_2_H, 0], [plan(THREE_HOURS), plan(WeekGoal(240), 2)], (), ["missed", "open"]),
        (WEEK_OF_3_H, [plan(THREE_HOURS), plan(WeekGoal(240), 2)], (), ["open"]),
        # a week away in which the whole goal is reached is met, as a day of rest is
        ([*WEEK_OF_3_H, 0], [plan(THREE_HOURS)], tuple(range(7)), ["met", "open"]),
        ([*WEEK_OF_2_H, 0], [plan(THREE_HOURS)], tuple(range(7)), ["rest", "open"]),
        # days away take off their share
        ([60, 0, 0, 0, 0, 0, 0, 0], [plan(WeekGoal(70))], (1,), ["met", "open"]),
        ([*NOTHING, 0], [plan(THREE_HOURS)], tuple(range(7)), ["rest", "open"]),
        ([60, 60, 0, 0, 0, 0, 0, 0], [plan(FOUR_DAYS)], (2, 3, 4, 5, 6), ["met", "open"]),
    ],
)
def test_a_week_is_judged_by_the_goals_in_force_in_it(
    minutes: list[int], plans: list[Plan], rest: tuple[int, ...], expected: list[str]
) -> None:
    assert states(minutes, *plans, rest=rest) == expected


def test_without_a_goal_of_a_week_none_is_judged() -> None:
    assert weeks([60] * 30, Plan(MONDAY)) == ()


@pytest.mark.parametrize(
    ("minutes", "rest", "current", "longest"),
    [
        ([*WEEK_OF_3_H * 3], (), 3, 3),
        ([*WEEK_OF_3_H * 3, 10], (), 3, 3),
        ([*WEEK_OF_3_H * 2, *WEEK_OF_2_H, 10], (), 0, 2),
        ([*WEEK_OF_3_H, *NOTHING, *WEEK_OF_3_H], tuple(range(7, 14)), 2, 2),
        ([*WEEK_OF_3_H, *NOTHING, *WEEK_OF_3_H], (), 1, 1),
    ],
)
def test_the_streak_of_weeks(minutes: list[int], rest: tuple[int, ...], current: int, longest: int) -> None:
    found = week_streak(weeks(minutes, plan(THREE_HOURS), rest=rest))
    assert (found.current, found.longest) == (current, longest)


def test_a_goal_taken_out_for_a_while_ends_the_streak() -> None:
    plans = (plan(THREE_HOURS), plan(WeekGoal(), 7), plan(THREE_HOURS, 14))
    assert week_streak(weeks(WEEK_OF_3_H * 3, *plans)).current == 1


@given(st.lists(st.sampled_from([0, 20, 60, 90]), min_size=1, max_size=60), st.sets(st.integers(0, 59)))
def test_more_reading_never_turns_a_week_from_met(minutes: list[int], rest: set[int]) -> None:
    before = weeks(minutes, plan(THREE_HOURS), rest=tuple(rest))
    after = weeks([read + 10 for read in minutes], plan(THREE_HOURS), rest=tuple(rest))
    for one, more in zip(before, after, strict=True):
        assert one.state is not WeekState.MET or more.state is WeekState.MET


LETTERS = {
    WeekState.MET: "m",
    WeekState.REST: "r",
    WeekState.OPEN: "o",
    WeekState.MISSED: "x",
    WeekState.NOT_DUE: "n",
}
ASKED = st.sampled_from([(0, 0), (70, 0), (180, 0), (420, 0), (0, 1), (0, 4), (0, 7)])


@given(
    minutes=st.lists(st.sampled_from([0, 10, 30, 60, 61, 90, 150]), min_size=10, max_size=40),
    weekdays=st.lists(st.sampled_from([None, None, 30, 90]), min_size=7, max_size=7),
    goals=st.dictionaries(st.integers(0, 30), ASKED, min_size=1, max_size=4),
    weekday_rest=st.sets(st.integers(0, 6), max_size=3),
    away=st.sets(st.integers(0, 45), max_size=30),
    make_up=st.integers(0, 5),
)
def test_judging_weeks_agrees_with_the_second_implementation(
    *,
    minutes: list[int],
    weekdays: list[int | None],
    goals: dict[int, tuple[int, int]],
    weekday_rest: set[int],
    away: set[int],
    make_up: int,
) -> None:
    begin = min(goals)
    if begin >= len(minutes):
        return
    plans = tuple(
        Plan(
            day(first),
            rest_weekdays=frozenset(weekday_rest),
            make_up_days=make_up,
            weekday_minutes=tuple(weekdays),
            week_goal=WeekGoal(*goal),
        )
        for first, goal in sorted(goals.items())
    )
    found = {week.first: LETTERS[week.state] for week in weeks(minutes, *plans, rest=tuple(away))}
    mondays = [monday for monday in range(0, len(minutes), 7) if monday + 7 > begin]
    letters = "".join(found.get(day(monday), "-") for monday in mondays)
    of_weekdays = [60 if own is None else own for own in weekdays]
    assert letters == judged_weeks(
        minutes, of_weekdays, week_goals=goals, weekday_rest=weekday_rest, away=away, make_up=make_up
    )
