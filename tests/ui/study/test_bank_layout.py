"""No words of the pages of questions are cut, whatever the language, the theme and the size of the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from reader.core.study.questions import BankQuestion, Option, Pair, Question, QuestionKind
from reader.core.study.quiz import QuizMode
from reader.core.study.quiz_request import QuizRequest, TimeLimit
from reader.ui.appearance.theme import THEMES
from reader.ui.study.quiz_page import QuizPage
from reader.ui.study.study_page import StudyPageName
from tests.support.all_dialogs import LONG_TITLE
from tests.support.cut_texts import cut_texts
from tests.ui.study.conftest import Study

SIZES = ((1440, 900), (1024, 700), (760, 520))
OPTIONS = tuple(Option(f"{LONG_TITLE} {number}", right=number < 2, feedback=LONG_TITLE) for number in range(4))
PAIRS = tuple(Pair(f"{number} {LONG_TITLE}", f"{LONG_TITLE} {number}") for number in range(3))
BANK = [
    BankQuestion(f"0{kind}", Question(kind, f"{LONG_TITLE} ____", OPTIONS, pairs=PAIRS, category=LONG_TITLE))
    for kind in QuestionKind
]


@pytest.fixture(params=["en", "zh_CN"])
def bank(request: pytest.FixtureRequest, study: Study) -> Study:
    """Return the screen in a language, with a long question of each kind in the bank."""
    study.driver.settings.change(language=str(request.param))
    study.library.questions.add(BANK, study.driver.clock.now())
    return study


def cut(study: Study, *shown: Callable[[], object]) -> list[str]:
    """Return the texts that are cut on what is shown in turn: in every size, and in the smallest in every theme."""
    found = []
    for number, theme in enumerate(THEMES):
        study.driver.settings.change(theme=theme)
        for show in shown:
            show()
            for size in SIZES[-1:] if number else SIZES:
                study.driver.window.resize(*size)
                for _round in range(3):
                    QApplication.sendPostedEvents()
                study.driver.window.grab()
                found += [f"{theme}, {size}: {text}" for text in cut_texts(study.driver.window)]
    return found


def asked(study: Study, kind: QuestionKind) -> QuizPage:
    """Return the page of a quiz with a question of a kind."""
    page = study.open(StudyPageName.QUIZ, QuizRequest(7, questions=(f"0{kind}",), limit=TimeLimit.BY_LENGTH))
    assert isinstance(page, QuizPage)
    return page


def test_the_bank_cuts_no_words(bank: Study) -> None:
    assert cut(bank, partial(bank.open, StudyPageName.QUESTIONS)) == []
    bank.library.questions.remove([one.id for one in BANK], bank.driver.clock.now())
    assert cut(bank, bank.screen.current.reload) == []


def test_a_question_of_any_kind_cuts_no_words(bank: Study) -> None:
    assert cut(bank, *(partial(asked, bank, kind) for kind in QuestionKind)) == []


def test_an_answer_to_a_question_of_any_kind_cuts_no_words(bank: Study) -> None:
    assert cut(bank, *(lambda kind=kind: asked(bank, kind).go_on() for kind in QuestionKind)) == []


def test_the_end_cuts_no_words(bank: Study) -> None:
    page = bank.open(StudyPageName.QUIZ, QuizRequest(7, QuizMode.CHALLENGE, questions=(f"0{QuestionKind.MATCH}",)))
    assert isinstance(page, QuizPage)
    assert cut(bank, page.go_on) == []
