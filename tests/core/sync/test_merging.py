"""Merging of records and lists that were changed on two machines."""

from __future__ import annotations

import pytest

from reader.core.sync.intake import Intake
from reader.core.sync.order_merge import merged_order, with_others
from reader.core.sync.record_merge import merged_record
from reader.core.sync.records import ChangedRecord, SyncRecord


def record(colour: int, body: str = "", tags: str = "", *, removed: bool = False) -> SyncRecord:
    return SyncRecord("annotation", "a", {"colour": colour}, {"body": body}, {"tags": frozenset(tags)}, removed)


@pytest.mark.parametrize(
    ("before", "own", "after", "merged"),
    [
        (record(1), record(1), record(2), record(2)),
        (record(1), record(3), record(1, "甲"), record(3, "甲")),
        (record(1), record(3), record(2), record(3)),
        (record(1, "甲"), record(1, "甲\n乙"), record(1, "丙\n甲"), record(1, "丙\n甲\n乙")),
        (record(1, tags="p"), record(1, tags="pq"), record(1, tags="pr"), record(1, tags="pqr")),
        (record(1, tags="pq"), record(1, tags="p"), record(1, tags="pqr"), record(1, tags="pr")),
        (None, record(3, "甲\n乙", "q"), record(2, "乙\n丙", "p"), record(3, "甲\n乙\n丙", "pq")),
        (record(1), record(1, removed=True), record(2), record(2)),
        (record(1), record(1, removed=True), record(1), record(1, removed=True)),
        (record(1), record(2), record(1, removed=True), record(2)),
        (record(1), record(1, removed=True), record(1, removed=True), record(1, removed=True)),
    ],
)
def test_what_both_changed_is_merged(
    before: SyncRecord | None, own: SyncRecord, after: SyncRecord, merged: SyncRecord
) -> None:
    assert merged_record(own, ChangedRecord(before, after), is_edited=True) == merged


def test_what_was_not_edited_here_follows() -> None:
    after = record(2, "乙", "p", removed=True)
    assert merged_record(record(1, "甲"), ChangedRecord(record(1), after), is_edited=False) == after


@pytest.mark.parametrize(
    ("before", "own", "after", "merged"),
    [
        ("abc", "abc", "cab", "cab"),
        ("abc", "abxc", "acb", "acbx"),
        ("abcd", "dabc", "abcde", "dabce"),
        ("abc", "ab", "bac", "ba"),
        ("abc", "bca", "ab", "ba"),
        ("", "ab", "cd", "abcd"),
    ],
)
def test_orders_are_merged(before: str, own: str, after: str, merged: str) -> None:
    assert "".join(merged_order(before, own, after)) == merged


def test_what_is_elsewhere_keeps_its_place_in_a_list() -> None:
    assert with_others("ca", "xaybz", "xyz") == ["x", "c", "a", "y", "z"]


@pytest.mark.parametrize("stored", ["", "[]", "{}", "[[", '{"machines":[],"notes":"x"}'])
def test_damaged_numbers_of_an_intake_are_none(stored: str) -> None:
    assert Intake.from_json(stored) == Intake()


def test_numbers_of_an_intake_come_back() -> None:
    intake = Intake(("Laptop",), 3, 1, 2460.0, 2)
    assert Intake.from_json(intake.to_json()) == intake
    assert intake.joined(Intake(("Laptop", "Tablet"), 1)) == Intake(("Laptop", "Tablet"), 4, 1, 2460.0, 2)
