"""Tell which study day a moment belongs to (hour.md, "Study day").

The study day is the local date of (local wall time - day start). The subtraction is made on the wall clock and days
are told apart by their ordinal, so that no day of 23 or 25 hours can shift anything. Local time comes in as an aware
datetime; nothing here knows of a zone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone


def study_day(local: datetime, day_start: int) -> date:
    """Return the study day of a local time (aware or naive); ``day_start`` is the hour at which a day begins."""
    return (local.replace(tzinfo=None) - timedelta(hours=day_start)).date()


def day_start_of(day: date, day_start: int) -> datetime:
    """Return the local wall time, naive, at which a study day begins."""
    return datetime.combine(day, time(day_start))


def local_time(moment: datetime, offset: int) -> datetime:
    """Return an aware time as it stood on a wall clock ``offset`` seconds ahead of UTC."""
    return moment.astimezone(timezone(timedelta(seconds=offset)))


def offset_of(local: datetime) -> int:
    """Return the UTC offset of an aware time in seconds."""
    offset = local.utcoffset()
    assert offset is not None, "local time has to be aware"
    return round(offset.total_seconds())


def split_at_boundaries(
    start: datetime, seconds: float, offset: int, day_start: int
) -> Iterator[tuple[datetime, float, date]]:
    """Cut a stretch that starts at ``start`` (UTC) where a study day begins; the parts' seconds add up to the whole.

    Yields the start in UTC, the length in seconds and the study day of each part.
    """
    while True:
        local = local_time(start, offset)
        day = study_day(local, day_start)
        boundary = day_start_of(day + timedelta(days=1), day_start).replace(tzinfo=local.tzinfo)
        room = (boundary - local).total_seconds()
        if seconds <= room:
            yield start, seconds, day
            return
        yield start, room, day
        start, seconds = boundary.astimezone(UTC), seconds - room
