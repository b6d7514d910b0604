"""Draw the pictures of the guide's chapter on study, in light and dark, over a library with cards and questions.

Usage: study_scenes.py LIBRARY LANGUAGE FOLDER AT. The library is changed: a card is answered, a lesson begun.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from drawing import SIZE, THEMES, draw_scenes, drawn, end, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from reader.app.composition import Application, build
from reader.core.screens import ScreenName
from reader.core.study.actions import ActionState
from reader.core.study.lessons import LessonForm
from reader.core.study.quiz import QuizMode
from reader.core.study.quiz_request import QuizRequest
from reader.core.study.rota import LESSON_ROTA, Members
from reader.importers.questions.question_worker import question_worker
from reader.resources import resource
from reader.services.clock import FixedClock
from reader.services.study.actions import ActionDraft, ActionEdit, add_action, change_action
from reader.services.study.card_making import blank_card, make_cards, suggest_for_marks
from reader.services.study.question_bank import import_questions
from reader.services.study.self_test import asked_card
from reader.storage.library import Library
from reader.ui.preferences.preference_store import Settings
from reader.ui.study.action_dialogs import ActionDialog
from reader.ui.study.action_export_dialog import ActionExportDialog
from reader.ui.study.bank_question_dialog import BankQuestionDialog
from reader.ui.study.edit_card_dialog import EditCardDialog
from reader.ui.study.lesson_page import LessonPage
from reader.ui.study.quiz_dialog import QuizDialog
from reader.ui.study.rota_dialog import RotaDialog
from reader.ui.study.sticking_dialog import StickingDialog
from reader.ui.study.study_page import StudyPage, StudyPageName
from reader.ui.study.study_screen import StudyScreen
from reader.ui.study.suggestions_dialog import SuggestionsDialog
from reader.ui.translation.translation import Translation


@dataclass(frozen=True, slots=True)
class Contents:
    """What a reader studies: words of the first mark with what is typed for them, hosts, actions, a question bank."""

    blank: str
    typed: str
    hosts: tuple[str, ...]
    actions: tuple[ActionDraft, ...]
    bank: str


CONTENTS = {
    "en": Contents(
        "beginnings",
        "beginings",
        ("Ann", "Ben", "Clara", "Dora"),
        (
            ActionDraft("Find a room for the reading evening", "Ben", date(2026, 3, 30), "Reading evening"),
            ActionDraft("List twenty books", "Ann", date(2026, 4, 1), "Reading evening"),
            ActionDraft("Ask the library about its shelves", "Clara", date(2026, 4, 3), "Shelf for the school"),
        ),
        """$CATEGORY: Reading slowly

::hour::What does the speaker say an hour is long enough for?{=to forget the door ~to finish a book ~to learn a page}

::six::Six times ten minutes are as good as an hour.{F}

::stays::What does a page that was told to somebody do?{=stays longest}

