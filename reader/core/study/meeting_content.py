"""Convert what belongs to a meeting beside its day, place and length to JSON, and back (study.md, §6).

What is stored is read as foreign input: what is not as it should be is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field

from reader.core.study.exchange import clean_name
from reader.core.study.meeting import (
    LENGTHS,
    LONGEST_LINE,
    LONGEST_RECORD,
    MOST_PEOPLE,
    Agenda,
    AgendaPart,
    AskedQuestion,
    Contribution,
    Meeting,
)

_MOST_PARTS = 50
_MOST_QUESTIONS = 1_000


@dataclass(frozen=True, slots=True)
class MeetingContent:
    """The fields of a meeting that stand in its content."""

    agenda: Agenda = ()
    roster: tuple[str, ...] = ()
    present: frozenset[str] = frozenset()
    each: int = 0
    contributions: Mapping[str, Contribution] = field(default_factory=dict)
    questions: tuple[AskedQuestion, ...] = ()
    record: str = ""
    revision: int = 0


def meeting_content(meeting: Meeting) -> dict[str, object]:
    """Return what belongs to a meeting, as values of JSON."""
    return {
        "agenda": [[part.name, part.minutes] for part in meeting.agenda],
        "roster": list(meeting.roster),
        "present": [name for name in meeting.roster if name in meeting.present],
        "each": meeting.each,
        "contributions": {name: asdict(one) for name, one in meeting.contributions.items() if not one.is_empty},
        "questions": [[one.words, one.who] for one in meeting.questions],
        "record": meeting.record,
        "revision": meeting.revision,
    }


def parsed_meeting_content(value: object) -> MeetingContent:
    """Return what values of JSON say of a meeting."""
    if not isinstance(value, dict):
        return MeetingContent()
    roster = tuple(dict.fromkeys(_names(value.get("roster"))))
    return MeetingContent(
        agenda=tuple(_parts(value.get("agenda"))),
        roster=roster,
        present=frozenset(_names(value.get("present"))) & frozenset(roster),
        each=_number(value.get("each")),
        contributions=dict(_contributions(value.get("contributions"))),
        questions=tuple(_questions(value.get("questions"))),
        record=_text(value.get("record"), LONGEST_RECORD),
        revision=_number(value.get("revision")),
    )


def _parts(value: object) -> Iterator[AgendaPart]:
    for part in value[:_MOST_PARTS] if isinstance(value, list) else ():
        match part:
            case [str(name), None] if clean_name(name):
                yield AgendaPart(clean_name(name))
            case [str(name), int(minutes)] if clean_name(name) and minutes in LENGTHS:
                yield AgendaPart(clean_name(name), minutes)


def _names(value: object) -> Iterator[str]:
    for name in value[:MOST_PEOPLE] if isinstance(value, list) else ():
        if isinstance(name, str) and (clean := clean_name(name)):
            yield clean


def _contributions(value: object) -> Iterator[tuple[str, Contribution]]:
    for name, fields in value.items() if isinstance(value, dict) else ():
        if isinstance(fields, dict) and (clean := clean_name(str(name))):
            words = (_text(fields.get(key), LONGEST_LINE) for key in ("portion", "passage", "annotation", "question"))
            yield clean, Contribution(*words)


def _questions(value: object) -> Iterator[AskedQuestion]:
    for question in value[:_MOST_QUESTIONS] if isinstance(value, list) else ():
        match question:
            case [str(words), str(who)] if words.strip():
                yield AskedQuestion(words[:LONGEST_LINE], clean_name(who))


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1_000_000 else 0


def _text(value: object, longest: int) -> str:
    return value[:longest] if isinstance(value, str) else ""
