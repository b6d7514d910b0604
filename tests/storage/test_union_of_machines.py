"""Two libraries with overlapping hours, joined in any order, twice: the union, equal on both, never the sum."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import permutations, product
from pathlib import Path

import pytest

from reader.core.activity.correction import CutTime
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.storage.library import Library

DAY = date(2026, 3, 28)
NOON = datetime(2026, 3, 28, 4, tzinfo=UTC)
BEGUN = datetime.fromisoformat("2026-03-27T09:00+08:00")
NOW = datetime.fromisoformat("2026-03-29T09:00+08:00")

Hours = list[tuple[str, int, int, TimeClass, EntryOrigin]]


def fill(library: Library, hours: Hours) -> None:
    for name, start, end, time_class, origin in hours:
        first, last = NOON + timedelta(minutes=start), NOON + timedelta(minutes=end)
        seconds = (end - start) * 60.0
        library.ledger.put(LedgerEntry(name, None, time_class, first, last, 28_800, DAY, seconds, origin))
    library.ledger.close_all()


def make(folder: Path, name: str, hours: Hours) -> Path:
    path = folder / name / "library.db"
    path.parent.mkdir()
    with Library.open(path, BEGUN) as library:
        fill(library, hours)
    return path


def join(path: Path, other: Path, folder: Path) -> None:
    copy = folder / f"copy-{len(list(folder.iterdir()))}.db"
    with Library.open(other, NOW) as library:
        library.backup(copy, NOW)
    with Library.open(path, NOW) as library:
        library.restore(copy, NOW, as_it_was=False)


def sums(path: Path) -> dict[TimeClass, float]:
    with Library.open(path, NOW) as library:
        assert library.check(now=NOW).is_clean
        found = library.ledger.seconds_by_day(DAY, DAY)[DAY]
        assert library.ledger.seconds_by_day(DAY, DAY)[DAY] == found
        assert sum(found.values()) == pytest.approx(sum(one.seconds for one in library.ledger.spans(DAY, DAY)))
        return {name: round(seconds, 3) for name, seconds in found.items() if seconds}


READ, SKIM, PAPER = TimeClass.READ, TimeClass.SKIM, TimeClass.PAPER
MEASURED, DECLARED = EntryOrigin.MEASURED, EntryOrigin.DECLARED
CASES: list[tuple[Hours, Hours, dict[TimeClass, float]]] = [
    ([("a", 0, 60, READ, MEASURED)], [("b", 30, 90, READ, MEASURED)], {READ: 5400}),
    ([("a", 0, 60, PAPER, DECLARED)], [("b", 30, 90, PAPER, DECLARED)], {PAPER: 5400}),
    ([("a", 0, 60, SKIM, MEASURED)], [("b", 30, 60, READ, MEASURED)], {READ: 1800, SKIM: 1800}),
    (
        [("a1", 0, 20, READ, MEASURED), ("a2", 40, 60, READ, MEASURED)],
        [("b1", 10, 50, READ, MEASURED), ("b2", 70, 80, READ, MEASURED)],
        {READ: 4200},
    ),
]


@pytest.mark.parametrize(("mine", "theirs", "expected"), CASES)
@pytest.mark.parametrize("first", [0, 1])
def test_two_machines_are_joined(
    tmp_path: Path, mine: Hours, theirs: Hours, expected: dict[TimeClass, float], first: int
) -> None:
    machines = [make(tmp_path, "one", mine), make(tmp_path, "two", theirs)]
    one, two = machines[first], machines[1 - first]
    for _twice in range(2):
        join(one, two, tmp_path)
        join(two, one, tmp_path)
    assert sums(one) == sums(two) == expected


def test_three_machines_are_joined_in_any_order(tmp_path: Path) -> None:
    hours: list[Hours] = [
        [("a", 0, 60, READ, MEASURED)],
        [("b", 30, 90, READ, MEASURED)],
        [("c", 50, 70, SKIM, MEASURED)],
    ]
    for number, order in enumerate(permutations(range(3))):
        folder = tmp_path / str(number)
        folder.mkdir()
        machines = [make(folder, str(place), hours[place]) for place in range(3)]
        for here, there in product(order, order):
            if here != there:
                join(machines[here], machines[there], folder)
        for here, there in product(order, order):
            if here != there:
                join(machines[here], machines[there], folder)
        assert [sums(one) for one in machines] == [{READ: 5400}] * 3


def test_a_copied_library_that_went_on_on_both_machines(tmp_path: Path) -> None:
    one = make(tmp_path, "one", [("a", 0, 15, READ, MEASURED)])
    two = tmp_path / "two" / "library.db"
    two.parent.mkdir()
    two.write_bytes(one.read_bytes())
    for path, name, start in ((one, "b", 30), (two, "c", 40)):
        with Library.open(path, NOW) as library:
            library.ledger.correct("a", CutTime(600), "not mine", NOW)
            fill(library, [(name, start, start + 30, READ, MEASURED)])
    for _twice in range(2):
        join(one, two, tmp_path)
        join(two, one, tmp_path)
    assert sums(one) == sums(two) == {READ: 2400}


def test_undo_and_further_time_count_in_a_day_of_two_machines(tmp_path: Path) -> None:
    one = make(tmp_path, "one", [("a", 0, 60, READ, MEASURED)])
    two = make(tmp_path, "two", [("b", 30, 90, READ, MEASURED)])
    join(one, two, tmp_path)
    with Library.open(one, NOW) as library:
        fill(library, [("c", 120, 130, READ, MEASURED)])
        assert library.ledger.seconds_by_day(DAY, DAY)[DAY] == {READ: 6000}
        library.ledger.correct("c", CutTime(300), "a call", NOW)
        assert library.ledger.seconds_by_day(DAY, DAY)[DAY] == {READ: 5700}
        library.undo(NOW)
        assert library.ledger.seconds_by_day(DAY, DAY)[DAY] == {READ: 6000}
        assert library.judged(NOW)[-2].counted == 6000
        assert library.check(now=NOW).is_clean
