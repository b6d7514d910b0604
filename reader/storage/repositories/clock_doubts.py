"""Store the doubt about the wall clock in the library, so that it survives a restart (hour.md, "Active time")."""

from __future__ import annotations

from datetime import datetime

from reader.core.activity.clock_doubt import ClockDoubt, SkippedDays
from reader.storage.repositories.preferences import StoredPreferences
from reader.storage.stored_values import parsed_day, parsed_time
from reader.storage.timestamps import format_timestamp

_KEY = "clock_doubt"


class ClockDoubts:
    """Read and write the single clock doubt of a library."""

    def __init__(self, preferences: StoredPreferences) -> None:
        """Store the doubt among the preferences."""
        self._preferences = preferences

    def current(self, now: datetime) -> ClockDoubt | None:
        """Return the doubt that applies at ``now``; None if the clock is trusted."""
        doubt = self._stored()
        return None if doubt is None or doubt.is_over(now) else doubt

    def passed_over(self, now: datetime) -> SkippedDays | None:
        """Return the study days that are neither met nor missed while the clock is in doubt."""
        doubt = self.current(now)
        return None if doubt is None else doubt.days

    def raise_doubt(self, doubt: ClockDoubt) -> None:
        """Store a doubt, merged with an earlier one. Raises ReaderError LIBRARY_*."""
        doubt = doubt.after(self._stored())
        days = (doubt.days.first.isoformat(), doubt.days.last.isoformat())
        self._preferences.set(_KEY, [*days, format_timestamp(doubt.since)])

    def confirm(self) -> None:
        """Trust the clock from now on: the reader confirms that those days passed. Raises ReaderError LIBRARY_*."""
        self._preferences.set(_KEY, None)

    def _stored(self) -> ClockDoubt | None:
        match self._preferences.get(_KEY):
            case [str(first), str(last), str(since)]:
                days, time = (parsed_day(first), parsed_day(last)), parsed_time(since)
                return ClockDoubt(SkippedDays(days[0], days[1]), time) if days[0] and days[1] and time else None
            case _:
                return None
