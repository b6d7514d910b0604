"""A part of a leaf is a leaf, with its position in the text and its inline marks."""

from __future__ import annotations

import pytest

from reader.core.text.blocks import Block, BlockKind, Inline, InlineKind
from reader.core.text.leaves import extract_passage, split_into_leaves

BLOCKS = (
    Block(BlockKind.HEADING, "第一回", level=1),
    Block(
        BlockKind.PARAGRAPH, "甄士隐梦幻识通灵", (Inline(InlineKind.EMPHASIS, 1, 4), Inline(InlineKind.STRONG, 6, 8))
    ),
    Block(BlockKind.LIST_ITEM, "满纸荒唐言", level=1, label="•"),
    Block(BlockKind.TABLE, "a\tb\nc\td", level=1),
)
LEAF = next(split_into_leaves(BLOCKS))


@pytest.mark.parametrize(
    ("start", "end", "text", "inlines"),
    [
        (0, 3, "第一回", ()),
        (6, 9, "隐梦幻", ((0, 2),)),
        (3, 4, None, ()),
        (10, 16, "通灵\n满纸荒", ((0, 2),)),
        (20, 22, "a\tb\nc\td", ()),
    ],
)
def test_a_stretch_keeps_its_place_and_its_marks(
    start: int, end: int, text: str | None, inlines: tuple[tuple[int, int], ...]
) -> None:
    piece = extract_passage(LEAF, start, end)
    if text is None:
        assert piece is None
        return
    assert piece is not None
    assert piece.text == text
    assert LEAF.text[piece.start : piece.end] == text
    assert tuple((one.start, one.end) for _at, block in piece.blocks() for one in block.inlines) == inlines


def test_only_the_beginning_of_a_list_item_has_its_label() -> None:
    whole, rest = extract_passage(LEAF, 13, 18), extract_passage(LEAF, 14, 18)
    assert whole is not None
    assert rest is not None
    assert [whole.blocks()[0][1].label, rest.blocks()[0][1].label] == ["•", ""]
