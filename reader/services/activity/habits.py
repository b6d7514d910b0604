"""Read from the ledger how long the reader sits and at which hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from reader.core.activity.hours import WeekHours, week_hours
from reader.core.activity.sittings import SittingLengths, sitting_lengths, sittings
from reader.storage.library import Library

DAYS = 90
"""The number of days that habits are told from."""


@dataclass(frozen=True, slots=True)
class ReadingHabits:
    """The usual and the longest sitting, None without any, and the time by weekday and hour."""

    sittings: SittingLengths | None
    hours: WeekHours


def reading_habits(library: Library, today: date) -> ReadingHabits:
    """Return the habits of the last 90 days."""
    spans = library.ledger.spans(today - timedelta(days=DAYS - 1), today)
    return ReadingHabits(sitting_lengths(sittings(spans)), week_hours(spans))
