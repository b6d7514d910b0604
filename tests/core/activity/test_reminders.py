"""When the reader is reminded, and when not: one row per scenario."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.activity.plan import Plan
from reader.core.activity.reminders import (
    ClosePromptPolicy,
    DayOutlook,
    Reminder,
    ReminderKind,
    ReminderSchedule,
    format_times,
    is_due,
    next_reminder,
    parse_times,
    prompts_on_close,
    suggested_time,
    wall_today,
)

BEIJING, BERLIN, LISBON = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin"), ZoneInfo("Europe/Lisbon")
PLAN = Plan(date(2026, 1, 1), rest_weekdays=frozenset({6}))
SATURDAY, SUNDAY, MONDAY = date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 30)
EVENING = ReminderSchedule((time(21),))


def at(words: str, zone: ZoneInfo = BEIJING) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=zone)


def wall_at(words: str) -> datetime:
    return datetime.fromisoformat(words)


def coming(
    wishes: ReminderSchedule,
    now: datetime,
    outlook: DayOutlook | None = None,
    told: frozenset[tuple[date, time]] = frozenset(),
) -> Reminder | None:
    zone = now.tzinfo
    return next_reminder(wishes, outlook or DayOutlook([PLAN]), told, now, lambda wall: wall.replace(tzinfo=zone))


@pytest.mark.parametrize(
    ("story", "wishes", "now", "outlook", "told", "wall"),
    [
        ("no time was chosen", ReminderSchedule(), "2026-03-27 20:00", DayOutlook([PLAN]), (), None),
        ("it comes tonight", EVENING, "2026-03-27 20:00", DayOutlook([PLAN]), (), "2026-03-27 21:00"),
        ("it comes this very minute", EVENING, "2026-03-27 21:00", DayOutlook([PLAN]), (), "2026-03-27 21:00"),
        ("it has passed tonight", EVENING, "2026-03-27 21:01", DayOutlook([PLAN]), (), "2026-03-28 21:00"),
        (
            "today is met",
            EVENING,
            "2026-03-27 20:00",
            DayOutlook([PLAN], met=date(2026, 3, 27)),
            (),
            "2026-03-28 21:00",
        ),
        ("Sunday rests", EVENING, "2026-03-28 22:00", DayOutlook([PLAN]), (), "2026-03-30 21:00"),
        ("today rests", EVENING, "2026-03-29 08:00", DayOutlook([PLAN]), (), "2026-03-30 21:00"),
        (
            "a day of rest was declared",
            EVENING,
            "2026-03-29 08:00",
            DayOutlook([PLAN], frozenset({MONDAY})),
            (),
            "2026-03-31 21:00",
        ),
        (
            "it was told already, and the clock was set back",
            EVENING,
            "2026-03-27 20:30",
            DayOutlook([PLAN]),
            ((date(2026, 3, 27), time(21)),),
            "2026-03-28 21:00",
        ),
        (
            "the earlier of two",
            ReminderSchedule((time(21), time(8, 30))),
            "2026-03-28 04:00",
            DayOutlook([PLAN]),
            (),
            "2026-03-28 08:30",
        ),
        (
            "one in the night belongs to the day before",
            ReminderSchedule((time(1),)),
            "2026-03-27 22:00",
            DayOutlook([PLAN], met=date(2026, 3, 27)),
            (),
            "2026-03-29 01:00",
        ),
        (
            "the night after Saturday is still Saturday's",
            ReminderSchedule((time(1),)),
            "2026-03-28 22:00",
            DayOutlook([PLAN]),
            (),
            "2026-03-29 01:00",
        ),
        (
            "the night after Sunday is still of rest",
            ReminderSchedule((time(1),)),
            "2026-03-29 22:00",
            DayOutlook([PLAN]),
            (),
            "2026-03-31 01:00",
        ),
        (
            "at the day start the new day begins",
            ReminderSchedule((time(4),)),
            "2026-03-28 03:00",
            DayOutlook([PLAN], met=date(2026, 3, 27)),
            (),
            "2026-03-28 04:00",
        ),
        (
            "the plan of tomorrow has rest weekdays",
            EVENING,
            "2026-03-30 22:00",
            DayOutlook([PLAN, Plan(date(2026, 3, 31), rest_weekdays=frozenset({1, 2}))]),
            (),
            "2026-04-02 21:00",
        ),
        (
            "once, though it was told every day at that time",
            ReminderSchedule((), wall_at("2026-03-27 21:00")),
            "2026-03-27 20:00",
            DayOutlook([PLAN]),
            ((date(2026, 3, 27), time(21)),),
            "2026-03-27 21:00",
        ),
        (
            "once, before the chosen one",
            ReminderSchedule((time(21),), wall_at("2026-03-27 20:15")),
            "2026-03-27 20:00",
            DayOutlook([PLAN]),
            (),
            "2026-03-27 20:15",
        ),
        (
            "once is past",
            ReminderSchedule((), wall_at("2026-03-27 19:00")),
            "2026-03-27 20:00",
            DayOutlook([PLAN]),
            (),
            None,
        ),
        (
            "once, and met meanwhile",
            ReminderSchedule((), wall_at("2026-03-27 21:00")),
            "2026-03-27 20:00",
            DayOutlook([PLAN], met=date(2026, 3, 27)),
            (),
            None,
        ),
        (
            "a month of rest",
            EVENING,
            "2026-03-27 22:00",
            DayOutlook([PLAN], frozenset(SATURDAY + timedelta(days=number) for number in range(40))),
            (),
            None,
        ),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) else "",
)
def test_the_next_reminder(  # noqa: PLR0917
    story: str,
    wishes: ReminderSchedule,
    now: str,
    outlook: DayOutlook,
    told: tuple[tuple[date, time], ...],
    wall: str | None,
) -> None:
    found = coming(wishes, at(now), outlook, frozenset(told))
    assert (found and str(found.wall)) == (wall and f"{wall}:00"), story


@pytest.mark.parametrize(
    ("story", "times", "now", "moment"),
    [
        # Berlin, 29 March 2026: 02:00 becomes 03:00; 25 October 2026: 03:00 becomes 02:00
        ("an hour is left out before it", "21:00", "2026-03-28 22:00+01:00", "2026-03-30 19:00+00:00"),
        ("an hour is left out on the way", "05:00", "2026-03-28 23:00+01:00", "2026-03-29 03:00+00:00"),
        ("its own hour is left out", "02:30", "2026-03-29 01:00+01:00", "2026-03-29 01:30+00:00"),
        ("its own hour comes twice", "02:30", "2026-10-25 01:00+02:00", "2026-10-25 00:30+00:00"),
        ("its own hour comes again", "02:30", "2026-10-25 02:10+01:00", "2026-10-26 01:30+00:00"),
        ("an hour is doubled on the way", "05:00", "2026-10-24 23:00+02:00", "2026-10-25 04:00+00:00"),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) else "",
)
def test_a_change_of_daylight_saving_time(story: str, times: str, now: str, moment: str) -> None:
    plan = Plan(date(2026, 1, 1), rest_weekdays=frozenset({6}), day_start=4)
    found = next_reminder(
        ReminderSchedule(parse_times(times)),
        DayOutlook([plan], met=None) if "21" in times else DayOutlook([Plan(date(2026, 1, 1))]),
        (),
        datetime.fromisoformat(now).astimezone(BERLIN),
        lambda wall: wall.replace(tzinfo=BERLIN),
    )
    assert found is not None
    assert found.at == datetime.fromisoformat(moment), story


def test_the_same_time_of_day_is_kept_on_a_journey() -> None:
    at_home = coming(EVENING, at("2026-03-27 20:00", BEIJING))
    abroad = coming(EVENING, at("2026-03-27 20:00", BEIJING).astimezone(LISBON))
    assert at_home is not None
    assert abroad is not None
    assert (at_home.wall, abroad.wall) == (wall_at("2026-03-27 21:00"), wall_at("2026-03-27 21:00"))
    assert abroad.at - at_home.at == timedelta(hours=8)


def test_a_journey_west_reminds_once_a_day() -> None:
    told = frozenset({(date(2026, 3, 27), time(21))})
    found = coming(EVENING, at("2026-03-27 23:00", BEIJING).astimezone(LISBON), told=told)
    assert found is not None
    assert found.wall == wall_at("2026-03-28 21:00")


@pytest.mark.parametrize(
    ("story", "kind", "now", "met", "due"),
    [
        ("on time", ReminderKind.CHOSEN, "2026-03-27 21:00", None, True),
        ("too early", ReminderKind.CHOSEN, "2026-03-27 20:59", None, False),
        ("a little late", ReminderKind.CHOSEN, "2026-03-27 21:14", None, True),
        ("after a sleep", ReminderKind.CHOSEN, "2026-03-27 23:00", None, False),
        ("asked for, after a sleep", ReminderKind.ONCE, "2026-03-27 23:00", None, True),
        ("asked for, the next day", ReminderKind.ONCE, "2026-03-28 04:00", None, False),
        ("met meanwhile", ReminderKind.CHOSEN, "2026-03-27 21:00", date(2026, 3, 27), False),
        ("asked for, met meanwhile", ReminderKind.ONCE, "2026-03-27 21:00", date(2026, 3, 27), False),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) else "",
)
def test_a_reminder_whose_moment_has_come(
    story: str, kind: ReminderKind, now: str, met: date | None, due: bool
) -> None:
    wall = wall_at("2026-03-27 21:00")
    reminder = Reminder(wall.replace(tzinfo=BEIJING).astimezone(UTC), wall, wall.date(), kind)
    assert is_due(reminder, DayOutlook([PLAN], met=met), at(now)) is due, story


@pytest.mark.parametrize(
    ("wish", "counted", "now", "met", "speaks"),
    [
        (ClosePromptPolicy.ALWAYS, 0, "2026-03-28 20:00", None, True),
        (ClosePromptPolicy.ALWAYS, 60, "2026-03-28 20:00", SATURDAY, False),
        (ClosePromptPolicy.ALWAYS, 60, "2026-03-29 20:00", None, False),
        (ClosePromptPolicy.ALWAYS, 60, "2026-03-29 03:59", None, True),
        (ClosePromptPolicy.AFTER_READING, 0, "2026-03-28 20:00", None, False),
        (ClosePromptPolicy.AFTER_READING, 1, "2026-03-28 20:00", None, True),
        (ClosePromptPolicy.NEVER, 60, "2026-03-28 20:00", None, False),
    ],
)
def test_closing_says_what_is_left(
    wish: ClosePromptPolicy, counted: float, now: str, met: date | None, speaks: bool
) -> None:
    assert prompts_on_close(wish, counted, DayOutlook([PLAN], met=met), at(now)) is speaks


@pytest.mark.parametrize(
    ("wanted", "now", "wall"),
    [
        ("21:00", "2026-03-28 20:00", "2026-03-28 21:00"),
        ("20:00", "2026-03-28 20:00", None),
        ("01:30", "2026-03-28 20:00", "2026-03-29 01:30"),
        ("04:00", "2026-03-28 20:00", None),
        ("02:00", "2026-03-29 01:00", "2026-03-29 02:00"),
    ],
)
def test_a_time_is_wanted_within_the_study_day(wanted: str, now: str, wall: str | None) -> None:
    found = wall_today(time.fromisoformat(wanted), at(now), 4)
    assert (found and str(found)) == (wall and f"{wall}:00")


@pytest.mark.parametrize(
    ("now", "left", "suggested"),
    [
        ("2026-03-28 18:00", 3600, "18:30"),
        ("2026-03-28 18:01", 3600, "18:45"),
        ("2026-03-28 23:50", 600, "00:30"),
        ("2026-03-29 02:50", 2400, "03:15"),
        ("2026-03-29 03:50", 3600, "03:51"),
    ],
)
def test_a_time_is_proposed_that_leaves_room(now: str, left: float, suggested: str) -> None:
    assert suggested_time(at(now), left, 4) == time.fromisoformat(suggested)


@given(st.lists(st.times().map(lambda one: one.replace(second=0, microsecond=0)), max_size=9))
def test_times_are_read_as_they_were_written(times: list[time]) -> None:
    assert parse_times(format_times(times)) == tuple(sorted(set(times)))


def test_what_is_no_time_is_passed_over() -> None:
    assert parse_times("25:00 8:30 21:00 evening 21:00") == (time(21),)


@given(
    st.datetimes(wall_at("2026-01-02 00:00"), wall_at("2027-01-01 00:00")),
    st.lists(st.times(), min_size=1, max_size=4),
    st.sampled_from([BEIJING, BERLIN, LISBON]),
    st.integers(0, 23),
)
def test_a_reminder_is_never_past_and_never_on_a_day_of_rest(
    wall: datetime, times: list[time], zone: ZoneInfo, day_start: int
) -> None:
    plan = Plan(date(2026, 1, 1), rest_weekdays=frozenset({5, 6}), day_start=day_start)
    now = wall.replace(tzinfo=zone)
    found = coming(ReminderSchedule(tuple(times)), now, DayOutlook([plan]))
    assert found is not None
    assert found.at >= now.astimezone(UTC)
    assert found.day.weekday() < 5
