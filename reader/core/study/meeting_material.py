"""Define what is gathered for a meeting since the last one: questions, passages, actions (study.md, §6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reader.core.study.actions import ActionRecord
from reader.core.study.meeting import Contribution


class QuestionOrigin(StrEnum):
    """Where a question of a meeting comes from; the value is used in JSON."""

    OWN = "own"
    REPORT = "report"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class MeetingPeriod:
    """The aware times from which on and until which something belongs to a meeting; None without a limit."""

    since: datetime | None
    until: datetime | None

    def has(self, at: datetime) -> bool:
        """Return whether an aware time is in the period."""
        return (self.since is None or at >= self.since) and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class MeetingQuestion:
    """A question for the meeting: who asks it, on which passage of which text, and what was answered in a note.

    ``id`` is that of the annotation, or follows from the words where there is none here; ``text`` is the id of the
    text, empty if that is not in the library.
    """

    id: str
    author: str
    words: str
    origin: QuestionOrigin
    title: str = ""
    section: str = ""
    quote: str = ""
    text: str = ""
    annotation: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage that several members marked."""

    id: str
    quote: str
    people: tuple[str, ...]
    title: str = ""
    section: str = ""
    text: str = ""
    annotation: str = ""


@dataclass(frozen=True, slots=True)
class MissedRoundQuestion:
    """A question that was missed in a round, never by whom, with its answer.

    ``stem`` is empty for one that is not in the bank: then only its place on the paper of the round is known.
    """

    id: str
    number: int
    round: int
    stem: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class MeetingMaterial:
    """What is gathered for a meeting; ``closed`` are the actions that were closed since the last one.

    ``contributions`` are by name what members may speak about, from what they handed over.
    """

    questions: tuple[MeetingQuestion, ...] = ()
    together: tuple[SharedPassage, ...] = ()
    missed: tuple[MissedRoundQuestion, ...] = ()
    open: tuple[ActionRecord, ...] = ()
    closed: tuple[ActionRecord, ...] = ()
    contributions: Mapping[str, Contribution] = field(default_factory=dict)
