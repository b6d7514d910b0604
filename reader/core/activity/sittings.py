"""Gather the entries of a study day into sittings (hour.md, "Sittings"); nothing is judged by them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from statistics import median

from reader.core.activity.ledger import TimeClass
from reader.core.activity.ledger_span import LedgerSpan

GAP = timedelta(minutes=10)
"""The shortest break between two sittings."""

_NEVER = datetime.min.replace(tzinfo=UTC)
_IN_ORDER = itemgetter(0, 1)
"""Sorts spans by study day and start."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Time spent on one study day without a break of ten minutes, from ``start`` to ``end`` in UTC.

    ``seconds`` is the sum of its entries without what was skimmed.
    """

    day: date
    start: datetime
    end: datetime
    seconds: float


@dataclass(frozen=True, slots=True)
class SittingLengths:
    """The usual and the longest length of sittings in seconds; the usual one is the median."""

    usual: float
    longest: float


def sittings(spans: Iterable[LedgerSpan]) -> tuple[Sitting, ...]:
    """Return the sittings of spans, in order; time that was only skimmed makes none."""
    found: list[Sitting] = []
    day, start, end, seconds = date.min, _NEVER, _NEVER, 0.0
    for span in sorted((span for span in spans if span.seconds > 0), key=_IN_ORDER):
        if span.day != day or span.start - end >= GAP:
            if seconds > 0:
                found.append(Sitting(day, start, end, seconds))
            day, start, end, seconds = span.day, span.start, span.end, 0.0
        end = max(end, span.end)
        if span.time_class is not TimeClass.SKIM:
            seconds += span.seconds
    if seconds > 0:
        found.append(Sitting(day, start, end, seconds))
    return tuple(found)


def sitting_lengths(found: Sequence[Sitting]) -> SittingLengths | None:
    """Return the usual and the longest length of sittings; None without any."""
    if not found:
        return None
    seconds = [sitting.seconds for sitting in found]
    return SittingLengths(median(seconds), max(seconds))
