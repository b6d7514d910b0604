"""Define what a member of a group reports of a period: only what they chose, field by field (study.md, §5).

Never in a report: times of day, texts outside the group's, single sittings, the device, the streak. Days are study
days, minutes one sum of the whole period.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from reader.core.activity.judging import DayState
from reader.core.activity.study_day import YEARS
from reader.core.errors import Problem, ReaderError
from reader.core.study.rounds import MOST_ROUND, MissedQuestion, RoundKey
from reader.core.text.normalise import clean
from reader.core.text.sanitise import DIRECTIONAL, one_line, sanitise

Item = TypeVar("Item")

LONGEST_PERIOD = 366
"""Days of the longest period of a report."""

KEPT_DAYS = 92
"""For how many days after the end of its period a report is kept."""

LONGEST_WORDS = 4_000
LONGEST_LINE = 400
MOST_ITEMS = 200
"""Code points of the reader's own words and of a title, a question or the like, and the most entries of one field."""

_MOST_ASKED = 1_000
_MOST_MINUTES = LONGEST_PERIOD * 24 * 60

_DAY_LETTERS = {
    DayState.MET: "m",
    DayState.REST: "r",
    DayState.MADE_UP: "u",
    DayState.MISSED: "x",
    DayState.OPEN: "o",
    DayState.BEFORE: "b",
}
_DAYS = re.compile(f"[{''.join(_DAY_LETTERS.values())}]*")


class ReportField(StrEnum):
    """What a report can hold beside who it is from and its period; the value is used in JSON and kept in the library.

    They are in the order of the levels 0 to 3 (study.md, §5).
    """

    PORTIONS = "portions"
    LESSONS = "lessons"
    WORDS = "words"
    DAYS = "days"
    QUESTIONS = "questions"
    NOTES = "notes"
    RESULT = "result"
    ACTIONS = "actions"
    MINUTES = "minutes"


USUAL_FIELDS = (ReportField.PORTIONS, ReportField.LESSONS, ReportField.WORDS)
"""What is ticked at first; every other field is chosen by hand."""


class PortionState(StrEnum):
    """How much of a portion was read; the value is used in JSON."""

    DONE = "done"
    PARTLY = "partly"
    NOT = "not"


_PORTION_STATES = frozenset(PortionState)


@dataclass(frozen=True, slots=True)
class ReportedPortion:
    """A portion of the pack, by its number in it from 1 on."""

    number: int
    title: str
    state: PortionState


@dataclass(frozen=True, slots=True)
class LessonCount:
    """How many lessons of the period were held."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ReportedQuestion:
    """A question for the meeting, with the title of its text and its section."""

    words: str
    text: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class ReportedNote:
    """A note with its passage."""

    quote: str
    words: str
    text: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class ReportedResult:
    """The result of a round of the pack with a title.

    The questions that were missed have their numbers in the paper, which is the same for everybody.
    """

    round: RoundKey
    title: str
    right: int
    total: int
    missed: tuple[MissedQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportedAction:
    """An action of one's own; ``state`` is the value of its state."""

    what: str
    state: str
    who: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class ReportedMinutes:
    """The minutes of a whole period that counted, and how many of them were declared by hand."""

    total: int
    declared: int = 0


@dataclass(frozen=True, slots=True)
class MemberReport:
    """What a member reports of the days from ``first`` to ``last``; a field that is None was not chosen.

    ``pack`` is the title of the pack whose portions these are. ``days`` has a letter for each day: met, rest, made up,
    missed, open, before the first plan.
    """

    first: date
    last: date
    pack: str = ""
    portions: tuple[ReportedPortion, ...] | None = None
    lessons: LessonCount | None = None
    words: str | None = None
    days: str | None = None
    questions: tuple[ReportedQuestion, ...] | None = None
    notes: tuple[ReportedNote, ...] | None = None
    result: ReportedResult | None = None
    actions: tuple[ReportedAction, ...] | None = None
    minutes: ReportedMinutes | None = None

    @property
    def fields(self) -> frozenset[ReportField]:
        """Return the fields that are in it."""
        return frozenset(name for name in ReportField if getattr(self, name.value) is not None)

    @property
    def keep_until(self) -> date:
        """Return the last day on which it is kept."""
        return self.last + timedelta(days=KEPT_DAYS)


