"""Read the clocks of the machine, in one place only."""

from __future__ import annotations

import time
from datetime import datetime

from typing_extensions import override


class Clock:
    """Tell what time it is; whoever needs the time is given one of these."""

    def now(self) -> datetime:
        """Return the local time with its offset, after asking the system for its present time zone.

        Python keeps the zone it was started with until `time.tzset` is called (hour.md, "Active time").
        """
        if hasattr(time, "tzset"):
            time.tzset()
        return datetime.now().astimezone()

    def when(self, wall: datetime) -> datetime:
        """Return the moment, aware, at which a wall clock here shows a naive time; the first of two."""
        return wall.astimezone()

    def monotonic(self) -> float:
        """Return seconds that never run backward, from no particular start."""
        return time.monotonic()


class FixedClock(Clock):
    """A clock that stands still, for commands that act as of a given time and for pictures."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    @override
    def now(self) -> datetime:
        """Return the time that it was made with."""
        return self._at

    @override
    def monotonic(self) -> float:
        """Return 0: no time passes."""
        return 0.0
