from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.study.questions import BankQuestion, NumberAnswer, Option, Pair, Question, QuestionKind, question_id
from reader.core.study.quiz import (
    Quiz,
    QuizMark,
    QuizMode,
    Response,
    mark_of,
    option_order,
    question_seconds,
    quiz_paper,
    several_points,
)
from reader.core.study.typed_responses import typed_response


def exact(expected: Sequence[str], typed: Sequence[str]) -> str:
    """Judge by letters alone; a capital one is close."""
    if list(expected) == list(typed):
        return "right"
    return "close" if [words.lower() for words in typed] == list(expected) else "wrong"


def bank(*questions: Question) -> list[BankQuestion]:
    return [BankQuestion(question_id(one), one) for one in questions]


def with_options(kind: QuestionKind, *options: str, right: Sequence[int] = (0,), stem: str = "哪些？") -> Question:
    return Question(kind, stem, tuple(Option(words, place in right) for place, words in enumerate(options)))


CHOICE = with_options(QuestionKind.CHOICE, "甲", "乙", "丙", right=[1])
SEVERAL = with_options(QuestionKind.SEVERAL, "甲", "乙", "丙", "丁", right=[0, 2])
TRUE = Question(QuestionKind.TRUEFALSE, "对吗？", truth=True)
SHORT = Question(QuestionKind.SHORT, "填____和____", (Option("a；b", right=True), Option("x", right=True)))
NUMBER = Question(QuestionKind.NUMBER, "哪年？", numbers=(NumberAnswer(Decimal(2019), Decimal("0.5")),))
MATCH = Question(QuestionKind.MATCH, "连线", pairs=(Pair("甲", "一"), Pair("乙", "二"), Pair("丙", "一")))
OPEN = Question(QuestionKind.OPEN, "为什么？", explanation="因为")
ALL = (CHOICE, SEVERAL, TRUE, SHORT, NUMBER, MATCH, OPEN)


@pytest.mark.parametrize(
    ("characters", "speed", "seconds"),
    [(60, 250.0, 25), (0, 250.0, 15), (20, 250.0, 15), (21, 250.0, 16), (250, 250.0, 70), (10_000, 250.0, 120)],
)
def test_the_time_for_a_question_follows_from_its_length_and_the_reader_s_speed(
    characters: int, speed: float, seconds: int
) -> None:
    assert question_seconds(characters, speed) == seconds


@pytest.mark.parametrize(
    ("picks", "points"),
    [({0, 2}, 1.0), ({0}, 0.5), ({0, 2, 1}, 0.5), ({1}, 0.0), ({0, 1}, 0.0), ({0, 1, 3}, 0.0), (set(), 0.0)],
)
def test_a_wrong_pick_among_several_takes_back_a_right_one(picks: set[int], points: float) -> None:
    assert several_points({0, 2}, picks) == points


@pytest.mark.parametrize(
    ("question", "response", "mark"),
    [
        (CHOICE, Response((1,)), QuizMark(1.0)),
        (CHOICE, Response((0,)), QuizMark(0.0)),
        (CHOICE, Response((0, 1)), QuizMark(0.0)),
        (SEVERAL, Response((0, 1, 2)), QuizMark(0.5)),
        (TRUE, Response((1,)), QuizMark(1.0)),
        (TRUE, Response((0,)), QuizMark(0.0)),
        (SHORT, Response(words="a；b"), QuizMark(1.0)),
        (SHORT, Response(words="a; B"), QuizMark(1.0, is_close=True)),
        (SHORT, Response(words="a"), QuizMark(0.0)),
        (SHORT, Response(words="x"), QuizMark(1.0)),
        (NUMBER, Response(words="2019年"), QuizMark(1.0)),
        (NUMBER, Response(words="二〇一九年"), QuizMark(1.0)),
        (NUMBER, Response(words="2019.5"), QuizMark(1.0)),
        (NUMBER, Response(words="2020"), QuizMark(0.0)),
        (NUMBER, Response(words="不知道"), QuizMark(0.0)),
        (MATCH, Response((0, 1, 2)), QuizMark(1.0)),
        (MATCH, Response((2, 1, 0)), QuizMark(1.0)),
        (MATCH, Response((1, 0, 2)), QuizMark(0.0)),
        (MATCH, Response((0, 1)), QuizMark(0.0)),
        (OPEN, Response((1,)), QuizMark(1.0)),
        (OPEN, Response((0,)), QuizMark(0.0)),
        (OPEN, Response(words="我想是这样"), QuizMark(0.0)),
    ],
)
def test_a_response_is_marked_by_the_kind_of_its_question(
    question: Question, response: Response, mark: QuizMark
) -> None:
    assert mark_of(question, response, exact) == mark


@pytest.mark.parametrize("question", ALL)
def test_no_answer_is_worth_nothing(question: Question) -> None:
    assert mark_of(question, Response(words="  "), exact) == QuizMark(0.0)


