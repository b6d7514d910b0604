"""No words of the pages of questions are cut, whatever the language, the theme and the size of the window."""

from __future__ import annotations

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


def cut(study: Study) -> list[str]:
    """Return the texts that are cut on what is shown: in every size, and in the smallest in every theme."""
    found = []
    for number, theme in enumerate(THEMES):
        study.driver.settings.change(theme=theme)
        for size in SIZES[-1:] if number else SIZES:
            study.driver.window.resize(*size)
            for _round in range(3):
                QApplication.sendPostedEvents()
            study.driver.window.grab()
            found += [f"{theme}, {size}: {text}" for text in cut_texts(study.driver.window)]
    return found


def test_the_bank_cuts_no_words(bank: Study) -> None:
    bank.open(StudyPageName.QUESTIONS)
    assert cut(bank) == []
    bank.library.questions.remove([one.id for one in BANK], bank.driver.clock.now())
    bank.screen.current.reload()
    assert cut(bank) == []


def test_a_question_of_any_kind_and_its_answer_cut_no_words(bank: Study) -> None:
    for kind in QuestionKind:
        request = QuizRequest(7, questions=(f"0{kind}",), limit=TimeLimit.BY_LENGTH)
        page = bank.open(StudyPageName.QUIZ, request)
        assert isinstance(page, QuizPage)
        assert cut(bank) == [], kind
        page.go_on()
        assert cut(bank) == [], kind


def test_the_end_cuts_no_words(bank: Study) -> None:
    page = bank.open(StudyPageName.QUIZ, QuizRequest(7, QuizMode.CHALLENGE, questions=(f"0{QuestionKind.MATCH}",)))
    assert isinstance(page, QuizPage)
    page.go_on()
    assert cut(bank) == []
