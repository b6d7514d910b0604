"""Cut the portion of the day: what a reader gets through in the minutes left (hour.md, "Portion and roadmap").

All places are code points of the canonical text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.core.activity.coverage import Range, unread_ranges
from reader.core.text.blocks import LINE, BlockKind
from reader.core.text.leaves import Leaf

SECTION_PULL = 0.1
"""A section that ends within this share of the portion from the exact place is read to its end, or left for later."""

_SHORT_GAP = 8
"""Gaps up to so many code points may hold nothing but what parts two blocks."""


class LeafSource(Protocol):
    """Give the leaves of a text."""

    @property
    def characters(self) -> int:
        """Count the code points."""
        ...

    @property
    def leaf_count(self) -> int:
        """Count the leaves."""
        ...

    def leaf(self, number: int) -> Leaf:
        """Return a leaf by its number, counted from 0."""
        ...

    def leaf_at(self, position: int) -> Leaf:
        """Return the leaf that holds a position."""
        ...


@dataclass(frozen=True, slots=True)
class Portion:
    """Hold a stretch of a text: from the first unread place up to the end of a block.

    ``characters`` counts what is unread in it; ``ends_text`` says that nothing unread comes after it.
    """

    start: int
    end: int
    characters: int
    ends_text: bool


def first_unread(text: LeafSource, ranges: Sequence[Range]) -> int | None:
    """Return the first place that no range covers and that has words; None where all is read."""
    return next((start for start, _ in _unread(text, ranges)), None)


def cut_portion(
    text: LeafSource, ranges: Sequence[Range], section_starts: Sequence[int], wanted: float
) -> Portion | None:
    """Cut what holds ``wanted`` unread code points at the end of the paragraph or section that is nearest.

    ``ranges`` are what was read, ``section_starts`` stand in order. None where all is read or nothing is wanted.
    """
    unread = list(_unread(text, ranges))
    if not unread or wanted <= 0:
        return None
    cut = _Cut(text, unread, wanted)
    end = cut.at_section(section_starts)
    if end is None:
        end = cut.at_block()
    characters = cut.unread_up_to(end)
    return Portion(unread[0][0], end, characters, characters >= cut.all_unread)


class _Cut:
    """Look for the place at which a portion ends."""

    def __init__(self, text: LeafSource, unread: Sequence[Range], wanted: float) -> None:
        self._text = text
        self._unread = unread
        self._wanted = wanted
        self._start = unread[0][0]
        self.all_unread = sum(end - start for start, end in unread)
        self._exact = self._place_of(wanted)

    def unread_up_to(self, place: int) -> int:
        return sum(max(0, min(end, place) - start) for start, end in self._unread)

    def at_section(self, starts: Sequence[int]) -> int | None:
        """Return the nearest end of a section, if it is near enough."""
        after = bisect_left(starts, self._exact)
        ends = [start - len(LINE) for start in starts[max(0, after - 1) : after + 2]]
        near = [end for end in ends if end > self._start and self._distance(end) <= self._wanted * SECTION_PULL]
        near = [end for end in near if end in _block_ends(self._text.leaf_at(end))]
        return min(near, key=self._distance, default=None)

    def at_block(self) -> int:
        """Return the nearest end of a block that is no heading."""
        number = self._text.leaf_at(self._exact).number
        around = range(max(0, number - 1), min(self._text.leaf_count, number + 2))
        ends = [end for one in around for end in _block_ends(self._text.leaf(one)) if end > self._start]
        while not ends and around.stop < self._text.leaf_count:
            around = range(around.stop, around.stop + 1)
            ends = [end for end in _block_ends(self._text.leaf(around.start)) if end > self._start]
        return min(ends, key=self._distance, default=self._text.characters)

    def _distance(self, place: int) -> float:
        return abs(self.unread_up_to(place) - self._wanted)

    def _place_of(self, wanted: float) -> int:
        for start, end in self._unread:
            if wanted <= end - start:
                return start + round(wanted)
            wanted -= end - start
        return self._text.characters


def _unread(text: LeafSource, ranges: Sequence[Range]) -> Iterator[Range]:
    """Yield the gaps that have words, the first one without the line feeds it begins with."""
    is_first = True
    for start, end in unread_ranges(ranges, 0, text.characters):
        if end - start > _SHORT_GAP and not is_first:
            yield start, end
            continue
        leaf = text.leaf_at(start)
        words = leaf.text[start - leaf.start : start - leaf.start + _SHORT_GAP]
        first = start + len(words) - len(words.lstrip()) + (len(LINE) if start >= leaf.end else 0)
        if first < end:
            is_first = False
            yield first, end


def _block_ends(leaf: Leaf) -> list[int]:
    return [
        start + len(block.text)
        for start, block in leaf.blocks()
        if block.kind is not BlockKind.HEADING and block.text.strip()
    ]
