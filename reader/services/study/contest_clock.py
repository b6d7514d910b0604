"""Tell the times of a question: how long ago it was shown, and how long there is for the answer."""

from __future__ import annotations

from reader.services.clock import Clock

_LONGEST_TICK = 2.0
"""Seconds of a tick at most: while the machine slept, nobody could answer."""

_LEAST_STEP = 0.000_001
"""Seconds between two presses at least: the one that came first stays the first."""


class ContestClock:
    """The time since a question was shown, and ``left``, the seconds for the answer; None while they do not run."""

    def __init__(self, clock: Clock) -> None:
        """Set the clock."""
        self._clock = clock
        self._shown_at = self._last_tick = clock.monotonic()
        self._last_time = 0.0
        self.left: float | None = None

    def begin(self, last_time: float = 0.0) -> None:
        """Begin with a question that is shown now, or go on after the last time that was kept of it."""
        self._last_time = last_time
        self._shown_at = self._clock.monotonic() - last_time

    def elapsed(self) -> float:
        """Return the seconds since the question was shown; no two times are the same."""
        elapsed = round(self._clock.monotonic() - self._shown_at, 6)
        self._last_time = max(elapsed, round(self._last_time + _LEAST_STEP, 6))
        return self._last_time

    def run(self, seconds: int) -> None:
        """Let the time for the answer run."""
        self.left = float(seconds)
        self._last_tick = self._clock.monotonic()

    def stop(self) -> None:
        """End the time for the answer."""
        self.left = None

    def tick(self) -> bool:
        """Take off what passed since the last tick; return whether the time is over."""
        now = self._clock.monotonic()
        passed, self._last_tick = min(now - self._last_tick, _LONGEST_TICK), now
        if self.left is None:
            return False
        self.left = max(0.0, self.left - passed)
        return self.left == 0.0
