"""Hold the spans that the clock makes of activity, and the moments it makes them from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from reader.core.activity.ledger import TimeClass
from reader.core.activity.study_day import split_at_boundaries


class SpanEnd(StrEnum):
    """Say why a span ended; the value stands in the ledger as the reason of a measured entry."""

    RUNNING = ""
    IDLE = "idle"
    BLUR = "blur"
    PAUSE = "pause"
    SLEEP = "sleep"
    TEXT = "text"
    CLASS = "class"
    ZONE = "zone"
    CLOCK = "clock"
    CLOSE = "close"


class SpanDoubt(StrEnum):
    """Flag a span whose wall clock cannot be trusted (hour.md: more than 120 s apart without a change of zone)."""

    NONE = ""
    BACKWARD = "clock-back"
    FORWARD = "clock-forward"


@dataclass(frozen=True, slots=True)
class Span:
    """Hold a stretch of active time within one study day.

    ``start`` and ``end`` are in UTC, ``offset`` is the local UTC offset in seconds, ``seconds`` is the length on the
    monotonic clock. ``key`` is the same for a running span and for what becomes of it; ``part`` counts the pieces that
    the day boundary cut it into. ``range_start`` and ``range_end`` hold the code points that were in view. ``waited``
    are the seconds without input that cut a span which ended idle.
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
    def reason_told(self) -> str:
        """Return the reason as the ledger keeps it: ``idle 96`` where 96 seconds without input cut the span."""
        return f"{self.reason.value} {int(self.waited)}" if self.waited else self.reason.value


@dataclass(frozen=True, slots=True)
class RunningSpan:
    """Hold the span that runs: where it began (``mono`` in seconds, ``start`` in UTC) and what it is spent on."""

    key: int
    text: str
    time_class: TimeClass
    mono: float
    start: datetime
    offset: int
    flag: SpanDoubt = SpanDoubt.NONE
    range_start: int = 0
    range_end: int = 0

    def spans(self, until: float, day_start: int, reason: SpanEnd) -> Iterator[Span]:
        """End it at the monotonic time ``until`` and cut it at the day boundary; nothing comes of an empty one."""
        seconds = until - self.mono
        if seconds <= 0:
            return
        parts = split_at_boundaries(self.start, seconds, self.offset, day_start)
        for part, (start, length, day) in enumerate(parts):
            yield Span(
                key=self.key,
                part=part,
                text=self.text,
                time_class=self.time_class,
                start=start,
                end=start + timedelta(seconds=length),
                offset=self.offset,
                day=day,
                seconds=length,
                reason=reason,
                flag=self.flag,
                range_start=self.range_start,
                range_end=self.range_end,
            )
