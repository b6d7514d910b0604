"""Read the clocks of the machine, in one place only."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime

from typing_extensions import override

LONGEST_TICK = 10.0
"""If a timer is later than this many seconds, the machine slept or the process was stopped (hour.md)."""


@dataclass(frozen=True, slots=True)
class ClockReadings:
    """What the clocks showed at one time; ``boot`` is None where nothing counts the seconds in sleep."""

    mono: float
    now: datetime
    boot: float | None

    def slept_since(self, last: ClockReadings) -> bool:
        """Return whether the machine slept, or the process was stopped, since the clocks were read last."""
        from reader.core.activity.clock_drift import DRIFT_OF_SLEEP

        elapsed = self.mono - last.mono
        if self.boot is None or last.boot is None:
            passed = (self.now - last.now).total_seconds()
        else:
            passed = self.boot - last.boot
        return elapsed > LONGEST_TICK or passed - elapsed > DRIFT_OF_SLEEP


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

    def in_zone(self, time: datetime) -> datetime:
        """Return an aware time in the time zone of the system, with the offset that held there then."""
        return time.astimezone()

    def monotonic(self) -> float:
        """Return seconds that never go backward, counted from an arbitrary start."""
        return time.monotonic()

    def boot(self) -> float | None:
        """Return the seconds since the machine was started, those in sleep included; None where nothing counts them."""
        clock = getattr(time, "CLOCK_BOOTTIME", None)
        return None if clock is None else time.clock_gettime(clock)

    def read(self) -> ClockReadings:
        """Read all clocks at once."""
        return ClockReadings(self.monotonic(), self.now(), self.boot())


class FixedClock(Clock):
    """A clock that stands still, for commands that act as of a given time and for pictures."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    @override
    def now(self) -> datetime:
        """Return the fixed time."""
        return self._at

    @override
    def in_zone(self, time: datetime) -> datetime:
        """Return an aware time with the offset of the fixed one, unless that is the offset of the system now."""
        if super().now().utcoffset() == self._at.utcoffset():
            return super().in_zone(time)
        return time.astimezone(self._at.tzinfo)

    @override
    def monotonic(self) -> float:
        """Return 0: no time passes."""
        return 0.0

    @override
    def boot(self) -> None:
        """Return None: this is no clock of the machine."""
