"""Keep the pages around the reader's place, so that turning on and back again shows the same ones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.page.paginator import Paginator, RowPlace

_NEAR = 2
"""Leaves from the known pages within which a row is looked for by filling pages up to it."""


class PageRun:
    """The starts of pages that follow each other without a gap; one of them, at ``current``, is shown.

    A page filled backwards is not always what filling forwards from its start would make: a start, once found, stays.
    """

    def __init__(self, paginator: Paginator, start: RowPlace) -> None:
        self._paginator = paginator
        self._starts = [start]
        self.current = 0

    @property
    def starts(self) -> list[RowPlace]:
        """Return the starts of the known pages, in order."""
        return self._starts

    def start(self, number: int) -> RowPlace | None:
        """Return the start of a page, found if need be; None after the last page."""
        while len(self._starts) <= number:
            start = self._paginator.end_of(self._starts[-1])
            if start is None:
                return None
            self._starts.append(start)
        return self._starts[number]

    def turn(self, pages: int) -> bool:
        """Go on by a number of pages, or back if it is negative; return whether there was a page to go to."""
        if pages > 0:
            if self.start(self.current + pages) is None:
                return False
            self.current += pages
            return True
        return self._turn_back(-pages)

    def _turn_back(self, pages: int) -> bool:
        self.find_earlier(pages)
        before = self.current
        self.current = max(0, before - pages)
        return self.current != before

    def find_earlier(self, pages: int) -> None:
        """Find the starts of this many pages before the one that is shown, as far as there are any."""
        while self.current < pages and self._find_one_earlier():
            pass

    def _find_one_earlier(self) -> bool:
        """Find the page before the first known one; return whether there is one."""
        start = self._paginator.start_before(self._starts[0])
        if start is None:
            return False
        self._starts.insert(0, start)
        self.current += 1
        return True

    def find(self, place: RowPlace) -> int | None:
        """Return the number of the page on which a row is; None if the row is far from the known pages."""
        while place < self._starts[0]:
            if self._paginator.leaves_between(place, self._starts[0]) > _NEAR or not self._find_one_earlier():
                return None
        while (number := bisect_right(self._starts, place) - 1) == len(self._starts) - 1:
            if self._paginator.leaves_between(self._starts[-1], place) > _NEAR:
                return None
            following = self.start(number + 1)
            if following is None or place < following:
                break
        return number

    def number_of(self, start: RowPlace) -> int | None:
        """Return the number of the known page that begins at a row, or None."""
        number = bisect_left(self._starts, start)
        return number if number < len(self._starts) and self._starts[number] == start else None

    def forget(self, leaves: AbstractSet[int]) -> None:
        """Forget the pages that show leaves which are laid out again, and all that were filled from these."""
        first, last = self.current, self.current
        while first and not self._shows(first - 1, leaves):
            first -= 1
        while last < len(self._starts) - 1 and not self._shows(last, leaves):
            last += 1
        self._starts = self._starts[first : last + 1]
        self.current -= first

    def _shows(self, number: int, leaves: AbstractSet[int]) -> bool:
        first, following = self._starts[number], self._starts[number + 1]
        return any(first.leaf <= leaf <= following.leaf for leaf in leaves)
