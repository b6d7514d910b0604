"""Find all places of a pattern in one text, in steps: from a position to the end, then from the beginning."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from typing import Protocol

from reader.core.text.leaves import Leaf, LeafSource

_READ_AHEAD = 32
"""How many leaves are read at once at most: one at first, as the first of them may have the hit that is waited for."""


class SpanPattern(Protocol):
    """What finds its spans in a piece of text."""

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return the spans in ``text``, from left to right."""
        ...


class SearchedText(LeafSource, Protocol):
    """A text of which several leaves can be read at once."""

    def leaves(self, first: int, count: int) -> Sequence[Leaf]:
        """Return up to ``count`` leaves in order, from the one with the number ``first`` on."""
        ...


class FindSession:
    """The search of a text, which may grow meanwhile.

    ``leaves`` are the numbers of the leaves that can have hits, in order, where that is known: only these are read.
    """

    def __init__(
        self, text: SearchedText, pattern: SpanPattern, position: int, leaves: Sequence[int] | None = None
    ) -> None:
        """Begin at the leaf of a position; nothing is read before the first step."""
        self._text = text
        self._pattern = pattern
        self._leaves = leaves
        first = text.leaf_at(position).number
        self._first = self._next_after = first if leaves is None else bisect_left(leaves, first)
        self._next_before = 0
        self._after, self._before = _Spans(), _Spans()
        self._read: deque[Leaf] = deque()
        self._read_ahead = 1

    @property
    def is_complete(self) -> bool:
        """Return whether the whole text has been searched."""
        return self.has_reached_end and self._next_before >= self._first

    @property
    def has_reached_end(self) -> bool:
        """Return whether the text has been searched from the position to its end."""
        return self._next_after >= self._leaf_count

    def __len__(self) -> int:
        """Return the number of hits found so far."""
        return len(self._before) + len(self._after)

    def step(self) -> bool:
        """Search one more leaf, and return whether there is more to search."""
        if not self.has_reached_end:
            self._search(self._next_after, self._after)
            self._next_after += 1
        elif not self.is_complete:
            self._search(self._next_before, self._before)
            self._next_before += 1
        return not self.is_complete

    def hit(self, index: int) -> tuple[int, int]:
        """Return where a hit begins and ends; they are counted in the order of the text, as far as it is searched."""
        before = len(self._before)
        return self._before.at(index) if index < before else self._after.at(index - before)

    def index_at(self, position: int) -> int:
        """Return the number of hits that begin before a position: the index of the first one from there."""
        return self._before.count_below(position) + self._after.count_below(position)

    @property
    def _leaf_count(self) -> int:
        return self._text.leaf_count if self._leaves is None else len(self._leaves)

    def _search(self, place: int, found: _Spans) -> None:
        leaf = self._next_leaf(place) if self._leaves is None else self._text.leaf(self._leaves[place])
        for start, end in self._pattern.spans(leaf.text):
            found.append(leaf.start + start, leaf.start + end)

    def _next_leaf(self, number: int) -> Leaf:
        """Return a leaf; if it was not read yet, some of those after it are read with it."""
        if not self._read or self._read[0].number != number:
            self._read = deque(self._text.leaves(number, self._read_ahead))
            self._read_ahead = min(2 * self._read_ahead, _READ_AHEAD)
        is_there = self._read and self._read[0].number == number
        return self._read.popleft() if is_there else self._text.leaf(number)


class _Spans:
    """Spans in the order of the text, sixteen bytes each: a common character stands in a long text a million times."""

    def __init__(self) -> None:
        self._starts, self._ends = array("q"), array("q")

    def __len__(self) -> int:
        return len(self._starts)

    def append(self, start: int, end: int) -> None:
        self._starts.append(start)
        self._ends.append(end)

    def at(self, index: int) -> tuple[int, int]:
        return self._starts[index], self._ends[index]

    def count_below(self, position: int) -> int:
        return bisect_left(self._starts, position)
