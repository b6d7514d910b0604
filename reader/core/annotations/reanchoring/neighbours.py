"""Tell from passages that were found surely where their neighbours may be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

_LOOSE = 200
"""Code points that a passage may have shifted against its neighbour, and a tenth of the distance between them."""


@dataclass(frozen=True, slots=True)
class SearchRange:
    """Hold the stretch of the new edition, from ``low`` up to ``high``, in which a passage has to begin."""

    low: float
    high: float

    def holds(self, position: int) -> bool:
        """Return whether a position lies in the stretch."""
        return self.low <= position <= self.high


class Neighbours:
    """Hold where passages were and where they are."""

    def __init__(self, found: Iterable[tuple[int, int]]) -> None:
        """Take pairs of a position in the old edition and the position in the new one."""
        self._found = sorted(found)

    def reach(self, start: int) -> SearchRange | None:
        """Return where a passage has to be that was at ``start``; None if its neighbours do not tell.

        Both neighbours, the one before and the one after, must agree on it.
        """
        at = bisect_left(self._found, (start,))
        if not 0 < at < len(self._found):
            return None
        (old_before, new_before), (old_after, new_after) = self._found[at - 1], self._found[at]
        if not 0 <= new_after - new_before <= 1.5 * (old_after - old_before) + _LOOSE:
            return None
        expected = (new_before + start - old_before, new_after - (old_after - start))
        loose = (_LOOSE + (start - old_before) / 10, _LOOSE + (old_after - start) / 10)
        low = max(new_before, expected[0] - loose[0], expected[1] - loose[1])
        high = min(new_after, expected[0] + loose[0], expected[1] + loose[1])
        return SearchRange(low, high) if low <= high else None
