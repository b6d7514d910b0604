"""Two changes of the same words are merged so that nothing that either side wrote is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations.body_merge import merged_body

LINES = st.lists(st.text("abc猫 ", max_size=4), max_size=6).map("\n".join)


@pytest.mark.parametrize(
    ("base", "changed", "present", "expected"),
    [
        ("one", "one", "two", "two"),
        ("one", "two", "one", "two"),
        ("one", "two", "two", "two"),
        # a step is taken back where somebody wrote below, above and between
        ("typed", "", "typed\nfrom the other", "from the other"),
        ("", "typed", "from the other", "typed\nfrom the other"),
        ("a\nb typed\nc", "a\nb\nc", "above\na\nb typed\nc\nbelow", "above\na\nb\nc\nbelow"),
        # in the same line: an extension of it, another word of it
        ("猫 typed", "猫", "猫 typed 与狗", "猫 与狗"),
        ("第三章：关键", "第三章", "读 第三章：关键", "读 第三章"),
        ("The cat sat on the rug", "The dog sat on the rug", "The cat sat on the mat", "The dog sat on the mat"),
        # where both rewrote the same words, both lines stay, and an empty one is no line
        ("The cat sat", "The cow lay", "The dog ran", "The cow lay\nThe dog ran"),
        ("typed", "", "retyped here", "retyped here"),
        ("a typed b", "a b", "a written b", "a b\na written b"),
        ("a\nb", "x\ny\nz", "a\nc", "x\ny\nc\nz"),
    ],
)
def test_changes_are_merged(base: str, changed: str, present: str, expected: str) -> None:
    assert merged_body(base, changed, present) == expected


@given(LINES, LINES)
def test_one_change_alone_is_taken_whole(base: str, changed: str) -> None:
    assert merged_body(base, changed, base) == changed
    assert merged_body(base, base, changed) == changed
    assert merged_body(base, changed, changed) == changed


@given(LINES, LINES, st.lists(st.text("XYZ", min_size=1, max_size=3), min_size=1, max_size=3), st.data())
def test_lines_that_were_written_since_stay(base: str, changed: str, written: list[str], data: st.DataObject) -> None:
    lines = base.split("\n")
    for line in written:
        lines.insert(data.draw(st.integers(0, len(lines))), line)
    merged = merged_body(base, changed, "\n".join(lines)).split("\n")
    assert all(merged.count(line) >= written.count(line) for line in written)
    kept = [line for line in merged if not set(line) & set("XYZ")]
    assert set(changed.split("\n")) - {""} <= set(kept)
