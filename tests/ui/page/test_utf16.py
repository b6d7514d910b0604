from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.page.utf16 import position_of_unit, units, units_before


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("abc", 3), ("汉字", 2), ("𠮷野家", 4), ("👩‍👩‍👧", 8), ("e\u0301", 2)],
)
def test_units_are_those_of_utf_16(text: str, expected: int) -> None:
    assert units(text) == expected


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_every_position_comes_back_from_its_unit(text: str) -> None:
    for position in range(len(text) + 1):
        assert position_of_unit(text, units_before(text, position)) == position


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_units_agree_with_the_codec(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2


def test_the_middle_of_a_surrogate_pair_belongs_to_its_character() -> None:
    assert position_of_unit("a𠮷b", 2) == 1
