"""Sum up the ledger to judge the days as of a given time; entries after it do not count yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from reader.core.activity.clock_doubt import SkippedDays
from reader.core.activity.judging import LIMITED, JudgedDay, counted_by_day, judge_days
from reader.core.activity.ledger import LedgerEntry, TimeClass
from reader.core.activity.plan import Plan
from reader.core.activity.plan_change import study_day_now
from reader.core.activity.union import united_seconds


class EntrySource(Protocol):
    """A source of ledger entries, implemented by `reader.storage.repositories.ledger.Ledger`."""

    def entries(self, day: date) -> list[LedgerEntry]:
        """Return the entries of one study day in the order of their start."""
        ...

    def seconds_by_day(self, first: date, last: date) -> dict[date, dict[TimeClass, float]]:
        """Sum the seconds of each class for the study days that have any, from ``first`` to ``last``, both included."""
        ...


def judged_days(
    plans: Sequence[Plan],
    rest_days: Collection[date],
    ledger: EntrySource,
    local: datetime,
    skipped: SkippedDays | None = None,
) -> tuple[JudgedDay, ...]:
    """Judge every day from the first plan's day to the study day of ``local``, in order.

    ``skipped`` are the days that a doubted clock skipped; they are neither met nor missed.
    """
    today = study_day_now(plans, local)
    days: dict[date, Mapping[TimeClass, float]] = {
        **ledger.seconds_by_day(plans[0].effective_day, today - timedelta(days=1)),
        today: united_seconds(entry for entry in ledger.entries(today) if entry.start <= local).get(today, {}),
    }
    return judge_days(counted_by_day(days, plans), plans, rest_days, today, skipped)


def counted_of_entries(entries: Iterable[LedgerEntry], plan: Plan) -> list[float]:
    """Return the seconds of each entry that count towards the goal of its day; their sum is the day's counted time.

    Writing and review together count for at most half of the goal; entries beyond that count zero.
    """
    counted = []
    limited = 0.0
    for entry in entries:
        seconds = entry.seconds if entry.time_class in plan.counted_classes else 0.0
        if entry.time_class in LIMITED:
            before, limited = limited, limited + seconds
            room = plan.goal_on(entry.day) / 2
            seconds = min(limited, room) - min(before, room)
        counted.append(seconds)
    return counted


def counted_of_entry(entries: Sequence[LedgerEntry], plan: Plan, entry_id: str) -> float:
    """Return the seconds of one entry that count towards the goal of its day; ``entries`` are all those of the day."""
    counted = counted_of_entries(entries, plan)
    return next(seconds for entry, seconds in zip(entries, counted, strict=True) if entry.id == entry_id)
