"""Define the spans of active time that the activity clock produces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.core.activity.study_day import split_at_boundaries

if TYPE_CHECKING:
    from reader.core.activity.ledger import TimeClass


class SpanEnd(StrEnum):
    """Why a span ended; the value is stored in the ledger as the reason of a measured entry."""

    RUNNING = ""
    IDLE = "idle"
    UNCHANGED = "unchanged"
    BLUR = "blur"
    DIALOG = "dialog"
    PAUSE = "pause"
    SLEEP = "sleep"
    TEXT = "text"
    CLASS = "class"
    ZONE = "zone"
    CLOCK = "clock"
    CLOSE = "close"


class SpanDoubt(StrEnum):
    """Flags for a span whose wall clock is not trusted (hour.md: a drift over 120 s without a change of time zone)."""

    NONE = ""
    BACKWARD = "clock-back"
    FORWARD = "clock-forward"


@dataclass(frozen=True, slots=True)
class Span:
    """A span of active time within one study day.

    ``start`` and ``end`` are in UTC, ``offset`` is the local UTC offset in seconds, ``seconds`` is the length by the
    monotonic clock. ``key`` is the same for a running span and the spans that it ends as; ``part`` numbers the parts
    into which the day boundary cut it, from 0. ``range_start`` and ``range_end`` delimit the code points that were in
    view. ``waited`` is the number of seconds without input that ended an idle span.
    """

    key: int
    part: int
    text: str
    time_class: TimeClass
    start: datetime
    end: datetime
    offset: int
    day: date
    seconds: float
    reason: SpanEnd = SpanEnd.RUNNING
    flag: SpanDoubt = SpanDoubt.NONE
    range_start: int = 0
    range_end: int = 0
    waited: float = 0.0

    @property
    def ledger_reason(self) -> str:
        """Return the reason as stored in the ledger: ``idle 96`` if 96 seconds without input ended the span."""
        return f"{self.reason.value} {int(self.waited)}" if self.waited else self.reason.value


@dataclass(frozen=True, slots=True)
class RunningSpan:
    """The running span: when it began (``mono`` in seconds) and what the time is spent on.

    The wall times of spans that follow each other are told from one ``origin`` (UTC) at ``origin_mono``: if each were
    told from the one before, they would be rounded apart, and overlap by a microsecond.
    """

    key: int
    text: str
    time_class: TimeClass
    mono: float
    origin: datetime
    origin_mono: float
    offset: int
    flag: SpanDoubt = SpanDoubt.NONE
    range_start: int = 0
    range_end: int = 0

    @property
    def start(self) -> datetime:
        """Return when it began, in UTC."""
        return self.time_at(self.mono)

    def following(self, mono: float, key: int, time_class: TimeClass) -> RunningSpan:
        """Return the span that begins where this one ends, at the monotonic time ``mono``; nothing is in view yet."""
        return replace(self, key=key, time_class=time_class, mono=mono, range_start=0, range_end=0)

    def time_at(self, mono: float) -> datetime:
        """Return the wall time of a monotonic time, in UTC."""
        return self.origin + timedelta(seconds=mono - self.origin_mono)

    def set_back(self) -> RunningSpan:
        """Return it flagged, as the wall clock was set back during it."""
        return replace(self, flag=SpanDoubt.BACKWARD) if self.flag is SpanDoubt.NONE else self

    def joined(self, later: RunningSpan) -> RunningSpan:
        """Return this span with a later one merged into it."""
        return self.with_range(later.range_start, later.range_end)

    def with_range(self, start: int, end: int) -> RunningSpan:
        """Return it with another range of code points that was in view, if it is known and not empty."""
        if start < 0 or start >= end:
            return self
        if self.range_start >= self.range_end:
            return replace(self, range_start=start, range_end=end)
        return replace(self, range_start=min(self.range_start, start), range_end=max(self.range_end, end))

    def spans(self, until: float, day_start: int, reason: SpanEnd) -> Iterator[Span]:
        """Yield the spans if it ends at the monotonic time ``until``, split at day boundaries; none if it is empty."""
        seconds = until - self.mono
        if seconds <= 0:
            return
        end = self.time_at(until)
        parts = split_at_boundaries(self.start, seconds, self.offset, day_start)
        for part, (start, length, day) in enumerate(parts):
            yield Span(
                key=self.key,
                part=part,
                text=self.text,
                time_class=self.time_class,
                start=start,
                end=min(end, start + timedelta(seconds=length)),
                offset=self.offset,
                day=day,
                seconds=length,
                reason=reason,
                flag=self.flag,
                range_start=self.range_start,
                range_end=self.range_end,
            )


SHORTEST_FLIP = 2.0
"""Seconds below which leaves that were passed make no span of their own (hour.md, "Active time")."""


def with_leaf(earlier: tuple[RunningSpan, ...], leaf: RunningSpan, until: float) -> tuple[RunningSpan, ...]:
    """Return the spans of reading with a leaf added that ends at the monotonic time ``until``.

    Leaves of one class are one span. A span shorter than `SHORTEST_FLIP` goes to the one before it, and the first of
    all to the one after it. Of two spans, the first no longer changes once the second is not shorter.
    """
    if until <= leaf.mono:
        return earlier
    if not earlier:
        return (leaf,)
    *before, last = earlier
    spans: tuple[RunningSpan, ...]
    if last.time_class is not leaf.time_class:
        spans = (before[-1].joined(last).joined(leaf),) if before else (last, leaf)
    else:
        spans = (*before, last.joined(leaf))
    if len(spans) == 2 and until - spans[1].mono >= SHORTEST_FLIP > spans[1].mono - spans[0].mono:
        first, second = spans
        return (replace(first.joined(second), time_class=second.time_class),)
    return spans


def with_last_leaf(earlier: tuple[RunningSpan, ...], leaf: RunningSpan, until: float) -> tuple[RunningSpan, ...]:
    """Return the spans of reading that end at the monotonic time ``until`` with a leaf in view: one or two, or none."""
    spans = with_leaf(earlier, leaf, until)
    if len(spans) == 2 and until - spans[1].mono < SHORTEST_FLIP:
        return (spans[0].joined(spans[1]),)
    return spans
