"""Sittings join the entries of a day over short gaps; hours spread them over the clock."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.activity.hours import week_hours
from reader.core.activity.ledger import TimeClass
from reader.core.activity.ledger_span import LedgerSpan
from reader.core.activity.sittings import SittingLengths, sitting_lengths, sittings

DAY = date(2026, 3, 28)
NINE = datetime(2026, 3, 28, 1, 0, tzinfo=UTC)
"""Nine in the morning at an offset of eight hours."""


def span(start: float, minutes: float, *, day: date = DAY, time_class: TimeClass = TimeClass.READ) -> LedgerSpan:
    begin = NINE + timedelta(minutes=start)
    return LedgerSpan(day, begin, begin + timedelta(minutes=minutes), 28_800, minutes * 60, time_class, None)


@pytest.mark.parametrize(
    ("story", "spans", "lengths"),
    [
        ("nothing", [], []),
        ("one", [span(0, 20)], [20]),
        ("a gap under ten minutes joins", [span(0, 20), span(29.9, 5)], [25]),
        ("a gap of ten minutes parts", [span(0, 20), span(30, 5)], [20, 5]),
        ("the order does not matter", [span(29, 5), span(0, 20)], [25]),
        ("a new day parts", [span(0, 20), span(20, 5, day=DAY + timedelta(days=1))], [20, 5]),
        (
            "skimming joins and does not lengthen",
            [span(0, 20), span(21, 8, time_class=TimeClass.SKIM), span(30, 5)],
            [25],
        ),
        ("skimming alone is none", [span(0, 20, time_class=TimeClass.SKIM)], []),
        ("one within another", [span(0, 60), span(10, 5), span(65, 5)], [70]),
    ],
)
def test_entries_with_short_gaps_are_a_sitting(story: str, spans: list[LedgerSpan], lengths: list[float]) -> None:
    assert [sitting.seconds / 60 for sitting in sittings(spans)] == lengths, story


def test_the_usual_length_is_the_median() -> None:
    found = sittings([span(0, 10), span(60, 20), span(120, 52)])
    assert sitting_lengths(found) == SittingLengths(1_200, 3_120)
    assert sitting_lengths(()) is None


def test_a_span_over_full_hours_is_shared_out_by_the_wall_clock() -> None:
    hours = week_hours([span(-30, 120)])
    assert [round(seconds / 60) for seconds in hours.by_hour[8:12]] == [30, 60, 30, 0]
    assert sum(hours.seconds[DAY.weekday()]) == 7_200
    assert hours.busiest == (9,)


def test_the_busiest_hours_are_two_apart_from_each_other() -> None:
    assert week_hours([span(0, 50), span(60, 40), span(12 * 60, 30)]).busiest == (9, 21)
    assert week_hours([]).busiest == ()


@given(st.lists(st.tuples(st.floats(-600, 600), st.floats(0.1, 300), st.sampled_from([0, 1])), max_size=30))
def test_no_second_is_lost_in_sittings_and_hours(values: list[tuple[float, float, int]]) -> None:
    spans = [span(start, minutes, day=DAY + timedelta(days=later)) for start, minutes, later in values]
    total = sum(one.seconds for one in spans)
    assert sum(sitting.seconds for sitting in sittings(spans)) == pytest.approx(total)
    assert sum(week_hours(spans).by_hour) == pytest.approx(total)
