"""Keep the doubt about the wall clock in the library, so that it outlives a restart (hour.md, "Active time")."""

from __future__ import annotations

from datetime import date, datetime

from reader.core.activity.clock_doubt import ClockDoubt, SkippedDays
from reader.storage.repositories.preferences import StoredPreferences
from reader.storage.timestamps import format_timestamp, parse_timestamp

_KEY = "clock_doubt"


class ClockDoubts:
    """Give and keep the one doubt there is."""

    def __init__(self, preferences: StoredPreferences) -> None:
        """Keep it among the preferences."""
        self._preferences = preferences

    def standing(self, now: datetime) -> ClockDoubt | None:
        """Return the doubt that stands at a time, None if the clock is believed."""
        doubt = self._kept()
        return None if doubt is None or doubt.is_over(now) else doubt

    def passed_over(self, now: datetime) -> SkippedDays | None:
        """Return the study days that are neither met nor missed while the clock is in doubt."""
        doubt = self.standing(now)
        return None if doubt is None else doubt.days

    def raise_doubt(self, doubt: ClockDoubt) -> None:
        """Keep a doubt; one that stood before becomes part of it. Raises ReaderError LIBRARY_*."""
        doubt = doubt.after(self._kept())
        days = (doubt.days.first.isoformat(), doubt.days.last.isoformat())
        self._preferences.set(_KEY, [*days, format_timestamp(doubt.since)])

    def confirm(self) -> None:
        """Believe the clock from now on: the reader says that those days have passed. Raises ReaderError LIBRARY_*."""
        self._preferences.set(_KEY, None)

    def _kept(self) -> ClockDoubt | None:
        match self._preferences.get(_KEY):
            case [str(first), str(last), str(since)]:
                return ClockDoubt(
                    SkippedDays(date.fromisoformat(first), date.fromisoformat(last)), parse_timestamp(since)
                )
            case _:
                return None
