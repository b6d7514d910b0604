"""Gather the entries of a study day into sittings (hour.md, "Sittings"); nothing is judged by them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from reader.core.activity.ledger import TimeClass
from reader.core.activity.ledger_span import LedgerSpan

GAP = timedelta(minutes=10)
"""The shortest break between two sittings."""


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
    for span in sorted((span for span in spans if span.seconds > 0), key=lambda span: (span.day, span.start)):
        seconds = 0.0 if span.time_class is TimeClass.SKIM else span.seconds
        last = found[-1] if found else None
        if last is not None and last.day == span.day and span.start - last.end < GAP:
            found[-1] = Sitting(last.day, last.start, max(last.end, span.end), last.seconds + seconds)
        else:
            found.append(Sitting(span.day, span.start, span.end, seconds))
    return tuple(sitting for sitting in found if sitting.seconds > 0)


def sitting_lengths(found: Sequence[Sitting]) -> SittingLengths | None:
    """Return the usual and the longest length of sittings; None without any."""
    if not found:
        return None
    seconds = [sitting.seconds for sitting in found]
    return SittingLengths(median(seconds), max(seconds))
