"""Read a day of the ledger as the stretches that are shown of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reader.core.activity.ledger import EffectiveEntry, EntryOrigin, TimeClass, effective_entries
from reader.core.activity.study_day import local_time
from reader.core.errors import Problem, ReaderError
from reader.storage.library import Library

_LEAST = 0.5
"""Seconds below which there is nothing to show."""


@dataclass(frozen=True, slots=True)
class DayEntry:
    """Hold one entry as its corrections leave it, in the local time that held then; ``seconds`` is what it is worth.

    ``reason`` says why the entry ended, or why it was declared; ``flag`` marks clock doubt. ``correction`` is the
    reason of the last correction, ``was_class`` and ``was_seconds`` what the entry was before the first one.
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
    was_class: TimeClass | None = None
    was_seconds: float = 0.0

    @property
    def declared(self) -> bool:
        """Return whether it was declared by hand."""
        return self.origin is EntryOrigin.DECLARED

    @property
    def is_hatched(self) -> bool:
        """Return whether it is drawn apart: declared by hand, or skimmed."""
        return self.declared or self.time_class is TimeClass.SKIM

    @property
    def is_corrected(self) -> bool:
        """Return whether it was corrected."""
        return self.was_class is not None


def day_entries(library: Library, day: date) -> tuple[DayEntry, ...]:
    """Return the stretches of a study day in order, each with the title of its text.

    What was cut to nothing is told.
    """
    standings = effective_entries(library.ledger.entries(day))
    titles = {name: _title(library, name) for name in {one.entry.text for one in standings if one.entry.text}}
    shown = (one for one in standings if one.seconds >= _LEAST or one.corrections)
    return tuple(_stretch(one, titles.get(one.entry.text or "", "")) for one in shown)


def _title(library: Library, text: str) -> str:
    try:
        return library.texts.get(text).title
    except ReaderError as error:
        if error.problem is not Problem.TEXT_UNKNOWN:
            raise
        return ""


def _stretch(one: EffectiveEntry, title: str) -> DayEntry:
    entry, latest = one.entry, one.corrections[-1] if one.corrections else None
    offset = (latest or entry).offset
    return DayEntry(
        entry=entry.id,
        start=local_time(one.start, offset),
        end=local_time(one.end, offset),
        time_class=one.time_class,
        title=title,
        seconds=one.seconds,
        origin=entry.origin,
        reason=entry.reason,
        flag=entry.flag,
        correction=latest.reason if latest else "",
        was_class=entry.time_class if latest else None,
        was_seconds=entry.seconds,
    )
