"""Read the clocks of the machine, in one place only."""

from __future__ import annotations

import time
from datetime import datetime

from typing_extensions import override


class Clock:
    """The wall clock and the monotonic clock of the machine, passed to whoever needs the time."""

    def now(self) -> datetime:
        """Return the local time with its offset, in the present time zone of the system.

        Python keeps the zone it was started with until `time.tzset` is called (hour.md, "Active time").
        """
        if hasattr(time, "tzset"):
            time.tzset()
        return datetime.now().astimezone()

    def from_wall_time(self, wall: datetime) -> datetime:
        """Return the aware time at which a wall clock here shows a naive time; the first where there are two."""
        return wall.astimezone()

    def monotonic(self) -> float:
        """Return seconds that never go backward, counted from an arbitrary start."""
        return time.monotonic()


class FixedClock(Clock):
    """A clock that stands still, for commands that act as of a given time and for pictures."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    @override
    def now(self) -> datetime:
        """Return the fixed time."""
        return self._at

    @override
    def monotonic(self) -> float:
        """Return 0: no time passes."""
        return 0.0
