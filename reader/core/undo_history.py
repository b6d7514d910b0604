"""Compute the steps that lead to any point in the undo history of the library."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from reader.core.changes import Changes


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """A step of the history; ``undone`` is set if it can be redone.

    ``words`` is the beginning of the text that the step concerns: the passage, the note or the title, or empty.
    ``leaving`` are the texts that undoing the step, or redoing it if it is undone, takes out of the library.
    """

    number: int
    at: datetime
    changes: Changes
    words: str
    undone: bool
    leaving: tuple[str, ...] = ()

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


def steps_to(steps: tuple[HistoryStep, ...], number: int) -> HistoryPreview:
    """Return the steps from now to the point right after the step with this number (0: before all of them).

    ``steps`` are the recorded ones, the newest first.
    """
    undo = tuple(step for step in steps if step.number > number and not step.undone)
    redo = tuple(step for step in reversed(steps) if step.number <= number and step.undone)
    path = undo or redo
    return HistoryPreview(path, _combined(path), forward=bool(redo and not undo))


def changes_between(before: tuple[HistoryStep, ...], after: tuple[HistoryStep, ...]) -> Changes:
    """Return the union of what the steps touched that were made, undone, redone or extended in between."""
    known = set(map(_identity, before))
    return _combined(tuple(step for step in after if _identity(step) not in known))


def _identity(step: HistoryStep) -> tuple[int, bool, datetime, Changes]:
    return step.number, step.undone, step.at, replace(step.changes, carried={})


def _combined(steps: tuple[HistoryStep, ...]) -> Changes:
    return Changes(
        operation="",
        annotations=tuple(dict.fromkeys(identifier for step in steps for identifier in step.changes.annotations)),
        texts=tuple(dict.fromkeys(identifier for step in steps for identifier in step.changes.texts)),
        entries=tuple(dict.fromkeys(identifier for step in steps for identifier in step.changes.entries)),
        plan=any(step.changes.plan for step in steps),
        roadmap=any(step.changes.roadmap for step in steps),
        topics=any(step.changes.topics for step in steps),
        study=any(step.changes.study for step in steps),
    )
