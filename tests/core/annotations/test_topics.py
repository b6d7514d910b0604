"""An outline keeps its items in the reader's order, and never has a gap between levels."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations import topics
from reader.core.annotations.topics import DEEPEST, Outline, TopicItem

NOW = datetime(2026, 3, 28, 1, 12, tzinfo=UTC)


def outline(words: str) -> Outline:
    """Parse an outline such as "a .b ..c d", with a dot for each level."""
    return tuple(TopicItem(word.lstrip("."), text=word, level=word.count(".")) for word in words.split())


def told(items: Outline) -> str:
    return " ".join("." * item.level + item.id for item in items)


@pytest.mark.parametrize(
    ("before", "chosen", "by", "after"),
    [
        ("a b c", "b", -1, "b a c"),
        ("a b c", "b", 1, "a c b"),
        ("a b c", "a", -1, "a b c"),
        ("a b c", "c", 1, "a b c"),
        ("a .b c .d", "c", -1, "c .d a .b"),
        ("a .b c .d", "a", 1, "c .d a .b"),
        ("a .b .c", "c", -1, "a .c .b"),
        ("a .b c", "b", 1, "a c .b"),
        ("a .b", "b", -1, "b a"),
        ("a b c d", "bc", -1, "b c a d"),
        ("a b c d", "bc", 1, "a d b c"),
        ("a b", "", 1, "a b"),
    ],
)
def test_items_are_moved_past_their_neighbour_with_what_belongs_to_them(
    before: str, chosen: str, by: int, after: str
) -> None:
    assert told(topics.stepped(outline(before), set(chosen), by)) == after


@pytest.mark.parametrize(
    ("before", "chosen", "by", "after"),
    [
        ("a b", "b", 1, "a .b"),
        ("a b", "a", 1, "a b"),
        ("a .b", "b", 1, "a .b"),
        ("a b .c", "b", 1, "a .b ..c"),
        ("a .b ..c", "b", -1, "a b .c"),
        ("a b", "b", -1, "a b"),
        ("a .b c", "bc", -1, "a .b c"),
    ],
)
def test_items_are_moved_in_and_out_with_what_belongs_to_them(before: str, chosen: str, by: int, after: str) -> None:
    assert told(topics.indented(outline(before), set(chosen), by)) == after


@pytest.mark.parametrize(
    ("before", "chosen", "row", "after"),
    [
        ("a b c", "c", 0, "c a b"),
        ("a .b c", "a", 3, "c a .b"),
        ("a .b c", "b", 0, "b a c"),
        ("a b c", "ac", 2, "b a c"),
    ],
)
def test_items_are_dropped_before_a_row(before: str, chosen: str, row: int, after: str) -> None:
    assert told(topics.placed(outline(before), set(chosen), row)) == after


def test_annotations_are_gathered_once() -> None:
    gathered = topics.gathered((), ["x", "y", "x"], NOW)
    assert [item.annotation for item in topics.gathered(gathered, ["y", "z"], NOW)] == ["x", "y", "z"]


def test_words_are_put_in_below_an_item_on_its_level() -> None:
    item = topics.text_item("so", NOW)
    assert [one.level for one in topics.inserted(outline("a .b c"), item, "b")] == [0, 1, 1, 0]
    assert topics.inserted(outline("a"), item)[-1] == item


def test_only_free_words_are_reworded() -> None:
    held = topics.item_of("annotation", NOW)
    free = topics.text_item("before", NOW)
    after = topics.reworded(topics.reworded((held, free), free.id, "after"), held.id, "no")
    assert [item.text for item in after] == ["", "after"]


def test_what_belonged_to_an_item_that_is_taken_out_stays() -> None:
    assert told(topics.without(outline("a .b ..c d"), {"a", "b"})) == "c d"


@given(
    st.lists(st.integers(0, DEEPEST), max_size=12),
    st.lists(
        st.tuples(st.sampled_from(["step", "indent", "place"]), st.integers(0, 11), st.integers(-1, 12)), max_size=8
    ),
)
def test_no_arranging_loses_an_item_or_leaves_a_gap(levels: list[int], acts: list[tuple[str, int, int]]) -> None:
    items = topics.settled(TopicItem(str(number), level=level) for number, level in enumerate(levels))
    before = {item.id for item in items}
    for act, chosen, value in acts:
        if act == "step":
            items = topics.stepped(items, {str(chosen)}, 1 if value > 0 else -1)
        elif act == "indent":
            items = topics.indented(items, {str(chosen)}, 1 if value > 0 else -1)
        else:
            items = topics.placed(items, {str(chosen)}, value)
        assert {item.id for item in items} == before
        assert len(items) == len(before)
        assert items == topics.settled(items)
