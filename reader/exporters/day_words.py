"""Write days in exported sheets as the reader's language does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reader.core.translatable import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class DayWords:
    """The names of the months, and their place in a date; the defaults are the source language."""

    full: str = QT_TRANSLATE_NOOP("Dates", "{day} {month} {year}")
    months: str = QT_TRANSLATE_NOOP(
        "Dates", "January February March April May June July August September October November December"
    )

    def of(self, day: date) -> str:
        """Return a day with its year: ``2 March 2026``."""
        return self.full.format(day=day.day, month=self.months.split()[day.month - 1], year=day.year)
