from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.study.contest import (
    MOST_EVENTS,
    Contest,
    ContestAnswer,
    ContestError,
    ContestEvent,
    ContestFault,
    ContestLog,
    ContestQuestionKind,
    Go,
    Outcome,
    PlannedQuestion,
    Press,
    QuestionShown,
    SetUp,
    Skip,
    TimeOut,
    Undo,
)
from reader.core.study.contest_paper import QuestionCounts, contest_paper
from reader.core.study.questions import BankQuestion, Question, QuestionKind

TEAMS = ("甲", "乙", "丙")
REQUIRED = QuestionShown(ContestQuestionKind.REQUIRED)
BUZZER = QuestionShown(ContestQuestionKind.BUZZER)
TIE = QuestionShown(ContestQuestionKind.TIE_BREAK)
RIGHT, WRONG = ContestAnswer(right=True), ContestAnswer(right=False)


def risk(stake: int, team: str = "") -> QuestionShown:
    return QuestionShown(ContestQuestionKind.RISK, team, stake)


def contest(*events: ContestEvent, teams: Sequence[str] = TEAMS, minus: int = 0) -> Contest:
    result = ContestLog([SetUp(tuple(teams), minus=minus), *events]).contest
    assert result is not None
    return result


def fault(*events: ContestEvent) -> ContestFault:
    with pytest.raises(ContestError) as raised:
        ContestLog(events)
    return raised.value.fault


def test_questions_in_turn_go_from_team_to_team() -> None:
    result = contest(REQUIRED, RIGHT, REQUIRED, Go(0.0), WRONG, REQUIRED, RIGHT, REQUIRED, RIGHT)
    assert result.points == (20, 0, 10)
    assert [question.answering for question in result.questions] == ["甲", "乙", "丙", "甲"]
    assert result.first == ("甲",)
    assert not result.is_equal


def test_a_team_may_be_asked_out_of_turn() -> None:
    result = contest(QuestionShown(ContestQuestionKind.REQUIRED, "丙"), RIGHT)
    assert result.points == (0, 0, 10)


def test_the_first_key_after_go_has_the_word() -> None:
    result = contest(BUZZER, Go(2.0), Press("乙", 2.5), Press("甲", 2.4), Press("丙", 9.0), RIGHT)
    assert result.questions[0].answering == "甲"
    assert result.points == (10, 0, 0)


def test_who_presses_before_go_is_passed_over_once() -> None:
    first = (BUZZER, Press("甲", 1.0), Go(2.0), Press("甲", 2.1), Press("乙", 2.5), RIGHT)
    result = contest(*first)
    assert result.questions[0].passed_over == {"甲"}
    assert result.points == (0, 10, 0)
    again = contest(*first, BUZZER, Go(1.0), Press("甲", 1.1), RIGHT)
    assert again.points == (10, 10, 0)


def test_nobody_presses() -> None:
    result = contest(BUZZER, Go(1.0), TimeOut(), minus=10)
    assert result.points == (0, 0, 0)
    assert result.questions[0].outcome is Outcome.TIMED_OUT
    assert fault(SetUp(TEAMS), BUZZER, Go(1.0), RIGHT) is ContestFault.NOBODY
    assert fault(SetUp(TEAMS), BUZZER, Press("甲", 1.0), RIGHT) is ContestFault.NOBODY
    assert fault(SetUp(TEAMS), BUZZER, TimeOut()) is ContestFault.NOBODY


def test_a_risk_is_for_what_the_team_chose() -> None:
    assert contest(risk(30), RIGHT, risk(20, "丙"), RIGHT, risk(10), WRONG).points == (30, 0, 20)
    assert contest(risk(30), WRONG, risk(20), TimeOut(), minus=5).points == (-30, -20, 0)
    assert fault(SetUp(TEAMS), risk(15)) is ContestFault.POINTS
    assert fault(SetUp(TEAMS), QuestionShown(ContestQuestionKind.BUZZER, stake=10)) is ContestFault.POINTS


