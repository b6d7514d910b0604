"""Spread time over the hours of the day and the days of the week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from reader.core.activity.ledger import TimeClass
from reader.core.activity.ledger_span import LedgerSpan
from reader.core.activity.study_day import local_time

HOURS, WEEKDAYS = 24, 7
_ONE_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class WeekHours:
    """Seconds by weekday of the study day, Monday first, and by hour of the wall clock."""

    seconds: tuple[tuple[float, ...], ...]

    @property
    def by_hour(self) -> tuple[float, ...]:
        """Return the seconds of each hour of the day."""
        return tuple(sum(hours) for hours in zip(*self.seconds, strict=True))

    @property
    def busiest(self) -> tuple[int, ...]:
        """Return up to two hours of the day with most of the time, in order; a second one only if it is not next to it.

        An hour counts from one minute on.
        """
        by_hour = self.by_hour
        ranked = sorted(range(HOURS), key=lambda hour: (-by_hour[hour], hour))
        first = ranked[0]
        if by_hour[first] < 60:
            return ()
        second = next(hour for hour in ranked if (hour - first) % HOURS not in {0, 1, HOURS - 1})
        return tuple(sorted((first, second))) if by_hour[second] >= by_hour[first] / 3 else (first,)


def week_hours(spans: Iterable[LedgerSpan]) -> WeekHours:
    """Return the seconds of spans by weekday and hour, without what was skimmed.

    A span that lasts over a full hour is shared out by the wall clock.
    """
    sums = [[0.0] * HOURS for _ in range(WEEKDAYS)]
    for span in spans:
        if span.time_class is not TimeClass.SKIM and span.seconds > 0:
            _add(sums[span.day.weekday()], span)
    return WeekHours(tuple(map(tuple, sums)))


def _add(hours: list[float], span: LedgerSpan) -> None:
    length = (span.end - span.start).total_seconds()
    begin = (span.start.hour * 3_600 + span.start.minute * 60 + span.start.second + span.offset) % 86_400
    if begin % 3_600 + length < 3_599:
        # within one hour, as nearly all are; local times take far longer to make
        hours[begin // 3_600] += span.seconds
        return
    start, end = local_time(span.start, span.offset), local_time(span.end, span.offset)
    while start < end:
        boundary = start.replace(minute=0, second=0, microsecond=0) + _ONE_HOUR
        part = (min(boundary, end) - start).total_seconds()
        hours[start.hour] += span.seconds * part / length
        start = boundary


def peak(hours: Sequence[float]) -> float:
    """Return the largest number of seconds in an hour, at least 1."""
    return max(1.0, *hours)
