"""Describe how entries that are not in the ledger yet would change a day."""

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
    """The seconds that a day counts before and after a change, its goal in seconds, and whether it is a rest day."""

    day: date
    before: float
    after: float
    goal: float
    rests: bool = False

    @property
    def sentence(self) -> str:
        """Return a sentence about the change of the day."""
        if length(self.before) == length(self.after):
            template = QCoreApplication.translate("DayChange", "{day} stays at {after} of {goal}.")
        elif self.rests:
            template = QCoreApplication.translate("DayChange", "{day}, a rest day, goes from {before} to {after}.")
        elif self.before < self.goal <= self.after:
            template = QCoreApplication.translate("DayChange", "{day} goes from {before} to {after} of {goal}: met.")
        elif self.after < self.goal <= self.before:
            template = QCoreApplication.translate(
                "DayChange", "{day} goes from {before} to {after} of {goal}: no longer met."
            )
        else:
            template = QCoreApplication.translate("DayChange", "{day} goes from {before} to {after} of {goal}.")
        return template.format(
            day=long_date(self.day), before=length(self.before), after=length(self.after), goal=length(self.goal)
        )


def day_changes(library: Library, entries: Iterable[LedgerEntry]) -> tuple[DayChange, ...]:
    """Return, in order, the change of each day by entries that would be added."""
    entries = tuple(entries)
    return tuple(_change(library, day, entries) for day in sorted({entry.day for entry in entries}))


def _change(library: Library, day: date, entries: Iterable[LedgerEntry]) -> DayChange:
    plan = library.plans.in_force(day)
    before = library.ledger.seconds_by_day(day, day).get(day, {})
    after = dict(before)
    for entry in entries:
        if entry.day == day:
            after[entry.time_class] = after.get(entry.time_class, 0.0) + entry.seconds
    rests = plan.rests_on(day) or day in library.plans.rest_days()
    return DayChange(
        day, counted_seconds(before, plan, day), counted_seconds(after, plan, day), plan.goal_on(day), rests
    )
