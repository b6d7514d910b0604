"""Turn minutes that a reader declares into ledger entries, if they can be true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass, corrected
from reader.core.activity.plan import Plan, plan_at
from reader.core.activity.study_day import offset_of, split_at_boundaries
from reader.core.errors import Problem, ReaderError
from reader.core.ids import new_id

LONGEST = timedelta(days=1)
"""A stretch of reading is no longer than a day."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """Hold what a reader says: the local times of start and end, the text if any, the class and a reason."""

    start: datetime
    end: datetime
    text: str | None = None
    time_class: TimeClass = TimeClass.PAPER
    reason: str = ""


def declared_entries(
    said: Declaration, plans: Sequence[Plan], entries: Iterable[LedgerEntry], now: datetime
) -> list[LedgerEntry]:
    """Return the entries for what was said, one for each study day that it touches.

    ``entries`` are those of the days around. Raises ReaderError ENTRY_INVALID with a ``field`` and a ``reason``:
    "order", "length", "future", or "overlap" with an entry that stands, since no minute is counted twice.
    """
    # of two times in one zone, Python compares and subtracts what the clock on the wall showed
    start, end = said.start.astimezone(UTC), said.end.astimezone(UTC)
    _check(start, end, now)
    for one in corrected(entries):
        if one.seconds > 0 and one.start < end and start < one.end:
            raise ReaderError(Problem.ENTRY_INVALID, field="start", reason="overlap", entry=one.entry.id)
    return list(_cut(said, (end - start).total_seconds(), plan_at(plans, said.start), now))


def _check(start: datetime, end: datetime, now: datetime) -> None:
    if end <= start:
        raise ReaderError(Problem.ENTRY_INVALID, field="end", reason="order")
    if end - start > LONGEST:
        raise ReaderError(Problem.ENTRY_INVALID, field="end", reason="length")
    if end > now:
        raise ReaderError(Problem.ENTRY_INVALID, field="end", reason="future")


def _cut(said: Declaration, seconds: float, plan: Plan, now: datetime) -> Iterator[LedgerEntry]:
    offset = offset_of(said.start)
    for start, length, day in split_at_boundaries(said.start.astimezone(UTC), seconds, offset, plan.day_start):
        yield LedgerEntry(
            id=new_id(now),
            text=said.text,
            time_class=said.time_class,
            start=start,
            end=start + timedelta(seconds=length),
            offset=offset,
            day=day,
            seconds=length,
            origin=EntryOrigin.DECLARED,
            reason=said.reason,
        )
