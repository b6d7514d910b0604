"""Define the state of the activity clock, :mod:`reader.core.activity.active_time`, and what an event does to it.

Times: ``mono`` is the monotonic clock in seconds, ``wall`` an aware local time with the UTC offset at that time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from reader.core.activity.clock_doubt import DRIFT_IN_DOUBT, MAX_FORWARD_JUMP
from reader.core.activity.events import NOTHING_IN_VIEW, VisibleRange
from reader.core.activity.ledger import TimeClass
from reader.core.activity.span import SHORTEST_FLIP, SpanDoubt, SpanEnd
from reader.core.activity.speed import default_speed, seconds_to_read

if TYPE_CHECKING:
    from reader.core.activity.coverage import Range
    from reader.core.activity.events import ActivityEvent
    from reader.core.activity.span import RunningSpan, Span


CUT_OFF_LEAST = 60.0
CUT_OFF_MOST = 300.0
"""Lower and upper bound of the cut-off, in seconds without input."""


GAP_LEAST = 30.0
PICTURES_LEAST = 60.0
"""The least that a gap longer than the cut-off credits, in seconds; the latter where only pictures are in view."""

LEAF_FACTOR = 3.0
LEAF_LEAST = 60.0
"""A leaf on which nothing new happens earns this multiple of its reading time, and at least these seconds."""

_NEXT_LEAF = 100
"""Code points that may lie between two leaves that follow each other, such as those of a picture."""

_EPSILON = 1e-6

HALF_CHARACTER = 0.5
"""What is short of a character is no text that was passed too fast."""


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
class LeafSample:
    """What the next sample of speed is made of (hour.md, "Progress in a text").

    ``characters`` and ``seconds`` are those of the text passed so far, ``leaf_seconds`` the reading time of the text in
    view, ``is_spoilt`` whether that is not to be measured, ``passed`` the position up to which the text was in view
    before: what is read again is not measured.
    """

    characters: int = 0
    seconds: float = 0.0
    leaf_seconds: float = 0.0
    is_spoilt: bool = False
    passed: int = 0

    def with_seconds(self, seconds: float) -> LeafSample:
        """Return it with reading time of the text in view added."""
        return replace(self, leaf_seconds=self.leaf_seconds + seconds)

    def spoilt(self) -> LeafSample:
        """Return it with the text in view, and what was not measured to the end before it, left out."""
        return replace(self, characters=0, seconds=0.0, is_spoilt=True)

    def turned(self, before: VisibleRange, after: VisibleRange, *, measured: bool) -> LeafSample:
        """Return it after ``before`` gave way to ``after``; what was passed is added if it is ``measured``.

        What was seen before, and what was left for a place elsewhere, is not: nobody knows how much of it was read.
        """
        following = LeafSample(self.characters, self.seconds, passed=max(self.passed, before.left_behind(after)[1]))
        if not measured or self.is_spoilt or not before.characters or not self._reads_on(before, after):
            return following
        passed = before.characters - before.shared(after)
        return replace(following, characters=self.characters + passed, seconds=self.seconds + self.leaf_seconds)

    def _reads_on(self, before: VisibleRange, after: VisibleRange) -> bool:
        if not (before.is_placed and after.is_placed):
            return True
        return self.passed <= before.start <= after.start <= before.end + _NEXT_LEAF


@dataclass(frozen=True, slots=True)
class ActivityState:
    """The state of the activity clock between two events.

    ``is_open`` is whether a text, or the notes without one, are on the screen. ``running`` is the span since the
    present leaf appeared or another class began; ``earlier`` are the spans of reading before it that may still be
    merged with what follows, at most two. ``credited`` is the time counted for the text in view since it came into
    view, ``earned`` the reading time since something new happened there, ``unclaimed`` the monotonic time from which
    reading goes on without counting because nothing new happened, None if it does not.
    ``allowance`` is the number of characters that may be passed without counting as skimmed. ``settled`` is the
    monotonic time of the last input, up to which everything is counted. ``mono``, ``wall`` (UTC), ``boot`` and
    ``offset`` are those of the last event or tick. ``floor`` is the end of the trusted spans, ``occupied`` are the
    intervals after it that are occupied by spans of a doubted clock, in order; all are in UTC, and no span starts
    before the former or within the latter. ``sample`` accumulates the next sample of speed.
    """

    day_start: int
    text: str = ""
    language: str = ""
    speed: float = 0.0
    is_open: bool = False
    view: VisibleRange = NOTHING_IN_VIEW
    running: RunningSpan | None = None
    earlier: tuple[RunningSpan, ...] = ()
    paused: bool = False
    away: bool = False
    settled: float = 0.0
    credited: float = 0.0
    earned: float = 0.0
    unclaimed: float | None = None
    allowance: float = 0.0
    mono: float = 0.0
    wall: datetime | None = None
    boot: float | None = None
    offset: int = 0
    floor: datetime | None = None
    occupied: tuple[Interval, ...] = ()
    doubted_until: float = float("-inf")
    sample: LeafSample = LeafSample()
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
    def is_listening(self) -> bool:
        """Return whether the text is being read aloud."""
        return self.running is not None and self.running.time_class is TimeClass.LISTEN

    @property
    def is_leaf_read(self) -> bool:
        """Return whether the leaf in view was there long enough not to be skimmed, and to make a span of its own."""
        is_readable = self.allowance + HALF_CHARACTER >= self.view.characters
        return is_readable and self.running is not None and self.settled - self.running.mono >= SHORTEST_FLIP

    @property
    def is_stopped(self) -> bool:
        """Return whether input cannot start the clock: nothing to read, paused by hand, or the window has no focus."""
        return not self.is_open or self.paused or self.away

    def start_after(self, wall: datetime) -> datetime:
        """Return the start for a new span: the wall clock time, but never before or within time already counted.

        An occupied interval that begins less than a day later is skipped too, since the span could grow into it.
        """
        start = wall if self.floor is None else max(wall, self.floor)
        for first, last in self.occupied:
            if start < last and first - start <= MAX_FORWARD_JUMP:
                start = last
        return start

    def flag_at(self, event: ActivityEvent, start: datetime) -> SpanDoubt:
        """Return the flag of a span that begins with an event, and is written down as from ``start``."""
        if start - event.utc > DRIFT_IN_DOUBT:
            return SpanDoubt.BACKWARD
        return SpanDoubt.FORWARD if event.mono < self.doubted_until else SpanDoubt.NONE

    def is_idle(self, mono: float) -> bool:
        """Return whether the last input is longer ago than the cut-off."""
        return mono - self.settled > self.cut_off

    @property
    def seconds_left_on_leaf(self) -> float:
        """Return the seconds of reading that the leaf may still earn before something new happens on it."""
        return max(0.0, max(LEAF_FACTOR * self.seconds_for_view, LEAF_LEAST) - self.earned)

    @property
    def is_leaf_spent(self) -> bool:
        """Return whether the leaf earns no more reading time before something new happens on it."""
        return self.seconds_left_on_leaf <= _EPSILON

    def is_unclaimed(self, mono: float) -> bool:
        """Return whether the reader seems to be at the text still, while the leaf earns nothing more."""
        if self.is_stopped or self.is_idle(mono):
            return False
        return self.unclaimed is not None or self._is_spent_at(mono)

    def stands_still(self, mono: float) -> bool:
        """Return whether time no longer counts: the last input is too long ago, or the leaf has earned all it may."""
        return self.is_idle(mono) or self._is_spent_at(mono)

    def _is_spent_at(self, mono: float) -> bool:
        running = self.running
        is_read = running is not None and running.time_class is TimeClass.READ
        return is_read and mono - self.settled > self.seconds_left_on_leaf + _EPSILON

    def end_at(self, mono: float) -> SpanEnd:
        """Return why the running span ends, or that it does not, if the reader stops at ``mono``."""
        if self.is_idle(mono):
            return SpanEnd.IDLE
        return SpanEnd.UNCHANGED if self.stands_still(mono) else SpanEnd.RUNNING

    def counted_until(self, mono: float) -> float:
        """Return the monotonic time up to which the running span counts if the reader stops at ``mono``.

        A gap within the cut-off counts in full. A longer one counts the time that the text in view takes at the
        reader's speed, less what was credited before, at least `GAP_LEAST`, and never more than the gap itself. Reading
        counts no more than the leaf may still earn.
        """
        counted = mono - self.settled
        if self.is_idle(mono):
            least = PICTURES_LEAST if self.view.is_pictures_only else GAP_LEAST
            counted = min(counted, max(least, self.seconds_for_view - self.credited))
        if self.running is not None and self.running.time_class is TimeClass.READ:
            counted = min(counted, self.seconds_left_on_leaf)
        return self.settled + counted


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
