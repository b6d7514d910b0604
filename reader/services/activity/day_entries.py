"""List the entries of a study day as they are shown, with their corrections applied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from reader.core.activity.ledger import EffectiveEntry, EntryOrigin, TimeClass, effective_entries
from reader.core.activity.study_day import local_time
from reader.core.activity.uncounted import Uncounted, capped_seconds, uncounted_reason
from reader.core.errors import Problem, ReaderError
from reader.storage.library import Library

_SHORTEST = 0.5
"""Seconds below which an entry is not shown."""


@dataclass(frozen=True, slots=True)
class DayEntry:
    """An entry with its corrections applied, in the local time of its day; ``seconds`` is what it is worth now.

    ``counted`` seconds of it count for the goal; ``why`` is why the others, or those that were cut, do not.
    ``reason`` says why the entry ended, or why it was declared; ``flag`` marks clock doubt. ``correction`` is the
    reason of the last correction; ``original_class`` and ``original_seconds`` are the values before the first one.
    """

    entry: str
    start: datetime
    end: datetime
    time_class: TimeClass
    title: str
    seconds: float
    origin: EntryOrigin
    reason: str = ""
    flag: str = ""
    correction: str = ""
    original_class: TimeClass | None = None
    original_seconds: float = 0.0
    counted: float = 0.0
    why: Uncounted | None = None

    @property
    def is_declared(self) -> bool:
        """Return whether the entry was declared by hand."""
        return self.origin is EntryOrigin.DECLARED

    @property
    def is_hatched(self) -> bool:
        """Return whether the entry is drawn hatched: it was declared by hand, or skimmed."""
        return self.is_declared or self.time_class is TimeClass.SKIM


def day_entries(library: Library, day: date) -> tuple[DayEntry, ...]:
    """Return the entries of a study day in order, each with the title of its text.

    An entry that was cut to no time is included.
    """
    effective = effective_entries(library.ledger.entries(day))
    shares = {one.effective.entry.id: one.seconds for one in library.ledger.united(day)}
    united = [replace(item, seconds=min(item.seconds, shares.get(item.entry.id, item.seconds))) for item in effective]
    counted = capped_seconds(united, library.plans.in_force(day), day)
    titles = {text: _title(library, text) for text in {item.entry.text for item in effective if item.entry.text}}
    return tuple(
        _day_entry(item, titles.get(item.entry.text or "", ""), seconds, is_shared=share.seconds < item.seconds)
        for item, share, seconds in zip(effective, united, counted, strict=True)
        if item.seconds >= _SHORTEST or item.corrections
    )


def _title(library: Library, text: str) -> str:
    try:
        return library.texts.get(text).title
    except ReaderError as error:
        if error.problem is not Problem.TEXT_UNKNOWN:
            raise
        return ""


def _day_entry(effective: EffectiveEntry, title: str, counted: float, *, is_shared: bool) -> DayEntry:
    entry, latest = effective.entry, effective.corrections[-1] if effective.corrections else None
    offset = (latest or entry).offset
    return DayEntry(
        entry=entry.id,
        start=local_time(effective.start, offset),
        end=local_time(effective.end, offset),
        time_class=effective.time_class,
        title=title,
        seconds=effective.seconds,
        origin=entry.origin,
        reason=entry.reason,
        flag=entry.flag,
        correction=latest.reason if latest else "",
        original_class=entry.time_class if latest else None,
        original_seconds=entry.seconds,
        counted=counted,
        why=Uncounted.OTHER_MACHINE if is_shared else uncounted_reason(effective, counted),
    )
