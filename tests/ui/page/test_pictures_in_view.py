"""A view of pictures alone is told from one of text."""

from __future__ import annotations

from reader.core.text.blocks import Block, BlockKind
from reader.ui.page.columns import Columns
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.leaf_layouts import LeafLayouts
from reader.ui.page.scrolled_flow import ScrolledFlow
from reader.ui.page.typography import Typography
from tests.ui.page.conftest import cut


def test_the_pictures_on_the_screen_are_counted_with_what_describes_them(typography: Typography) -> None:
    blocks = [Block(BlockKind.IMAGE, "A mill", image="x"), Block(BlockKind.IMAGE, "", image="y")]
    text = cut([*blocks, Block(BlockKind.PARAGRAPH, "Words. " * 30)])
    layouts = LeafLayouts(text, lambda leaf: LeafLayout(leaf, typography, {}.get, 200))
    flow = ScrolledFlow(layouts, Columns(800, 900, 680))
    assert flow.pictures(0, 7) == (1, 7)
    assert flow.pictures(0, 50) == (2, 8)
    assert flow.pictures(20, 50) == (0, 0)
