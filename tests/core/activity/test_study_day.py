from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.activity.study_day import day_start_of, local_time, offset_of, split_at_boundaries, study_day

BERLIN = ZoneInfo("Europe/Berlin")
SHANGHAI = ZoneInfo("Asia/Shanghai")
HONOLULU = ZoneInfo("Pacific/Honolulu")


@pytest.mark.parametrize(
    ("local", "day_start", "day"),
    [
        (datetime(2026, 3, 28, 3, 59, 59, tzinfo=SHANGHAI), 4, date(2026, 3, 27)),
        (datetime(2026, 3, 28, 4, 0, tzinfo=SHANGHAI), 4, date(2026, 3, 28)),
        (datetime(2026, 1, 1, 0, 0, tzinfo=SHANGHAI), 0, date(2026, 1, 1)),
        (datetime(2026, 1, 1, 3, 0, tzinfo=SHANGHAI), 4, date(2025, 12, 31)),
        # the night the clocks go forward: 03:30 and 04:00 exist, 02:30 does not
        (datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN), 4, date(2026, 3, 28)),
        (datetime(2026, 3, 29, 4, 0, tzinfo=BERLIN), 4, date(2026, 3, 29)),
        # the night they go back: 02:30 comes twice, and 25 hours are one day
        (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1), 4, date(2026, 10, 24)),
        (datetime(2026, 10, 25, 4, 0, tzinfo=BERLIN), 4, date(2026, 10, 25)),
        (datetime(2026, 10, 26, 3, 59, tzinfo=BERLIN), 4, date(2026, 10, 25)),
        # the same instant on two sides of the date line
        (datetime(2026, 5, 1, 20, 0, tzinfo=UTC).astimezone(HONOLULU), 4, date(2026, 5, 1)),
        (datetime(2026, 5, 1, 20, 0, tzinfo=UTC).astimezone(SHANGHAI), 4, date(2026, 5, 2)),
        (datetime(2026, 5, 1, 22, 0, tzinfo=SHANGHAI), 23, date(2026, 4, 30)),
    ],
)
def test_a_study_day_begins_at_its_hour_on_the_wall_clock(local: datetime, day_start: int, day: date) -> None:
    assert study_day(local, day_start) == day
    assert study_day(local.replace(tzinfo=None), day_start) == day


def test_a_stretch_is_cut_where_the_day_begins() -> None:
    start = datetime(2026, 3, 27, 19, 50, tzinfo=UTC)
    parts = list(split_at_boundaries(start, 1200.0, 8 * 3600, 4))
    assert parts == [
        (start, 600.0, date(2026, 3, 27)),
        (datetime(2026, 3, 27, 20, 0, tzinfo=UTC), 600.0, date(2026, 3, 28)),
    ]


@given(
    st.datetimes(day_start_of(date(1971, 1, 1), 0), day_start_of(date(2200, 1, 1), 0)),
    st.floats(0, 400_000),
    st.integers(-14 * 4, 14 * 4),
    st.integers(0, 23),
)
def test_cutting_keeps_the_sum_and_the_order(start: datetime, seconds: float, quarters: int, day_start: int) -> None:
    begin, offset = start.replace(tzinfo=UTC), quarters * 900
    parts = list(split_at_boundaries(begin, seconds, offset, day_start))
    assert sum(length for _, length, _ in parts) == pytest.approx(seconds, abs=1e-6)
    place = begin
    for first, length, day in parts:
        assert abs(first - place) < timedelta(milliseconds=1)
        assert length >= 0
        assert study_day(local_time(first, offset), day_start) == day
        place = first + timedelta(seconds=length)


def test_the_beginning_of_a_day_belongs_to_it() -> None:
    for hour in range(24):
        assert study_day(day_start_of(date(2026, 2, 28), hour), hour) == date(2026, 2, 28)


def test_the_offset_is_told_in_seconds() -> None:
    assert offset_of(datetime(2026, 7, 1, tzinfo=BERLIN)) == 7200