::share::Of how many hours of the day is an hour a part?{#24:0}
""",
    ),
    "zh_CN": Contents(
        "好处",
        "好触",
        ("陈博", "李晨", "周丹", "王小明"),
        (
            ActionDraft("建立联系点", "王小明", date(2026, 3, 30), "村小学图书角"),
            ActionDraft("列出二十种书", "我", date(2026, 4, 1), "村小学图书角"),
            ActionDraft("借投影仪", "周丹", date(2026, 4, 3), "读书沙龙"),
            ActionDraft("排出四月的朗读顺序", "我", date(2026, 4, 4), "读书沙龙"),
        ),
        """$CATEGORY: 慢读

::一::每读一章，先做什么？{=问它在回答什么问题 ~抄下好句子 ~看还剩几页}

::二::沉闷的段落可以跳过去。{F}

::三::回来的只有那一句，说的是{=抄下来的句子}。

::四::一年约有几百个小时的自学？{#3..4}
""",
    ),
}

SEED = 7


class StudyScenes:
    """Build the window once, and draw one scene after the other."""

    def __init__(self, program: Application, typed: str) -> None:
        """Show the study screen, without a display; ``typed`` is the answer to the first card."""
        self._typed = typed
        self._context = program.context
        self._window = program.controller.window
        self._window.resize(*SIZE)
        self._window.show_screen(ScreenName.STUDY)
        self._window.show()

    def all(self) -> dict[str, Callable[[], QPixmap]]:
        """Return the functions that draw the scenes, by the names of their pictures."""
        return {
            "study": lambda: self._page(StudyPageName.TODAY),
            "lesson": self._lesson,
            "actions": lambda: self._page(StudyPageName.ACTIONS),
            "questions": lambda: self._page(StudyPageName.QUESTIONS),
            "quiz": self._quiz,
            "cards": lambda: self._page(StudyPageName.CARDS),
            "suggest-blanks": lambda: drawn(self._suggestions()),
            "rota": lambda: drawn(RotaDialog(self._context, parent=self._window)),
            "action": lambda: drawn(self._action()),
            "action-export": lambda: drawn(self._action_export()),
            "question": lambda: drawn(self._question()),
            "quiz-choices": lambda: drawn(self._quiz_choices()),
            "edit-card": lambda: drawn(EditCardDialog(self._library.cards.all()[0], self._window)),
            "sticking-point": lambda: drawn(self._sticking_point()),
            "self-test": self._self_test,
        }

    @property
    def _library(self) -> Library:
        return self._context.library

    def _suggestions(self) -> SuggestionsDialog:
        marks = [mark for mark in self._library.annotations.all() if mark.quote]
        dialog = SuggestionsDialog(self._library, marks, self._window)
        while not dialog.is_finished:
            settle()
        return dialog

    def _action(self) -> ActionDialog:
        record = self._library.actions.all()[0]
        today = self._context.clock.now().date()
        return ActionDialog(today, record.action.source, f"{record.action.what} @{record.action.who} 4-1", self._window)

    def _action_export(self) -> ActionExportDialog:
        dialog = ActionExportDialog(self._window)
        dialog.path.setText(str(Path("~") / Path(dialog.path.text()).name))
        return dialog

    def _question(self) -> BankQuestionDialog:
        questions = self._library.questions.all()
        return BankQuestionDialog(questions[0].question, [questions[0].question.category], self._window)

    def _quiz_choices(self) -> QuizDialog:
        return QuizDialog(self._library.questions.all(), [], SEED, self._window)

    def _sticking_point(self) -> StickingDialog:
        sides = asked_card(self._library, self._library.cards.all()[0].card.id).sides
        return StickingDialog(sides, is_blank=True, parent=self._window)

    def _page(self, name: StudyPageName, subject: object = None) -> QPixmap:
        self._open(name, subject)
        return self._grab()

    def _lesson(self) -> QPixmap:
        page = self._open(StudyPageName.LESSON)
        if isinstance(page, LessonPage):
            page.set_form(LessonForm.LEARN)
        QTest.keyClick(page, Qt.Key.Key_Space)
        return self._grab()

    def _quiz(self) -> QPixmap:
        page = self._open(StudyPageName.QUIZ, QuizRequest(seed=SEED, mode=QuizMode.PRACTICE))
        QTest.keyClick(page, Qt.Key.Key_1)
        return self._grab()

    def _self_test(self) -> QPixmap:
        """Draw a card whose answer is close: it is typed with one character that sounds the same, or with a slip."""
        page = self._open(StudyPageName.SELF_TEST)
        field = next(field for field in page.findChildren(QLineEdit) if field.isVisible())
        field.setText(self._typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        picture = self._grab()
        QTest.keyClick(page, Qt.Key.Key_Escape)
        return picture

    def _open(self, name: StudyPageName, subject: object = None) -> StudyPage:
        screen = self._window.screen_widget(ScreenName.STUDY)
        assert isinstance(screen, StudyScreen)
        screen.open(name, subject)
        settle()
        return screen.current

    def _grab(self) -> QPixmap:
        settle()
        return self._window.grab()


def prepare(library: Library, contents: Contents, now: datetime) -> None:
    """Put cards, actions, a rota and questions into the library."""
    marks = sorted(library.annotations.all(), key=lambda mark: mark.created)
    make_cards(library, [blank_card(marks[0], contents.blank)], now - timedelta(days=2))
    found = suggest_for_marks(library, [mark for mark in marks[1:] if mark.quote])
    make_cards(library, [card for one in found for card in one.new_cards()[:1]], now - timedelta(days=1))
    for number, draft in enumerate(contents.actions):
        source = marks[number].id if number < len(marks) else ""
        record, _changes = add_action(library, replace(draft, annotation=source), now - timedelta(days=5))
        if not number:
            change_action(library, record.action.id, ActionEdit(state=ActionState.DOING), now - timedelta(days=1))
    members = Members(now.date() - timedelta(days=3), contents.hosts)
    library.rotas.change(LESSON_ROTA, [members], now.date(), now)
    with tempfile.TemporaryDirectory() as place, question_worker() as worker:
        path = Path(place) / "questions.gift.txt"
        path.write_text(contents.bank, "utf-8")
        worker.ask((path,), path)
        import_questions(library, worker.result(), path, now)


def main() -> None:
    """Draw all scenes of one library."""
    path, language, folder, at = sys.argv[1:]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["onehour"])
    now, contents = datetime.fromisoformat(at), CONTENTS[language]
    with Library.open(Path(path), now) as library:
        prepare(library, contents, now)
        translation = Translation(application, resource("translations"))
        settings = Settings(library.preferences)
        settings.change(language=language)
        program = build(application, library, settings, translation, FixedClock(now))
        for theme in THEMES:
            settings.change(theme=theme)
            draw_scenes(StudyScenes(program, contents.typed).all(), Path(folder), language, theme)
        end(program)


if __name__ == "__main__":
    main()
