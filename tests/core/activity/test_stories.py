"""Whole scenarios, from the reading sessions to the outcome of each day: one row per scenario."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.activity.declaration import Declaration, declared_entries
from reader.core.activity.events import ActivityEvent, EventKind
from reader.core.activity.judging import DayState, judge_days
from reader.core.activity.ledger import LedgerEntry
from reader.core.activity.plan import Plan, plan_at
from reader.core.activity.plan_change import PlanChange, changed_plan, study_day_now
from reader.core.activity.replay import replay
from reader.core.activity.streak import streak

LETTERS = {
    DayState.MET: "m",
    DayState.REST: "r",
    DayState.MADE_UP: "u",
    DayState.OPEN: "o",
    DayState.MISSED: "x",
}
ZONES = {
    "S": ZoneInfo("Asia/Shanghai"),
    "B": ZoneInfo("Europe/Berlin"),
    "H": ZoneInfo("Pacific/Honolulu"),
    "L": ZoneInfo("America/Los_Angeles"),
    "A": ZoneInfo("Australia/Lord_Howe"),
}
FAR = datetime(2400, 1, 1, tzinfo=UTC)


def at(words: str) -> datetime:
    """Parse ``03-28 20:00 S``, a day and time of 2026 in a zone; a trailing ``'`` is the later of two such times."""
    day, clock, zone = words.split()
    moment = datetime.fromisoformat(f"2026-{day}T{clock[:5]}").replace(tzinfo=ZONES[zone[0]], fold=zone.endswith("'"))
    return moment.astimezone(UTC).astimezone(ZONES[zone[0]])


def told(plans: Sequence[Plan], read: Sequence[tuple[str, int]], now: str) -> tuple[str, int]:
    """Judge reading sessions (start, minutes) and return a letter for each day, and the streak."""
    entries: list[LedgerEntry] = []
    for words, length in read:
        end = (at(words).astimezone(UTC) + timedelta(minutes=length)).astimezone(at(words).tzinfo)
        entries += declared_entries(Declaration(at(words), end), plans, entries, FAR)
    seconds: dict[date, float] = {}
    for entry in entries:
        seconds[entry.day] = seconds.get(entry.day, 0.0) + entry.seconds
    judged = judge_days(seconds, plans, (), study_day_now(plans, at(now)))
    return "".join(LETTERS[one.state] for one in judged), streak(judged).current


@pytest.mark.parametrize(
    ("story", "first", "read", "now", "states", "length"),
    [
        ("night is yesterday", "03-28", [("03-29 03:00 S", 60)], "03-29 05:00 S", "mo", 1),
        ("reading on over the start of a day", "03-28", [("03-29 03:30 S", 90)], "03-29 20:00 S", "om", 1),
        ("west over the date line, one day is two", "03-28", [("03-28 20:00 S", 30), ("03-28 20:00 H", 30)],
         "03-29 05:00 H", "mo", 1),
        ("west, the night still is the day before", "03-28", [("03-28 19:00 S", 60), ("03-28 02:30 H", 60)],
         "03-28 12:00 H", "m", 1),
        ("east over the date line, a short day is due as well", "03-27", [("03-27 20:00 H", 60), ("03-29 09:00 S", 60)],
         "03-29 20:00 S", "mom", 2),
        ("east, the short day is met before it ends", "03-27",
         [("03-27 20:00 H", 60), ("03-29 02:30 S", 60), ("03-29 09:00 S", 60)], "03-29 20:00 S", "mmm", 3),
        ("clocks go forward in the night", "03-28", [("03-29 01:30 B", 60)], "03-29 12:00 B", "mo", 1),
        ("clocks go forward, the hour is an hour", "03-28", [("03-29 01:30 B", 59)], "03-29 12:00 B", "oo", 0),
        ("clocks go back in the night", "10-24", [("10-25 02:30 B", 60)], "10-25 12:00 B", "mo", 1),
        ("the hour that comes twice is two hours", "10-24", [("10-25 02:00 B", 60), ("10-25 02:00 B'", 60)],
         "10-25 12:00 B", "mo", 1),
        ("clocks go back by half an hour", "04-04", [("04-05 01:30 A", 60)], "04-05 12:00 A", "mo", 1),
        ("clocks go forward over the start of no day", "10-03", [("10-04 01:45 A", 60)], "10-04 12:00 A", "mo", 1),
        ("there and back within a day", "03-28", [("03-28 08:00 S", 20), ("03-28 09:00 B", 20), ("03-28 23:00 S", 20)],
         "03-29 12:00 S", "mo", 1),
        ("a year without reading", "01-01", [("01-01 09:00 S", 60), ("01-02 09:00 S", 60)], "12-31 09:00 S",
         "mm" + "x" * 359 + "oooo", 0),
    ],
)  # fmt: skip
def test_a_story_ends_as_it_should(
    *, story: str, first: str, read: list[tuple[str, int]], now: str, states: str, length: int
) -> None:
    plan = Plan(date.fromisoformat(f"2026-{first}"))
    assert told([plan], read, now) == (states, length), story


Steps = list[tuple[str, PlanChange]]


