from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from reader.core.text.blocks import Block, BlockKind, Inline, InlineKind
from reader.core.text.leaves import split_into_leaves
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.typography import Typography

WORDS = "头发里的后台，𠮷皇后说：“‘干’。”"


@pytest.fixture
def layout(qtbot: QtBot, typography: Typography) -> LeafLayout:
    blocks = [
        Block(BlockKind.HEADING, "后记", level=1),
        Block(BlockKind.PARAGRAPH, WORDS, (Inline(InlineKind.CODE, 0, 2), Inline(InlineKind.STRONG, 3, 5))),
        Block(BlockKind.LIST_ITEM, "发现", level=1, label="后"),
        Block(BlockKind.TABLE, "头发\t后面\n东西\t", level=1),
        Block(BlockKind.CODE, "发 = 后"),
    ]
    (leaf,) = split_into_leaves(blocks)
    return LeafLayout(leaf, replace(typography, script="traditional", squeeze=True), lambda _name: None, 500)


def _shown(layout: LeafLayout) -> list[str]:
    block = layout.document.begin()
    lines = []
    while block.isValid():
        lines.append(block.text())
        block = block.next()
    return [line for line in lines if line]


def test_words_are_shown_in_the_script_and_code_is_not(layout: LeafLayout) -> None:
    assert _shown(layout) == [
        "後記",
        "头发裏的後臺，𠮷皇后說：“‘幹’。”",
        "發現",
        "頭髮",
        "後面",
        "東西",
        "发 = 后",
    ]
    assert [ornament.text for ornament in layout.ornaments] == ["後"]


def test_every_position_is_where_it_was(layout: LeafLayout) -> None:
    text = layout.leaf.text
    assert WORDS in text
    for position in range(layout.leaf.start, layout.leaf.end):
        if text[position] not in "\n\t":
            (selection,) = layout.selections(position, position + 1)
            assert len(selection.selectedText().encode("utf-16-le")) == len(text[position].encode("utf-16-le"))
            (rect,) = layout.rects(position, position + 1)
            assert layout.position_under(rect.center()) == position
