"""Reading time of a file becomes declared entries: nothing twice, nothing over other time, nothing in the future."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.activity.foreign_time import ForeignDay, ForeignEntry, ForeignSpan, ForeignTime
from reader.core.activity.ledger import DeclaredTime, EntryOrigin, LedgerEntry, TimeClass
from reader.core.activity.plan import Plan
from reader.core.activity.time_import import Interval, LedgerState, TimeImport, plan_import

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 3, 28, 13, 0, tzinfo=UTC)
"""Nine in the evening."""
DAY = date(2026, 3, 28)
NINE = datetime(2026, 3, 28, 1, 0, tzinfo=UTC)
BOOK = "红楼梦"


def state(
    spent: Sequence[Interval] = (), declared: Sequence[DeclaredTime] = (), ids: dict[str, bool] | None = None
) -> LedgerState:
    return LedgerState(spent, declared, ids or {}, {"text-1"}, (Plan(date(2026, 3, 1)),), NOW)


def imported(foreign: ForeignTime, present: LedgerState | None = None) -> TimeImport:
    def text_of(title: str, _author: str) -> str | None:
        return "text-1" if title == BOOK else None

    return plan_import(foreign, present or state(), text_of, lambda time: time.astimezone(CHINA))


def after(first: TimeImport, ids: dict[str, bool] | None = None) -> LedgerState:
    """Return the state of a ledger with what was imported."""
    declared = [DeclaredTime(one.start, one.end, one.day, one.seconds, one.reason) for one in first.added]
    return state([(one.start, one.end) for one in first.added], declared, ids)


def pages(*spans: tuple[float, float], title: str = BOOK) -> ForeignTime:
    return ForeignTime(
        "KOReader", tuple(ForeignSpan(title, "曹雪芹", NINE + timedelta(minutes=at), long * 60) for at, long in spans)
    )


def told(done: TimeImport) -> list[tuple[float, float]]:
    return [((one.start - NINE).total_seconds() / 60, one.seconds / 60) for one in done.added]


def test_pages_that_follow_each_other_are_one_declared_entry() -> None:
    done = imported(pages((2, 2), (0, 2), (5, 1), (20, 3)))
    assert told(done) == [(0, 5), (20, 3)]
    entry = done.added[0]
    assert (entry.origin, entry.time_class, entry.reason) == (EntryOrigin.DECLARED, TimeClass.READ, "KOReader: 红楼梦")
    assert (entry.text, entry.day, entry.offset, entry.end - NINE) == ("text-1", DAY, 28_800, timedelta(minutes=6))
    assert (done.known, done.refused) == (0, 0)


def test_another_book_is_an_entry_of_its_own() -> None:
    both = replace(pages((0, 2)), spans=(*pages((0, 2)).spans, *pages((2, 2), title="Walden").spans))
    done = imported(both)
    assert [(one.text, one.reason) for one in done.added] == [
        ("text-1", "KOReader: 红楼梦"),
        (None, "KOReader: Walden"),
    ]


def test_the_same_file_again_adds_nothing_and_a_longer_one_what_is_new() -> None:
    first = imported(pages((0, 2), (2, 2)))
    again = imported(pages((0, 2), (2, 2)), after(first))
    assert (told(again), again.known, again.refused) == ([], 1, 0)
    longer = imported(pages((0, 2), (2, 2), (4, 2), (30, 1)), after(first))
    assert (told(longer), longer.known, longer.refused) == ([(4, 2), (30, 1)], 1, 0)


def test_no_minute_of_other_time_is_counted_twice() -> None:
    busy = state([(NINE + timedelta(minutes=1), NINE + timedelta(minutes=3))])
    done = imported(pages((0, 2), (2, 2), (4, 2)), busy)
    assert (told(done), done.known, done.refused) == ([(4, 2)], 0, 1)


def test_spans_that_overlap_in_the_file_are_cut() -> None:
    assert told(imported(pages((0, 3), (2, 3), (2, 1)))) == [(0, 5)]


def test_the_future_and_what_has_no_length_are_refused() -> None:
    done = imported(pages((0, -1), (0, 0), (60 * 12, 1), (10, 60 * 30)))
    assert (told(done), done.refused) == ([], 4)


def test_time_over_the_start_of_a_day_is_split() -> None:
    at = (datetime(2026, 3, 28, 4, 0, tzinfo=CHINA) - NINE).total_seconds() / 60
    done = imported(pages((at - 10, 30)))
    assert [(one.day, one.seconds / 60) for one in done.added] == [(DAY - timedelta(days=1), 10), (DAY, 20)]


def day_sum(minutes: float, until: datetime | None = None, title: str = BOOK) -> ForeignTime:
    return ForeignTime("ッツ Ebook Reader", days=(ForeignDay(title, "", DAY, minutes * 60, until),))


def test_the_sum_of_a_day_ends_when_it_was_last_changed() -> None:
    done = imported(day_sum(30, NINE + timedelta(hours=2)))
    assert told(done) == [(90, 30)]
    assert done.added[0].day == DAY


@pytest.mark.parametrize(
    ("story", "spent", "start"),
    [
        ("noon, as the time of day is unknown", [], 180),
        ("after what is there at noon", [(170, 200)], -300),
        ("after the first that leaves room", [(-300, -290), (170, 200)], -290),
    ],
)
def test_the_sum_of_a_day_is_put_where_there_is_room(story: str, spent: list[tuple[int, int]], start: float) -> None:
    busy = state([(NINE + timedelta(minutes=a), NINE + timedelta(minutes=b)) for a, b in spent])
    assert told(imported(day_sum(30), busy)) == [(start, 30)], story


def test_a_full_day_has_no_room() -> None:
    done = imported(day_sum(30), state([(NINE - timedelta(days=1), NOW)]))
    assert (done.added, done.refused) == ([], 1)


def test_of_a_grown_sum_only_the_rest_is_added() -> None:
    first = imported(day_sum(30))
    again, grown = imported(day_sum(30), after(first)), imported(day_sum(45), after(first))
    assert (again.added, again.known) == ([], 1)
    assert [one.seconds / 60 for one in grown.added] == [15]
    other = imported(day_sum(30, title="犬"), after(first))
    assert [one.seconds / 60 for one in other.added] == [30]


def own(number: int, **values: Any) -> ForeignEntry:
    start = NINE + timedelta(minutes=10 * number)
    entry = LedgerEntry(
        f"id-{number}", "text-1", TimeClass.READ, start, start + timedelta(minutes=5), 28_800, DAY, 300.0,
        EntryOrigin.MEASURED, device="desk", reason="idle", flag="forward",
    )  # fmt: skip
    return ForeignEntry(replace(entry, **values), BOOK)


def ledger(*entries: ForeignEntry) -> ForeignTime:
    return ForeignTime("One Hour", entries=entries)


def test_what_another_clock_measured_is_declared_here_under_its_id() -> None:
    entry = imported(ledger(own(1))).added[0]
    assert (entry.id, entry.origin, entry.reason) == ("id-1", EntryOrigin.DECLARED, "One Hour: 红楼梦")
    assert (entry.device, entry.flag, entry.seconds, entry.text) == ("", "", 300, "text-1")
    assert imported(ledger(own(1, text="gone"))).added[0].text == "text-1"


def test_known_entries_are_left_and_withdrawn_ones_come_back() -> None:
    done = imported(ledger(own(1), own(2), own(3)), state(ids={"id-1": False, "id-2": True}))
    assert ([one.id for one in done.added], done.restored, done.known, done.refused) == (["id-3"], ["id-2"], 1, 0)


def test_a_correction_comes_with_what_it_corrects_or_not_at_all() -> None:
    cut = {"origin": EntryOrigin.CORRECTED, "seconds": -60.0, "reason": "asleep"}
    done = imported(ledger(own(1, refers_to="id-9", **cut), own(8, refers_to="id-7", **cut), own(9)))
    assert [(one.id, one.origin, one.reason) for one in done.added] == [
        ("id-9", EntryOrigin.DECLARED, "One Hour: 红楼梦"),
        ("id-1", EntryOrigin.CORRECTED, "asleep"),
    ]
    assert done.refused == 1


def test_an_entry_over_other_time_or_in_the_future_is_refused() -> None:
    busy = state([(NINE + timedelta(minutes=12), NINE + timedelta(minutes=13))])
    done = imported(ledger(own(1), own(2), own(200)), busy)
    assert ([one.id for one in done.added], done.refused) == (["id-2"], 2)


@given(
    st.lists(st.tuples(st.integers(-4000, 800), st.floats(0.1, 90), st.sampled_from(["甲", "乙"])), max_size=40),
    st.lists(st.tuples(st.integers(-4000, 700), st.integers(1, 60)), max_size=10),
)
def test_imported_time_overlaps_nothing_and_never_comes_twice(
    found: list[tuple[int, float, str]], other: list[tuple[int, int]]
) -> None:
    spans = tuple(ForeignSpan(title, "", NINE + timedelta(minutes=at), long * 60) for at, long, title in found)
    spent = [(NINE + timedelta(minutes=at), NINE + timedelta(minutes=at + long)) for at, long in other]
    done = imported(ForeignTime("KOReader", spans), state(spent))
    intervals = sorted([(one.start, one.end) for one in done.added])
    assert all(end <= start for (_start, end), (start, _end) in pairwise(intervals))
    for one in done.added:
        assert one.seconds <= (one.end - one.start).total_seconds() + 0.001
        assert one.end <= NOW
        assert not any(start < one.end and one.start < end for start, end in spent)
    present = after(done)
    again = imported(ForeignTime("KOReader", spans), replace(present, spent=[*present.spent, *spent]))
    assert again.added == []
