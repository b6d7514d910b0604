"""Define the ledger entries, by which each counted minute can be explained and corrected (hour.md, "Ledger")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

_EPSILON = 0.000_5
"""Seconds below which nothing is left: sums of floating-point durations are not exact."""

_BREAK = timedelta(seconds=5)
"""Maximum gap between two entries of the same passage."""


class TimeClass(StrEnum):
    """What time was spent on; the value is stored in the library and used in JSON."""

    __hash__ = str.__hash__  # Enum.__hash__ is slow Python code, and the totals of many days are looked up by class

    READ = "read"
    NOTE = "note"
    LOOK_UP = "look_up"
    REVIEW = "review"
    LISTEN = "listen"
    PAPER = "paper"
    SKIM = "skim"


class EntryOrigin(StrEnum):
    """How an entry was created."""

    MEASURED = "measured"
    DECLARED = "declared"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A ledger entry.

    ``start`` and ``end`` are aware and in UTC, ``offset`` is the local UTC offset in seconds at creation, ``day`` is
    the study day assigned then, ``seconds`` the length by the monotonic clock (negative only in a correction that
    cuts). ``range_start`` and ``range_end`` delimit the code points that were in view. ``reason`` is why a span ended
    or why it was corrected; ``refers_to`` is the id of the entry that is corrected; ``flag`` marks clock doubt. The
    entries of one correction have the same ``step``; None for one that is by itself.
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
    step: str | None = None


@dataclass(frozen=True, slots=True)
class DeclaredTime:
    """A declared entry of the ledger as it was entered: its interval, study day, length in seconds, and reason."""

    start: datetime
    end: datetime
    day: date
    seconds: float
    reason: str


@dataclass(frozen=True, slots=True)
class EffectiveEntry:
    """An entry with its corrections applied: the resulting class, seconds, and interval in UTC.

    ``day`` is the study day that it counts for; ``start`` and ``end`` are equal if nothing is left of it.
    """

    entry: LedgerEntry
    time_class: TimeClass
    seconds: float
    start: datetime
    end: datetime
    day: date
    corrections: tuple[LedgerEntry, ...] = ()


def effective_entries(entries: Iterable[LedgerEntry]) -> tuple[EffectiveEntry, ...]:
    """Return each entry with its corrections applied, in the order of their resulting start.

    A correction refers to an entry, or to an earlier correction of it, and adds its seconds; negative seconds are cut
    off the end. If the whole entry was cut, the next addition sets its class, time and day anew. Corrections apply in
    the order of `correction_order`. A correction that refers to an entry of a day that is not
    among ``entries``, because it moved time here, is treated as an entry of its own.
    """
    by_id = {entry.id: entry for entry in entries}
    groups: dict[str, list[LedgerEntry]] = {}
    for entry in sorted(by_id.values(), key=lambda entry: (entry.refers_to is not None, *correction_order(entry))):
        root = _root(entry, by_id)
        if root is not None:
            groups.setdefault(root, []).append(entry)
    effective = (effective_entry(group) for group in groups.values())
    return tuple(sorted(effective, key=lambda entry: (entry.start, entry.entry.id)))


def correction_order(entry: LedgerEntry) -> tuple[str, str]:
    """Return a key that sorts corrections as they were made; those of two machines go step by step, not mixed."""
    return entry.step or entry.id, entry.id


def effective_entry(group: Sequence[LedgerEntry]) -> EffectiveEntry:
    """Return the first entry of the group with the corrections that follow it applied, in the order given."""
    entry, *corrections = group
    effective = EffectiveEntry(entry, entry.time_class, max(0.0, entry.seconds), entry.start, entry.end, entry.day)
    for correction in corrections:
        effective = _with_correction(effective, correction)
    return replace(effective, corrections=tuple(corrections))


def last_skimmed(effective: Sequence[EffectiveEntry], text: str, until: datetime) -> tuple[EffectiveEntry, ...]:
    """Return the skimmed entries of a text that lead up to the time ``until`` without a break, in order."""
    found: list[EffectiveEntry] = []
    for entry in sorted(effective, key=lambda entry: entry.end, reverse=True):
        is_skim = entry.time_class is TimeClass.SKIM and entry.entry.text == text and entry.seconds > _EPSILON
        if is_skim and entry.start < until and until - entry.end <= _BREAK:
            found.append(entry)
            until = entry.start
    return tuple(reversed(found))


def _root(entry: LedgerEntry, by_id: Mapping[str, LedgerEntry]) -> str | None:
    """Return the id of the entry that a chain of corrections starts from, None if it is a cycle."""
    seen = {entry.id}
    while entry.refers_to is not None and entry.refers_to in by_id:
        entry = by_id[entry.refers_to]
        if entry.id in seen:
            return None
        seen.add(entry.id)
    return entry.refers_to or entry.id


def _new_seconds(effective: EffectiveEntry, correction: LedgerEntry) -> float:
    """Return the seconds that a correction adds: those that another machine has added to the same stretch are there."""
    length = (correction.end - correction.start).total_seconds()
    shared = min(effective.end, correction.end) - max(effective.start, correction.start)
    if correction.step is None or length <= 0 or shared.total_seconds() <= 0:
        return correction.seconds
    return correction.seconds * (length - shared.total_seconds()) / length


def _with_correction(effective: EffectiveEntry, correction: LedgerEntry) -> EffectiveEntry:
    seconds = effective.seconds + correction.seconds
    if correction.seconds < 0:
        end = effective.end + timedelta(seconds=correction.seconds) if seconds > _EPSILON else effective.start
        return replace(effective, seconds=max(0.0, seconds), end=max(effective.start, end))
    if effective.seconds > _EPSILON:
        start, end = min(effective.start, correction.start), max(effective.end, correction.end)
        return replace(effective, seconds=effective.seconds + _new_seconds(effective, correction), start=start, end=end)
    return replace(
        effective,
        time_class=correction.time_class,
        seconds=seconds,
        start=correction.start,
        end=correction.end,
        day=correction.day,
    )
