from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations.anchor import CONTEXT, find_in_edition, make_anchor


@dataclass
class Whole:
    words: str

    @property
    def characters(self) -> int:
        return len(self.words)

    def slice(self, start: int, end: int) -> str:
        return self.words[start:end]


TEXT = "子曰：学而时习之，不亦说乎？有朋自远方来，不亦乐乎？" * 3


def test_an_anchor_holds_the_words_and_what_stands_around_them() -> None:
    anchor = make_anchor(Whole(TEXT), 30, 34, "学而")
    assert anchor.exact == TEXT[30:34]
    assert anchor.prefix == TEXT[:30]
    assert anchor.suffix == TEXT[34 : 34 + CONTEXT]
    assert anchor.section == "学而"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (5, 4), (0, 10_000)])
def test_no_anchor_lies_outside_of_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        make_anchor(Whole(TEXT), start, end)


@given(st.text(alphabet="学而时习之。", min_size=1), st.data())
def test_in_the_same_text_every_passage_is_found_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = make_anchor(Whole(text), start, end)
    assert find_in_edition(anchor, text) == anchor


@given(st.text(alphabet="学而时习之。", min_size=1), st.text(alphabet="学而时。"), st.data())
def test_wherever_a_passage_is_placed_again_its_words_are_the_same(text: str, other: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = make_anchor(Whole(text), start, end)
    placed = find_in_edition(anchor, other + text)
    if placed is not None:
        assert (other + text)[placed.start : placed.end] == anchor.exact


def test_a_passage_that_moved_is_found_by_its_words() -> None:
    anchor = make_anchor(Whole("前言。要紧的话在这里。"), 3, 6)
    placed = find_in_edition(anchor, "新的前言，长了许多。要紧的话在这里。")
    assert placed is not None
    assert (placed.start, placed.end) == (10, 13)


def test_words_that_stand_twice_are_told_apart_by_their_context() -> None:
    text = "甲说：好。" + "其间" * 20 + "乙说：好。"
    anchor = make_anchor(Whole(text), text.rindex("好"), text.rindex("好") + 1)
    edition = "序。" + text
    placed = find_in_edition(anchor, edition)
    assert placed is not None
    assert placed.start == edition.rindex("好")


def test_an_ambiguous_passage_is_left_an_orphan_rather_than_put_wrong() -> None:
    anchor = make_anchor(Whole("某某。好"), 3, 4)
    assert find_in_edition(anchor, "全变了，好也变了，好。") is None
