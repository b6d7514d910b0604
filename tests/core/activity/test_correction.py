"""Corrections are entries of their own, and implausible ones are refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from reader.core.activity.correction import (
    DID_READ,
    AddTime,
    Correction,
    CorrectionContext,
    CutTime,
    MoveTime,
    ReclassifyTime,
    correction_entries,
    day_length,
)
from reader.core.activity.ledger import (
    EffectiveEntry,
    EntryOrigin,
    LedgerEntry,
    TimeClass,
    effective_entries,
)
from reader.core.activity.plan import Plan
from reader.core.errors import Problem, ReaderError

CHINA = timezone(timedelta(hours=8))
DAY = date(2026, 3, 28)
NINE = datetime(2026, 3, 28, 9, 0, tzinfo=CHINA)
PLANS = (Plan(DAY - timedelta(days=9)),)


def entry(name: str, first: float, last: float, **fields: object) -> LedgerEntry:
    """Return an entry from minute ``first`` to minute ``last`` after nine."""
    start, end = (NINE + timedelta(minutes=one) for one in (first, last))
    made = LedgerEntry(
        *(name, "t", TimeClass.READ, start.astimezone(UTC), end.astimezone(UTC), 28_800, DAY, (last - first) * 60),
        EntryOrigin.MEASURED,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def correct(entries: list[LedgerEntry], correction: Correction, now: float = 600, reason: str = "so") -> EffectiveEntry:
    """Correct the first of the entries and return it with the correction applied."""
    before = effective_entries(entries)
    (standing,) = (one for one in before if one.entry.id == "e")
    moment = NINE + timedelta(minutes=now)
    made = correction_entries(standing, correction, reason, CorrectionContext(before, PLANS, moment))
    entries.extend(made)
    assert all((one.origin, one.refers_to, one.reason) == (EntryOrigin.CORRECTED, "e", "so") for one in made)
    return next(one for one in effective_entries(entries) if one.entry.id == "e")


def minutes(one: EffectiveEntry) -> tuple[float, float]:
    return (one.start - NINE).total_seconds() / 60, (one.end - NINE).total_seconds() / 60


@pytest.mark.parametrize(
    ("correction", "stands", "seconds"),
    [
        (CutTime(600), (0, 20), 1200),
        (CutTime(1800), (0, 0), 0),
        (AddTime(600), (0, 40), 2400),
        (MoveTime(NINE + timedelta(hours=2)), (120, 150), 1800),
        (ReclassifyTime(TimeClass.LISTEN), (0, 30), 1800),
    ],
)
def test_an_entry_stands_as_it_was_corrected(
    correction: Correction, stands: tuple[float, float], seconds: float
) -> None:
    one = correct([entry("e", 0, 30)], correction)
    assert (minutes(one), one.seconds) == (stands, seconds)


def test_the_sums_of_the_entries_are_those_of_what_stands() -> None:
    entries = [entry("e", 0, 30, time_class=TimeClass.SKIM), entry("f", 40, 50)]
    for correction in (DID_READ, CutTime(300), AddTime(60), ReclassifyTime(TimeClass.NOTE), AddTime(60), CutTime(30)):
        correct(entries, correction)
        by_class: dict[TimeClass, float] = {}
        for one in entries:
            by_class[one.time_class] = by_class.get(one.time_class, 0.0) + one.seconds
        standing: dict[TimeClass, float] = {}
        for effective in effective_entries(entries):
            standing[effective.time_class] = standing.get(effective.time_class, 0.0) + effective.seconds
        assert {name: seconds for name, seconds in by_class.items() if seconds} == standing
    assert [one.id for one in entries[2:]] == sorted(one.id for one in entries[2:])


def test_what_is_added_has_room_after_or_before() -> None:
    assert minutes(correct([entry("e", 0, 30), entry("f", 35, 40)], AddTime(600))) == (-10, 30)
    assert minutes(correct([entry("e", 0, 30), entry("f", 40, 50)], AddTime(600))) == (0, 40)
    assert minutes(correct([entry("e", 0, 30)], AddTime(600), now=31)) == (-10, 30)


def test_time_that_was_cut_can_be_given_to_another() -> None:
    entries = [entry("e", 0, 30), entry("f", 40, 50)]
    correct(entries, CutTime(600))
    standings = effective_entries(entries)
    made = correction_entries(standings[1], MoveTime(NINE + timedelta(minutes=20)), "so", _around(entries))
    assert [one.seconds for one in made] == [-600, 600]


def _around(entries: list[LedgerEntry]) -> CorrectionContext:
    return CorrectionContext(effective_entries(entries), PLANS, NINE + timedelta(hours=10))


@pytest.mark.parametrize(
    ("others", "correction", "field", "reason"),
    [
        ((), CutTime(1801), "cut", "negative"),
        ((), CutTime(0), "cut", "length"),
        ((), CutTime(-5), "cut", "length"),
        ((), CutTime(float("nan")), "cut", "length"),
        ((), AddTime(float("inf")), "add", "length"),
        ((), AddTime(-1), "add", "length"),
        ((), AddTime(20 * 3600), "add", "future"),
        (((-5, 0), (35, 40)), AddTime(600), "add", "overlap"),
        (((60, 90),), MoveTime(NINE + timedelta(minutes=80)), "start", "overlap"),
        ((), MoveTime(NINE + timedelta(minutes=590)), "start", "future"),
        ((), MoveTime(NINE - timedelta(minutes=310)), "start", "day"),
        ((), MoveTime(NINE), "start", "same"),
        ((), ReclassifyTime(TimeClass.READ), "class", "same"),
    ],
)
def test_what_cannot_be_true_is_refused(
    others: tuple[tuple[float, float], ...], correction: Correction, field: str, reason: str
) -> None:
    entries = [entry("e", 0, 30), *(entry(f"o{first}", first, last) for first, last in others)]
    with pytest.raises(ReaderError) as caught:
        correct(entries, correction)
    assert caught.value.problem is Problem.ENTRY_INVALID
    assert caught.value.detail == {"field": field, "reason": reason}


def test_a_correction_needs_a_reason_and_something_to_correct() -> None:
    with pytest.raises(ReaderError, match="reason=empty"):
        correct([entry("e", 0, 30)], CutTime(60), reason=" ")
    entries = [entry("e", 0, 30)]
    correct(entries, CutTime(1800))
    with pytest.raises(ReaderError, match="reason=empty"):
        correct(entries, AddTime(60))


def test_a_day_never_holds_more_than_its_own_time() -> None:
    # entries with more seconds than they lasted leave no time for more
    entries = [entry("e", 0, 30), entry("f", 60, 90, seconds=5.4 * 3600)]
    with pytest.raises(ReaderError, match="reason=wall"):
        correct(entries, AddTime(600), now=60)


@pytest.mark.parametrize(
    ("offsets", "plans", "later", "hours"),
    [
        ([8], PLANS, 100, 24),
        ([8], PLANS, 10, 15),
        ([8, 2], PLANS, 100, 30),
        ([-8, 8], PLANS, 100, 40),
        ([8], (*PLANS, Plan(DAY + timedelta(days=1), day_start=6)), 100, 26),
    ],
)
def test_a_day_is_as_long_as_the_reader_lives_it(
    offsets: list[int], plans: tuple[Plan, ...], later: int, hours: float
) -> None:
    now = NINE + timedelta(hours=later)
    assert day_length(DAY, [one * 3600 for one in offsets], plans, now) == hours * 3600


def test_a_stretch_moved_over_midnight_counts_for_the_day_before() -> None:
    entries = [entry("e", 0, 30)]
    before = effective_entries(entries)
    local = NINE - timedelta(hours=6)
    taken, moved = correction_entries(before[0], MoveTime(local), "so", _around(entries))
    assert (taken.day, moved.day) == (DAY, DAY - timedelta(days=1))
    assert effective_entries([entries[0], taken])[0].seconds == 0
    assert effective_entries([moved])[0].seconds == 1800


def test_a_correction_is_of_the_machine_on_which_it_is_made() -> None:
    entries = [entry("e", 0, 30, device="another")]
    correct(entries, CutTime(600))
    assert [one.device for one in entries] == ["another", ""]