def checked_period(first: date, last: date) -> tuple[date, date]:
    """Return the first and last day of a period of at most `LONGEST_PERIOD` days.

    Raises ReaderError REPORT_INVALID (``why``: backwards, period).
    """
    if last < first:
        raise ReaderError(Problem.REPORT_INVALID, why="backwards")
    days = (last - first).days + 1
    if days > LONGEST_PERIOD:
        raise ReaderError(Problem.REPORT_INVALID, why="period", days=days, most=LONGEST_PERIOD)
    return first, last


def day_letters(states: Sequence[DayState]) -> str:
    """Return the states of days as letters."""
    return "".join(_DAY_LETTERS[state] for state in states)


def content_of(report: MemberReport) -> dict[str, object]:
    """Return a report as the fields that its file has beside the header."""
    content: dict[str, object] = {"period": {"from": report.first.isoformat(), "until": report.last.isoformat()}}
    if report.portions is not None:
        content["pack"] = report.pack
    for name in ReportField:
        value = getattr(report, name.value)
        if value is not None:
            content[name.value] = _WRITERS[name](value)
    return content


def result_row(result: ReportedResult) -> dict[str, object]:
    """Return the result of a round as a file has it."""
    missed = [{"id": one.question, "number": one.number} for one in result.missed]
    row = {"pack": result.round.pack, "title": result.title, "round": result.round.number}
    return row | {"right": result.right, "of": result.total, "missed": missed}


def parsed_report(content: Mapping[str, object]) -> MemberReport:
    """Return the report that a file holds, with plain text in every field; what is not known is passed over.

    Raises ReaderError REPORT_INVALID (``why``: backwards, period, or content with the ``field`` that cannot be read).
    """
    first, last = checked_period(*parsed_period(content))
    return MemberReport(
        first=first,
        last=last,
        pack=_line(content.get("pack")),
        portions=_items(content, ReportField.PORTIONS, _portion),
        lessons=_one(content, ReportField.LESSONS, _lesson_count),
        words=_one(content, ReportField.WORDS, _words),
        days=_one(content, ReportField.DAYS, lambda value: _day_string(value, (last - first).days + 1)),
        questions=_items(content, ReportField.QUESTIONS, _question),
        notes=_items(content, ReportField.NOTES, _note),
        result=_one(content, ReportField.RESULT, parsed_result),
        actions=_items(content, ReportField.ACTIONS, _action),
        minutes=_one(content, ReportField.MINUTES, _minutes),
    )


def parsed_period(content: Mapping[str, object]) -> tuple[date, date]:
    """Return the first and the last day that a file names; raises ReaderError REPORT_INVALID if it names none."""
    match content.get("period"):
        case {"from": str(first), "until": str(last)}:
            days = _day(first), _day(last)
        case _:
            days = None, None
    if days[0] is None or days[1] is None:
        raise ReaderError(Problem.REPORT_INVALID, why="content", field="period")
    return days[0], days[1]


def parsed_result(value: object) -> ReportedResult | None:
    """Return the result of a round that a file holds; None for none."""
    match value:
        case {"pack": str(pack), "round": int(number), "right": int(right), "of": int(total), **rest}:
            key, missed, title = RoundKey(_line(pack), number), rest.get("missed", []), _line(rest.get("title"))
        case _:
            return None
    if not 0 <= right <= total <= _MOST_ASKED or not 1 <= number <= MOST_ROUND or not isinstance(missed, list):
        return None
    found = [_missed(key, one) for one in missed[:MOST_ITEMS]]
    return ReportedResult(key, title, right, total, tuple(one for one in found if one is not None))


