from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import Problem, ReaderError
from reader.core.study.contest import (
    ContestAnswer,
    ContestError,
    ContestEvent,
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
from reader.core.study.contest_log import LARGEST_LOG, event_row, log_lines, read_contest_log, sound_log

SET_UP = '{"event":"contest","title":"三月竞赛","teams":["甲","乙"]}'
BUZZER = '{"event":"question","kind":"buzzer"}'


def read(*lines: str) -> ContestLog:
    return read_contest_log("\n".join(lines).encode())


def fault(*lines: str) -> tuple[object, object]:
    with pytest.raises(ReaderError) as raised:
        read(*lines)
    assert raised.value.problem is Problem.CONTEST_INVALID
    return raised.value.detail["line"], raised.value.detail["why"]


def test_a_log_by_hand() -> None:
    log = read(
        "\ufeff" + SET_UP,
        '{"event":"question","kind":"required","stem":"谁负责选书？","t":0}',
        '{"event":"answer","right":true,"by":"the host"}',
        "",
        BUZZER,
        '{"event":"press","team":"甲","t":0.5}',
        '{"event":"go","t":1}',
        '{"event":"press","team":"甲","t":1.2}',
        '{"event":"press","team":" 乙 ","t":1.25}',
        '{"event":"answer","right":false}',
        '{"event":"undo"}',
        '{"event":"answer","right":true}\r',
    )
    assert log.contest is not None
    assert log.contest.set_up == SetUp(("甲", "乙"), "三月竞赛")
    assert log.contest.points == (10, 10)
    assert log.contest.is_equal


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("[]", "json"),
        ("nonsense", "json"),
        ('{"event":"go","t":NaN}', "json"),
        ('{"event":"go","t":Infinity}', "json"),
        ('{"event":"go","t":1e999}', "json"),
        ('{"event":"go","t":1,"t":2}', "json"),
        ('{"event":"go","t":' + "[" * 40 + "]" * 40 + "}", "json"),
        ('{"event":"go","t":' + "9" * 5_000 + "}", "json"),
        ('{"event":"go"}', "time"),
        ('{"event":"go","t":-1}', "time"),
        ('{"event":"go","t":true}', "time"),
        ('{"event":"go","t":"1"}', "time"),
        ('{"event":"go","t":' + "9" * 300 + "}", "time"),
        ('{"event":"press","team":"丙","t":1}', "team-unknown"),
        ('{"event":"press","team":["甲"],"t":1}', "team-unknown"),
        ('{"event":"press","t":1}', "team-unknown"),
        ('{"event":"press","team":"甲","t":-0.1}', "time"),
        ('{"event":"answer"}', "value"),
        ('{"event":"answer","right":1}', "value"),
        ('{"event":"answer","right":true,"t":-5}', "time"),
        ('{"event":"dance"}', "event"),
        ('{"event":["go"]}', "event"),
        ("{}", "event"),
        (SET_UP, "set-up"),
    ],
)
def test_a_bad_line_is_named(line: str, why: str) -> None:
    assert fault(SET_UP, BUZZER, line) == (3, why)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"event":"contest"}', "team-count"),
        ('{"event":"contest","teams":"甲乙"}', "team-count"),
        ('{"event":"contest","teams":["甲","乙","丙","丁","戊","己","庚"]}', "team-count"),
        ('{"event":"contest","teams":["甲","甲"]}', "team-twice"),
        ('{"event":"contest","teams":["甲"," 甲\\u200f"]}', "team-twice"),
        ('{"event":"contest","teams":["甲",""]}', "team-twice"),
        ('{"event":"contest","teams":["甲",7]}', "team-twice"),
        ('{"event":"contest","teams":["甲","乙"],"seconds":45}', "seconds"),
        ('{"event":"contest","teams":["甲","乙"],"points":-10}', "points"),
        ('{"event":"contest","teams":["甲","乙"],"points":1.5}', "points"),
        ('{"event":"contest","teams":["甲","乙"],"minus":true}', "points"),
        ('{"event":"contest","teams":["甲","乙"],"keys":["1"]}', "keys"),
        ('{"event":"contest","teams":["甲","乙"],"keys":["1","1"]}', "keys"),
        ('{"event":"contest","teams":["甲","乙"],"paper":[["song","q1"]]}', "value"),
        ('{"event":"contest","teams":["甲","乙"],"paper":{"a":1}}', "value"),
        ('{"event":"contest","teams":["甲","乙"],"title":3}', "value"),
        ('{"event":"question","kind":"buzzer"}', "set-up"),
    ],
)
def test_a_bad_beginning(line: str, why: str) -> None:
    assert fault(line) == (1, why)


