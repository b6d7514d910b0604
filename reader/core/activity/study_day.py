"""Map times to study days (hour.md, "Study day").

The study day is the local date of (local wall time - day start). The subtraction is made on the wall clock, so that
days of 23 or 25 hours shift nothing. Local time is passed in as an aware datetime; this module knows nothing of time
zones.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone

YEARS = range(1900, 9000)
"""The years of the days and times that a library keeps; others are damage, or slips of the hand."""


def study_day(local: datetime, day_start: int) -> date:
    """Return the study day of a local time (aware or naive); ``day_start`` is the hour at which a day begins."""
    return (local.replace(tzinfo=None) - timedelta(hours=day_start)).date()


def day_start_of(day: date, day_start: int) -> datetime:
    """Return the local wall time, naive, at which a study day begins."""
    return datetime.combine(day, time(day_start))


def local_time(at: datetime, offset: int) -> datetime:
    """Return an aware time as shown by a wall clock ``offset`` seconds ahead of UTC."""
    return at.astimezone(timezone(timedelta(seconds=offset)))


def offset_of(local: datetime) -> int:
    """Return the UTC offset of an aware time in seconds."""
    offset = local.utcoffset()
    assert offset is not None, "local time has to be aware"
    return round(offset.total_seconds())


def split_at_boundaries(
    start: datetime, seconds: float, offset: int, day_start: int
) -> Iterator[tuple[datetime, float, date]]:
    """Split an interval that starts at ``start`` (UTC) at the beginnings of study days.

    Yields the start in UTC, the length in seconds and the study day of each part; the lengths add up to ``seconds``.
    """
    while True:
        local = local_time(start, offset)
        day = study_day(local, day_start)
        boundary = day_start_of(day + timedelta(days=1), day_start).replace(tzinfo=local.tzinfo)
        seconds_left = (boundary - local).total_seconds()
        if seconds <= seconds_left:
            yield start, seconds, day
            return
        yield start, seconds_left, day
        start, seconds = boundary.astimezone(UTC), seconds - seconds_left