def plain_words(value: str) -> str:
    """Return words of several lines as plain text: no control or directional characters, at most `LONGEST_WORDS`."""
    lines = (" ".join(line.split()) for line in DIRECTIONAL.sub("", clean(sanitise(value))).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()[:LONGEST_WORDS].rstrip()


def _row(item: object, *names: str) -> dict[str, object]:
    return {name: getattr(item, name) for name in names}


def _portion_row(portion: ReportedPortion) -> dict[str, object]:
    return {"number": portion.number, "title": portion.title, "state": portion.state.value}


def _action_row(action: ReportedAction) -> dict[str, object]:
    return _row(action, "what", "who", "state") | {"by": None if action.due is None else action.due.isoformat()}


_WRITERS: dict[ReportField, Callable[[Any], object]] = {
    ReportField.PORTIONS: lambda portions: [_portion_row(one) for one in portions],
    ReportField.LESSONS: lambda lessons: {"done": lessons.done, "of": lessons.total},
    ReportField.WORDS: str,
    ReportField.DAYS: str,
    ReportField.QUESTIONS: lambda questions: [_row(one, "words", "text", "section") for one in questions],
    ReportField.NOTES: lambda notes: [_row(one, "quote", "words", "text", "section") for one in notes],
    ReportField.RESULT: result_row,
    ReportField.ACTIONS: lambda actions: [_action_row(one) for one in actions],
    ReportField.MINUTES: lambda minutes: {"sum": minutes.total, "declared": minutes.declared},
}
"""How the value of each field is written."""


def _one(content: Mapping[str, object], name: ReportField, parse: Callable[[object], Item | None]) -> Item | None:
    """Return the value of a field; None where it was not chosen."""
    if content.get(name.value) is None:
        return None
    value = parse(content[name.value])
    if value is None:
        raise ReaderError(Problem.REPORT_INVALID, why="content", field=name.value)
    return value


def _items(
    content: Mapping[str, object], name: ReportField, parse: Callable[[object], Item | None]
) -> tuple[Item, ...] | None:
    """Return the entries of a field; None where it was not chosen."""
    values = content.get(name.value)
    if values is None:
        return None
    items = [parse(value) for value in values] if isinstance(values, list) and len(values) <= MOST_ITEMS else [None]
    found = tuple(item for item in items if item is not None)
    if len(found) < len(items):
        raise ReaderError(Problem.REPORT_INVALID, why="content", field=name.value)
    return found


def _portion(value: object) -> ReportedPortion | None:
    match value:
        case {"number": int(number), "title": str(title), "state": str(state)} if state in _PORTION_STATES:
            return ReportedPortion(number, _line(title), PortionState(state))
    return None


def _lesson_count(value: object) -> LessonCount | None:
    match value:
        case {"done": int(done), "of": int(total)} if 0 <= done <= total <= LONGEST_PERIOD:
            return LessonCount(done, total)
    return None


def _words(value: object) -> str | None:
    return plain_words(value) if isinstance(value, str) else None


def _day_string(value: object, length: int) -> str | None:
    return value if isinstance(value, str) and len(value) == length and _DAYS.fullmatch(value) else None


def _question(value: object) -> ReportedQuestion | None:
    match value:
        case {"words": str(words), **rest}:
            return ReportedQuestion(_line(words), _line(rest.get("text")), _line(rest.get("section")))
    return None


def _note(value: object) -> ReportedNote | None:
    match value:
        case {"quote": str(quote), "words": str(words), **rest}:
            places = _line(rest.get("text")), _line(rest.get("section"))
            return ReportedNote(plain_words(quote), plain_words(words), *places)
    return None


def _missed(key: RoundKey, value: object) -> MissedQuestion | None:
    match value:
        case {"id": str(identifier), "number": int(number)}:
            return MissedQuestion(key, _line(identifier), number)
    return None


def _action(value: object) -> ReportedAction | None:
    match value:
        case {"what": str(what), "state": str(state), **rest}:
            return ReportedAction(_line(what), _line(state), _line(rest.get("who")), _day(rest.get("by")))
    return None


def _minutes(value: object) -> ReportedMinutes | None:
    match value:
        case {"sum": int(total), "declared": int(declared)} if 0 <= declared <= total <= _MOST_MINUTES:
            return ReportedMinutes(total, declared)
    return None


def _line(value: object) -> str:
    return one_line(value)[:LONGEST_LINE].rstrip() if isinstance(value, str) else ""


def _day(value: object) -> date | None:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return day if day is not None and day.year in YEARS and value == day.isoformat() else None
