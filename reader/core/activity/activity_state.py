"""Define the state of the activity clock, :mod:`reader.core.activity.active_time`, and what an event does to it.

Times: ``mono`` is the monotonic clock in seconds, ``wall`` an aware local time with the UTC offset at that time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reader.core.activity.clock_doubt import MAX_FORWARD_JUMP
from reader.core.activity.coverage import Range
from reader.core.activity.events import NOTHING_IN_VIEW, VisibleRange
from reader.core.activity.span import RunningSpan, Span
from reader.core.activity.speed import default_speed, seconds_to_read


class ClockState(StrEnum):
    """Name what the clock is doing."""

    READING = "reading"
    PAUSED = "paused"
    IDLE = "idle"


CUT_OFF_LEAST = 60.0
CUT_OFF_MOST = 300.0
"""Lower and upper bound of the cut-off, in seconds without input."""


def idle_cut_off(seconds_for_view: float) -> float:
    """Return the longest gap without input that counts in full, in seconds.

    ``seconds_for_view`` is the time that the text in view takes at the reader's speed: at half of it there is twice.
    """
    return min(max(2 * seconds_for_view, CUT_OFF_LEAST), CUT_OFF_MOST)


Interval = tuple[datetime, datetime]
"""An interval: start and end, in UTC."""

SKIM_FACTOR = 4.0
"""Text passed at more than this multiple of the reader's speed is not read (hour.md, "Classes of time")."""


@dataclass(frozen=True, slots=True)
class SpeedSample:
    """A measurement of reading speed: characters of a text read in a number of seconds."""

    text: str
    language: str
    characters: int
    seconds: float


@dataclass(frozen=True, slots=True)
class ActivityState:
    """The state of the activity clock between two events.

    ``credited`` is the time counted for the text in view since it came into view, ``allowance`` the number of
    characters that may be passed without counting as skimmed, ``viewed`` the monotonic time at which the view appeared.
    ``settled`` is the monotonic time of the last input, up to which everything is counted. ``floor`` is the end of the
    trusted spans, ``occupied`` are the intervals after it that are occupied by spans of a doubted clock, in order;
    all are in UTC, and no span starts before the former or within the latter. ``read_characters`` and
    ``read_seconds`` accumulate the next sample of speed.
    """

    day_start: int
    text: str = ""
    language: str = ""
    speed: float = 0.0
    view: VisibleRange = NOTHING_IN_VIEW
    running: RunningSpan | None = None
    paused: bool = False
    away: bool = False
    settled: float = 0.0
    credited: float = 0.0
    allowance: float = 0.0
    viewed: float = 0.0
    mono: float = 0.0
    wall: datetime | None = None
    offset: int = 0
    floor: datetime | None = None
    occupied: tuple[Interval, ...] = ()
    doubted_until: float = float("-inf")
    read_characters: int = 0
    read_seconds: float = 0.0
    serial: int = 0

    @property
    def reader_speed(self) -> float:
        """Return the reader's speed for the text on screen, in characters per minute."""
        return self.speed or default_speed(self.language)

    @property
    def seconds_for_view(self) -> float:
        """Return the seconds that the text in view takes at the reader's speed."""
        return seconds_to_read(self.view.characters, self.reader_speed)

    @property
    def cut_off(self) -> float:
        """Return the longest gap without input that counts in full, in seconds."""
        return idle_cut_off(self.seconds_for_view)

    @property
    def is_stopped(self) -> bool:
        """Return whether input cannot start the clock: no text, paused by hand, or the window has no focus."""
        return not self.text or self.paused or self.away

    def is_idle(self, mono: float) -> bool:
        """Return whether the last input is longer ago than the cut-off."""
        return mono - self.settled > self.cut_off

    def counted_until(self, mono: float) -> float:
        """Return the monotonic time up to which the running span counts if the reader stops at ``mono``.

        A gap within the cut-off counts in full. A longer one counts the time that the text in view takes at the
        reader's speed, less what was credited before, and never more than the gap itself.
        """
        if not self.is_idle(mono):
            return mono
        return self.settled + min(mono - self.settled, max(0.0, self.seconds_for_view - self.credited))


@dataclass(frozen=True, slots=True)
class Transition:
    """The effects of one event: the new state, the ended spans, the ranges read, and samples of speed."""

    state: ActivityState
    spans: tuple[Span, ...] = ()
    covered: tuple[Range, ...] = ()
    samples: tuple[SpeedSample, ...] = ()


def with_interval(occupied: tuple[Interval, ...], interval: Interval) -> tuple[Interval, ...]:
    """Add an interval to the occupied ones; intervals less than a day apart are merged."""
    merged: list[Interval] = []
    for first, last in sorted((*occupied, interval)):
        if merged and first - merged[-1][1] <= MAX_FORWARD_JUMP:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return tuple(merged)
