"""Build a text that needs no library."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from reader.core.annotations.model import Annotation
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.leaves import Leaf, split_into_leaves
from reader.ui.page.typography import SERIF, Ink, Typography

INK = Ink(
    paper="#fbf8f2",
    text="#26231f",
    muted="#6b645a",
    line="#e2dacb",
    accent="#a83f2d",
    selection="#d9d2c3",
    marks=("#f7e3a1", "#cfe3c2", "#c9ddeb", "#e3d3ea", "#f3cfc6"),
    found="#ffd97a",
)


@dataclass
class CutText:
    """Hold blocks cut into leaves, and annotations that a test puts on them."""

    leaves: list[Leaf]
    annotations: list[Annotation] = field(default_factory=list)

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

    def between(self, start: int, end: int) -> Sequence[Annotation]:
        return [one for one in self.annotations if one.start < end and one.end > start]


def cut(blocks: Sequence[Block]) -> CutText:
    return CutText(list(split_into_leaves(blocks)))


@pytest.fixture
def typography() -> Typography:
    return Typography(SERIF, 20, 34, 680, 40, 10, justified=True, ink=INK, chinese=True)


@pytest.fixture
def long_text() -> CutText:
    """Return 200 paragraphs under 10 headings, each paragraph with its number."""
    blocks = []
    for number in range(200):
        if number % 20 == 0:
            blocks.append(Block(BlockKind.HEADING, f"第{number // 20}章", level=1))
        blocks.append(Block(BlockKind.PARAGRAPH, f"第{number}段。" + "读书百遍，其义自见。" * 12))
    return cut(blocks)
