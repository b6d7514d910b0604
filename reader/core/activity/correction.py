"""Correct what stands in the ledger: cut, add, move, or call it something else (hour.md, "Ledger").

A correction is never an edit: it is made of new entries that refer to the one they correct, so that the sums of a day,
of a class and of a text are the sums of its entries, with nothing to be known beside them. A cut is an entry of less
than nothing; to call time something else, or to move it, takes all of it away and gives it back as it shall be.
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

_NOTHING = 0.000_5
"""Seconds below which two sums are the same."""


@dataclass(frozen=True, slots=True)
class CutTime:
    """Take seconds off the end of a stretch."""

    seconds: float


@dataclass(frozen=True, slots=True)
class AddTime:
    """Add seconds to a stretch: after it, or where there is no room, before it."""

    seconds: float


@dataclass(frozen=True, slots=True)
class MoveTime:
    """Let a stretch begin at another local time, as long as it is."""

    start: datetime


@dataclass(frozen=True, slots=True)
class ReclassifyTime:
    """Call a stretch something else, such as `read` what was taken for `skim`."""

    time_class: TimeClass


Correction = CutTime | AddTime | MoveTime | ReclassifyTime

DID_READ = ReclassifyTime(TimeClass.READ)
"""What "I did read this" does to a stretch that was taken for skimmed."""


@dataclass(frozen=True, slots=True)
class CorrectionContext:
    """Hold what a correction has to fit into: the entries around as they stand, the plans, and the local time now."""

    others: Sequence[EffectiveEntry]
    plans: Sequence[Plan]
    now: datetime


def correction_entries(
    standing: EffectiveEntry, correction: Correction, reason: str, around: CorrectionContext
) -> tuple[LedgerEntry, ...]:
    """Return the entries that correct one, in the order in which they are to be made; what is worth telling comes last.

    Raises ReaderError ENTRY_INVALID with a ``field`` and a ``reason``: "negative" (more is cut than is there),
    "length" (no seconds), "same" (nothing would change), "empty" (nothing is left of it, or no reason is given),
    "future", "overlap" (with an entry that stands), "day" (over the start of a study day) or "wall" (more than the
    time of the day).
    """
    if not reason.strip():
        raise _refusal("reason", "empty")
    if standing.seconds <= _NOTHING:
        raise _refusal("entry", "empty")
    made = _parts(standing, correction, around)
    _check_days(made, around)
    return _named(standing, made, reason.strip(), around.now)


def day_length(day: date, offsets: Iterable[int], plans: Sequence[Plan], now: datetime) -> float:
    """Return how many seconds of a study day have passed, for a reader who was at these UTC offsets (in seconds) on it.

    Travelling makes a day longer or shorter, and so does a plan that lets the next day begin at another hour.
    """
    offsets = set(offsets)
    first = _begins(day, plans) - timedelta(seconds=max(offsets))
    last = _begins(day + timedelta(days=1), plans) - timedelta(seconds=min(offsets))
    return (min(last, now.astimezone(UTC)) - first).total_seconds()


def _parts(standing: EffectiveEntry, correction: Correction, around: CorrectionContext) -> tuple[LedgerEntry, ...]:
    match correction:
        case CutTime(seconds):
            return (_cut(standing, seconds),)
        case AddTime(seconds):
            return (_added(standing, seconds, around),)
        case MoveTime(start):
            return _taken(standing), _moved(standing, start, around)
        case ReclassifyTime(time_class):
            return _taken(standing), _reclassified(standing, time_class)


def _begins(day: date, plans: Sequence[Plan]) -> datetime:
    plan = plan_on(plans, day) or plans[0]
    return day_start_of(day, plan.day_start).replace(tzinfo=UTC)


def _cut(standing: EffectiveEntry, seconds: float) -> LedgerEntry:
    _check_length("cut", seconds)
    if seconds > standing.seconds + _NOTHING:
        raise _refusal("cut", "negative")
    start = max(standing.start, standing.end - timedelta(seconds=seconds))
    return _part(standing, start, standing.end, -min(seconds, standing.seconds))


def _taken(standing: EffectiveEntry) -> LedgerEntry:
    return _part(standing, standing.start, standing.end, -standing.seconds)


def _reclassified(standing: EffectiveEntry, time_class: TimeClass) -> LedgerEntry:
    if time_class is standing.time_class:
        raise _refusal("class", "same")
    return replace(_part(standing, standing.start, standing.end, standing.seconds), time_class=time_class)


def _added(standing: EffectiveEntry, seconds: float, around: CorrectionContext) -> LedgerEntry:
    _check_length("add", seconds)
    length = timedelta(seconds=seconds)
    after = _part(standing, standing.end, standing.end + length, seconds)
    before = _part(standing, standing.start - length, standing.start, seconds)
    refused = _obstacle(after, standing, around)
    if refused and _obstacle(before, standing, around):
        raise _refusal("add", refused)
    return before if refused else after


def _moved(standing: EffectiveEntry, local: datetime, around: CorrectionContext) -> LedgerEntry:
    if local == standing.start:
        raise _refusal("start", "same")
    start = local.astimezone(UTC)
    day = study_day(local, plan_at(around.plans, local).day_start)
    end = start + (standing.end - standing.start)
    moved = replace(_part(standing, start, end, standing.seconds), offset=offset_of(local), day=day)
    refused = _obstacle(moved, standing, around)
    if refused:
        raise _refusal("start", refused)
    return moved


def _obstacle(made: LedgerEntry, standing: EffectiveEntry, around: CorrectionContext) -> str:
    """Return why a stretch cannot be where it shall be; nothing if it can."""
    if made.end > around.now:
        return "future"
    day_start = _day_start(around, made.day)
    first, last = local_time(made.start, made.offset), local_time(made.end, made.offset) - timedelta.resolution
    if study_day(first, day_start) != study_day(last, day_start) or study_day(first, day_start) != made.day:
        return "day"
    others = (one for one in around.others if one.entry.id != standing.entry.id and one.seconds > _NOTHING)
    return "overlap" if any(one.start < made.end and made.start < one.end for one in others) else ""


def _check_days(made: Sequence[LedgerEntry], around: CorrectionContext) -> None:
    """Refuse what would let a day hold more than its time."""
    for day in {one.day for one in made}:
        there = [one for one in around.others if one.day == day]
        change = sum(one.seconds for one in made if one.day == day)
        offsets = [one.entry.offset for one in there] + [one.offset for one in made]
        seconds = sum(one.seconds for one in there) + change
        if change > _NOTHING and seconds > day_length(day, offsets, around.plans, around.now) + _NOTHING:
            raise _refusal("add", "wall")


def _check_length(field: str, seconds: float) -> None:
    if not _NOTHING < seconds < timedelta(days=2).total_seconds():
        raise _refusal(field, "length")


def _day_start(around: CorrectionContext, day: date) -> int:
    return (plan_on(around.plans, day) or around.plans[0]).day_start


def _part(standing: EffectiveEntry, start: datetime, end: datetime, seconds: float) -> LedgerEntry:
    latest = next((one for one in reversed(standing.corrections) if one.seconds > 0), standing.entry)
    return replace(
        standing.entry,
        time_class=standing.time_class,
        start=start,
        end=end,
        offset=latest.offset,
        day=standing.day,
        seconds=seconds,
        origin=EntryOrigin.CORRECTED,
        flag="",
    )


def _named(
    standing: EffectiveEntry, made: Sequence[LedgerEntry], reason: str, now: datetime
) -> tuple[LedgerEntry, ...]:
    """Return the entries ids that sort after those of all earlier corrections, also of ones made in the same moment."""
    root = standing.entry.refers_to or standing.entry.id
    last = max((one.id for one in standing.corrections), default="")
    named = []
    for one in made:
        last = later_id(now, last)
        named.append(replace(one, id=last, reason=reason, refers_to=root))
    return tuple(named)


def _refusal(field: str, reason: str) -> ReaderError:
    return ReaderError(Problem.ENTRY_INVALID, field=field, reason=reason)
