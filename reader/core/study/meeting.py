"""Define meetings: their agenda, who speaks in which order, and for how long (study.md, §6).

What the fixed parts of the agenda leave is shared by those who are present. Whoever began last time comes last now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType

from reader.core.errors import Problem, ReaderError

STEP = 30
"""Everyone's time is a multiple of so many seconds."""

LEAST = 60
"""Seconds below which everyone's time is too short to say anything in."""

LENGTHS = range(1, 601)
"""The minutes that a meeting may last."""

EVENING = time(19, 30)
"""When a meeting begins unless another time was ever set."""

LONGEST_LINE = 300
"""Code points of a title, a place, a portion or a question."""

LONGEST_RECORD = 200_000
"""Code points of the minutes of a meeting."""

MOST_PEOPLE = 500

_SECONDS = 60
_SALON_SECONDS = 180


class MeetingTemplate(StrEnum):
    """The templates of meetings; the value is stored in the library and used on the command line."""

    EVERYONE = "everyone"
    WEEKLY = "weekly"
    SALON = "salon"
    CONTEST = "contest"


class PartName(StrEnum):
    """The parts of an agenda that have a name of their own; the value is stored in the library and used in JSON."""

    OPENING = "opening"
    LESSON = "lesson"
    STUDY = "study"
    ROUND = "round"
    QUIZ = "quiz"
    CONTEST = "contest"
    TALK = "talk"
    QUESTIONS = "questions"
    ACTIONS = "actions"
    CLOSING = "closing"


QUIZ_MINUTES = 8
"""Minutes for the questions of a quiz that many missed, where the group had one."""


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """A part of an agenda: one of `PartName`, or a name that the reader gave it.

    ``minutes`` is None for what takes as long as the others leave.
    """

    name: str
    minutes: int | None = None


Agenda = tuple[AgendaPart, ...]


@dataclass(frozen=True, slots=True)
class TemplateOutline:
    """What a template sets: the length in minutes, the agenda, and the seconds of each who speaks, 0 to share time."""

    length: int
    agenda: Agenda
    each: int = 0


_OPENING, _LESSON, _ROUND = AgendaPart(PartName.OPENING, 2), AgendaPart(PartName.LESSON, 5), AgendaPart(PartName.ROUND)
_LAST = (AgendaPart(PartName.QUESTIONS, 6), AgendaPart(PartName.ACTIONS, 5), AgendaPart(PartName.CLOSING, 2))
TEMPLATES: Mapping[MeetingTemplate, TemplateOutline] = MappingProxyType(
    {
        MeetingTemplate.EVERYONE: TemplateOutline(60, (_OPENING, _LESSON, _ROUND, *_LAST)),
        MeetingTemplate.WEEKLY: TemplateOutline(
            90, (_OPENING, _LESSON, AgendaPart(PartName.STUDY, 20), _ROUND, *_LAST)
        ),
        MeetingTemplate.SALON: TemplateOutline(
            90, (_OPENING, _ROUND, AgendaPart(PartName.TALK), AgendaPart(PartName.CLOSING, 2)), _SALON_SECONDS
        ),
        MeetingTemplate.CONTEST: TemplateOutline(60, (_OPENING, AgendaPart(PartName.CONTEST), *_LAST)),
    }
)
"""What each template sets; all of it may be changed."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What somebody speaks about: a portion, a passage in words, the id of its annotation, and a question."""

    portion: str = ""
    passage: str = ""
    annotation: str = ""
    question: str = ""

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is said about it yet."""
        return not (self.portion or self.passage or self.question)

    def completed(self, other: Contribution) -> Contribution:
        """Return it with what it says nothing of as ``other`` has it."""
        passage = self if self.passage else other
        return Contribution(
            self.portion or other.portion, passage.passage, passage.annotation, self.question or other.question
        )


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question that was asked in a meeting."""

    words: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting on a day, from a local time on.

    ``group`` is the id of the group, empty without one. ``length`` is in minutes. ``roster`` are the members in the
    order in which they speak this time, with those who are not ``present``. ``each`` are the seconds that everybody
    speaks, 0 to share what the agenda leaves. ``contributions`` are by name. ``record`` are the minutes that were
    taken, in Markdown. ``revision`` rises with each change of when and where. ``held`` is the study day on which it was
    held.
    """

    id: str
    title: str
    day: date
    made: datetime
    template: MeetingTemplate = MeetingTemplate.EVERYONE
    start: time | None = None
    place: str = ""
    length: int = 60
    agenda: Agenda = ()
    roster: tuple[str, ...] = ()
    present: frozenset[str] = frozenset()
    each: int = 0
    contributions: Mapping[str, Contribution] = field(default_factory=dict)
    questions: tuple[AskedQuestion, ...] = ()
    record: str = ""
    group: str = ""
    revision: int = 0
    held: date | None = None

    @property
    def speakers(self) -> tuple[str, ...]:
        """Return those who are present, in the order in which they speak."""
        return tuple(name for name in self.roster if name in self.present)

    @property
    def begins(self) -> datetime:
        """Return the local time at which it begins, without a zone."""
        return datetime.combine(self.day, self.start or time())

    @property
    def ends(self) -> datetime:
        """Return the local time at which it ends, without a zone."""
        return self.begins + timedelta(minutes=self.length)

    def contribution(self, name: str) -> Contribution:
        """Return what somebody speaks about."""
        return self.contributions.get(name, Contribution())


@dataclass(frozen=True, slots=True)
class TimeProposal:
    """What makes everyone's time long enough: so many groups, in which each has ``seconds``, or so many minutes."""

    groups: int
    seconds: int
    length: int


