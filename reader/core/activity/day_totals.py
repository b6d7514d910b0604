"""Add up the ledger for judging, as of a moment: what was entered later does not count yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from reader.core.activity.clock_doubt import SkippedDays
from reader.core.activity.judging import LIMITED, JudgedDay, counted_by_day, judge_days
from reader.core.activity.ledger import LedgerEntry, TimeClass
from reader.core.activity.plan import Plan
from reader.core.activity.plan_change import study_day_now


class EntrySource(Protocol):
    """Give what the ledger holds; `reader.storage.repositories.ledger.Ledger` does."""

    def entries(self, day: date) -> list[LedgerEntry]:
        """Return the entries of one study day in the order of their start."""
        ...

    def seconds_by_day(self, first: date, last: date) -> dict[date, dict[TimeClass, float]]:
        """Sum the seconds of each class for the study days that have any, from ``first`` to ``last`` included."""
        ...


def judged_days(
    plans: Sequence[Plan],
    rest_days: Collection[date],
    ledger: EntrySource,
    local: datetime,
    passed_over: SkippedDays | None = None,
) -> tuple[JudgedDay, ...]:
    """Judge every day from the first plan's to the study day of a local time, which comes last.

    ``passed_over`` are days that a clock in doubt went over; they are neither met nor missed.
    """
    today = study_day_now(plans, local)
    days: dict[date, Mapping[TimeClass, float]] = {
        **ledger.seconds_by_day(plans[0].effective_day, today - timedelta(days=1)),
        today: _by_class(entry for entry in ledger.entries(today) if entry.start <= local),
    }
    return judge_days(counted_by_day(days, plans), plans, rest_days, today, passed_over)


def counted_of_entries(entries: Iterable[LedgerEntry], plan: Plan) -> list[float]:
    """Return the seconds of each entry that count towards the goal of its day; together they are what the day counts.

    Writing and review count together up to half of the goal: the entries that come after that count for nothing.
    """
    counted = []
    limited = 0.0
    for entry in entries:
        seconds = entry.seconds if entry.time_class in plan.counted_classes else 0.0
        if entry.time_class in LIMITED:
            before, limited = limited, limited + seconds
            seconds = min(limited, plan.goal_seconds / 2) - min(before, plan.goal_seconds / 2)
        counted.append(seconds)
    return counted


def counted_of_entry(entries: Sequence[LedgerEntry], plan: Plan, entry: str) -> float:
    """Return the seconds of one entry of a day that count towards its goal; ``entries`` are all those of the day."""
    counted = counted_of_entries(entries, plan)
    return next(seconds for one, seconds in zip(entries, counted, strict=True) if one.id == entry)


def _by_class(entries: Iterable[LedgerEntry]) -> dict[TimeClass, float]:
    sums: defaultdict[TimeClass, float] = defaultdict(float)
    for entry in entries:
        sums[entry.time_class] += entry.seconds
    return dict(sums)
