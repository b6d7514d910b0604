from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.study.questions import BankQuestion, Option, Question, QuestionKind
from reader.services.study.question_passages import question_passage, take_into_self_test
from reader.services.study.self_test import asked_card, waiting_cards
from reader.storage.library import Library
from tests.support.texts import add_text

WORDS = "读书会由领读人选书，记录员写纪要。先读原文，再做笔记，讲给别人听。"


@pytest.fixture
def book(now: datetime) -> Iterator[Library]:
    with Library.in_memory(now) as library:
        add_text(library, "读书的方法", [WORDS, "另一段，说的是别的事情。"], now, indexed=True)
        yield library


def passage(library: Library, question: Question) -> str | None:
    found = question_passage(library, question)
    if found is None:
        return None
    assert found.title == "读书的方法"
    text = library.texts.view(found.text)
    return text.slice(found.start, found.end)


def short(stem: str, *answers: str, quote: str = "", text: str = "") -> Question:
    options = tuple(Option(words, right=True) for words in answers)
    return Question(QuestionKind.SHORT, stem, options, quote=quote, text=text)


def test_the_passage_that_a_question_names_is_found(book: Library) -> None:
    (text,) = book.texts.all()
    assert passage(book, short("谁？", "他", quote="记录员写纪要", text=text.id)) == "记录员写纪要"
    assert passage(book, short("谁？", "他", quote="记录员写纪要")) == "记录员写纪要"
    assert passage(book, short("谁？", "他", quote="不在其中的话", text=text.id)) is None


def test_a_stem_with_its_gaps_filled_is_found_in_its_text(book: Library) -> None:
    assert passage(book, short("读书会由____选书。", "领读人")) == "读书会由领读人选书"
    assert passage(book, short("先读____，再做____。", "原文；笔记")) is None
    assert passage(book, short("讲给____听，先读____。", "别人；原文")) == "讲给别人听"


def test_a_right_option_is_found_where_the_stem_is_not(book: Library) -> None:
    options = (Option("讲给别人听", right=True), Option("记在心里的", right=False))
    assert passage(book, Question(QuestionKind.CHOICE, "最后做什么？", options)) == "讲给别人听"


def test_a_question_about_something_else_has_no_passage(book: Library) -> None:
    assert passage(book, Question(QuestionKind.OPEN, "今天的天气怎么样，会不会下雨？")) is None


def test_questions_are_taken_into_the_self_test_once(book: Library, now: datetime) -> None:
    question = Question(QuestionKind.CHOICE, "谁选书？", (Option("领读人", right=True), Option("来宾", right=False)))
    book.questions.add([BankQuestion("0a", question), BankQuestion("0b", short("谁写？", "记录员"))], now)
    added, changes = take_into_self_test(book, ["0a", "0b"], now)
    assert (added, changes.study) == (2, True)
    assert take_into_self_test(book, ["0a"], now)[0] == 0
    fronts = {asked_card(book, card.id).sides for card in waiting_cards(book, now).queue.new}
    assert {(side.front, side.back) for side in fronts} == {
        ("谁选书？\nA. 领读人\nB. 来宾", "A. 领读人"),
        ("谁写？", "记录员"),
    }
    book.undo(now)
    assert waiting_cards(book, now).queue.new == ()


def test_an_unknown_question_is_not_taken(book: Library, now: datetime) -> None:
    with pytest.raises(ReaderError) as raised:
        take_into_self_test(book, ["0f"], now)
    assert raised.value.problem is Problem.QUESTION_UNKNOWN
