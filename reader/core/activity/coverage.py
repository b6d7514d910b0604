"""Compute how much of a text has been read: the union of ranges shown long enough (hour.md, "Progress in a text").

A range is a half-open pair of code point offsets, start and end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import accumulate

from reader.core.activity.speed import seconds_to_read

Range = tuple[int, int]


def union(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Merge ranges that overlap or touch, in ascending order; empty ones are dropped."""
    merged: list[Range] = []
    for start, end in sorted(span for span in ranges if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def covered(ranges: Iterable[Range]) -> int:
    """Count the code points covered by at least one of the ranges."""
    return sum(end - start for start, end in union(ranges))


def last_new_day(views: Iterable[tuple[date, Range]]) -> date | None:
    """Return the last day on which something was in view that was not before; the views are in order of time."""
    seen: tuple[Range, ...] = ()
    last = None
    for day, view in views:
        if unread_ranges(seen, *view):
            last, seen = day, union((*seen, view))
    return last


def unread_ranges(ranges: Iterable[Range], start: int, end: int) -> tuple[Range, ...]:
    """Return the parts of the range from ``start`` to ``end`` that no range covers."""
    left: list[Range] = []
    position = start
    for first, last in union(ranges):
        if position < min(first, end):
            left.append((position, min(first, end)))
        position = max(position, last)
    if position < end:
        left.append((position, end))
    return tuple(left)


def shares(ranges: Iterable[Range], sections: Iterable[Range]) -> tuple[float, ...]:
    """Return the share of each section that the ranges cover, 0 to 1; an empty section counts as covered."""
    merged = union(ranges)
    starts = [start for start, _ in merged]
    before = [0, *accumulate(end - start for start, end in merged)]

    def up_to(position: int) -> int:
        count = bisect_right(starts, position)
        return before[count] - max(0, merged[count - 1][1] - position) if count else 0

    return tuple((up_to(end) - up_to(start)) / (end - start) if start < end else 1.0 for start, end in sections)


def progress(covered_characters: int, characters: int) -> float:
    """Return the share of a text that was read, 0 to 1; an empty text counts as read."""
    return min(1.0, covered_characters / characters) if characters else 1.0


def seconds_left(covered_characters: int, characters: int, speed: float) -> float:
    """Return the seconds that the unread rest takes at ``speed`` characters per minute."""
    return seconds_to_read(max(0, characters - covered_characters), speed)
