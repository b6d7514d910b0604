"""Judging days by the plan, in tables with one row per scenario (hour.md, "Plan" and "Judging a day")."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.activity.judging import DayState, counted_by_day, counted_seconds, judge_day, judge_days
from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import Plan, earliest_day, plan_at, plan_on
from reader.core.activity.streak import streak
from reader.core.errors import ReaderError
from tests.core.activity.judging_model import judged_letters
from tests.support.work import calls_of

MONDAY = date(2026, 3, 2)
LETTERS = {
    DayState.MET: "m",
    DayState.REST: "r",
    DayState.MADE_UP: "u",
    DayState.OPEN: "o",
    DayState.MISSED: "x",
}


def minutes(*counted: float) -> dict[date, float]:
    return {MONDAY + timedelta(days=number): length * 60 for number, length in enumerate(counted)}


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("story", "counted", "rest", "states"),
    [
        ("a goal reached is met", [60, 61, 0], "", "mmo"),
        ("a minute short is not", [59, 60, 60, 60, 60, 0], "", "xmmmmo"),
        ("yesterday's debt is open", [60, 30, 0], "", "moo"),
        ("surplus of the next day makes up", [30, 90, 0], "", "umo"),
        ("surplus of today makes up", [30, 90], "", "um"),
        ("surplus over three days makes up", [30, 70, 70, 70, 0], "", "ummmo"),
        ("the fourth day is too late", [30, 60, 60, 60, 90, 0], "", "xmmmmo"),
        ("the last day is in time", [30, 60, 60, 90, 0], "", "ummmo"),
        ("minutes before the missed day do not pay", [120, 30, 60, 60, 60, 60], "", "mxmmmm"),
        ("the oldest debt is paid first", [30, 30, 90, 0], "", "uomo"),
        ("each surplus minute is spent once", [30, 30, 60, 90, 60, 60], "", "uxmmmm"),
        ("a weekday of rest is no debt", [60, 60, 60, 60, 60, 60, 0, 0], "6", "mmmmmmro"),
        ("a day of rest may be met", [60, 60, 60, 60, 60, 60, 60, 0], "6", "mmmmmmmo"),
        ("minutes on a day of rest pay", [60, 60, 60, 60, 60, 30, 30, 0], "6", "mmmmmuro"),
        ("an hour on a day of rest pays or meets, and never both", [60, 60, 60, 60, 60, 0, 60, 0], "6", "mmmmmuro"),
        ("what is left after paying meets a day of rest", [60, 60, 60, 60, 60, 30, 90, 0], "6", "mmmmmumo"),
        ("a minute too little is left after paying", [60, 60, 60, 60, 60, 30, 89, 0], "6", "mmmmmuro"),
        ("a debt that has expired is not paid on a day of rest", [60, 60, 0, 60, 60, 60, 60, 0], "6", "mmxmmmmo"),
        ("today at rest pays first", [60, 0, 60], "2", "mur"),
        ("today at rest is met by what is left", [60, 30, 90], "2", "mum"),
        ("a day that is made up itself pays nothing", [0, 30, 90, 90, 60, 60], "", "uxmmmm"),
        ("today at rest is rest", [60, 0], "1", "mr"),
        ("nothing at all", [0, 0, 0, 0, 0, 0], "", "xxoooo"),
    ],
)
def test_days_are_judged(story: str, counted: list[float], rest: str, states: str) -> None:
    plan = Plan(MONDAY, rest_weekdays=frozenset(map(int, rest)))
    judged = judge_days(minutes(*counted), (plan,), (), day(len(counted) - 1))
    assert "".join(LETTERS[one.state] for one in judged) == states, story


def test_each_day_is_judged_by_the_plan_in_force_on_it() -> None:
    plans = (Plan(MONDAY, 30), Plan(day(2), 60), Plan(day(4), 45))
    judged = judge_days(minutes(30, 30, 60, 59, 45, 45), plans, (), day(5))
    assert [one.goal / 60 for one in judged] == [30, 30, 60, 60, 45, 45]
    assert [one.state for one in judged][:3] == [DayState.MET] * 3
    assert judged[3].missing == 60


def test_a_declared_day_of_rest_is_rest() -> None:
    judged = judge_days(minutes(60, 0, 60), (Plan(MONDAY),), {day(1)}, day(2))
    assert [one.state for one in judged] == [DayState.MET, DayState.REST, DayState.MET]


def test_days_before_the_first_plan_are_before() -> None:
    judged = judge_days(minutes(60), (Plan(MONDAY),), (), day(0))
    assert judge_day(judged, day(-1)).state is DayState.BEFORE
    assert judge_day(judged, day(0)).state is DayState.MET
    assert judge_day(judged, day(1)).state is DayState.OPEN
    assert judge_days({}, (), (), MONDAY) == ()
    assert judge_day((), MONDAY).state is DayState.BEFORE


def test_a_debt_tells_what_is_missing_and_until_when() -> None:
    judged = judge_days(minutes(60, 34, 66), (Plan(MONDAY),), (), day(2))
    told = streak(judged)
    assert [(one.day, one.missing / 60, one.until) for one in told.debts] == [(day(1), 20, day(4))]
    assert told.at_stake


def test_without_making_up_a_missed_day_is_missed_the_day_after() -> None:
    judged = judge_days(minutes(30, 90), (Plan(MONDAY, make_up_days=0),), (), day(1))
    assert [one.state for one in judged] == [DayState.MISSED, DayState.MET]


@pytest.mark.parametrize(
    ("story", "counted", "rest", "current", "longest"),
    [
        ("nothing yet", [0], "", 0, 0),
        ("today is met", [60, 60, 60], "", 3, 3),
        ("today is open", [60, 60, 10], "", 2, 2),
        ("a day of rest continues and does not lengthen", [60, 60, 0, 60, 60], "2", 4, 4),
        ("a day of rest that was met lengthens", [60, 60, 60, 60, 60], "2", 5, 5),
        ("a missed day ends it", [60, 60, 60, 0, 60, 60, 60, 60, 60], "", 5, 5),
        ("the longest stays", [60] * 6 + [0] + [60] * 4, "", 4, 6),
        ("a made-up day counts", [60, 30, 90, 60], "", 4, 4),
        ("a day at stake holds it", [60, 30, 60], "", 2, 2),
        ("a year without reading", [60] * 3 + [0] * 365, "", 0, 3),
    ],
)
def test_the_streak_is_told(story: str, counted: list[float], rest: str, current: int, longest: int) -> None:
    plan = Plan(MONDAY, rest_weekdays=frozenset(map(int, rest)))
    told = streak(judge_days(minutes(*counted), (plan,), (), day(len(counted) - 1)))
    assert (told.current, told.longest) == (current, longest), story


def test_the_streak_is_told_by_kind() -> None:
    plan = Plan(MONDAY, rest_weekdays=frozenset({6}))
    told = streak(judge_days(minutes(60, 60, 30, 90, 60, 60, 0, 60, 10), (plan,), (), day(8)))
    assert (told.current, told.met, told.made_up, told.rest) == (7, 6, 1, 1)


def test_shares_are_of_the_due_days() -> None:
    plan = Plan(MONDAY, rest_weekdays=frozenset({6}), make_up_days=0)
    told = streak(judge_days(minutes(60, 60, 0, 60, 60, 60, 0, 10), (plan,), (), day(7)))
    assert told.kept_7 == 4 / 5
    assert told.kept_30 == 5 / 6
    assert streak(judge_days({}, (plan,), (), MONDAY)).kept_7 is None


def score(*counted: float) -> float | None:
    plan = Plan(MONDAY, make_up_days=0)
    return streak(judge_days(minutes(*counted), (plan,), (), day(len(counted) - 1))).score


def test_the_score_weighs_each_week_a_tenth_less_than_the_next() -> None:
    assert score(*[60] * 7) == 1.0
    assert score(*[0] * 7, *[60] * 7) == pytest.approx(1 / 1.9)
    assert score(*[60] * 7, *[0] * 6, 60) == pytest.approx((0.9 * 7 + 1) / (0.9 * 7 + 7))
    assert score(*[0] * 7, *[60] * 13 * 7) == 1.0
    assert score(0) is None


def test_a_break_after_a_long_streak_costs_the_score_little() -> None:
    before, after = score(*[60] * 141), score(*[60] * 141, 0, 0)
    assert before == 1.0
    assert after is not None
    assert after == pytest.approx(1 - 1 / sum(0.9 ** (age // 7) for age in range(1, 91)))
    told = streak(judge_days(minutes(*[60] * 141, 0, 0), (Plan(MONDAY, make_up_days=0),), (), day(142)))
    assert told.is_broken
    assert (told.current, told.longest) == (0, 141)


@given(st.lists(st.sampled_from([0.0, 30.0, 60.0, 90.0]), min_size=2, max_size=120))
def test_the_score_is_a_share_and_a_met_day_never_lowers_it(counted: list[float]) -> None:
    told = score(*counted)
    assert told is None or 0 <= told <= 1
    met = score(*counted[:-1], 60.0)
    assert met is not None
    assert told is None or met >= told - 1e-12


@pytest.mark.parametrize(
    ("spent", "counted"),
    [
        ({TimeClass.READ: 1000}, 1000),
        ({TimeClass.READ: 1000, TimeClass.SKIM: 500}, 1000),
        ({TimeClass.NOTE: 3000}, 1800),
        ({TimeClass.NOTE: 1000, TimeClass.REVIEW: 1000}, 1800),
        ({TimeClass.NOTE: 1000, TimeClass.LOOK_UP: 100, TimeClass.LISTEN: 10, TimeClass.PAPER: 1}, 1111),
        ({}, 0),
    ],
)
def test_what_counts_of_a_day(spent: dict[TimeClass, float], counted: float) -> None:
    assert counted_seconds(spent, Plan(MONDAY), MONDAY) == counted


def test_notes_fill_half_of_the_goal_of_their_weekday() -> None:
    plan = Plan(MONDAY, weekday_minutes=(90, *(None,) * 6))
    spent = {TimeClass.NOTE: 6000.0}
    assert [counted_seconds(spent, plan, day(number)) for number in (0, 1)] == [2700, 1800]


def test_what_counts_is_a_setting() -> None:
    plan = Plan(MONDAY, counted_classes=frozenset({TimeClass.READ}))
    spent = {TimeClass.READ: 10.0, TimeClass.NOTE: 5.0}
    assert counted_by_day({MONDAY: spent, day(-1): spent}, (plan,)) == {MONDAY: 10, day(-1): 15}


def test_a_stricter_plan_may_start_today_and_a_weaker_one_tomorrow() -> None:
    present = Plan(MONDAY, 60, frozenset({6}))
    today, tomorrow = day(3), day(4)
    assert earliest_day(present, Plan(today, 90, frozenset({6})), today) == today
    assert earliest_day(present, Plan(today, 60), today) == today
    assert earliest_day(present, Plan(today, 59, frozenset({6})), today) == tomorrow
    assert earliest_day(present, Plan(today, 90, frozenset({5, 6})), today) == tomorrow
    assert earliest_day(present, Plan(today, 90, frozenset({6}), day_start=3), today) == tomorrow


def test_the_plan_in_force_is_the_last_that_began() -> None:
    plans = (Plan(MONDAY, 30), Plan(day(2), 60), Plan(day(2), 50))
    assert plan_on(plans, day(-1)) is None
    assert plan_on(plans, day(1)) == plans[0]
    assert plan_on(plans, day(2)) == plans[2]


def test_a_new_day_start_holds_from_the_day_it_was_set_for() -> None:
    plans = (Plan(MONDAY, day_start=4), Plan(day(1), day_start=6))
    china = timezone(timedelta(hours=8))
    assert plan_at(plans, datetime(2026, 3, 3, 5, 0, tzinfo=china)) == plans[0]
    assert plan_at(plans, datetime(2026, 3, 3, 6, 0, tzinfo=china)) == plans[1]
    assert plan_at(plans, datetime(2020, 1, 1, tzinfo=UTC)) == plans[0]


@pytest.mark.parametrize("goal", [0, 4, 601, 2000])
def test_a_goal_that_cannot_be_is_refused(goal: int) -> None:
    with pytest.raises(ReaderError):
        Plan(MONDAY, goal)


@given(
    st.lists(st.sampled_from([0, 10, 30, 59, 60, 61, 90, 120, 200]), min_size=1, max_size=40),
    st.sets(st.integers(0, 39)),
    st.integers(0, 5),
    st.lists(st.sampled_from([None, 30, 60, 90]), min_size=7, max_size=7),
)
def test_judging_agrees_with_spending_each_minute_by_hand(
    counted: list[int], rest: set[int], make_up: int, weekdays: list[int | None]
) -> None:
    plan = Plan(MONDAY, make_up_days=make_up, weekday_minutes=tuple(weekdays))
    goals = [60 if minutes is None else minutes for minutes in weekdays]
    judged = judge_days(minutes(*counted), (plan,), {day(number) for number in rest}, day(len(counted) - 1))
    assert "".join(LETTERS[one.state] for one in judged) == judged_letters(counted, goals, rest, make_up)


@given(st.lists(st.integers(0, 130), min_size=1, max_size=60), st.integers(0, 5))
def test_no_surplus_minute_is_spent_twice(counted: list[int], make_up: int) -> None:
    judged = judge_days(minutes(*counted), (Plan(MONDAY, make_up_days=make_up),), (), day(len(counted) - 1))
    paid = sum(one.goal - one.counted - one.missing for one in judged if one.until is not None)
    surplus = sum(max(0.0, one.counted - one.goal) for one in judged)
    assert paid <= surplus + 1e-6
    assert all(one.missing >= 0 for one in judged)


def test_ten_years_are_judged_at_once() -> None:
    first = MONDAY - timedelta(days=3650)
    seconds = {first + timedelta(days=number): (number * 37 % 100) * 60.0 for number in range(3651)}
    plans = (Plan(first, rest_weekdays=frozenset({6})),)
    assert streak(judge_days(seconds, plans, (), MONDAY)).longest > 0
    assert calls_of(lambda: streak(judge_days(seconds, plans, (), MONDAY))) < 100 * len(seconds)
