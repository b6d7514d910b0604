"""Bound the positions of passages by those of neighbours that were found with certainty."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

_TOLERANCE = 200
"""Code points that a passage may have shifted relative to its neighbour, plus a tenth of the distance between them."""


@dataclass(frozen=True, slots=True)
class SearchRange:
    """The range of the new edition, from ``low`` to ``high`` included, in which a passage must begin."""

    low: float
    high: float

    def holds(self, position: int) -> bool:
        """Return whether a position lies in the range."""
        return self.low <= position <= self.high


class Neighbours:
    """The old and new positions of the passages found."""

    def __init__(self, found: Iterable[tuple[int, int]]) -> None:
        """Store pairs of a position in the old edition and the position in the new one."""
        self._found = sorted(found)

    def reach(self, start: int) -> SearchRange | None:
        """Return the range for a passage that was at ``start``; None if its neighbours do not determine it.

        It is determined by both neighbours, the one before and the one after, which must be consistent.
        """
        at = bisect_left(self._found, (start,))
        if not 0 < at < len(self._found):
            return None
        (old_before, new_before), (old_after, new_after) = self._found[at - 1], self._found[at]
        if not 0 <= new_after - new_before <= 1.5 * (old_after - old_before) + _TOLERANCE:
            return None
        expected = (new_before + start - old_before, new_after - (old_after - start))
        tolerance = (_TOLERANCE + (start - old_before) / 10, _TOLERANCE + (old_after - start) / 10)
        low = max(new_before, expected[0] - tolerance[0], expected[1] - tolerance[1])
        high = min(new_after, expected[0] + tolerance[0], expected[1] + tolerance[1])
        return SearchRange(low, high) if low <= high else None
