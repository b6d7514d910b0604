from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.study.questions import BankQuestion, Option, Question, QuestionKind, question_id
from reader.core.study.quiz import Quiz, QuizMode, Response, quiz_paper
from reader.storage.library import Library


def choice(stem: str, category: str = "") -> BankQuestion:
    options = (Option("甲", right=True, feedback="好"), Option("乙", right=False))
    question = Question(
        QuestionKind.CHOICE, stem, options, explanation="因为", category=category, text="t", quote="引文"
    )
    return BankQuestion(question_id(question), question, "reading.txt")


def test_questions_are_kept_in_their_order_category_by_category(library: Library, now: datetime) -> None:
    some = [choice("一", "乙类"), choice("二", "甲类"), choice("三", "乙类")]
    changes = library.questions.add(some, now)
    assert (changes.study, changes.operation) == (True, OperationName.ADD_QUESTIONS)
    assert [one.question.stem for one in library.questions.all()] == ["一", "三", "二"]
    assert library.questions.get(some[1].id[:8]) == some[1]
    assert library.questions.get(some[1].id).made == now
    assert library.questions.count() == 3


def test_adding_is_undone_and_redone_in_one_step(library: Library, now: datetime) -> None:
    library.questions.add([choice("一"), choice("二")], now)
    library.undo(now)
    assert library.questions.all() == []
    library.redo(now)
    assert library.questions.count() == 2


def test_a_question_is_changed_and_keeps_its_id(library: Library, now: datetime) -> None:
    first = choice("一")
    library.questions.add([first], now)
    later = now + timedelta(days=1)
    changed = BankQuestion(first.id, Question(QuestionKind.OPEN, "改了"), first.origin)
    library.questions.change(changed, later)
    assert library.questions.all() == [changed]
    assert library.questions.get(first.id).made == later
    library.undo(later)
    assert library.questions.all() == [first]


def test_a_removed_question_is_gone_until_it_is_added_again(library: Library, now: datetime) -> None:
    first, second = choice("一"), choice("二")
    library.questions.add([first, second], now)
    library.questions.remove([first.id], now)
    assert library.questions.all() == [second]
    assert library.questions.some([first.id, second.id]) == {second.id: second}
    library.undo(now)
    assert library.questions.count() == 2
    library.questions.remove([first.id, second.id], now)
    library.questions.add([first], now)
    assert library.questions.all() == [first]


def test_an_unknown_question_is_an_error(library: Library, now: datetime) -> None:
    library.questions.add([choice("一")], now)
    for act in (
        lambda: library.questions.get("0000"),
        lambda: library.questions.get(""),
        lambda: library.questions.remove(["0000"], now),
        lambda: library.questions.change(choice("二"), now),
    ):
        with pytest.raises(ReaderError) as raised:
            act()
        assert raised.value.problem is Problem.QUESTION_UNKNOWN
    assert library.questions.count() == 1


def test_a_damaged_row_stops_no_other(tmp_path: Path, now: datetime) -> None:
    place = tmp_path / "library.db"
    with Library.open(place, now) as library:
        library.questions.add([choice("一"), choice("二")], now)
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute("UPDATE question SET content = '{\"options\": [1', kind = 'riddle' WHERE stem = '一'")
    raw.close()
    with Library.open(place, now) as library:
        first, second = library.questions.all()
    assert first.question.kind is QuestionKind.OPEN
    assert first.question.options == ()
    assert second == choice("二")


def test_a_quiz_is_kept_with_its_answers(library: Library, now: datetime) -> None:
    some = [choice("一"), choice("二")]
    paper = quiz_paper(some, 7, lambda _question: 250.0)
    quiz = Quiz(7, paper, QuizMode.CHALLENGE, lambda _expected, _typed: "wrong")
    quiz.answer(Response((0,)))
    quiz.answer(Response())
    changes = library.quizzes.add(quiz, now.date(), now)
    assert changes.study
    (record,) = library.quizzes.all()
    assert (record.seed, record.mode, record.day) == (7, QuizMode.CHALLENGE, now.date())
    assert (record.right, record.points, record.total) == (1, 1.0, 2)
    assert record.missed == (paper[1].asked.id,)
    library.undo(now)
    assert library.quizzes.all() == []
