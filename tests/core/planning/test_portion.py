"""A portion begins at the first unread position and ends with a paragraph or a section."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from reader.core.activity.coverage import unread_ranges
from reader.core.planning.portion import cut_portion, first_unread
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.leaves import Leaf, split_into_leaves


@dataclass
class CutText:
    """A source of leaves made from blocks."""

    leaves: list[Leaf]

    @property
    def characters(self) -> int:
        return self.leaves[-1].end

    @property
    def leaf_count(self) -> int:
        return len(self.leaves)

    def leaf(self, number: int) -> Leaf:
        return self.leaves[number]

    def leaf_at(self, position: int) -> Leaf:
        return self.leaves[max(0, bisect_right(self.leaves, position, key=lambda leaf: leaf.start) - 1)]

    @property
    def blocks(self) -> list[tuple[int, Block]]:
        return [placed for leaf in self.leaves for placed in leaf.blocks()]

    @property
    def sections(self) -> list[int]:
        return [start for start, block in self.blocks if block.kind is BlockKind.HEADING]


def cut(blocks: Sequence[Block]) -> CutText:
    return CutText(list(split_into_leaves(blocks)))


def chapters(count: int, paragraphs: int, length: int) -> CutText:
    blocks = []
    for number in range(count):
        blocks.append(Block(BlockKind.HEADING, f"Chapter {number}", level=1))
        blocks.extend(Block(BlockKind.PARAGRAPH, "x" * length) for _ in range(paragraphs))
    return cut(blocks)


texts = st.lists(
    st.one_of(
        st.integers(1, 30).map(lambda n: Block(BlockKind.HEADING, "h" * n, level=1)),
        st.integers(1, 3_000).map(lambda n: Block(BlockKind.PARAGRAPH, "p" * n)),
        st.just(Block(BlockKind.RULE, "")),
    ),
    min_size=1,
    max_size=40,
).map(lambda blocks: cut([*blocks, Block(BlockKind.PARAGRAPH, "the end")]))
ranges = st.lists(st.tuples(st.integers(0, 30_000), st.integers(0, 30_000)), max_size=6)


@given(texts, ranges, st.floats(0.1, 60_000))
def test_a_portion_begins_at_the_first_unread_place_and_ends_at_a_block_s_end(
    text: CutText, read: list[tuple[int, int]], wanted: float
) -> None:
    portion = cut_portion(text, read, text.sections, wanted)
    start = first_unread(text, read)
    if portion is None:
        assert start is None
        return
    assert portion.start == start
    assert portion.start < portion.end <= text.characters
    assert portion.end in {first + len(block.text) for first, block in text.blocks}
    assert not any(first <= portion.start < last for first, last in read)


@given(texts, ranges, st.floats(1, 60_000))
def test_no_end_of_a_paragraph_is_nearer_to_the_minutes_left(
    text: CutText, read: list[tuple[int, int]], wanted: float
) -> None:
    portion = cut_portion(text, read, (), wanted)
    if portion is None:
        return
    ends = [start + len(block.text) for start, block in text.blocks if block.kind is BlockKind.PARAGRAPH]
    unread = [gap for gap in unread_ranges(read, 0, text.characters) if gap[1] > portion.start]

    def distance(end: int) -> float:
        return abs(sum(max(0, min(last, end) - max(first, portion.start)) for first, last in unread) - wanted)

    # line feeds between two blocks that were read do not count
    assert distance(portion.end) <= min(distance(end) for end in ends if end > portion.start) + len(text.blocks)


def test_a_section_that_ends_close_by_is_read_to_its_end() -> None:
    text = chapters(4, 10, 100)
    chapter_ends = [start - 1 for start in text.sections[1:]]
    portion = cut_portion(text, (), text.sections, chapter_ends[1] - 90)
    assert portion is not None
    assert portion.end == chapter_ends[1]
    without = cut_portion(text, (), (), chapter_ends[1] - 90)
    assert without is not None
    assert without.end == chapter_ends[1] - 101


def test_a_portion_never_ends_with_a_heading() -> None:
    text = chapters(4, 1, 1_000)
    portion = cut_portion(text, (), text.sections, 1_011)
    assert portion is not None
    assert portion.end == 1_010


def test_a_portion_leaps_over_what_was_read() -> None:
    text = chapters(1, 10, 100)
    portion = cut_portion(text, [(0, 211), (312, 514)], text.sections, 200)
    assert portion is not None
    assert (portion.start, portion.end) == (212, 615)


def test_line_feeds_alone_are_nothing_unread() -> None:
    text = chapters(1, 3, 100)
    assert first_unread(text, [(0, 9), (10, text.characters)]) is None
    assert cut_portion(text, [(0, text.characters)], (), 100) is None


def test_nothing_wanted_is_no_portion() -> None:
    assert cut_portion(chapters(1, 3, 100), (), (), 0) is None


def test_more_minutes_than_text_end_with_the_text() -> None:
    text = chapters(2, 3, 100)
    portion = cut_portion(text, (), text.sections, 10_000)
    assert portion is not None
    assert portion.ends_text
    assert portion.end == text.characters
