"""Tell why seconds of an entry do not count towards the goal of their day (hour.md, "Classes of time")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from reader.core.activity.judging import LIMITED
from reader.core.activity.ledger import EffectiveEntry, EntryOrigin, LedgerEntry, TimeClass, effective_entries
from reader.core.activity.plan import Plan
from reader.core.activity.span import SpanEnd

_EPSILON = 0.000_5
"""Seconds below which nothing is missing: sums of floating-point durations are not exact."""


class Uncounted(StrEnum):
    """Why seconds do not count; the value is used in JSON."""

    CAP = "cap"
    """Notes and review together fill at most half of the goal."""
    SKIM = "skim"
    """The text was passed too fast."""
    CUT = "cut"
    """A correction took them away, or the clock did for want of input."""
    OTHER_MACHINE = "other-machine"
    """They were counted on another machine at the same time."""


def uncounted_reasons(entries: Sequence[LedgerEntry], counted: Sequence[float], plan: Plan) -> list[Uncounted | None]:
    """Return why seconds of each entry of a day do not count, None where all do.

    ``counted`` are the seconds of each entry that count, as `day_totals.counted_of_entries` returns them.
    """
    effective = {entry.entry.id: entry for entry in effective_entries(entries)}
    roots = {later.id: entry for entry in effective.values() for later in entry.corrections}
    return [
        _reason(entry, seconds, effective.get(entry.id) or roots.get(entry.id), plan)
        for entry, seconds in zip(entries, counted, strict=True)
    ]


def capped_seconds(effective: Sequence[EffectiveEntry], plan: Plan, day: date) -> list[float]:
    """Return the seconds of each entry of a day that count, with its corrections applied."""
    counted, room = [], plan.goal_on(day) / 2
    for entry in effective:
        seconds = entry.seconds if entry.time_class in plan.counted_classes else 0.0
        if entry.time_class in LIMITED:
            seconds = min(seconds, room)
            room -= seconds
        counted.append(seconds)
    return counted


def uncounted_reason(effective: EffectiveEntry, counted: float) -> Uncounted | None:
    """Return why seconds of an entry do not count, with its corrections applied; None where all do."""
    if effective.time_class is TimeClass.SKIM and effective.seconds > _EPSILON:
        return Uncounted.SKIM
    if effective.time_class in LIMITED and counted < effective.seconds - _EPSILON:
        return Uncounted.CAP
    return Uncounted.CUT if is_cut(effective) else None


def is_cut(effective: EffectiveEntry) -> bool:
    """Return whether corrections left less of an entry than there was, or the clock cut it for want of input."""
    if effective.seconds < effective.entry.seconds - _EPSILON:
        return True
    end, _space, _waited = effective.entry.reason.partition(" ")
    return effective.entry.origin is EntryOrigin.MEASURED and end in (SpanEnd.IDLE, SpanEnd.UNCHANGED)


def _reason(entry: LedgerEntry, counted: float, effective: EffectiveEntry | None, plan: Plan) -> Uncounted | None:
    if entry.time_class is TimeClass.SKIM:
        return Uncounted.SKIM if entry.seconds > _EPSILON else None
    if entry.time_class in plan.counted_classes and entry.seconds > 0 and counted < entry.seconds - _EPSILON:
        return Uncounted.CAP if entry.time_class in LIMITED else Uncounted.OTHER_MACHINE
    concerned = entry.refers_to is None or entry.seconds < 0
    return Uncounted.CUT if concerned and effective is not None and is_cut(effective) else None
