"""Define the time of the ledger as statistics need it: when it was, how long, and what it was spent on."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from reader.core.activity.ledger import EffectiveEntry, TimeClass


class LedgerSpan(NamedTuple):
    """An entry with its corrections applied: study day, interval in UTC, UTC offset and length in seconds, and class.

    A named tuple, as a year has tens of thousands of them.
    """

    day: date
    start: datetime
    end: datetime
    offset: int
    seconds: float
    time_class: TimeClass
    text: str | None

    @classmethod
    def of(cls, effective: EffectiveEntry) -> LedgerSpan:
        """Return the span of an entry with its corrections applied."""
        entry = effective.entry
        latest = effective.corrections[-1] if effective.corrections else entry
        return cls(
            effective.day,
            effective.start,
            effective.end,
            latest.offset,
            effective.seconds,
            effective.time_class,
            entry.text,
        )
