"""Define what is gathered for a meeting since the last one: questions, passages, actions (study.md, §6)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.core.study.actions import ActionRecord


class QuestionOrigin(StrEnum):
    """Where a question of a meeting comes from; the value is used in JSON."""

    OWN = "own"
    REPORT = "report"
    MEETING = "meeting"


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
    """A question of a round that members missed, with its answer and how many of them did; never who."""

    id: str
    stem: str
    answer: str
    times: int


@dataclass(frozen=True, slots=True)
class MeetingMaterial:
    """What is gathered for a meeting; ``closed`` are the actions that were closed since the last one."""

    questions: tuple[MeetingQuestion, ...] = ()
    together: tuple[SharedPassage, ...] = ()
    missed: tuple[MissedRoundQuestion, ...] = ()
    open: tuple[ActionRecord, ...] = ()
    closed: tuple[ActionRecord, ...] = ()
