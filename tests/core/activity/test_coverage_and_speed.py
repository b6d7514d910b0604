from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.activity.coverage import covered, last_new_day, progress, seconds_left, shares, union, unread_ranges
from reader.core.activity.speed import default_speed, reading_speed

ranges = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=30)


def test_ranges_that_overlap_or_touch_become_one() -> None:
    assert union([(5, 9), (0, 3), (3, 5), (12, 12), (20, 30), (25, 27)]) == ((0, 9), (20, 30))


@given(ranges)
def test_covering_counts_each_code_point_once(some: list[tuple[int, int]]) -> None:
    places = {place for start, end in some for place in range(start, end)}
    assert covered(some) == len(places)


@given(ranges, st.integers(0, 200), st.integers(0, 200))
def test_gaps_are_what_is_not_covered(some: list[tuple[int, int]], start: int, end: int) -> None:
    places = {place for first, last in some for place in range(first, last)}
    left = {place for first, last in unread_ranges(some, start, end) for place in range(first, last)}
    assert left == set(range(start, end)) - places


@given(ranges, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=8))
def test_the_share_of_each_stretch_is_what_is_covered_of_it(
    some: list[tuple[int, int]], stretches: list[tuple[int, int]]
) -> None:
    places = {place for first, last in some for place in range(first, last)}
    for (start, end), share in zip(stretches, shares(some, stretches), strict=True):
        inside = set(range(start, end))
        assert share == pytest.approx(len(inside & places) / len(inside) if inside else 1.0)


@pytest.mark.parametrize(
    ("views", "last"),
    [
        ([], None),
        ([(1, (0, 50))], 1),
        ([(1, (0, 50)), (2, (50, 100))], 2),
        ([(1, (0, 50)), (2, (50, 100)), (3, (20, 70))], 2),
        ([(1, (0, 50)), (2, (0, 50)), (4, (49, 51)), (5, (0, 51))], 4),
        ([(1, (60, 100)), (2, (0, 59)), (3, (0, 100)), (9, (59, 60))], 3),
    ],
)
def test_what_is_read_again_is_nothing_new(views: list[tuple[int, tuple[int, int]]], last: int | None) -> None:
    found = last_new_day((date(2026, 3, day), view) for day, view in views)
    assert found == (None if last is None else date(2026, 3, last))


def test_progress_and_what_is_left() -> None:
    assert progress(50, 200) == 0.25
    assert progress(0, 0) == 1
    assert seconds_left(500, 1000, 250) == 120
    assert seconds_left(1200, 1000, 250) == 0


@pytest.mark.parametrize(
    ("language", "speed"), [("zh", 250), ("zh-Hant-TW", 250), ("ja", 250), ("en", 1380), ("", 1380), ("de_DE", 1380)]
)
def test_a_speed_stands_until_the_reader_s_is_known(language: str, speed: float) -> None:
    assert default_speed(language) == speed


def test_a_reader_s_speed_is_the_median_of_the_last_fifty_and_needs_five() -> None:
    assert reading_speed([100] * 4, [], "zh") == 250
    assert reading_speed([100] * 4, [300] * 5, "zh") == 300
    assert reading_speed([100, 110, 120, 130, 900], [300] * 5, "zh") == 120
    assert reading_speed([999] * 60 + [200] * 50, [], "zh") == 200
