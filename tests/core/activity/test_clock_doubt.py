"""A clock that was set forward by over a day is doubted, and no day counts as missed meanwhile."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from reader.core.activity.clock_doubt import ClockDoubt, SkippedDays, doubt_of
from reader.core.activity.judging import DayState, judge_days
from reader.core.activity.plan import Plan
from reader.core.activity.streak import streak

CHINA = timezone(timedelta(hours=8))
NOON = datetime(2026, 3, 28, 12, 0, tzinfo=CHINA)
DAY = NOON.date()
HOUR = 3600.0


@pytest.mark.parametrize(
    ("hours", "elapsed", "days"),
    [
        (0, 0, None),
        (24, 0, None),
        (40, 40 * HOUR, None),
        (-400, 0, None),
        (24.5, 0, (DAY, DAY)),
        (72, 0, (DAY, DAY + timedelta(days=2))),
        (72, HOUR, (DAY, DAY + timedelta(days=2))),
    ],
)
def test_a_jump_of_more_than_a_day_is_doubted(hours: float, elapsed: float, days: tuple[date, date] | None) -> None:
    doubt = doubt_of(NOON, NOON + timedelta(hours=hours), elapsed, 4)
    assert (doubt and (doubt.days.first, doubt.days.last)) == days


def test_a_doubt_ends_when_the_clock_agreed_for_a_day_or_went_back() -> None:
    doubt = ClockDoubt(SkippedDays(DAY, DAY), NOON)
    for hours, over in ((0, False), (23.9, False), (24, True), (-0.03, False), (-0.04, True), (-9999, True)):
        assert doubt.is_over(NOON + timedelta(hours=hours)) is over


def test_a_second_jump_while_in_doubt_begins_the_day_of_waiting_anew() -> None:
    first = ClockDoubt(SkippedDays(DAY, DAY + timedelta(days=3)), NOON)
    for hours, expected in ((5, DAY), (30, DAY + timedelta(days=9))):
        later = ClockDoubt(
            SkippedDays(DAY + timedelta(days=9), DAY + timedelta(days=12)), NOON + timedelta(hours=hours)
        )
        assert later.after(first) == ClockDoubt(SkippedDays(expected, later.days.last), later.since)


def test_days_passed_over_are_neither_missed_nor_do_debts_run_out_on_them() -> None:
    today = DAY + timedelta(days=12)
    seconds = {DAY - timedelta(days=3): HOUR, DAY - timedelta(days=2): HOUR, today: 2 * HOUR}
    passed_over = SkippedDays(DAY, today - timedelta(days=1))
    plans = [Plan(DAY - timedelta(days=3))]
    doubted = judge_days(seconds, plans, (), today, passed_over)
    # the day before the jump is made up by the first day after it
    assert [one.state for one in doubted[:3]] == [DayState.MET, DayState.MET, DayState.MADE_UP]
    assert {one.state for one in doubted[3:-1]} == {DayState.OPEN}
    assert (streak(doubted).current, streak(doubted).at_stake) == (4, False)
    believed = judge_days(seconds, plans, (), today)
    assert [one.state for one in believed[2:4]] == [DayState.MISSED, DayState.MISSED]
    assert streak(believed).longest == 2