@given(st.permutations(ALL), st.integers(0, 10**9))
def test_a_paper_does_not_depend_on_the_order_of_the_bank(questions: list[Question], seed: int) -> None:
    papers = [quiz_paper(bank(*some), seed, lambda _question: 250.0) for some in (ALL, questions)]
    assert papers[0] == papers[1]
    assert {one.asked.id for one in papers[0]} == {question_id(one) for one in ALL}


def test_another_seed_gives_another_paper() -> None:
    many = bank(*(Question(QuestionKind.OPEN, f"第 {number} 题") for number in range(9)))
    papers = {seed: [one.asked.id for one in quiz_paper(many, seed, lambda _question: 250.0)] for seed in (7, 8)}
    assert papers[7] != papers[8]
    orders = {option_order(seed, bank(SEVERAL)[0]) for seed in range(20)}
    assert len(orders) > 5


def test_a_paper_may_be_shorter_than_the_bank() -> None:
    whole, part = (quiz_paper(bank(*ALL), 7, lambda _question: 250.0, count) for count in (None, 3))
    assert part == whole[:3]


def quiz_of(mode: QuizMode, *questions: Question) -> Quiz:
    return Quiz(7, quiz_paper(bank(*questions), 7, lambda _question: 250.0), mode, exact)


def right_response(question: Question) -> Response:
    match question.kind:
        case QuestionKind.CHOICE | QuestionKind.SEVERAL:
            return Response(question.right_options)
        case QuestionKind.SHORT:
            return Response(words=question.accepted[0])
        case QuestionKind.NUMBER:
            return Response(words="2019")
        case QuestionKind.MATCH:
            return Response(tuple(range(len(question.pairs))))
    return Response((1,))


def test_all_right_is_full_points() -> None:
    quiz = quiz_of(QuizMode.TIMED, *ALL)
    while (current := quiz.current) is not None:
        quiz.answer(right_response(current.question))
    result = quiz.result()
    assert (result.answered, result.right, result.points, result.total) == (7, 7, 7.0, 7)
    assert (result.missed, result.ended) == ((), False)


def test_a_challenge_ends_at_the_first_miss() -> None:
    quiz = quiz_of(QuizMode.CHALLENGE, *ALL)
    first, second = quiz.paper[:2]
    quiz.answer(right_response(first.question))
    quiz.answer(Response())
    assert quiz.current is None
    result = quiz.result()
    assert (result.answered, result.right, result.ended, result.missed) == (1, 1, True, (second.asked.id,))


def test_practice_goes_on_after_a_miss() -> None:
    quiz = quiz_of(QuizMode.PRACTICE, *ALL)
    for _one in ALL:
        quiz.answer(Response())
    assert len(quiz.result().missed) == 7
    assert quiz.is_over


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("A", ["A"]),
        ("a.", ["A"]),
        ("1", ["A"]),
        ("AC", ["A", "C"]),
        ("A、C", ["A", "C"]),
        ("1 3", ["A", "C"]),
        ("", []),
    ],
)
def test_options_are_named_by_letter_or_number_as_they_are_shown(line: str, words: list[str]) -> None:
    asked = quiz_of(QuizMode.PRACTICE, SEVERAL).paper[0]
    picked = typed_response(line, asked).picks
    shown = dict(zip("ABCD", asked.order, strict=True))
    assert picked == tuple(sorted(shown[letter] for letter in words))


def test_options_are_named_by_their_words() -> None:
    asked = quiz_of(QuizMode.PRACTICE, SEVERAL).paper[0]
    assert typed_response("丙；甲", asked).picks == (0, 2)
    assert typed_response("不在其中", asked) == Response((), "不在其中")
    numbers = quiz_of(QuizMode.PRACTICE, with_options(QuestionKind.CHOICE, "3", "2", "1")).paper[0]
    assert typed_response("1", numbers).picks == (2,)


@pytest.mark.parametrize(
    ("line", "picks"), [("T", (1,)), ("对", (1,)), ("√", (1,)), ("错误。", (0,)), ("F", (0,)), ("也许", ())]
)
def test_a_statement_is_judged_in_words(line: str, picks: tuple[int, ...]) -> None:
    assert typed_response(line, quiz_of(QuizMode.PRACTICE, TRUE).paper[0]).picks == picks


def test_pairs_are_named_in_order_or_with_both_sides() -> None:
    asked = quiz_of(
        QuizMode.PRACTICE, Question(QuestionKind.MATCH, "连线", pairs=(Pair("甲", "一"), Pair("乙", "二")))
    ).paper[0]
    letters = {words: letter for letter, words in zip("AB", asked.shown, strict=True)}
    assert typed_response(f"{letters['一']}{letters['二']}", asked).picks == (0, 1)
    assert typed_response("一；二", asked).picks == (0, 1)
    assert typed_response("乙 -> 二；甲 -> 一", asked).picks == (0, 1)
    assert typed_response("甲 -> 一", asked).picks == ()
