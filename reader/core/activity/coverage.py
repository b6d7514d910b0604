"""Tell what of a text has been read: the union of ranges that were in view long enough (hour.md, "Progress in a text").

A range is a pair of code points, from the first up to the second.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from reader.core.activity.speed import seconds_to_read

Range = tuple[int, int]


def union(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Merge ranges that overlap or touch, in order; empty ones vanish."""
    merged: list[Range] = []
    for start, end in sorted(one for one in ranges if one[0] < one[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def covered(ranges: Iterable[Range]) -> int:
    """Count the code points that the ranges cover together."""
    return sum(end - start for start, end in union(ranges))


def unread_ranges(ranges: Iterable[Range], start: int, end: int) -> tuple[Range, ...]:
    """Return what of the stretch from ``start`` up to ``end`` no range covers."""
    left: list[Range] = []
    place = start
    for first, last in union(ranges):
        if place < min(first, end):
            left.append((place, min(first, end)))
        place = max(place, last)
    if place < end:
        left.append((place, end))
    return tuple(left)


def shares(ranges: Iterable[Range], stretches: Iterable[Range]) -> tuple[float, ...]:
    """Return the share of each stretch that the ranges cover, 0 to 1; a stretch of nothing is covered."""
    merged = union(ranges)
    starts = [start for start, _ in merged]
    before = [0, *accumulate(end - start for start, end in merged)]

    def up_to(place: int) -> int:
        number = bisect_right(starts, place)
        return before[number] - max(0, merged[number - 1][1] - place) if number else 0

    return tuple((up_to(end) - up_to(start)) / (end - start) if start < end else 1.0 for start, end in stretches)


def progress(covered_characters: int, characters: int) -> float:
    """Return the share of a text that was read, 0 to 1; an empty text has nothing left."""
    return min(1.0, covered_characters / characters) if characters else 1.0


def seconds_left(covered_characters: int, characters: int, speed: float) -> float:
    """Return the seconds that the unread rest takes at ``speed`` characters a minute."""
    return seconds_to_read(max(0, characters - covered_characters), speed)
