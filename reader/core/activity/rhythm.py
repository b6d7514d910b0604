"""Tell when a stretch of reading asks for a rest, and when the rest is over (hour.md, "Holding the reader to it")."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

STRETCH = 25 * 60.0
REST = 5 * 60.0
"""Seconds."""


class RhythmSign(Enum):
    """What the reader is told; nothing is stopped by it."""

    REST = auto()
    GO_ON = auto()


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The seconds read since the last rest, and the monotonic time of the last reading; ``rests`` after the sign."""

    read: float = 0.0
    last: float = float("-inf")
    rests: bool = False

    def with_reading(self, seconds: float, mono: float) -> tuple[Rhythm, RhythmSign | None]:
        """Return the rhythm after so many more seconds of reading that end at ``mono``, and the sign that is due.

        A pause of five minutes is a rest, whether it was asked for or not. Reading on instead begins a new stretch.
        """
        began = mono - seconds
        before = 0.0 if began - self.last >= REST else self.read
        read = before + seconds
        if read >= STRETCH:
            return Rhythm(0.0, mono, rests=True), RhythmSign.REST
        return Rhythm(read, mono, rests=self.rests and began - self.last < REST), None

    def with_time(self, mono: float) -> tuple[Rhythm, RhythmSign | None]:
        """Return the rhythm at a monotonic time at which nothing was read, and the sign that is due."""
        if self.rests and mono - self.last >= REST:
            return replace(self, read=0.0, rests=False), RhythmSign.GO_ON
        return self, None
