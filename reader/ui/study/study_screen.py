"""Show the pages of study one at a time: *Today*, and from there the lesson, the self-test, questions and actions.

A page is a `StudyPage`; its name stands in `StudyPageName`, and it is made by the function of that name below when it
is first shown. Pages do not know each other: they ask for one another with ``page_requested``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from reader.ui.shell.context import AppContext
from reader.ui.shell.status_bar import HourStatus
from reader.ui.study.study_page import StudyPage, StudyPageName
from reader.ui.study.today_page import TodayPage
from reader.ui.widgets.focus_scope import FocusScope
from reader.ui.widgets.layout import Column


def make_today(context: AppContext) -> StudyPage:
    """Make the page that says what to do today."""
    return TodayPage(context)


def make_cards(context: AppContext) -> StudyPage:
    """Make the page with all cards."""
    from reader.ui.study.cards_page import CardsPage

    return CardsPage(context)


def make_self_test(context: AppContext) -> StudyPage:
    """Make the page that asks the cards of the self-test."""
    from reader.ui.study.self_test_page import SelfTestPage

    return SelfTestPage(context)


def make_lesson(context: AppContext) -> StudyPage:
    """Make the page of the lesson of the day."""
    from reader.ui.study.lesson_page import LessonPage

    return LessonPage(context)


def make_actions(context: AppContext) -> StudyPage:
    """Make the page of the actions."""
    from reader.ui.study.actions_page import ActionsPage

    return ActionsPage(context)


def make_board(context: AppContext) -> StudyPage:
    """Make the page of the board of a group."""
    from reader.ui.study.board_page import BoardPage

    return BoardPage(context)


def make_packs(context: AppContext) -> StudyPage:
    """Make the page of the study packs."""
    from reader.ui.study.packs_page import PacksPage

    return PacksPage(context)


def make_questions(context: AppContext) -> StudyPage:
    """Make the page of the question bank."""
    from reader.ui.study.questions_page import QuestionsPage

    return QuestionsPage(context)


def make_quiz(context: AppContext) -> StudyPage:
    """Make the page that asks the questions of a quiz."""
    from reader.ui.study.quiz_page import QuizPage

    return QuizPage(context)


def make_contest(context: AppContext) -> StudyPage:
    """Make the page that sets up contests."""
    from reader.ui.study.contest_page import ContestPage

    return ContestPage(context)


def make_meetings(context: AppContext) -> StudyPage:
    """Make the page of the meetings."""
    from reader.ui.study.meetings_page import MeetingsPage

    return MeetingsPage(context)


PAGES: Mapping[StudyPageName, Callable[[AppContext], StudyPage]] = {
    StudyPageName.TODAY: make_today,
    StudyPageName.CARDS: make_cards,
    StudyPageName.SELF_TEST: make_self_test,
    StudyPageName.LESSON: make_lesson,
    StudyPageName.ACTIONS: make_actions,
    StudyPageName.BOARD: make_board,
    StudyPageName.PACKS: make_packs,
    StudyPageName.QUESTIONS: make_questions,
    StudyPageName.QUIZ: make_quiz,
    StudyPageName.CONTEST: make_contest,
    StudyPageName.MEETINGS: make_meetings,
}
"""The function that makes each page."""


class StudyScreen(FocusScope, QWidget):
    """The screen with the pages of study; ``page_shown`` is emitted when another page is shown."""

    page_shown = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pages: dict[StudyPageName, StudyPage] = {}
        self._stack = QStackedWidget()
        column = Column(self, margins=0, spacing=0)
        column.add(self._stack, grows=self._stack)
        self._stack.addWidget(self.page(StudyPageName.TODAY))
        self.set_initial_focus(self.current)

    @property
    def current(self) -> StudyPage:
        """Return the page that is shown."""
        page = self._stack.currentWidget()
        assert isinstance(page, StudyPage)
        return page

    @property
    def current_name(self) -> StudyPageName:
        """Return the name of the page that is shown."""
        return next(name for name, page in self._pages.items() if page is self.current)

    def page(self, name: StudyPageName) -> StudyPage:
        """Return a page, made when first needed."""
        if name not in self._pages:
            page = PAGES[name](self._context)
            page.page_requested.connect(self.open)
            page.left.connect(self.show_today)
            self._pages[name] = page
            self._stack.addWidget(page)
        return self._pages[name]

    @Slot(object, object)
    def open(self, name: str, subject: object = None) -> None:
        """Show the page of this name, opened at a subject of its own or as it is now."""
        page = self.page(StudyPageName(name))
        page.open(subject)
        self._stack.setCurrentWidget(page)
        self.set_initial_focus(page)
        page.setFocus()
        self.page_shown.emit()

    @Slot(object)
    def show_hour(self, status: HourStatus) -> None:
        """Show what counts as the clock runs, while *Today* is shown."""
        if isinstance(self.current, TodayPage) and self.current.isVisible():
            self.current.show_hour(status)

    @Slot()
    def show_today(self) -> None:
        """Show what to do today."""
        self.open(StudyPageName.TODAY)