@dataclass(frozen=True, slots=True)
class MeetingTimes:
    """How a meeting spends its time: the seconds of each part in order, and of everyone who speaks.

    ``fixed`` are the minutes that nobody of those who speak in turn has. ``proposal`` is there where everyone's time is
    too short.
    """

    parts: tuple[int, ...]
    seconds: int
    fixed: int
    proposal: TimeProposal | None = None

    @property
    def signals(self) -> tuple[int, ...]:
        """Return the seconds after which a speaker is signalled; none where nobody speaks in turn."""
        return signals(self.seconds) if self.seconds else ()


def speaking_seconds(minutes: int, people: int) -> int:
    """Return the seconds that each of several people has of so many minutes."""
    return max(0, minutes * _SECONDS // (people * STEP) * STEP)


def signals(seconds: int) -> tuple[int, int, int]:
    """Return the seconds after which a speaker is signalled: two thirds, five sixths, and all of the time."""
    return seconds * 2 // 3, seconds * 5 // 6, seconds


def meeting_times(meeting: Meeting) -> MeetingTimes:
    """Return how a meeting spends its time.

    Raises ReaderError MEETING_INVALID (``why``: nobody, twice, agenda, length) for one that cannot be held so.
    """
    _check(meeting)
    people = len(meeting.speakers)
    seconds = {place: _own_seconds(part, meeting) for place, part in enumerate(meeting.agenda)}
    left = meeting.length * _SECONDS - sum(filter(None, seconds.values()))
    if left < 0:
        raise ReaderError(Problem.MEETING_INVALID, why="agenda", length=meeting.length)
    open_parts = [place for place, own in seconds.items() if own is None]
    for place in open_parts:
        seconds[place] = left // len(open_parts)
    parts = tuple(seconds[place] or 0 for place in range(len(meeting.agenda)))
    rounds = [parts[place] for place, part in enumerate(meeting.agenda) if part.name == PartName.ROUND]
    fixed = meeting.length - sum(rounds) // _SECONDS
    if not rounds:
        return MeetingTimes(parts, 0, meeting.length)
    share = meeting.each or speaking_seconds(sum(rounds) // _SECONDS, people)
    return MeetingTimes(parts, share, fixed, _proposal(meeting.length - fixed, people, fixed, share))


def agenda_minutes(agenda: Agenda) -> int:
    """Return the minutes of the parts that have a length of their own."""
    return sum(part.minutes or 0 for part in agenda)


def with_fixed(agenda: Agenda, minutes: int) -> Agenda:
    """Return an agenda whose parts of a length of their own take so many minutes together, in proportion.

    What is left over by rounding goes to those that lost most by it; a part without a minute is left out.
    """
    before = agenda_minutes(agenda)
    if before == minutes:
        return agenda
    if not before:
        return (AgendaPart(PartName.OPENING, minutes), *agenda)
    exact = {place: part.minutes * minutes / before for place, part in enumerate(agenda) if part.minutes}
    whole = {place: int(share) for place, share in exact.items()}
    by_loss = sorted(exact, key=lambda place: (whole[place] - exact[place], place))
    for place in by_loss[: minutes - sum(whole.values())]:
        whole[place] += 1
    parts = (AgendaPart(part.name, whole.get(place, part.minutes)) for place, part in enumerate(agenda))
    return tuple(part for part in parts if part.minutes != 0)


def with_quiz(agenda: Agenda) -> Agenda:
    """Return an agenda with time for the quiz after the round, if it has none yet."""
    names = [part.name for part in agenda]
    if PartName.QUIZ in names or PartName.ROUND not in names:
        return agenda
    after = names.index(PartName.ROUND) + 1
    return (*agenda[:after], AgendaPart(PartName.QUIZ, QUIZ_MINUTES), *agenda[after:])


def turned_roster(last: Sequence[str], roster: Iterable[str]) -> tuple[str, ...]:
    """Return the roster in the order of the next meeting: that of the ``last`` one, turned by one.

    Those who are no longer on the roster are left out; those who are new come last.
    """
    names = tuple(dict.fromkeys(roster))
    staying = [name for name in last if name in names]
    turned = [*staying[1:], *staying[:1]]
    return (*turned, *(name for name in names if name not in turned))


def _own_seconds(part: AgendaPart, meeting: Meeting) -> int | None:
    """Return the seconds of a part that has a length of its own; None if it takes what the others leave."""
    if part.minutes is not None:
        return part.minutes * _SECONDS
    if part.name == PartName.ROUND and meeting.each:
        return meeting.each * len(meeting.speakers)
    return None


def _check(meeting: Meeting) -> None:
    if meeting.length not in LENGTHS:
        raise ReaderError(Problem.MEETING_INVALID, why="length", length=meeting.length)
    if not meeting.speakers:
        raise ReaderError(Problem.MEETING_INVALID, why="nobody")
    twice = next((name for place, name in enumerate(meeting.roster) if name in meeting.roster[:place]), None)
    if twice is not None:
        raise ReaderError(Problem.MEETING_INVALID, why="twice", who=twice)


def _proposal(minutes: int, people: int, fixed: int, share: int) -> TimeProposal | None:
    """Return what would make everyone's time long enough; None where it is."""
    if share >= LEAST:
        return None
    most = max(1, minutes * _SECONDS // LEAST)
    groups = -(-people // most)
    length = fixed + people * LEAST // _SECONDS
    return TimeProposal(groups, speaking_seconds(minutes, -(-people // groups)), length)
