"""Tell what a day becomes by entries that are not in the ledger yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from reader.core.activity.judging import counted_seconds
from reader.core.activity.ledger import LedgerEntry
from reader.storage.library import Library
from reader.ui.translation.day_labels import long_date
from reader.ui.translation.durations import length


@dataclass(frozen=True, slots=True)
class DayChange:
    """Hold the seconds that a day counts before and after, and its goal in seconds."""

    day: date
    before: float
    after: float
    goal: float

    @property
    def words(self) -> str:
        """Return what becomes of the day."""
        if length(self.before) == length(self.after):
            words = QCoreApplication.translate("DayChange", "{day} stays at {after} of {goal}.")
        elif self.before < self.goal <= self.after:
            words = QCoreApplication.translate("DayChange", "{day} goes from {before} to {after} of {goal}: met.")
        elif self.after < self.goal <= self.before:
            words = QCoreApplication.translate(
                "DayChange", "{day} goes from {before} to {after} of {goal}: no longer met."
            )
        else:
            words = QCoreApplication.translate("DayChange", "{day} goes from {before} to {after} of {goal}.")
        return words.format(
            day=long_date(self.day), before=length(self.before), after=length(self.after), goal=length(self.goal)
        )


def day_changes(library: Library, made: Iterable[LedgerEntry]) -> tuple[DayChange, ...]:
    """Return what each day becomes by entries that would be made, in order."""
    made = tuple(made)
    return tuple(_change(library, day, made) for day in sorted({one.day for one in made}))


def _change(library: Library, day: date, made: Iterable[LedgerEntry]) -> DayChange:
    plan = library.plans.in_force(day)
    before = library.ledger.seconds_by_day(day, day).get(day, {})
    after = dict(before)
    for one in made:
        if one.day == day:
            after[one.time_class] = after.get(one.time_class, 0.0) + one.seconds
    return DayChange(day, counted_seconds(before, plan), counted_seconds(after, plan), plan.goal_seconds)
