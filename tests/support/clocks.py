"""Clocks for tests: one moved by hand, one that steps by itself; the program's own `FixedClock` stands still."""

from __future__ import annotations

from datetime import datetime, timedelta

from typing_extensions import override

from reader.services.clock import Clock


class ManualClock(Clock):
    """A clock that the test moves: `wall` is the local time with its offset, `mono` the seconds since some start.

    `since_boot` are the seconds since the machine was started, None for a machine that does not count them.
    """

    def __init__(self, start: datetime, mono: float = 0.0, since_boot: float | None = None) -> None:
        self.wall = start
        self.mono = mono
        self.since_boot = since_boot

    def advance(self, seconds: float = 0.0, **length: float) -> None:
        """Let time pass on both clocks; ``length`` is as `timedelta` takes it."""
        passed = timedelta(seconds=seconds, **length)
        self.wall += passed
        self.mono += passed.total_seconds()
        if self.since_boot is not None:
            self.since_boot += passed.total_seconds()

    def advance_wall(self, seconds: float = 0.0, **length: float) -> None:
        """Move only the wall clock, as when the machine sleeps or the reader sets the clock."""
        self.wall += timedelta(seconds=seconds, **length)

    @override
    def now(self) -> datetime:
        """Return the time of the wall clock."""
        return self.wall

    @override
    def from_wall_time(self, wall: datetime) -> datetime:
        """Return a naive time in the zone of this clock, not in that of the machine."""
        return wall.replace(tzinfo=self.wall.tzinfo)

    @override
    def monotonic(self) -> float:
        """Return the seconds that have passed while the machine was awake."""
        return self.mono

    @override
    def boot(self) -> float | None:
        """Return the seconds since the machine was started, if the test counts them."""
        return self.since_boot


class SteppingClock(Clock):
    """A clock that advances by a second whenever it is read, and stands still in between."""

    def __init__(self, start: datetime) -> None:
        self._now = start
        self.mono = 0.0

    @override
    def now(self) -> datetime:
        """Advance by a second and return the time."""
        self._now += timedelta(seconds=1)
        return self._now

    @override
    def monotonic(self) -> float:
        """Return the seconds that the test has set."""
        return self.mono

    @override
    def boot(self) -> None:
        """Return None: this machine does not count the seconds in sleep."""
