"""Hold the ledger's entries: each counted minute can be explained and corrected (hour.md, "Ledger")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

_NOTHING = 0.000_5
"""Seconds below which nothing is left: sums of floating-point lengths are not exact."""

_BREAK = timedelta(seconds=5)
"""What lies further apart is no longer the same passage."""


class TimeClass(StrEnum):
    """Name what time was spent on; the value stands in the library and in JSON."""

    __hash__ = str.__hash__  # an enumeration hashes in Python, and sums of many days are looked up by class

    READ = "read"
    NOTE = "note"
    LOOK_UP = "look_up"
    REVIEW = "review"
    LISTEN = "listen"
    PAPER = "paper"
    SKIM = "skim"


class EntryOrigin(StrEnum):
    """Name how an entry came about."""

    MEASURED = "measured"
    DECLARED = "declared"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """Hold one entry.

    ``start`` and ``end`` are aware and in UTC, ``offset`` is the local UTC offset in seconds when it was made, ``day``
    is the study day it was given then, ``seconds`` its length on the monotonic clock (negative only in a correction
    that cuts). ``range_start`` and ``range_end`` are the code points that were in view. ``reason`` says why a span
    ended or why it was corrected; ``refers_to`` is the entry that a correction corrects; ``flag`` marks clock doubt.
    """

    id: str
    text: str | None
    time_class: TimeClass
    start: datetime
    end: datetime
    offset: int
    day: date
    seconds: float
    origin: EntryOrigin
    range_start: int = 0
    range_end: int = 0
    device: str = ""
    reason: str = ""
    refers_to: str | None = None
    flag: str = ""


@dataclass(frozen=True, slots=True)
class EffectiveEntry:
    """Hold an entry as its corrections leave it: its class, its seconds, and where they lie now, in UTC.

    ``day`` is the study day that it counts for; ``start`` and ``end`` are equal where nothing is left of it.
    """

    entry: LedgerEntry
    time_class: TimeClass
    seconds: float
    start: datetime
    end: datetime
    day: date
    corrections: tuple[LedgerEntry, ...] = ()


def corrected(entries: Iterable[LedgerEntry]) -> tuple[EffectiveEntry, ...]:
    """Return each entry as its corrections leave it, in the order of where they lie.

    A correction refers to an entry, or to an earlier correction of it, and adds its seconds: less than nothing cuts
    them off the end. Where all of it was cut, what is added next says anew of which class it is, when it was and on
    which day. Corrections are taken in the order they were made, which is that of their ids. What was moved here from
    a day that is not among the entries stands for itself.
    """
    by_id = {entry.id: entry for entry in entries}
    groups: dict[str, list[LedgerEntry]] = {}
    for entry in sorted(by_id.values(), key=lambda one: (one.refers_to is not None, one.id)):
        root = _root(entry, by_id)
        if root is not None:
            groups.setdefault(root, []).append(entry)
    standings = (effective_entries(group) for group in groups.values())
    return tuple(sorted(standings, key=lambda one: (one.start, one.entry.id)))


def effective_entries(group: Sequence[LedgerEntry]) -> EffectiveEntry:
    """Return what becomes of an entry, which comes first, by its corrections in the order they were made."""
    entry, *corrections = group
    standing = EffectiveEntry(entry, entry.time_class, max(0.0, entry.seconds), entry.start, entry.end, entry.day)
    for correction in corrections:
        standing = _after(standing, correction)
    return replace(standing, corrections=tuple(corrections))


def last_skimmed(standings: Sequence[EffectiveEntry], text: str, until: datetime) -> tuple[EffectiveEntry, ...]:
    """Return the stretches of a text that were taken for skimmed and lead up to a moment without a break."""
    found: list[EffectiveEntry] = []
    for one in sorted(standings, key=lambda one: one.end, reverse=True):
        is_skim = one.time_class is TimeClass.SKIM and one.entry.text == text and one.seconds > _NOTHING
        if is_skim and one.start < until and until - one.end <= _BREAK:
            found.append(one)
            until = one.start
    return tuple(reversed(found))


def seconds_by_class(standings: Iterable[EffectiveEntry]) -> dict[TimeClass, float]:
    """Add up the seconds of each class."""
    sums: dict[TimeClass, float] = {}
    for one in standings:
        sums[one.time_class] = sums.get(one.time_class, 0.0) + one.seconds
    return sums


def _root(entry: LedgerEntry, by_id: Mapping[str, LedgerEntry]) -> str | None:
    """Return the id of the entry that a correction goes back to, None if corrections form a circle."""
    seen = {entry.id}
    while entry.refers_to is not None and entry.refers_to in by_id:
        entry = by_id[entry.refers_to]
        if entry.id in seen:
            return None
        seen.add(entry.id)
    return entry.refers_to or entry.id


def _after(standing: EffectiveEntry, correction: LedgerEntry) -> EffectiveEntry:
    seconds = standing.seconds + correction.seconds
    if correction.seconds < 0:
        end = standing.end + timedelta(seconds=correction.seconds) if seconds > _NOTHING else standing.start
        return replace(standing, seconds=max(0.0, seconds), end=max(standing.start, end))
    if standing.seconds > _NOTHING:
        start, end = min(standing.start, correction.start), max(standing.end, correction.end)
        return replace(standing, seconds=seconds, start=start, end=end)
    return replace(
        standing,
        time_class=correction.time_class,
        seconds=seconds,
        start=correction.start,
        end=correction.end,
        day=correction.day,
    )
