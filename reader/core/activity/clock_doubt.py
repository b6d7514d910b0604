"""Doubt a wall clock that was set forward over a day, until it has shown that it is right (hour.md, "Active time").

Nothing is held against the reader meanwhile: the days that the clock passed over are open, neither met nor missed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reader.core.activity.study_day import study_day

DOUBT = timedelta(hours=24)
"""A clock that went ahead by more than this is doubted until it has agreed for as long."""

DRIFT_IN_DOUBT = timedelta(seconds=120)
"""How far the clocks may be apart, without a change of zone, before that is taken for a wrong clock."""


@dataclass(frozen=True, slots=True)
class SkippedDays:
    """Hold the study days from ``first`` to ``last`` that a clock in doubt passed over."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Return whether a day is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """Hold a jump of the wall clock: the study days that it passed over, and the time it showed then."""

    days: SkippedDays
    since: datetime

    def is_over(self, now: datetime) -> bool:
        """Return whether the clock has agreed for a day, or was set back: then those days have yet to come."""
        return now - self.since >= DOUBT or self.since - now > DRIFT_IN_DOUBT

    def after(self, earlier: ClockDoubt | None) -> ClockDoubt:
        """Return the doubt that stands if the clock jumps again while an earlier jump is in doubt."""
        if earlier is None or earlier.is_over(self.since):
            return self
        return ClockDoubt(SkippedDays(min(earlier.days.first, self.days.first), self.days.last), self.since)


def doubt_of(before: datetime, now: datetime, elapsed: float, day_start: int) -> ClockDoubt | None:
    """Return the doubt that is raised where the local time goes from ``before`` to ``now`` within ``elapsed`` seconds.

    The day on which it happens counts among those passed over: it may not be at its end.
    """
    if (now - before).total_seconds() - elapsed <= DOUBT.total_seconds():
        return None
    first, last = study_day(before, day_start), study_day(now, day_start) - timedelta(days=1)
    return ClockDoubt(SkippedDays(first, last), now) if first <= last else None
