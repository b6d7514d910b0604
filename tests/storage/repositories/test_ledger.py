"""Spans never overlap, closed entries do not change, and corrections are entries of their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from reader.core.activity.correction import DID_READ, CutTime, MoveTime
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.text.model import Text
from reader.storage.library import Library

AddText = Callable[..., Text]
DAY = date(2026, 3, 28)
START = datetime(2026, 3, 28, 1, 0, tzinfo=UTC)
LOCAL = START.astimezone(timezone(timedelta(hours=8)))


def span(name: str, first: float, last: float, **fields: object) -> LedgerEntry:
    """Return a measured entry from minute ``first`` to minute ``last``."""
    entry = LedgerEntry(
        id=name,
        text=None,
        time_class=TimeClass.READ,
        start=START + timedelta(minutes=first),
        end=START + timedelta(minutes=last),
        offset=28800,
        day=DAY,
        seconds=(last - first) * 60,
        origin=EntryOrigin.MEASURED,
        device="desk",
    )
    return replace(entry, **fields)  # type: ignore[arg-type]


def test_an_entry_is_given_back_as_it_was_put(library: Library, add_text: AddText) -> None:
    text = add_text(library, "甲乙").id
    entry = span("e1", 0, 1, text=text, range_start=3, range_end=9, reason="paused", flag="clock", seconds=59.5)
    library.ledger.put(entry)
    assert library.ledger.get("e1") == entry
    assert library.ledger.entries(DAY) == library.ledger.between(DAY, DAY) == [entry]
    assert library.ledger.entries(DAY - timedelta(days=1)) == []
    assert library.ledger.seconds_by_text() == {text: 59.5}
    assert library.ledger.last_end() == entry.end


def test_an_empty_ledger_has_no_end_and_no_first_day(library: Library) -> None:
    assert library.ledger.last_end() is None
    assert library.ledger.first_day() is None


def test_a_running_entry_grows_until_it_is_closed(library: Library) -> None:
    library.ledger.put(span("e1", 0, 1))
    library.ledger.put(grown := span("e1", 0, 2))
    library.ledger.close("e1")
    assert library.ledger.get("e1") == grown
    with pytest.raises(ReaderError) as caught:
        library.ledger.put(span("e1", 0, 3))
    assert caught.value.problem is Problem.ENTRY_INVALID
    assert library.ledger.get("e1") == grown


@pytest.mark.parametrize(("first", "last"), [(-1, 0.5), (0.2, 0.8), (0, 1), (0.5, 2), (-1, 2)])
def test_measured_spans_of_one_device_never_overlap(library: Library, first: float, last: float) -> None:
    library.ledger.put(span("e1", 0, 1))
    with pytest.raises(ReaderError) as caught:
        library.ledger.put(span("e2", first, last))
    assert caught.value.problem is Problem.ENTRY_INVALID
    library.ledger.put(span("e2", first, last, device="other"))


@pytest.mark.parametrize(("first", "last"), [(-1, 0), (1, 2)])
def test_spans_may_touch(library: Library, first: float, last: float) -> None:
    library.ledger.put(span("e1", 0, 1))
    library.ledger.put(span("e2", first, last))
    assert library.ledger.first_day() == DAY


def test_a_span_does_not_grow_into_another(library: Library) -> None:
    library.ledger.put(span("e1", 5, 6))
    library.ledger.put(span("e2", 0, 4))
    with pytest.raises(ReaderError):
        library.ledger.put(span("e2", 0, 5.5))


@pytest.mark.parametrize(
    "change",
    [{"day": DAY - timedelta(days=1)}, {"start": START - timedelta(minutes=5)}, {"device": "x"}, {"offset": 0}],
)
def test_a_running_entry_keeps_its_start_and_day(library: Library, change: dict[str, object]) -> None:
    library.ledger.put(entry := span("e1", 0, 1))
    with pytest.raises(ReaderError):
        library.ledger.put(replace(entry, **change))  # type: ignore[arg-type]


def test_no_statement_changes_or_deletes_a_closed_entry(place: Path, now: datetime) -> None:
    with Library.open(place, now) as library:
        library.ledger.put(span("e1", 0, 1))
        library.ledger.close("e1")
    raw = sqlite3.connect(place)
    for statement in (
        "UPDATE entry SET seconds = 9999",
        "UPDATE entry SET day = '2026-03-27'",
        "UPDATE entry SET running = 1",
        "DELETE FROM entry",
        "UPDATE entry SET withdrawn = '2026'",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute(statement)
    raw.close()


def test_an_entry_left_running_is_closed_at_the_next_opening(place: Path, now: datetime) -> None:
    with Library.open(place, now) as library:
        library.ledger.put(span("e1", 0, 1))
    with Library.open(place, now) as library, pytest.raises(ReaderError):
        library.ledger.put(span("e1", 0, 2))


def test_declared_minutes_are_undone_and_done_again(library: Library) -> None:
    entry = span("d1", 0, 30, origin=EntryOrigin.DECLARED, time_class=TimeClass.PAPER, reason="on the train")
    changes = library.ledger.declare(entry)
    assert (changes.operation, changes.entries) == ("declare-time", ("d1",))
    assert library.ledger.seconds_by_day(DAY, DAY) == {DAY: {TimeClass.PAPER: 1800.0}}
    library.undo(START)
    assert library.ledger.entries(DAY) == []
    assert library.ledger.seconds_by_day(DAY, DAY) == {}
    library.redo(START)
    assert library.ledger.entries(DAY) == [entry]


def test_a_correction_refers_to_its_entry_and_is_summed_with_it(library: Library) -> None:
    library.ledger.put(span("e1", 0, 30))
    library.ledger.close("e1")
    cut = span("c1", 0, 30, origin=EntryOrigin.CORRECTED, seconds=-600.0, refers_to="e1", reason="was asleep")
    library.ledger.declare(cut)
    assert library.ledger.seconds_by_day(DAY, DAY) == {DAY: {TimeClass.READ: 1200.0}}
    assert library.undo_name() is OperationName.CORRECT_TIME
    with pytest.raises(ReaderError) as caught:
        library.ledger.declare(replace(cut, id="c2", refers_to="nothing"))
    assert caught.value.problem is Problem.ENTRY_UNKNOWN


@pytest.mark.parametrize(
    "entry",
    [
        span("d1", 0, 1),
        span("d1", 5, 1, origin=EntryOrigin.DECLARED),
        span("d1", 0, 1, origin=EntryOrigin.DECLARED, text="no text"),
        span("d1", 0, 1, origin=EntryOrigin.DECLARED, seconds=float("nan")),
    ],
)
def test_what_is_no_entry_is_refused(library: Library, entry: LedgerEntry) -> None:
    with pytest.raises(ReaderError) as caught:
        library.ledger.declare(entry)
    assert caught.value.problem is Problem.ENTRY_INVALID
    assert library.ledger.entries(DAY) == []
    assert library.undo_name() is None


def test_an_entry_is_corrected_again_and_again_and_each_step_is_undone(library: Library) -> None:
    library.ledger.put(span("e1", 0, 30, time_class=TimeClass.SKIM))
    library.ledger.close("e1")
    now = START + timedelta(hours=5)
    library.ledger.correct("e1", DID_READ, "I did read this", now)
    changes = library.ledger.correct("e1", CutTime(600), "was asleep", now)
    assert (changes.operation, len(changes.entries)) == ("correct-time", 1)
    sums = library.ledger.seconds_by_day(DAY, DAY)[DAY]
    assert {name: seconds for name, seconds in sums.items() if seconds} == {TimeClass.READ: 1200.0}
    assert library.ledger.effective(changes.entries[0]) == library.ledger.effective("e1")
    assert library.ledger.effective("e1").seconds == 1200
    library.undo(now)
    library.undo(now)
    assert library.ledger.seconds_by_day(DAY, DAY) == {DAY: {TimeClass.SKIM: 1800.0}}
    library.redo(now)
    assert library.ledger.effective("e1").time_class is TimeClass.READ


def test_a_running_entry_cannot_be_corrected(library: Library) -> None:
    library.ledger.put(span("e1", 0, 30))
    with pytest.raises(ReaderError, match="running"):
        library.ledger.correct("e1", CutTime(60), "so", START + timedelta(hours=5))


def test_a_correction_fits_in_with_the_other_entries(library: Library) -> None:
    for name, first, last in (("e1", 0, 30), ("e2", 40, 50)):
        library.ledger.put(span(name, first, last))
        library.ledger.close(name)
    now = START + timedelta(hours=5)
    with pytest.raises(ReaderError, match="overlap"):
        library.ledger.correct("e1", MoveTime(LOCAL + timedelta(minutes=15)), "so", now)
    library.ledger.correct("e1", MoveTime(LOCAL + timedelta(minutes=60)), "so", now)
    assert library.ledger.effective("e1").start == START + timedelta(minutes=60)
    assert library.ledger.seconds_by_day(DAY, DAY) == {DAY: {TimeClass.READ: 2400.0}}
