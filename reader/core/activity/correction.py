"""Correct ledger entries: cut, add, move or reclassify time (hour.md, "Ledger").

A correction is never an edit: it consists of new entries that refer to the one they correct, so that the totals of a
day, a class or a text are plain sums over its entries. A cut is an entry with negative seconds; to reclassify or move
time, one entry removes all of it and another adds it back as it should be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from reader.core.activity.ledger import EffectiveEntry, EntryOrigin, LedgerEntry, TimeClass
from reader.core.activity.plan import Plan, plan_at, plan_on
from reader.core.activity.study_day import day_start_of, local_time, offset_of, study_day
from reader.core.errors import Problem, ReaderError
from reader.core.ids import later_id

_EPSILON = 0.000_5
"""Seconds below which two sums are equal."""


@dataclass(frozen=True, slots=True)
class CutTime:
    """Remove seconds from the end of an entry."""

    seconds: float


@dataclass(frozen=True, slots=True)
class AddTime:
    """Add seconds to an entry: after it, or before it if there is no room after it."""

    seconds: float


@dataclass(frozen=True, slots=True)
class MoveTime:
    """Move an entry to another local start time, keeping its length."""

    start: datetime


@dataclass(frozen=True, slots=True)
class ReclassifyTime:
    """Change the class of an entry, for example from `skim` to `read`."""

    time_class: TimeClass


Correction = CutTime | AddTime | MoveTime | ReclassifyTime

DID_READ = ReclassifyTime(TimeClass.READ)
"""The correction behind "I did read this" for time that was classified as skimmed."""


@dataclass(frozen=True, slots=True)
class CorrectionContext:
    """What a correction is checked against: the neighbouring entries as corrected, the plans, the local time now."""

    others: Sequence[EffectiveEntry]
    plans: Sequence[Plan]
    now: datetime


def correction_entries(
    effective: EffectiveEntry, correction: Correction, reason: str, context: CorrectionContext
) -> tuple[LedgerEntry, ...]:
    """Return the entries that correct one, in the order in which to store them; the last is the one to report.

    Raises ReaderError ENTRY_INVALID with a ``field`` and a ``reason``: "negative" (the cut is longer than the entry),
    "length" (no seconds), "same" (nothing would change), "empty" (nothing is left of the entry, or no reason is
    given), "future", "overlap" (with another effective entry), "day" (across the start of a study day) or "wall" (more
    time than the day has).
    """
    if not reason.strip():
        raise _invalid("reason", "empty")
    if effective.seconds <= _EPSILON:
        raise _invalid("entry", "empty")
    entries = _correction_parts(effective, correction, context)
    _check_days(entries, context)
    return _with_ids(effective, entries, reason.strip(), context.now)


def day_length(day: date, offsets: Iterable[int], plans: Sequence[Plan], now: datetime) -> float:
    """Return how many seconds of a study day have passed, for a reader who was at these UTC offsets (in seconds) on it.

    Travelling makes a day longer or shorter, and so does a plan by which the next day begins at another hour.
    """
    offsets = set(offsets)
    first = _day_begin(day, plans) - timedelta(seconds=max(offsets))
    last = _day_begin(day + timedelta(days=1), plans) - timedelta(seconds=min(offsets))
    return (min(last, now.astimezone(UTC)) - first).total_seconds()


def _correction_parts(
    effective: EffectiveEntry, correction: Correction, context: CorrectionContext
) -> tuple[LedgerEntry, ...]:
    match correction:
        case CutTime(seconds):
            return (_cut(effective, seconds),)
        case AddTime(seconds):
            return (_added(effective, seconds, context),)
        case MoveTime(start):
            return _removed(effective), _moved(effective, start, context)
        case ReclassifyTime(time_class):
            return _removed(effective), _reclassified(effective, time_class)


def _day_begin(day: date, plans: Sequence[Plan]) -> datetime:
    plan = plan_on(plans, day) or plans[0]
    return day_start_of(day, plan.day_start).replace(tzinfo=UTC)


def _cut(effective: EffectiveEntry, seconds: float) -> LedgerEntry:
    _check_length("cut", seconds)
    if seconds > effective.seconds + _EPSILON:
        raise _invalid("cut", "negative")
    start = max(effective.start, effective.end - timedelta(seconds=seconds))
    return _part(effective, start, effective.end, -min(seconds, effective.seconds))


def _removed(effective: EffectiveEntry) -> LedgerEntry:
    return _part(effective, effective.start, effective.end, -effective.seconds)


def _reclassified(effective: EffectiveEntry, time_class: TimeClass) -> LedgerEntry:
    if time_class is effective.time_class:
        raise _invalid("class", "same")
    return replace(_part(effective, effective.start, effective.end, effective.seconds), time_class=time_class)


def _added(effective: EffectiveEntry, seconds: float, context: CorrectionContext) -> LedgerEntry:
    _check_length("add", seconds)
    length = timedelta(seconds=seconds)
    after = _part(effective, effective.end, effective.end + length, seconds)
    before = _part(effective, effective.start - length, effective.start, seconds)
    obstacle = _obstacle(after, effective, context)
    if obstacle and _obstacle(before, effective, context):
        raise _invalid("add", obstacle)
    return before if obstacle else after


def _moved(effective: EffectiveEntry, local: datetime, context: CorrectionContext) -> LedgerEntry:
    if local == effective.start:
        raise _invalid("start", "same")
    start = local.astimezone(UTC)
    day = study_day(local, plan_at(context.plans, local).day_start)
    end = start + (effective.end - effective.start)
    moved = replace(_part(effective, start, end, effective.seconds), offset=offset_of(local), day=day)
    obstacle = _obstacle(moved, effective, context)
    if obstacle:
        raise _invalid("start", obstacle)
    return moved


def _obstacle(entry: LedgerEntry, effective: EffectiveEntry, context: CorrectionContext) -> str:
    """Return the reason why an entry cannot be placed where it is, or an empty string."""
    if entry.end > context.now:
        return "future"
    day_start = _day_start(context, entry.day)
    first, last = local_time(entry.start, entry.offset), local_time(entry.end, entry.offset) - timedelta.resolution
    if study_day(first, day_start) != study_day(last, day_start) or study_day(first, day_start) != entry.day:
        return "day"
    others = (other for other in context.others if other.entry.id != effective.entry.id and other.seconds > _EPSILON)
    return "overlap" if any(other.start < entry.end and entry.start < other.end for other in others) else ""


def _check_days(entries: Sequence[LedgerEntry], context: CorrectionContext) -> None:
    """Raise ReaderError if a day would have more counted seconds than it has time."""
    for day in {entry.day for entry in entries}:
        same_day = [other for other in context.others if other.day == day]
        change = sum(entry.seconds for entry in entries if entry.day == day)
        offsets = [other.entry.offset for other in same_day] + [entry.offset for entry in entries]
        seconds = sum(other.seconds for other in same_day) + change
        if change > _EPSILON and seconds > day_length(day, offsets, context.plans, context.now) + _EPSILON:
            raise _invalid("add", "wall")


def _check_length(field: str, seconds: float) -> None:
    if not _EPSILON < seconds < timedelta(days=2).total_seconds():
        raise _invalid(field, "length")


def _day_start(context: CorrectionContext, day: date) -> int:
    return (plan_on(context.plans, day) or context.plans[0]).day_start


def _part(effective: EffectiveEntry, start: datetime, end: datetime, seconds: float) -> LedgerEntry:
    latest = next(
        (correction for correction in reversed(effective.corrections) if correction.seconds > 0), effective.entry
    )
    return replace(
        effective.entry,
        time_class=effective.time_class,
        start=start,
        end=end,
        offset=latest.offset,
        day=effective.day,
        seconds=seconds,
        origin=EntryOrigin.CORRECTED,
        device="",  # it is made here, whichever machine the entry is of
        flag="",
    )


def _with_ids(
    effective: EffectiveEntry, entries: Sequence[LedgerEntry], reason: str, now: datetime
) -> tuple[LedgerEntry, ...]:
    """Return the entries with ids that sort after those of all earlier corrections, even at the same timestamp."""
    root = effective.entry.refers_to or effective.entry.id
    last = max((entry.step or entry.id for entry in effective.corrections), default="")
    last = max((entry.id for entry in effective.corrections), default=last)
    step = last = later_id(now, last)
    identified = []
    for entry in entries:
        # it is made on this machine, whichever one the entry is of
        identified.append(replace(entry, id=last, reason=reason, refers_to=root, step=step, device=""))
        last = later_id(now, last)
    return tuple(identified)


def _invalid(field: str, reason: str) -> ReaderError:
    return ReaderError(Problem.ENTRY_INVALID, field=field, reason=reason)
