from __future__ import annotations

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.blocks import Block, BlockKind, Inline, InlineKind
from reader.core.text.import_events import ContentsEntry, TableOfContents, TextEnd, TextHeader, assemble
from reader.core.text.language_tags import is_ideographic
from reader.core.text.leaves import LEAF_CHARACTERS, Leaf, split_into_leaves
from reader.core.text.model import Image, Section, TextFormat

HEADER = TextHeader("书名", "作者", "zh", TextFormat.PLAIN, "utf-8")

_BLOCKS = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from(BlockKind),
        text=st.text(alphabet="字a\n𠮷", max_size=900),
        level=st.integers(0, 6),
        label=st.sampled_from(["", "1.", "•"]),
        image=st.sampled_from(["", "hash"]),
        names=st.lists(st.sampled_from(["a", "b"]), max_size=2, unique=True).map(tuple),
        inlines=st.lists(
            st.builds(Inline, st.sampled_from(InlineKind), st.just(0), st.just(1), st.text(max_size=3))
        ).map(tuple),
    ),
    min_size=1,
    max_size=12,
)


@given(_BLOCKS)
def test_leaves_hold_every_block_as_it_was_and_where_it_was(blocks: list[Block]) -> None:
    leaves = list(split_into_leaves(blocks))
    canonical = "\n".join(block.text for block in blocks)
    assert "\n".join(leaf.text for leaf in leaves) == canonical
    placed = [one for leaf in leaves for one in leaf.blocks()]
    assert [block for _start, block in placed] == blocks
    for start, block in placed:
        assert canonical[start : start + len(block.text)] == block.text


@given(_BLOCKS)
def test_leaves_follow_each_other_with_one_line_feed_between(blocks: list[Block]) -> None:
    leaves = list(split_into_leaves(blocks))
    assert [leaf.number for leaf in leaves] == list(range(len(leaves)))
    for leaf, following in pairwise(leaves):
        assert following.start == leaf.end + 1


def test_leaves_are_small_and_a_heading_stays_with_its_text() -> None:
    chapter = [Block(BlockKind.HEADING, "章", level=1), *[Block(BlockKind.PARAGRAPH, "字" * 300)] * 20]
    leaves = list(split_into_leaves(chapter * 5))
    assert max(len(leaf.text) for leaf in leaves) < 2 * LEAF_CHARACTERS
    assert all(leaf.blocks()[-1][1].kind is not BlockKind.HEADING for leaf in leaves)


def test_assembling_tells_sections_targets_and_the_digest() -> None:
    blocks = [
        Block(BlockKind.HEADING, "第一章", level=1),
        Block(BlockKind.PARAGRAPH, "甲", names=("one",)),
        Block(BlockKind.HEADING, "第一节", level=2),
        Block(BlockKind.HEADING, "第二章", level=1),
        Block(BlockKind.PARAGRAPH, "乙"),
    ]
    header, leaf, ending = assemble([HEADER, *blocks])
    assert header == HEADER
    assert isinstance(leaf, Leaf)
    assert isinstance(ending, TextEnd)
    assert ending.characters == len(leaf.text)
    assert ending.digest == hashlib.sha256(leaf.text.encode()).hexdigest()
    assert ending.targets == {"one": 4}
    assert ending.sections == (Section("第一章", 1, 0, 10), Section("第一节", 2, 6, 10), Section("第二章", 1, 10, 15))


def test_a_book_s_own_contents_stand_before_its_headings() -> None:
    blocks = [Block(BlockKind.HEADING, "A", level=1), Block(BlockKind.PARAGRAPH, "text", names=("there",))]
    contents = TableOfContents((ContentsEntry("Chapter the First", 1, "there"), ContentsEntry("Lost", 1, "nowhere")))
    *_others, ending = assemble([HEADER, *blocks, contents])
    assert isinstance(ending, TextEnd)
    assert ending.sections == (Section("Chapter the First", 1, 2, 6),)


def test_pictures_go_by_before_the_leaf_that_needs_them() -> None:
    image = Image("h", "image/png", b"data", 1, 1)
    draft = list(assemble([HEADER, image, Block(BlockKind.IMAGE, "", image="h")]))
    assert draft[:2] == [HEADER, image]
    assert isinstance(draft[2], Leaf)


def test_a_text_without_blocks_ends_empty() -> None:
    header, ending = assemble([HEADER])
    assert header == HEADER
    assert ending == TextEnd(0, 0, hashlib.sha256(b"").hexdigest(), ())


@pytest.mark.parametrize(
    ("language", "expected"),
    [("zh", True), ("zh-Hans-CN", True), ("ja", True), ("zh_CN", True), ("en", False), ("", False)],
)
def test_ideographic_languages(language: str, *, expected: bool) -> None:
    assert is_ideographic(language) is expected