def test_nothing_is_taken_away_at_first_and_then_what_was_set() -> None:
    events = (REQUIRED, WRONG, BUZZER, Go(0.0), Press("乙", 1.0), WRONG)
    assert contest(*events).points == (0, 0, 0)
    assert contest(*events, minus=5).points == (-5, -5, 0)


def test_a_skipped_question_does_not_count_and_keeps_the_turn_going() -> None:
    result = contest(REQUIRED, Skip(), REQUIRED, RIGHT, minus=5)
    assert result.points == (0, 10, 0)
    assert result.questions[0].outcome is Outcome.SKIPPED


def test_equal_is_equal_until_a_tie_break_is_asked_for() -> None:
    events = (REQUIRED, RIGHT, REQUIRED, RIGHT)
    result = contest(*events)
    assert result.is_equal
    assert result.first == ("甲", "乙")
    broken = contest(*events, TIE, Go(1.0), Press("丙", 1.1), Press("乙", 1.2), RIGHT)
    assert broken.points == (10, 20, 0)
    assert broken.first == ("乙",)
    assert fault(SetUp(TEAMS), REQUIRED, RIGHT, TIE) is ContestFault.NOT_EQUAL


def test_a_tie_takes_nothing_away() -> None:
    result = contest(TIE, Go(1.0), Press("乙", 1.2), WRONG, minus=10)
    assert result.points == (0, 0, 0)
    assert result.is_equal


@pytest.mark.parametrize(
    ("set_up", "expected"),
    [
        (SetUp(("甲",)), ContestFault.TEAM_COUNT),
        (SetUp(tuple("甲乙丙丁戊己庚")), ContestFault.TEAM_COUNT),
        (SetUp(("甲", "甲")), ContestFault.TEAM_TWICE),
        (SetUp(("甲", "")), ContestFault.TEAM_TWICE),
        (SetUp(TEAMS, points=0), ContestFault.POINTS),
        (SetUp(TEAMS, minus=-1), ContestFault.POINTS),
        (SetUp(TEAMS, seconds=45), ContestFault.SECONDS),
        (SetUp(TEAMS, keys=("1", "2")), ContestFault.KEYS),
        (SetUp(TEAMS, keys=("1", "2", "2")), ContestFault.KEYS),
    ],
)
def test_a_set_up_that_makes_no_contest(set_up: SetUp, expected: ContestFault) -> None:
    assert fault(set_up) is expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((REQUIRED,), ContestFault.SET_UP),
        ((SetUp(TEAMS), SetUp(TEAMS)), ContestFault.SET_UP),
        ((SetUp(TEAMS), Undo()), ContestFault.ORDER),
        ((SetUp(TEAMS), RIGHT), ContestFault.ORDER),
        ((SetUp(TEAMS), Go(1.0)), ContestFault.ORDER),
        ((SetUp(TEAMS), REQUIRED, REQUIRED), ContestFault.ORDER),
        ((SetUp(TEAMS), REQUIRED, RIGHT, RIGHT), ContestFault.ORDER),
        ((SetUp(TEAMS), BUZZER, Go(1.0), Go(2.0)), ContestFault.ORDER),
        ((SetUp(TEAMS), BUZZER, Press("丁", 1.0)), ContestFault.TEAM_UNKNOWN),
        ((SetUp(TEAMS), REQUIRED, Press("甲", 1.0)), ContestFault.KIND),
        ((SetUp(TEAMS), QuestionShown(ContestQuestionKind.REQUIRED, "丁")), ContestFault.TEAM_UNKNOWN),
        ((SetUp(TEAMS), QuestionShown(ContestQuestionKind.BUZZER, "甲")), ContestFault.KIND),
    ],
)
def test_a_log_that_cannot_have_happened(events: tuple[ContestEvent, ...], expected: ContestFault) -> None:
    assert fault(*events) is expected


