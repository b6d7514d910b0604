"""Turn time that a reader declares into ledger entries, if it is plausible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from operator import attrgetter

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass, effective_entries
from reader.core.activity.plan import Plan, plan_at
from reader.core.activity.study_day import offset_of, split_at_boundaries
from reader.core.errors import Problem, ReaderError
from reader.core.ids import new_id

LONGEST = timedelta(days=1)
"""Maximum length of a declaration."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """Reading time that a reader declares: local start and end, the text if any, the class and a reason."""

    start: datetime
    end: datetime
    text: str | None = None
    time_class: TimeClass = TimeClass.PAPER
    reason: str = ""


def declared_entries(
    declaration: Declaration, plans: Sequence[Plan], entries: Iterable[LedgerEntry], now: datetime
) -> list[LedgerEntry]:
    """Return the entries for a declaration, one for each study day that it touches.

    ``entries`` are those of the neighbouring days. Raises ReaderError ENTRY_INVALID with a ``field`` and a ``reason``:
    "order", "length", "future", or "overlap" with an effective entry, since no minute is counted twice.
    """
    # Python compares and subtracts two times of the same zone by wall clock time
    start, end = declaration.start.astimezone(UTC), declaration.end.astimezone(UTC)
    _check(start, end, now)
    for effective in effective_entries(entries):
        if effective.seconds > 0 and effective.start < end and start < effective.end:
            raise ReaderError(Problem.ENTRY_INVALID, field="start", reason="overlap", entry=effective.entry.id)
    return list(_split(declaration, (end - start).total_seconds(), plan_at(plans, declaration.start), now))


def latest_gap(end: datetime, length: timedelta, entries: Iterable[LedgerEntry]) -> datetime:
    """Return when the latest time of this length starts that no effective entry overlaps, ending at ``end`` or before.

    It starts at a whole minute if ``end`` does.
    """
    for effective in sorted(effective_entries(entries), key=attrgetter("end"), reverse=True):
        if effective.seconds > 0 and effective.start < end and end - length < effective.end:
            end = effective.start.replace(second=0, microsecond=0)
    return end - length


def _check(start: datetime, end: datetime, now: datetime) -> None:
    if end <= start:
        raise ReaderError(Problem.ENTRY_INVALID, field="end", reason="order")
    if end - start > LONGEST:
        raise ReaderError(Problem.ENTRY_INVALID, field="end", reason="length")
    if end > now:
        raise ReaderError(Problem.ENTRY_INVALID, field="end", reason="future")


def _split(declaration: Declaration, seconds: float, plan: Plan, now: datetime) -> Iterator[LedgerEntry]:
    offset = offset_of(declaration.start)
    for start, length, day in split_at_boundaries(declaration.start.astimezone(UTC), seconds, offset, plan.day_start):
        yield LedgerEntry(
            id=new_id(now),
            text=declaration.text,
            time_class=declaration.time_class,
            start=start,
            end=start + timedelta(seconds=length),
            offset=offset,
            day=day,
            seconds=length,
            origin=EntryOrigin.DECLARED,
            reason=declaration.reason,
        )
