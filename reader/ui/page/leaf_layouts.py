"""Lay out the leaves of a text when they are needed, and keep the last few.

Only leaves near the screen are ever laid out, so a text of 50 MB costs no more than a page.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reader.core.text.blocks import LINE

if TYPE_CHECKING:
    from reader.core.text.leaves import Leaf, LeafSource
    from reader.ui.page.leaf_layout import LeafLayout

_CACHE_SIZE = 12
"""Number of cached leaf layouts: a few screens in both directions."""


class LeafLayouts:
    """The layouts of the leaves of one text, by their numbers; positions are canonical code points."""

    def __init__(self, text: LeafSource, lay_out: Callable[[Leaf], LeafLayout]) -> None:
        self._text = text
        self._lay_out = lay_out
        self._layouts: OrderedDict[int, LeafLayout] = OrderedDict()

    @property
    def characters(self) -> int:
        """Return the number of code points of the text."""
        return self._text.characters

    @property
    def count(self) -> int:
        """Return the number of leaves of the text; there is at least one."""
        return self._text.leaf_count

    def following(self, number: int) -> int | None:
        """Return the number of the leaf after one; None after the last."""
        return number + 1 if number + 1 < self.count else None

    def preceding(self, number: int) -> int | None:
        """Return the number of the leaf before one, or before the end of the text; None before the first."""
        return number - 1 if number else None

    def between(self, first: int, last: int) -> Iterator[int]:
        """Yield the numbers of the leaves from one up to another, both included."""
        number: int | None = first
        while number is not None and number <= last:
            yield number
            number = self.following(number)

    def distance(self, number: int, other: int) -> int:
        """Return how many leaves after one another is."""
        return other - number

    def goes_on(self, _number: int, _following: int) -> bool:
        """Return whether a leaf may stand on the page of the one before it."""
        return True

    def layout(self, number: int) -> LeafLayout:
        """Return the layout of a leaf."""
        layout = self._layouts.get(number)
        if layout is None:
            layout = self._layouts[number] = self._lay_out(self._text.leaf(number))
            while len(self._layouts) > _CACHE_SIZE:
                self._layouts.popitem(last=False)
        self._layouts.move_to_end(number)
        return layout

    def layout_at(self, position: int) -> LeafLayout:
        """Return the layout of the leaf that contains a position."""
        for layout in self._layouts.values():
            if layout.leaf.start <= position <= layout.leaf.end:
                return layout
        return self.layout(self._text.leaf_at(position).number)

    def text_between(self, start: int, end: int) -> str:
        """Return the canonical text from ``start`` up to ``end``."""
        parts = []
        position = start
        while position < end:
            leaf = self.layout_at(position).leaf
            parts.append(leaf.text[position - leaf.start : end - leaf.start])
            position = leaf.end + len(LINE)
        return LINE.join(parts)

    def discard(self, *positions: int) -> set[int]:
        """Discard the layouts of the leaves that contain these positions; return the numbers of those leaves."""
        stale = {self._text.leaf_at(position).number for position in positions}
        for number in stale:
            self._layouts.pop(number, None)
        return stale

    def clear(self) -> None:
        """Discard all layouts after a change of the typography."""
        self._layouts.clear()