def test_a_log_has_an_end() -> None:
    log = ContestLog([SetUp(TEAMS), *[REQUIRED, Skip()] * ((MOST_EVENTS - 2) // 2), REQUIRED])
    with pytest.raises(ContestError):
        log.add(Skip())
    assert len(log.events) == MOST_EVENTS


def test_the_paper_is_worked_through_with_the_ties_aside() -> None:
    kinds = [ContestQuestionKind.REQUIRED, ContestQuestionKind.BUZZER, ContestQuestionKind.TIE_BREAK]
    paper = tuple(PlannedQuestion(kind, kind.value) for kind in kinds)
    log = ContestLog([SetUp(TEAMS, paper=paper)])
    planned = []
    while log.contest is not None and (one := log.contest.planned) is not None:
        planned.append(one)
        log.add(QuestionShown(one.kind))
        log.add(Skip())
    assert planned == list(paper[:2])
    assert log.contest is not None
    assert log.contest.planned_for_tie == paper[2]
    log.add(TIE)
    assert log.contest.planned_for_tie is None


def test_the_paper_follows_from_the_seed_alone() -> None:
    bank = [BankQuestion(f"q{number}", Question(QuestionKind.OPEN, f"题{number}")) for number in range(12)]
    counts = QuestionCounts(2, 3, 1)
    paper = contest_paper(bank, 7, counts, 2)
    assert paper == contest_paper(reversed(bank), 7, counts, 2)
    assert paper != contest_paper(bank, 8, counts, 2)
    kinds = [one.kind.value for one in paper]
    assert kinds == ["required"] * 4 + ["buzzer"] * 3 + ["risk"] * 2 + ["tie-break"] * 3
    assert len({one.question for one in paper}) == 12
    assert len(contest_paper(bank[:5], 7, counts, 2)) == 5
    assert counts.total(2) == 9


# --- properties ---------------------------------------------------------------------------------------------------

TIMES = st.floats(0, 60, allow_nan=False).map(lambda time: round(time, 3))
PRESSES = st.lists(st.builds(Press, st.sampled_from(TEAMS), TIMES), max_size=8)


@given(presses=PRESSES, go=TIMES, data=st.data())
def test_any_order_of_the_lines_gives_the_same_team(presses: list[Press], go: float, data: st.DataObject) -> None:
    lines: list[ContestEvent] = [Go(go), *presses]
    expected = contest(BUZZER, *lines).questions[0]
    shuffled = contest(BUZZER, *data.draw(st.permutations(lines))).questions[0]
    assert shuffled.answering == expected.answering
    assert shuffled.passed_over == expected.passed_over
    early = {press.team for press in presses if press.time < go}
    valid = [press for press in presses if press.team not in early]
    assert (not valid) == (not expected.answering)
    if valid:
        first = min(press.time for press in valid)
        assert expected.answering in {press.team for press in valid if press.time == first}


STEPS = st.one_of(
    st.sampled_from([REQUIRED, BUZZER, TIE, risk(10), risk(30), RIGHT, WRONG, TimeOut(), Skip(), Undo()]),
    st.builds(Go, TIMES),
    st.builds(Press, st.sampled_from(TEAMS), TIMES),
)


@given(steps=st.lists(STEPS, max_size=60), minus=st.sampled_from([0, 5]))
def test_undo_takes_back_exactly_the_last_event(steps: list[ContestEvent], minus: int) -> None:
    log = ContestLog([SetUp(TEAMS, minus=minus)])
    standing: list[ContestEvent] = [SetUp(TEAMS, minus=minus)]
    for step in steps:
        before = log.contest
        try:
            log.add(step)
        except ContestError:
            assert log.contest == before
            continue
        if isinstance(step, Undo):
            standing.pop()
        else:
            standing.append(step)
            taken_back = ContestLog([*log.events, Undo()])
            assert taken_back.contest == before
    assert log.contest == ContestLog(standing).contest
    assert log.contest is not None
    assert sum(log.contest.points) == sum(question.change for question in log.contest.questions)


@given(steps=st.lists(STEPS, max_size=60))
def test_without_minus_nobody_loses_points(steps: list[ContestEvent]) -> None:
    log = ContestLog([SetUp(TEAMS)])
    for step in steps:
        try:
            log.add(step)
        except ContestError:
            continue
    assert log.contest is not None
    assert min(log.contest.points) >= 0
    assert log.contest.is_equal == (log.contest.points.count(max(log.contest.points)) > 1)
