"""Hold what was done to the library, so that any point of it can be gone back to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reader.core.changes import Changes


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """Hold one step that was done; ``undone`` says that it was taken back and can be done again.

    ``words`` are the beginning of what the step is about: the passage, the note or the title; they may be empty.
    """

    number: int
    at: datetime
    changes: Changes
    words: str
    undone: bool


@dataclass(frozen=True, slots=True)
class HistoryPreview:
    """Say what going to a point in the past would change: the steps, in the order in which they would be taken.

    ``forward`` says that they would be done again, not taken back. ``changes`` holds all that they touch, once each.
    """

    steps: tuple[HistoryStep, ...]
    changes: Changes
    forward: bool


def steps_to(steps: tuple[HistoryStep, ...], number: int) -> HistoryPreview:
    """Return what leads from now to the moment right after the step with a number (0: before all of them).

    ``steps`` are those that are kept, the newest first.
    """
    back = tuple(one for one in steps if one.number > number and not one.undone)
    again = tuple(one for one in reversed(steps) if one.number <= number and one.undone)
    taken = back or again
    return HistoryPreview(taken, _together(taken), forward=bool(again and not back))


def _together(steps: tuple[HistoryStep, ...]) -> Changes:
    return Changes(
        operation="",
        annotations=tuple(dict.fromkeys(one for step in steps for one in step.changes.annotations)),
        texts=tuple(dict.fromkeys(one for step in steps for one in step.changes.texts)),
        entries=tuple(dict.fromkeys(one for step in steps for one in step.changes.entries)),
        plan=any(step.changes.plan for step in steps),
        roadmap=any(step.changes.roadmap for step in steps),
        topics=any(step.changes.topics for step in steps),
    )
