"""The time of several machines counts as its union, whatever the order in which the entries came together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.activity.correction import CorrectionContext, CutTime, ReclassifyTime, correction_entries
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass, effective_entries
from reader.core.activity.plan import Plan
from reader.core.activity.union import united_entries, united_seconds

DAY = date(2026, 3, 28)
NOON = datetime(2026, 3, 28, 12, tzinfo=UTC)
READ, SKIM, PAPER = TimeClass.READ, TimeClass.SKIM, TimeClass.PAPER


def entry(
    name: str, start: float, end: float, time_class: TimeClass = READ, origin: EntryOrigin = EntryOrigin.MEASURED
) -> LedgerEntry:
    first, last = (NOON + timedelta(minutes=minutes) for minutes in (start, end))
    return LedgerEntry(name, "t", time_class, first, last, 0, DAY, (end - start) * 60, origin, device=name[0])


def minutes(*entries: LedgerEntry) -> dict[TimeClass, float]:
    return {name: round(seconds / 60, 6) for name, seconds in united_seconds(entries)[DAY].items()}


def test_overlapping_hours_count_once() -> None:
    first, second = entry("a1", 0, 60), entry("b1", 30, 90)
    assert minutes(first, second) == minutes(second, first) == minutes(first, second, first) == {READ: 90}


def test_what_was_skimmed_counts_where_nothing_was_read() -> None:
    assert minutes(entry("a1", 0, 60, SKIM), entry("b1", 30, 90)) == {READ: 60, SKIM: 30}
    assert minutes(entry("a1", 0, 60, SKIM), entry("b1", 30, 60)) == {READ: 30, SKIM: 30}


def test_measured_time_comes_before_declared_time() -> None:
    declared = entry("a1", 0, 60, PAPER, EntryOrigin.DECLARED)
    assert minutes(declared, entry("b1", 30, 90)) == {READ: 60, PAPER: 30}


def test_fifty_five_entries_of_two_machines_twenty_seconds_apart_are_no_sum() -> None:
    mine = [entry(f"a{number:02}", number * 70 / 60, (number * 70 + 50) / 60) for number in range(55)]
    theirs = [entry(f"b{number:02}", (number * 70 + 20) / 60, (number * 70 + 70) / 60) for number in range(55)]
    assert united_seconds(mine + theirs)[DAY][READ] == pytest.approx(3850)


def test_an_instant_of_two_study_days_counts_once() -> None:
    other = replace(entry("b1", 30, 90), day=DAY + timedelta(days=1))
    sums = united_seconds([entry("a1", 0, 60), other])
    assert sums == {DAY: {READ: 3600}, DAY + timedelta(days=1): {READ: 1800}}


@given(
    st.lists(
        st.tuples(st.integers(0, 120), st.integers(0, 40), st.sampled_from((READ, SKIM)), st.sampled_from(EntryOrigin)),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_the_union_is_that_of_the_minutes(
    drawn: list[tuple[int, int, TimeClass, EntryOrigin]], chance: st.random.Random
) -> None:
    entries = [entry(f"{n:02}", start, start + length, *rest) for n, (start, length, *rest) in enumerate(drawn)]
    instants = {
        (one.time_class, start)
        for one, (start, length, *_) in zip(entries, drawn, strict=True)
        for start in range(start, start + length)
    }
    read = {minute for name, minute in instants if name is READ}
    skimmed = {minute for name, minute in instants if name is SKIM} - read
    shuffled = entries.copy()
    chance.shuffle(shuffled)
    united = united_entries(effective_entries(shuffled))
    assert united == united_entries(effective_entries(entries))
    for name, expected in ((READ, read), (SKIM, skimmed)):
        counted = sum(one.seconds for one in united if one.effective.time_class is name)
        assert counted == pytest.approx(len(expected) * 60, abs=0.01)


# --- corrections of two machines ---------------------------------------------------------------------------------


def corrected(one: LedgerEntry, correction: CutTime | ReclassifyTime, at: int) -> tuple[LedgerEntry, ...]:
    now = NOON + timedelta(hours=9, milliseconds=at)
    context = CorrectionContext(effective_entries([one]), [Plan(DAY)], now)
    return correction_entries(effective_entries([one])[0], correction, "why", context)


def test_an_entry_that_both_cut_is_empty_and_never_less() -> None:
    one, other = entry("a1", 0, 15), entry("a2", 20, 30)
    both = [*corrected(one, CutTime(600), 1), *corrected(one, CutTime(600), 2)]
    assert minutes(one, other, *both) == {READ: 10}


def test_an_entry_that_both_reclassified_is_of_one_class() -> None:
    one = entry("a1", 0, 15)
    mine = corrected(one, ReclassifyTime(TimeClass.NOTE), 1)
    theirs = corrected(one, ReclassifyTime(SKIM), 1)
    for entries in ([one, *mine, *theirs], [*theirs, one, *mine], [mine[0], theirs[0], mine[1], theirs[1], one]):
        (effective,) = effective_entries(entries)
        assert effective.seconds == 900
        assert effective.time_class in {TimeClass.NOTE, SKIM}
        assert effective == effective_entries([one, *mine, *theirs])[0]
