"""Define the events and the state of the activity clock, :mod:`reader.core.activity.active_time`.

Times: ``mono`` is the monotonic clock in seconds, ``wall`` an aware local time with the UTC offset at that time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from reader.core.activity.clock_doubt import DOUBT
from reader.core.activity.coverage import Range
from reader.core.activity.span import RunningSpan, Span
from reader.core.activity.speed import default_speed, seconds_to_read

Interval = tuple[datetime, datetime]
"""An interval: start and end, in UTC."""

CUT_OFF_LEAST = 60.0
CUT_OFF_MOST = 300.0
"""Lower and upper bound of the cut-off, in seconds without input (hour.md, "Active time")."""

SKIM_FACTOR = 4.0
"""Text passed at more than this multiple of the reader's speed is not read (hour.md, "Classes of time")."""


class EventKind(StrEnum):
    """The kinds of event; all but `SLEEP` come from the window, and the values are used in replay files.

    `CLAIM` is the reader's claim that the text in view was read, however fast it was passed.
    """

    OPEN = "open"
    VIEW = "view"
    INPUT = "input"
    NOTE = "note"
    LOOK_UP = "look_up"
    REVIEW = "review"
    BLUR = "blur"
    FOCUS = "focus"
    PAUSE = "pause"
    RESUME = "resume"
    TICK = "tick"
    SLEEP = "sleep"
    CLOSE = "close"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class ActivityEvent:
    """An event of the reading window or the machine.

    `OPEN` carries text, language and view; `VIEW` the view: ``characters`` is the number of code points in view,
    ``start`` their offset in the text, or -1 if unknown. ``speed`` is the reader's own speed in characters per minute,
    0 for the language's default.
    """

    kind: EventKind
    mono: float
    wall: datetime
    text: str = ""
    language: str = ""
    characters: int = 0
    start: int = -1
    speed: float = 0.0

    @property
    def view(self) -> VisibleRange:
        """Return the range of the text that the event brings into view."""
        return VisibleRange(self.characters, self.start)

    @property
    def utc(self) -> datetime:
        """Return the wall time in UTC."""
        return self.wall.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class VisibleRange:
    """The range of a text that is in view: its number of code points and its offset, -1 if unknown."""

    characters: int = 0
    start: int = -1

    @property
    def end(self) -> int:
        """Return the position after the last code point in view, 0 if the offset is unknown."""
        return self.start + self.characters if self.is_placed else 0

    @property
    def is_placed(self) -> bool:
        """Return whether the offset in the text is known."""
        return self.start >= 0

    def shared(self, other: VisibleRange) -> int:
        """Count the code points that both views show, 0 if an offset is unknown."""
        if not (self.is_placed and other.is_placed):
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def left_behind(self, later: VisibleRange) -> Range:
        """Return the part of this view that the later one no longer shows."""
        if not self.is_placed or not later.is_placed or not self.shared(later):
            return max(self.start, 0), self.end
        if later.start >= self.start:
            return self.start, later.start
        return min(later.end, self.end), self.end


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
    view: VisibleRange = VisibleRange()
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
        """Return the longest gap without input that counts in full, in seconds: the text in view at half the speed."""
        return min(max(2 * self.seconds_for_view, CUT_OFF_LEAST), CUT_OFF_MOST)

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
        if merged and first - merged[-1][1] <= DOUBT:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return tuple(merged)
