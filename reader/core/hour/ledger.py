"""Hold the ledger's entries: each counted minute can be explained and corrected (hour.md, "Ledger")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class TimeClass(StrEnum):
    """Name what time was spent on; the value stands in the library and in JSON."""

    READ = "read"
    NOTE = "note"
    LOOK_UP = "look_up"
    REVIEW = "review"
    LISTEN = "listen"
    PAPER = "paper"
    SKIM = "skim"


class Origin(StrEnum):
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
    origin: Origin
    range_start: int = 0
    range_end: int = 0
    device: str = ""
    reason: str = ""
    refers_to: str | None = None
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold an entry as it stands after its corrections: what class it is of and how many seconds it is worth."""

    entry: LedgerEntry
    time_class: TimeClass
    seconds: float
    corrections: tuple[LedgerEntry, ...] = ()


def corrected(entries: Iterable[LedgerEntry]) -> tuple[Standing, ...]:
    """Give each entry as its corrections leave it, in order of start.

    A correction refers to an entry, or to an earlier correction of it. Its seconds are added (less than nothing cuts);
    one of no seconds gives the entry its class. Corrections are taken in the order they were made, which is that of
    their ids; an entry is never worth less than nothing.
    """
    by_id = {entry.id: entry for entry in entries}
    made: dict[str, list[LedgerEntry]] = {}
    for entry in sorted(by_id.values(), key=lambda one: one.id):
        if entry.refers_to is not None:
            made.setdefault(_root(entry, by_id), []).append(entry)
    roots = sorted((one for one in by_id.values() if one.refers_to is None), key=lambda one: (one.start, one.id))
    return tuple(_standing(entry, made.get(entry.id, ())) for entry in roots)


def seconds_by_class(standings: Iterable[Standing]) -> dict[TimeClass, float]:
    """Add up the seconds of each class."""
    sums: dict[TimeClass, float] = {}
    for one in standings:
        sums[one.time_class] = sums.get(one.time_class, 0.0) + one.seconds
    return sums


def _root(entry: LedgerEntry, by_id: Mapping[str, LedgerEntry]) -> str:
    seen = {entry.id}
    while entry.refers_to is not None and entry.refers_to in by_id and entry.refers_to not in seen:
        entry = by_id[entry.refers_to]
        seen.add(entry.id)
    return entry.refers_to or entry.id


def _standing(entry: LedgerEntry, corrections: Iterable[LedgerEntry]) -> Standing:
    time_class, seconds = entry.time_class, entry.seconds
    made = tuple(corrections)
    for correction in made:
        if correction.seconds == 0:
            time_class = correction.time_class
        seconds = max(0.0, seconds + correction.seconds)
    return Standing(entry, time_class, seconds, made)
