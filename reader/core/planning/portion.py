"""Compute the portion of the day: what a reader can read in the minutes left (hour.md, "Portion and roadmap").

All positions are code point offsets into the canonical text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.core.activity.coverage import Range, unread_ranges
from reader.core.text.blocks import LINE, BlockKind
from reader.core.text.leaves import Leaf, LeafSource

SECTION_PULL = 0.1
"""If a section ends this close to the exact position, as a share of the portion, the portion ends there."""

_SHORT_GAP = 8
"""Gaps up to so many code points may contain only the separator between two blocks."""


@dataclass(frozen=True, slots=True)
class Portion:
    """A range of a text, from the first unread position to the end of a block.

    ``characters`` is the number of unread code points in it; ``ends_text`` is set if nothing after it is unread.
    """

    start: int
    end: int
    characters: int
    ends_text: bool


def first_unread(text: LeafSource, ranges: Sequence[Range]) -> int | None:
    """Return the first position that no range covers and that is not blank; None if all is read."""
    return next((start for start, _ in _unread(text, ranges)), None)


def cut_portion(
    text: LeafSource, ranges: Sequence[Range], section_starts: Sequence[int], wanted: float
) -> Portion | None:
    """Return the portion of about ``wanted`` unread code points that ends at the nearest end of a paragraph or section.

    ``ranges`` have been read; ``section_starts`` are in ascending order. Returns None if all is read or ``wanted`` is
    not positive.
    """
    unread = list(_unread(text, ranges))
    if not unread or wanted <= 0:
        return None
    boundary = _PortionEnd(text, unread, wanted)
    end = boundary.at_section(section_starts)
    if end is None:
        end = boundary.at_block()
    characters = boundary.unread_up_to(end)
    return Portion(unread[0][0], end, characters, characters >= boundary.all_unread)


class _PortionEnd:
    """Find the position at which a portion ends."""

    def __init__(self, text: LeafSource, unread: Sequence[Range], target: float) -> None:
        self._text = text
        self._unread = unread
        self._target = target
        self._start = unread[0][0]
        self.all_unread = sum(end - start for start, end in unread)
        self._exact = self._position_of(target)

    def unread_up_to(self, position: int) -> int:
        return sum(max(0, min(end, position) - start) for start, end in self._unread)

    def at_section(self, starts: Sequence[int]) -> int | None:
        """Return the nearest end of a section, or None if none is near enough."""
        after = bisect_left(starts, self._exact)
        ends = [start - len(LINE) for start in starts[max(0, after - 1) : after + 2]]
        near = [end for end in ends if end > self._start and self._distance(end) <= self._target * SECTION_PULL]
        near = [end for end in near if end in _block_ends(self._text.leaf_at(end))]
        return min(near, key=self._distance, default=None)

    def at_block(self) -> int:
        """Return the nearest end of a block that is not a heading."""
        number = self._text.leaf_at(self._exact).number
        nearby = range(max(0, number - 1), min(self._text.leaf_count, number + 2))
        ends = [end for leaf_number in nearby for end in _block_ends(self._text.leaf(leaf_number)) if end > self._start]
        while not ends and nearby.stop < self._text.leaf_count:
            nearby = range(nearby.stop, nearby.stop + 1)
            ends = [end for end in _block_ends(self._text.leaf(nearby.start)) if end > self._start]
        return min(ends, key=self._distance, default=self._text.characters)

    def _distance(self, position: int) -> float:
        return abs(self.unread_up_to(position) - self._target)

    def _position_of(self, target: float) -> int:
        for start, end in self._unread:
            if target <= end - start:
                return start + round(target)
            target -= end - start
        return self._text.characters


def _unread(text: LeafSource, ranges: Sequence[Range]) -> Iterator[Range]:
    """Yield the gaps that are not blank, the first one without its leading line feeds."""
    is_first = True
    for start, end in unread_ranges(ranges, 0, text.characters):
        if end - start > _SHORT_GAP and not is_first:
            yield start, end
            continue
        leaf = text.leaf_at(start)
        excerpt = leaf.text[start - leaf.start : start - leaf.start + _SHORT_GAP]
        first = start + len(excerpt) - len(excerpt.lstrip()) + (len(LINE) if start >= leaf.end else 0)
        if first < end:
            is_first = False
            yield first, end


def _block_ends(leaf: Leaf) -> list[int]:
    return [
        start + len(block.text)
        for start, block in leaf.blocks()
        if block.kind is not BlockKind.HEADING and block.text.strip()
    ]