def test_a_question_is_of_a_kind() -> None:
    assert fault(SET_UP, '{"event":"question"}') == (2, "kind")
    assert fault(SET_UP, '{"event":"question","kind":"song"}') == (2, "kind")
    assert fault(SET_UP, '{"event":"question","kind":"risk","points":15}') == (2, "points")
    assert fault(SET_UP, '{"event":"question","kind":"required","team":"丙"}') == (2, "team-unknown")
    assert fault(SET_UP, '{"event":"question","kind":"required","team":""}') == (2, "team-unknown")


def test_a_file_without_a_contest() -> None:
    assert fault("", " ", "") == (3, "empty")
    assert fault("") == (1, "empty")
    with pytest.raises(ReaderError) as raised:
        read_contest_log(SET_UP.encode("utf-16"))
    assert raised.value.detail == {"line": 1, "why": "json"}
    with pytest.raises(ReaderError) as raised:
        read_contest_log(b" " * (LARGEST_LOG + 1))
    assert raised.value.problem is Problem.FILE_TOO_LARGE


def test_names_are_plain_words() -> None:
    log = read('{"event":"contest","teams":["<b>甲</b>","\\u202e乙\\ud800"],"title":"一\\n二"}')
    assert log.contest is not None
    assert log.contest.set_up.teams[0] == "甲"
    assert "\u202e" not in log.contest.set_up.teams[1]
    assert log.contest.set_up.title == "一 二"
    log_lines(log.events).encode()


def test_of_a_damaged_log_comes_what_stands() -> None:
    log = read(SET_UP, '{"event":"question","kind":"required"}', '{"event":"answer","right":true}')
    rows = json.loads(json.dumps([event_row(event) for event in log.events]))
    assert sound_log(rows).contest == log.contest
    assert sound_log([*rows, {"event": "go", "t": 1}, rows[1]]).contest == log.contest
    for damaged in (None, 7, {}, "log", [[]], [{"event": "answer"}]):
        assert sound_log(damaged).contest is None


# --- properties ---------------------------------------------------------------------------------------------------

NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=8)
TIMES = st.floats(0, 1e6, allow_nan=False)
EVENTS: st.SearchStrategy[ContestEvent] = st.one_of(
    st.builds(Go, TIMES),
    st.builds(Press, st.sampled_from(["甲", "乙"]), TIMES),
    st.builds(ContestAnswer, st.booleans()),
    st.sampled_from([TimeOut(), Skip(), Undo()]),
    st.builds(QuestionShown, st.sampled_from(list(ContestQuestionKind)), st.sampled_from(["", "甲"]), st.just(0)),
    st.builds(QuestionShown, st.just(ContestQuestionKind.RISK), stake=st.sampled_from([10, 20, 30])),
)


@given(
    events=st.lists(EVENTS, max_size=40),
    paper=st.lists(st.builds(PlannedQuestion, st.sampled_from(list(ContestQuestionKind)), NAMES), max_size=5),
    minus=st.integers(0, 1000),
)
def test_what_is_written_is_read_again(events: list[ContestEvent], paper: list[PlannedQuestion], minus: int) -> None:
    log = ContestLog([SetUp(("甲", "乙"), "会", minus=minus, seed=7, keys=("1", "2"), paper=tuple(paper))])
    for event in events:
        try:
            log.add(event)
        except ContestError:
            continue
    lines = log_lines(log.events)
    again = read_contest_log(lines.encode())
    assert again.events == log.events
    assert again.contest == log.contest
    assert log_lines(again.events) == lines


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=5), values, max_size=3),
    max_leaves=6,
)
KEYS = ["event", "kind", "team", "teams", "t", "points", "minus", "seconds", "keys", "paper", "right", "id", "stem"]
WORDS = st.sampled_from(["contest", "question", "go", "press", "answer", "timeout", "skip", "undo", "buzzer", "甲"])
ROWS = st.dictionaries(st.sampled_from(KEYS), WORDS | JSON, max_size=6)


@given(rows=st.lists(ROWS, max_size=6))
def test_whatever_stands_in_a_file_is_read_or_refused(rows: list[dict[str, object]]) -> None:
    lines = [SET_UP, *(json.dumps(row) for row in rows)]
    fault = refused("\n".join(lines).encode())
    assert fault is None or 2 <= int(fault.detail["line"]) <= len(lines)


@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert refused(data) is not None


def refused(data: bytes) -> ReaderError | None:
    """Return the error of a log that is refused, which always names a line; None for one that is read."""
    try:
        log = read_contest_log(data)
    except ReaderError as error:
        return error if error.problem is Problem.CONTEST_INVALID else None
    return None if log.contest is not None else ReaderError(Problem.FILE_EMPTY)
