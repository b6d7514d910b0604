"""Define actions: what somebody is to do until a day, kept until it is done (study.md, §8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

SEEN_BEFORE = 7
"""Days before its day from which on an action is shown among what there is today."""

LONGEST_SOURCE = 400
"""Code points that are kept of the passage or note that an action came from."""


class ActionState(StrEnum):
    """The states of an action; the value is stored in the library and used in JSON."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


CLOSED = frozenset({ActionState.DONE, ActionState.DROPPED})

_NEXT = {
    ActionState.OPEN: ActionState.DOING,
    ActionState.DOING: ActionState.DONE,
    ActionState.DONE: ActionState.OPEN,
    ActionState.DROPPED: ActionState.OPEN,
}


class ActionChangeKind(StrEnum):
    """What a change of an action changed; the value is stored in the library and used in JSON."""

    MADE = "made"
    STATE = "state"
    DUE = "due"
    WHO = "who"
    WHAT = "what"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Project:
    """A project, whose measures are actions; ``done`` is the study day on which it was done."""

    id: str
    title: str
    made: datetime
    done: date | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """An action; ``project`` is the id of the project that it is a measure of, empty without one.

    ``outcome`` is what came of it, or why it was dropped. ``annotation`` is the id of the mark or note that it came
    from, empty if that is gone, ``source`` its words as they were. ``day`` is the study day on which it was made and
    ``done`` the one on which it was closed.
    """

    id: str
    what: str
    made: datetime
    day: date
    who: str = ""
    due: date | None = None
    state: ActionState = ActionState.OPEN
    outcome: str = ""
    project: str = ""
    annotation: str = ""
    source: str = ""
    done: date | None = None

    @property
    def is_closed(self) -> bool:
        """Return whether it is done or dropped."""
        return self.state in CLOSED

    def days_past(self, today: date) -> int:
        """Return the days since the day until which it was to be done; 0 if that is still to come, or it is closed."""
        return 0 if self.due is None or self.is_closed else max(0, (today - self.due).days)

    def is_due(self, today: date) -> bool:
        """Return whether it is to be shown among what there is today."""
        return not self.is_closed and self.due is not None and self.due <= today + timedelta(days=SEEN_BEFORE)


@dataclass(frozen=True, slots=True)
class ActionChange:
    """A change of an action on a study day, with words of the reader's; its value is what was changed to.

    Of the first one, by which it was made, the value is the day until which it was to be done.
    """

    action: str
    at: datetime
    day: date
    kind: ActionChangeKind
    value: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """An action with the title of its project and its history, the oldest change first."""

    action: Action
    project: str
    history: tuple[ActionChange, ...]

    @property
    def earlier_days(self) -> tuple[date, ...]:
        """Return the days until which it was to be done before, the first one first."""
        kinds = (ActionChangeKind.MADE, ActionChangeKind.DUE)
        values = [change.value for change in self.history if change.kind in kinds]
        return tuple(date.fromisoformat(value) for value in values[:-1] if value)

    @property
    def revision(self) -> int:
        """Return how often it was changed."""
        return max(0, len(self.history) - 1)


def next_state(state: ActionState) -> ActionState:
    """Return the state that follows in the order open, doing, done; what is closed is opened again."""
    return _NEXT[state]


def in_order(records: list[ActionRecord]) -> list[ActionRecord]:
    """Return actions by day: those that are not closed first, those without a day after those with one."""
    return sorted(
        records,
        key=lambda record: (
            record.action.is_closed,
            record.action.due or date.max,
            record.action.made,
            record.action.id,
        ),
    )
