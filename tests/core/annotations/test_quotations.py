from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations import anchor
from reader.core.annotations.anchor import find_quote


@dataclass
class Words:
    words: str

    @property
    def characters(self) -> int:
        return len(self.words)

    def slice(self, start: int, end: int) -> str:
        return self.words[start:end]


@pytest.mark.parametrize(
    ("quote", "nth", "place"),
    [
        ("ab", 1, (0, 2)),
        ("ab", 2, (6, 8)),
        ("ab", 3, None),
        ("b\nc", 1, (1, 4)),
        ("abcd", 1, (0, 5)),
        ("ab cd", 1, (0, 5)),
        ("AB", 1, None),
        ("", 1, None),
        (" \n", 1, None),
        ("a.", 1, None),
    ],
)
def test_a_quotation_is_found_as_written_or_over_line_ends(quote: str, nth: int, place: tuple[int, int] | None) -> None:
    assert find_quote(Words("ab\ncd ab."), quote, nth) == place


@given(words=st.text("ab\n", max_size=40), quote=st.text("ab\n", min_size=1, max_size=5), nth=st.integers(1, 4))
def test_places_do_not_depend_on_how_much_is_held_in_memory(words: str, quote: str, nth: int) -> None:
    whole = find_quote(Words(words), quote, nth)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(anchor, "_WINDOW", 7)
        assert find_quote(Words(words), quote, nth) == whole
