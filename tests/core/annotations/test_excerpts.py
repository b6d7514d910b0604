"""Excerpts are in order, contain every passage, and do not overlap."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations.excerpts import Excerpts


@dataclass
class Words:
    words: str

    @property
    def characters(self) -> int:
        return len(self.words)

    def slice(self, start: int, end: int) -> str:
        return self.words[max(0, start) : end]


TEXT = Words("甲一。乙二。丙三。丁四。戊五。己六。庚七。")


def shown(passages: list[tuple[int, int]], context: int, text: Words = TEXT) -> list[str]:
    condensed = Excerpts(text, passages, context)
    stretches = (condensed.excerpt(number) for number in range(len(passages)))
    return [("…" if one.follows_gap else "") + text.words[one.start : one.end] if one else "" for one in stretches]


@pytest.mark.parametrize(
    ("passages", "context", "told"),
    [
        ([(7, 8)], 0, ["…丙三。"]),
        ([(7, 8)], 1, ["…乙二。丙三。丁四。"]),
        ([(0, 1)], 3, ["甲一。乙二。丙三。丁四。"]),
        ([(18, 20)], 2, ["…戊五。己六。庚七。"]),
        ([(3, 4), (12, 13)], 0, ["…乙二。", "…戊五。"]),
        ([(3, 4), (12, 13)], 1, ["甲一。乙二。丙三。", "丁四。戊五。己六。"]),
        ([(3, 4), (9, 10)], 2, ["甲一。乙二。丙三。", "丁四。戊五。己六。"]),
        ([(3, 4), (4, 5)], 0, ["…乙二。", ""]),
        ([(3, 8), (4, 10)], 0, ["…乙二。丙三。", "丁四。"]),
        ([(3, 11), (4, 5), (15, 16)], 0, ["…乙二。丙三。丁四。", "", "…己六。"]),
    ],
)
def test_passages_are_shown_with_their_sentences(
    passages: list[tuple[int, int]], context: int, told: list[str]
) -> None:
    assert shown(passages, context) == told


@given(
    st.text("甲乙丙。！\n 「」a.", min_size=1, max_size=80),
    st.lists(st.tuples(st.integers(0, 79), st.integers(1, 20)), min_size=1, max_size=8),
    st.integers(0, 3),
)
def test_every_mark_is_shown_in_order_and_nothing_twice(words: str, raw: list[tuple[int, int]], context: int) -> None:
    text = Words(words)
    placed = [(start % len(words), length) for start, length in raw]
    passages = sorted((start, min(len(words), start + length)) for start, length in placed)
    condensed = Excerpts(text, passages, context)
    reached, held = 0, set()
    for number in range(len(passages)):
        stretch = condensed.excerpt(number)
        if stretch is not None:
            assert reached <= stretch.start < stretch.end <= len(words)
            reached = stretch.end
            held.update(range(stretch.start, stretch.end))
    assert all(set(range(start, end)) <= held for start, end in passages)
