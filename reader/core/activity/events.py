"""Hold what happens at the window and what the clock knows: the values of :mod:`reader.core.activity.active_time`.

Times: ``mono`` is the monotonic clock in seconds, ``wall`` an aware local time with the offset that held then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from reader.core.activity.clock_doubt import DOUBT
from reader.core.activity.coverage import Range
from reader.core.activity.span import RunningSpan, Span
from reader.core.activity.speed import default_speed, seconds_to_read

Stretch = tuple[datetime, datetime]
"""A start and an end, in UTC."""

CUT_OFF_LEAST = 60.0
CUT_OFF_MOST = 300.0
"""Seconds without input after which a stretch is looked at: never under, never over (hour.md, "Active time")."""

SKIM_FACTOR = 4.0
"""Text passed at more than so many times the reader's speed is not read (hour.md, "Classes of time")."""


class EventKind(StrEnum):
    """Name what can happen; all but `SLEEP` come from the window, the values are those of a replayed file.

    `CLAIM` is the reader's word that the text in view was read, however fast it was passed.
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
    """Hold one thing that happened.

    `OPEN` carries text, language and view; `VIEW` the view: ``characters`` counts the code points in view, and
    ``start`` says where they begin in the text if that is known (-1 if not). ``speed`` is the reader's own speed in
    characters a minute, 0 for the language's default.
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
        """Return the part of the text that it brings into view."""
        return VisibleRange(self.characters, self.start)

    @property
    def utc(self) -> datetime:
        """Return the wall time in UTC."""
        return self.wall.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class VisibleRange:
    """Hold the part of a text that is in view: so many code points, from ``start`` on (-1: not known)."""

    characters: int = 0
    start: int = -1

    @property
    def end(self) -> int:
        """Return the position after the last code point in view, 0 where the place is not known."""
        return self.start + self.characters if self.is_placed else 0

    @property
    def is_placed(self) -> bool:
        """Return whether the place in the text is known."""
        return self.start >= 0

    def shared(self, other: VisibleRange) -> int:
        """Count the code points that both views show, none if a place is not known."""
        if not (self.is_placed and other.is_placed):
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def left_behind(self, later: VisibleRange) -> Range:
        """Return what of this view the later one no longer shows."""
        if not self.is_placed or not later.is_placed or not self.shared(later):
            return max(self.start, 0), self.end
        if later.start >= self.start:
            return self.start, later.start
        return min(later.end, self.end), self.end


@dataclass(frozen=True, slots=True)
class SpeedSample:
    """Hold how many characters of a text were read in how many seconds."""

    text: str
    language: str
    characters: int
    seconds: float


@dataclass(frozen=True, slots=True)
class ActivityState:
    """Hold all that the clock knows between two events.

    ``credited`` is the time that the text in view was counted for since it came into view, ``allowance`` the number of
    characters that may be passed without being skimmed, ``viewed`` the monotonic time at which the view came.
    ``settled`` is the last input up to which everything is counted. ``floor`` is where trusted spans end, and
    ``taken`` are the stretches beyond it that spans of a clock in doubt lie in, in order; all are in UTC, and no span
    starts before the one or within the others. ``read_characters`` and ``read_seconds`` gather the next
    sample of speed.
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
    taken: tuple[Stretch, ...] = ()
    doubted_until: float = float("-inf")
    read_characters: int = 0
    read_seconds: float = 0.0
    serial: int = 0

    @property
    def reader_speed(self) -> float:
        """Return the reader's speed for the text on screen, in characters a minute."""
        return self.speed or default_speed(self.language)

    @property
    def seconds_for_view(self) -> float:
        """Return the seconds that the text in view takes at the reader's speed."""
        return seconds_to_read(self.view.characters, self.reader_speed)

    @property
    def cut_off(self) -> float:
        """Return the seconds without input that are still counted whole: the text in view at half the speed."""
        return min(max(2 * self.seconds_for_view, CUT_OFF_LEAST), CUT_OFF_MOST)

    @property
    def is_stopped(self) -> bool:
        """Return whether input cannot start the clock: no text, paused by hand, or the reader is elsewhere."""
        return not self.text or self.paused or self.away

    def is_idle(self, mono: float) -> bool:
        """Return whether the last input is further back than the cut-off."""
        return mono - self.settled > self.cut_off

    def counted_until(self, mono: float) -> float:
        """Return the monotonic time up to which the running span counts if the reader stops at ``mono``.

        A gap within the cut-off counts whole. A longer one counts what the text in view takes at the reader's speed
        less what it was credited before, and never more than the gap itself.
        """
        if not self.is_idle(mono):
            return mono
        return self.settled + min(mono - self.settled, max(0.0, self.seconds_for_view - self.credited))


@dataclass(frozen=True, slots=True)
class Transition:
    """Hold what one event leads to: the new state, the spans that ended, what was read, and samples of speed."""

    state: ActivityState
    spans: tuple[Span, ...] = ()
    covered: tuple[Range, ...] = ()
    samples: tuple[SpeedSample, ...] = ()


def with_read_range(taken: tuple[Stretch, ...], stretch: Stretch) -> tuple[Stretch, ...]:
    """Add a stretch to those that are taken; what lies less than a day apart becomes one."""
    merged: list[Stretch] = []
    for first, last in sorted((*taken, stretch)):
        if merged and first - merged[-1][1] <= DOUBT:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return tuple(merged)
