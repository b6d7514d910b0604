"""Which edits were seen."""

from __future__ import annotations

import pytest

from reader.core.sync.edit_counts import EditCounts, is_removed, machine_of, united_counts, writer_name


@pytest.mark.parametrize(
    ("edits", "removals", "removed"),
    [
        ({"a": 1}, [], False),
        ({"a": 1}, [{"a": 1}], True),
        ({"a": 2}, [{"a": 1}], False),
        ({"a": 1, "b": 1}, [{"a": 1}, {"b": 1}], False),
        ({"a": 1, "b": 1}, [{"a": 1}, {"a": 2, "b": 1}], True),
    ],
)
def test_a_record_is_removed_if_one_removal_has_seen_every_edit(
    edits: EditCounts, removals: list[EditCounts], *, removed: bool
) -> None:
    assert is_removed(edits, removals) is removed


def test_counts_are_united_by_the_higher_one() -> None:
    assert united_counts({"a": 1, "b": 3}, {"b": 2, "c": 1}) == {"a": 1, "b": 3, "c": 1}


def test_a_writer_is_one_opening_of_the_program_on_a_machine() -> None:
    assert machine_of(writer_name(255, "s1")) == "00000000000000ff"
