"""Compute the steps that lead to any point in the undo history of the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from reader.core.changes import Changes, united_changes
from reader.core.sync.intake import Intake


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A step of the history as a list shows it, without what it touched.

    ``parts`` are the numbers of the parts in which the step is recorded, the first one first, and ``size`` is that of
    the first one in bytes; the others are as large or smaller. The rest as for `HistoryStep`.
    """

    number: int
    at: datetime
    operation: str
    words: str
    undone: bool
    size: int
    parts: tuple[int, ...]
    intake: Intake | None = None


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """A step of the history; ``undone`` is set if it can be redone.

    ``words`` is the beginning of the text that the step concerns: the passage, the note or the title, or empty.
    ``leaving`` are the texts that undoing the step, or redoing it if it is undone, takes out of the library. ``intake``
    is what the step took in from other machines; None for one of the reader's own.
    """

    number: int
    at: datetime
    changes: Changes
    words: str
    undone: bool
    leaving: tuple[str, ...] = ()
    intake: Intake | None = None

    @property
    def needs_consent(self) -> bool:
        """Return whether undoing or redoing the step takes away texts, or changes the plan or minutes."""
        return bool(self.leaving or self.changes.plan or self.changes.entries)


@dataclass(frozen=True, slots=True)
class HistoryPreview:
    """The changes that going to a point in the history would make: the steps, in the order of execution.

    ``forward`` is set if they would be redone, not undone. ``changes`` is the union of what they touch.
    """

    steps: tuple[HistoryStep, ...]
    changes: Changes
    forward: bool


Step = TypeVar("Step", HistoryEntry, HistoryStep)


def path_to(steps: Sequence[Step], number: int) -> tuple[Step, ...]:
    """Return the steps from now to the point right after the step with this number, in the order of execution.

    ``steps`` are the recorded ones, the newest first; all of the path are undone, or all are redone.
    """
    undo = tuple(step for step in steps if step.number > number and not step.undone)
    return undo or tuple(step for step in reversed(steps) if step.number <= number and step.undone)


def steps_to(steps: Sequence[HistoryStep], number: int) -> HistoryPreview:
    """Return the steps from now to the point right after the step with this number (0: before all of them).

    ``steps`` are the recorded ones, the newest first.
    """
    path = path_to(steps, number)
    return HistoryPreview(path, combined_changes(path), forward=any(step.undone for step in path))


def changes_between(before: tuple[HistoryStep, ...], after: tuple[HistoryStep, ...]) -> Changes:
    """Return the union of what the steps touched that were made, undone, redone or extended in between."""
    known = set(map(_identity, before))
    return combined_changes([step for step in after if _identity(step) not in known])


def _identity(step: HistoryStep) -> tuple[int, bool, datetime, Changes]:
    return step.number, step.undone, step.at, replace(step.changes, carried={})


def combined_changes(steps: Sequence[HistoryStep]) -> Changes:
    """Return the union of what steps touched."""
    return replace(united_changes([step.changes for step in steps]), operation="", step=0)
