"""Read and write the log of a contest: JSON Lines, one event a line (study-cli.md, "contest LOG").

A log may come from anywhere and is read as strictly as all that is exchanged: no NaN, no key twice, no values that a
contest cannot have. What is not known beside the keys of an event is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from reader.core.errors import Problem, ReaderError
from reader.core.strict_json import parse_strict_json
from reader.core.study.contest import (
    MOST_EVENTS,
    ContestAnswer,
    ContestError,
    ContestEvent,
    ContestFault,
    ContestLog,
    ContestQuestionKind,
    Go,
    PlannedQuestion,
    Press,
    QuestionShown,
    SetUp,
    Skip,
    TimeOut,
    Undo,
)
from reader.core.study.exchange import LONGEST_NAME, clean_name
from reader.core.study.questions import LONGEST_STEM
from reader.core.text.sanitise import sanitise

LARGEST_LOG = 20_000_000
"""Bytes of a file."""

_LONGEST_TIME = 10_000_000.0
"""Seconds since a question was shown."""

_LONGEST_ID = 100
_LARGEST_NUMBER = 2**63 - 1

_NAMES: Mapping[type[ContestEvent], str] = {TimeOut: "timeout", Skip: "skip", Undo: "undo"}
"""The names of those events that have nothing but a name."""

Json = Mapping[str, object]


def read_contest_log(data: bytes) -> ContestLog:
    """Return the log of a contest from a file, at least its set-up.

    Raises ReaderError FILE_TOO_LARGE, CONTEST_INVALID (``line``, ``why``).
    """
    if len(data) > LARGEST_LOG:
        raise ReaderError(Problem.FILE_TOO_LARGE, size=len(data), limit=LARGEST_LOG)
    log = ContestLog()
    number = 0
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            try:
                log.add(_parsed(line))
            except ContestError as error:
                raise ReaderError(Problem.CONTEST_INVALID, line=number, why=error.fault.value) from error
    if log.contest is None:
        raise ReaderError(Problem.CONTEST_INVALID, line=number, why=ContestFault.EMPTY.value)
    return log


def sound_log(rows: object) -> ContestLog:
    """Return a stored log, up to the first event that cannot stand; an empty one of what is damaged."""
    log = ContestLog()
    try:
        for row in rows if isinstance(rows, list) else ():
            log.add(event_of(row))
    except ContestError:
        pass
    return log


def log_lines(events: Iterable[ContestEvent]) -> str:
    """Return a log as JSON Lines."""
    rows = (json.dumps(event_row(event), ensure_ascii=False, separators=(",", ":")) for event in events)
    return "".join(f"{row}\n" for row in rows)


def event_row(event: ContestEvent) -> dict[str, object]:
    """Return an event as JSON values."""
    match event:
        case SetUp():
            return _set_up_row(event)
        case QuestionShown():
            return _question_row(event)
        case Go(time=time):
            return {"event": "go", "t": time}
        case Press(team=team, time=time):
            return {"event": "press", "team": team, "t": time}
        case ContestAnswer(right=right):
            return {"event": "answer", "right": right}
    return {"event": _NAMES[type(event)]}


def event_of(row: object) -> ContestEvent:
    """Return the event of JSON values; raises ContestError."""
    if not isinstance(row, dict):
        raise ContestError(ContestFault.NOT_JSON)
    name = row.get("event")
    if not isinstance(name, str) or name not in _READERS:
        raise ContestError(ContestFault.EVENT)
    if name != "contest":
        _optional_time(row)
    return _READERS[name](row)


@dataclass(frozen=True, slots=True)
class _Range:
    """Whole numbers from one to another."""

    least: int
    most: int

    def value(self, row: Json, name: str, default: int, fault: ContestFault) -> int:
        """Return the number of this name; raises ContestError for anything else."""
        value = row.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            raise ContestError(fault)
        return value


_NUMBERS = _Range(0, _LARGEST_NUMBER)


def _parsed(line: bytes) -> ContestEvent:
    try:
        return event_of(parse_strict_json(line))
    except ReaderError as error:
        raise ContestError(ContestFault.NOT_JSON) from error


def _set_up_row(event: SetUp) -> dict[str, object]:
    row: dict[str, object] = {"event": "contest", "title": event.title, "teams": list(event.teams)}
    row |= {"points": event.points, "minus": event.minus, "seconds": event.seconds, "seed": event.seed}
    if event.keys:
        row["keys"] = list(event.keys)
    if event.paper:
        row["paper"] = [[one.kind.value, one.question] for one in event.paper]
    return row


def _question_row(event: QuestionShown) -> dict[str, object]:
    values = {"team": event.team, "points": event.stake, "id": event.question, "stem": event.stem}
    return {"event": "question", "kind": event.kind.value} | {name: value for name, value in values.items() if value}


def _set_up(row: Json) -> SetUp:
    return SetUp(
        teams=tuple(_name(one, ContestFault.TEAM_TWICE) for one in _list(row, "teams", ContestFault.TEAM_COUNT)),
        title=clean_name(_words(row, "title", LONGEST_STEM)),
        points=_NUMBERS.value(row, "points", 10, ContestFault.POINTS),
        minus=_NUMBERS.value(row, "minus", 0, ContestFault.POINTS),
        seconds=_NUMBERS.value(row, "seconds", 30, ContestFault.SECONDS),
        seed=_NUMBERS.value(row, "seed", 0, ContestFault.VALUE),
        keys=tuple(_name(one, ContestFault.KEYS) for one in _list(row, "keys", ContestFault.KEYS)),
        paper=tuple(_paper(_list(row, "paper", ContestFault.VALUE))),
    )


def _paper(rows: list[object]) -> Iterator[PlannedQuestion]:
    for row in rows:
        match row:
            case [str(kind), str(question)] if kind in set(ContestQuestionKind) and len(question) <= _LONGEST_ID:
                yield PlannedQuestion(ContestQuestionKind(kind), sanitise(question))
            case _:
                raise ContestError(ContestFault.VALUE)


def _question(row: Json) -> QuestionShown:
    kind = row.get("kind")
    if not isinstance(kind, str) or kind not in set(ContestQuestionKind):
        raise ContestError(ContestFault.KIND)
    return QuestionShown(
        ContestQuestionKind(kind),
        _name(row["team"], ContestFault.TEAM_UNKNOWN) if "team" in row else "",
        _NUMBERS.value(row, "points", 0, ContestFault.POINTS),
        _words(row, "id", _LONGEST_ID),
        _words(row, "stem", LONGEST_STEM),
    )


def _press(row: Json) -> Press:
    return Press(_name(row.get("team"), ContestFault.TEAM_UNKNOWN), _time(row))


def _answer(row: Json) -> ContestAnswer:
    right = row.get("right")
    if not isinstance(right, bool):
        raise ContestError(ContestFault.VALUE)
    return ContestAnswer(right)


def _time(row: Json) -> float:
    value = row.get("t")
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _LONGEST_TIME:
        raise ContestError(ContestFault.TIME)
    return float(value)


def _optional_time(row: Json) -> None:
    """Check the time of an event, if it has one."""
    if "t" in row:
        _time(row)


def _name(value: object, fault: ContestFault) -> str:
    """Return a name or a key; raises ContestError for none."""
    name = clean_name(value) if isinstance(value, str) and len(value) <= 100 * LONGEST_NAME else ""
    if not name:
        raise ContestError(fault)
    return name


def _words(row: Json, name: str, longest: int) -> str:
    value = row.get(name, "")
    if not isinstance(value, str) or len(value) > longest:
        raise ContestError(ContestFault.VALUE)
    return sanitise(value)


def _list(row: Json, name: str, fault: ContestFault) -> list[object]:
    value = row.get(name, [])
    if not isinstance(value, list) or len(value) > MOST_EVENTS:
        raise ContestError(fault)
    return value


_READERS: Mapping[str, Callable[[Json], ContestEvent]] = {
    "contest": _set_up,
    "question": _question,
    "go": lambda row: Go(_time(row)),
    "press": _press,
    "answer": _answer,
    "timeout": lambda _row: TimeOut(),
    "skip": lambda _row: Skip(),
    "undo": lambda _row: Undo(),
}
"""The function that reads each event, by the name that it has in a log."""
