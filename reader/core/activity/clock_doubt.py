"""Doubt a wall clock that was set forward by over a day until it proves right (hour.md, "Active time").

Meanwhile the days that the clock skipped are open, neither met nor missed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reader.core.activity.study_day import study_day

MAX_FORWARD_JUMP = timedelta(hours=24)
"""A clock that jumps ahead by more than this is doubted until it has agreed with the monotonic clock for as long."""

DRIFT_IN_DOUBT = timedelta(seconds=120)
"""How far the clocks may differ, without a change of time zone, before the wall clock is taken to be wrong."""


@dataclass(frozen=True, slots=True)
class SkippedDays:
    """The study days from ``first`` to ``last``, both included, that a doubted clock skipped."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Return whether a day is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """A jump of the wall clock: the study days that it skipped, and the time that it showed afterwards."""

    days: SkippedDays
    since: datetime

    def is_over(self, now: datetime) -> bool:
        """Return whether the clock has agreed for a day, or was set back, so that those days have yet to come."""
        return now - self.since >= MAX_FORWARD_JUMP or self.since - now > DRIFT_IN_DOUBT

    def after(self, earlier: ClockDoubt | None) -> ClockDoubt:
        """Return the doubt to keep, merged with an ``earlier`` one that was not over when this one began."""
        if earlier is None or earlier.is_over(self.since):
            return self
        return ClockDoubt(SkippedDays(min(earlier.days.first, self.days.first), self.days.last), self.since)


def doubt_of(before: datetime, now: datetime, elapsed: float, day_start: int) -> ClockDoubt | None:
    """Return the doubt raised if local time goes from ``before`` to ``now`` in ``elapsed`` seconds, None without one.

    The day of the jump counts among the skipped days, since it may not be over.
    """
    if (now - before).total_seconds() - elapsed <= MAX_FORWARD_JUMP.total_seconds():
        return None
    first, last = study_day(before, day_start), study_day(now, day_start) - timedelta(days=1)
    return ClockDoubt(SkippedDays(first, last), now) if first <= last else None