@pytest.mark.parametrize(
    ("story", "wishes", "read", "now", "states", "length"),
    [
        ("stricter today asks for more today", [("03-30 09:00 S", PlanChange(goal_minutes=90))], [60, 60, 60], "03-30",
         "mmo", 2),
        ("weaker tomorrow leaves today", [("03-30 09:00 S", PlanChange(goal_minutes=30))], [60, 60, 30, 30], "03-31",
         "mmom", 3),
        ("no change reaches a past day", [("03-30 09:00 S", PlanChange(goal_minutes=600))], [60, 60, 0], "03-30",
         "mmo", 2),
        ("rest is weaker: it begins tomorrow", [("03-30 09:00 S", PlanChange(rest_weekdays=frozenset({0, 1})))],
         [60, 60, 0, 0], "03-31", "mmor", 2),
        ("stricter, then weaker within the hour", [("03-30 09:00 S", PlanChange(goal_minutes=90)),
         ("03-30 09:30 S", PlanChange(goal_minutes=60))], [60, 60, 60, 60], "03-31", "mmom", 3),
        ("weaker, then taken back, is as before", [("03-30 09:00 S", PlanChange(goal_minutes=30)),
         ("03-30 09:30 S", PlanChange(goal_minutes=60))], [60, 60, 60, 30], "03-31", "mmmo", 3),
        ("fewer days to make up are stricter", [("03-30 09:00 S", PlanChange(make_up_days=0))], [60, 0, 60, 60],
         "03-31", "momm", 3),
    ],
)  # fmt: skip
def test_a_change_of_plan_holds_when_it_may(
    *, story: str, wishes: Steps, read: list[int], now: str, states: str, length: int
) -> None:
    plans = [Plan(date(2026, 3, 28))]
    for when, wish in wishes:
        plan = changed_plan(plans, wish, at(when))
        plans = [one for one in plans if one.effective_day < plan.effective_day] + [plan]
    days = [(f"03-{28 + number} 10:00 S", length) for number, length in enumerate(read) if length]
    assert told(plans, days, f"{now} 20:00 S") == (states, length), story


def test_a_day_that_begins_at_another_hour_moves_no_past_minute() -> None:
    plans = [Plan(date(2026, 3, 28))]
    before = [("03-29 02:00 S", 60), ("03-29 12:00 S", 60)]
    plan = changed_plan(plans, PlanChange(day_start=0), at("03-29 13:00 S"))
    assert plan.effective_day == date(2026, 3, 30)
    assert told([*plans, plan], [*before, ("03-30 00:30 S", 60)], "03-30 20:00 S") == ("mmm", 3)
    assert plan_at([*plans, plan], at("03-30 00:30 S")) == plan


@pytest.mark.parametrize(
    ("hours", "days"),
    [
        (-0.05, ["03-28"]),
        (-5, ["03-28"]),
        (-24, ["03-28"]),
        (-24 * 400, ["03-28"]),
        (24 * 400, ["03-28", "2027-05-02"]),
    ],
)
def test_a_clock_that_is_set_takes_no_second_and_the_day_never_goes_back(hours: float, days: list[str]) -> None:
    start = at("03-28 09:00 S")
    events = [
        ActivityEvent(
            EventKind.OPEN if second == 0 else EventKind.CURSOR,
            float(second),
            start + timedelta(seconds=second, hours=hours if second >= 600 else 0),
            *(("t", "zh", 500) if second == 0 else ()),
        )
        for second in range(0, 1201, 30)
    ]
    spans = replay(events, 4)
    # a jump ahead looks like sleep: the time between the two readings of the clock is not counted
    assert sum(one.seconds for one in spans) == (1200 if hours < 0 else 1170)
    found = [day.isoformat() for day in dict.fromkeys(one.day for one in spans)]
    assert [day[-len(words) :] for day, words in zip(found, days, strict=True)] == days
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert [bool(one.flag) for one in spans][-1] is True


@given(st.lists(st.tuples(st.integers(0, 5 * 24 * 60), st.integers(1, 200)), max_size=40), st.integers(0, 23))
def test_a_day_never_counts_more_than_its_time(stretches: list[tuple[int, int]], day_start: int) -> None:
    plans = [Plan(date(2026, 3, 20), day_start=day_start)]
    begin, free = at("03-27 00:00 B"), 0
    entries: list[LedgerEntry] = []
    for wished, length in sorted(stretches):
        start = max(wished, free)
        free = start + length
        ends = (begin.astimezone(UTC) + timedelta(minutes=one) for one in (start, free))
        first, last = (one.astimezone(begin.tzinfo) for one in ends)
        entries += declared_entries(Declaration(first, last), plans, entries, FAR)
    assert sum(one.seconds for one in entries) == sum(length for _, length in stretches) * 60
    for day in {one.day for one in entries}:
        of_day = [one for one in entries if one.day == day]
        extent = max(one.end for one in of_day) - min(one.start for one in of_day)
        # the night of 29 March is an hour shorter; no day has more than 25 hours
        assert sum(one.seconds for one in of_day) <= extent.total_seconds() <= 25 * 3600
