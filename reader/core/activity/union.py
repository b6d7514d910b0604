"""Count the time of several machines as their union: no instant counts twice (hour.md, "Ledger").

The entries take their instants in one order: what was skimmed comes last, what was measured first, then by start and
id. An entry counts for as much of itself as nobody has taken before. So it does not matter on which machine an entry
was made, nor in which order the entries came together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reader.core.activity.ledger import EffectiveEntry, EntryOrigin, LedgerEntry, TimeClass, effective_entries

_EPSILON = 0.001
"""Seconds below which nothing was taken: times are stored in milliseconds."""


@dataclass(frozen=True, slots=True)
class UnitedEntry:
    """An entry as its corrections leave it, and the seconds of it that count, beside all other entries."""

    effective: EffectiveEntry
    seconds: float


def united_entries(effective: Iterable[EffectiveEntry]) -> list[UnitedEntry]:
    """Return what each entry counts for, in the order of their start."""
    taken = _Intervals()
    united = []
    for entry in sorted(effective, key=_order):
        length = (entry.end - entry.start).total_seconds()
        free = taken.add(entry.start, entry.end) if entry.seconds > 0 else length
        share = 1.0 if free >= length - _EPSILON else free / length
        united.append(UnitedEntry(entry, entry.seconds * share))
    return sorted(united, key=lambda one: (one.effective.start, one.effective.entry.id))


def united_seconds(entries: Iterable[LedgerEntry]) -> dict[date, dict[TimeClass, float]]:
    """Return the seconds of each class that entries count for, by the study day that they are of."""
    sums: defaultdict[date, defaultdict[TimeClass, float]] = defaultdict(lambda: defaultdict(float))
    for one in united_entries(effective_entries(entries)):
        sums[one.effective.day][one.effective.time_class] += one.seconds
    return {day: dict(by_class) for day, by_class in sums.items()}


def overlapped_seconds(entries: Iterable[LedgerEntry]) -> dict[str, float]:
    """Return, by id, the seconds of entries that do not count because another entry counts for the same time."""
    united = united_entries(effective_entries(entries))
    return {one.effective.entry.id: lost for one in united if (lost := one.effective.seconds - one.seconds) > _EPSILON}


def _order(effective: EffectiveEntry) -> tuple[bool, bool, datetime, str]:
    is_measured = effective.entry.origin is EntryOrigin.MEASURED
    return effective.time_class is TimeClass.SKIM, not is_measured, effective.start, effective.entry.id


class _Intervals:
    """Stretches of time that share no instant, in order."""

    def __init__(self) -> None:
        self._starts: list[datetime] = []
        self._ends: list[datetime] = []

    def add(self, start: datetime, end: datetime) -> float:
        """Add a stretch, and return how many seconds of it are new."""
        first, last = bisect_left(self._ends, start), bisect_right(self._starts, end)
        known = zip(self._starts[first:last], self._ends[first:last], strict=True)
        covered = sum((min(end, stop) - max(start, begin) for begin, stop in known), timedelta())
        self._starts[first:last] = [min([start, *self._starts[first:last]])]
        self._ends[first:last] = [max([end, *self._ends[first:last]])]
        return (end - start - covered).total_seconds()
