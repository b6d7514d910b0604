"""Part the leaves of a text whose lines run down: tables and code, which stay upright, are leaves of their own."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from typing_extensions import override

from reader.core.text.blocks import BlockKind
from reader.core.text.leaves import Leaf, leaf_of
from reader.ui.page.leaf_layouts import LeafLayouts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.core.text.blocks import Block
    from reader.core.text.leaves import LeafSource
    from reader.ui.page.leaf_layout import LeafLayout

_PARTS = 1 << 16
"""More parts than a leaf can have; part ``p`` of leaf ``n`` has the number ``n * _PARTS + p``."""

_KEPT = 16
_UPRIGHT = frozenset((BlockKind.TABLE, BlockKind.CODE))


def stands_upright(leaf: Leaf) -> bool:
    """Return whether a part of a leaf is set in lines from left to right, as tables and code are."""
    return any(block.kind in _UPRIGHT for _position, block in leaf.blocks())


def _groups(blocks: Sequence[tuple[int, Block]]) -> Iterator[list[tuple[int, Block]]]:
    """Yield the blocks that make one part each; headings right above a table or code stay with it."""
    are_upright: list[bool] = []
    for _position, block in reversed(blocks):
        is_above = block.kind is BlockKind.HEADING and bool(are_upright) and are_upright[-1]
        are_upright.append(block.kind in _UPRIGHT or is_above)
    for _kind, group in groupby(zip(reversed(are_upright), blocks, strict=True), key=itemgetter(0)):
        yield [placed for _is_upright, placed in group]


class PartedLeaves:
    """The leaves of a text in parts, of which each is set either in lines that run down or from left to right."""

    def __init__(self, source: LeafSource) -> None:
        self._source = source
        self._parts = lru_cache(maxsize=_KEPT)(self._part)

    @property
    def characters(self) -> int:
        """Count the code points."""
        return self._source.characters

    @property
    def leaf_count(self) -> int:
        """Return a number that is greater than that of each part."""
        return self._source.leaf_count * _PARTS

    def leaf(self, number: int) -> Leaf:
        """Return a part by its number."""
        return self._parts(number // _PARTS)[number % _PARTS]

    def leaf_at(self, position: int) -> Leaf:
        """Return the part that contains a position."""
        parts = self._parts(self._source.leaf_at(position).number)
        return parts[max(0, bisect_right(parts, position, key=_start) - 1)]

    def following(self, number: int) -> int | None:
        """Return the number of the part after one; None after the last."""
        if number % _PARTS + 1 < len(self._parts(number // _PARTS)):
            return number + 1
        following = number // _PARTS + 1
        return following * _PARTS if following < self._source.leaf_count else None

    def preceding(self, number: int) -> int | None:
        """Return the number of the part before one, or before the end of the text; None before the first."""
        if number % _PARTS:
            return number - 1
        before = number // _PARTS - 1
        return before * _PARTS + len(self._parts(before)) - 1 if before >= 0 else None

    def _part(self, number: int) -> tuple[Leaf, ...]:
        leaf = self._source.leaf(number)
        groups = list(_groups(leaf.blocks()))
        if len(groups) == 1:
            return (Leaf(number * _PARTS, leaf.start, leaf.text, leaf.layout),)
        return tuple(
            leaf_of(number * _PARTS + part, group[0][0], [block for _position, block in group])
            for part, group in enumerate(groups)
        )


class PartedLayouts(LeafLayouts):
    """The layouts of leaves in parts."""

    def __init__(self, source: LeafSource, lay_out: Callable[[Leaf], LeafLayout]) -> None:
        self._parted = PartedLeaves(source)
        super().__init__(self._parted, lay_out)

    @override
    def following(self, number: int) -> int | None:
        return self._parted.following(number)

    @override
    def preceding(self, number: int) -> int | None:
        return self._parted.preceding(number)

    @override
    def distance(self, number: int, other: int) -> int:
        return other // _PARTS - number // _PARTS

    @override
    def goes_on(self, number: int, following: int) -> bool:
        return stands_upright(self._parted.leaf(number)) == stands_upright(self._parted.leaf(following))


def _start(leaf: Leaf) -> int:
    return leaf.start
