from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.core.study.questions import BankQuestion, Question, QuestionKind
from reader.core.study.quiz import quiz_paper
from reader.core.study.rounds import (
    ROUND_QUESTIONS,
    MissedQuestion,
    RoundKey,
    RoundResult,
    missed_questions,
    round_questions,
)

FIRST = RoundKey("pack", 1)


def bank(size: int) -> list[str]:
    return [f"q{number}" for number in range(size)]


def ids(size: int, number: int) -> list[str]:
    return round_questions(bank(size), RoundKey("pack", number))


def test_rounds_go_through_the_bank_and_begin_again() -> None:
    assert ids(0, 1) == []
    assert sorted(ids(6, 1)) == sorted(ids(6, 2)) == [f"q{number}" for number in range(6)]
    assert ids(6, 1) != ids(6, 2)
    first, second, third = (set(ids(25, number)) for number in (1, 2, 3))
    assert len(first) == len(second) == len(third) == ROUND_QUESTIONS
    assert not first & second
    assert len(first | second | third) == 25


def test_a_round_is_the_paper_of_its_quiz() -> None:
    shown = round_questions(bank(25), FIRST)
    questions = [BankQuestion(id_, Question(QuestionKind.OPEN, id_)) for id_ in reversed(shown)]
    paper = quiz_paper(questions, FIRST.seed, lambda _question: 250.0)
    assert [asked.asked.id for asked in paper] == shown


@given(order=st.permutations(bank(13)), number=st.integers(1, 30))
def test_every_machine_has_the_same_paper(order: list[str], number: int) -> None:
    key = RoundKey("pack", number)
    assert round_questions(order, key) == round_questions(bank(13), key)
    assert 0 <= key.seed < 1_000_000_000


def test_what_was_missed_is_told_once_in_the_order_of_the_paper() -> None:
    results = [RoundResult(FIRST, 1, 3, ("c", "a")), RoundResult(FIRST, 2, 3, ("a", "gone"))]
    missed = missed_questions(results, {FIRST: ("a", "b", "c")})
    assert missed == [
        MissedQuestion(FIRST, "a", 1),
        MissedQuestion(FIRST, "c", 3),
        MissedQuestion(FIRST, "gone"),
    ]
    assert missed_questions([]) == []


@given(results=st.permutations([RoundResult(RoundKey("p", n), 1, 2, (f"q{n % 3}", "q9")) for n in (1, 1, 2, 3)]))
def test_who_handed_over_first_does_not_matter(results: list[RoundResult]) -> None:
    assert missed_questions(results) == missed_questions(reversed(results))
    assert missed_questions([*results, *results]) == missed_questions(results)
