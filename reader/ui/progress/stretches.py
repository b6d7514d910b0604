"""Read a day of the ledger as the stretches that are shown of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reader.core.hour.ledger import LedgerEntry, Origin, Standing, TimeClass, corrected
from reader.core.hour.study_day import local_time
from reader.storage.library import Library

_LEAST = 0.5
"""Seconds below which there is nothing to show."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold one entry as it stands, in the local time that held then; ``seconds`` is what it is worth."""

    start: datetime
    end: datetime
    time_class: TimeClass
    title: str
    seconds: float
    declared: bool
    reason: str

    @property
    def is_hatched(self) -> bool:
        """Tell whether it is drawn apart: declared by hand, or skimmed."""
        return self.declared or self.time_class is TimeClass.SKIM


def stretches_of(library: Library, day: date) -> tuple[Stretch, ...]:
    """Give the stretches of a study day in order, each with the title of its text."""
    entries = library.ledger.entries(day)
    titles = {text.id: text.title for text in library.texts.all()} if entries else {}
    return tuple(_stretch(one, titles) for one in corrected(entries) if one.seconds >= _LEAST)


def _stretch(one: Standing, titles: dict[str, str]) -> Stretch:
    entry: LedgerEntry = one.entry
    return Stretch(
        start=local_time(entry.start, entry.offset),
        end=local_time(entry.end, entry.offset),
        time_class=one.time_class,
        title=titles.get(entry.text or "", ""),
        seconds=one.seconds,
        declared=entry.origin is not Origin.MEASURED,
        reason=entry.reason,
    )
