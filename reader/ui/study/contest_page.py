"""Set up a contest of teams, and go on with those that were begun."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.study.contest import SetUp
from reader.core.study.contest_paper import TIE_QUESTIONS
from reader.core.study.contest_record import ContestRecord
from reader.core.study.questions import BankQuestion
from reader.services.study.contests import ContestRequest, begin_contest, contest_questions, contest_set_up
from reader.services.study.question_bank import categories
from reader.ui.appearance.sizes import CARD_SPACE, EDGE
from reader.ui.shell.context import AppContext
from reader.ui.study.contest_files import ask_for_sheet_file
from reader.ui.study.contest_form import ContestForm
from reader.ui.study.contest_view import ContestView
from reader.ui.study.earlier_contests import EarlierContests
from reader.ui.study.quiz_dialog import new_seed
from reader.ui.study.study_page import StudyPage, StudyPageName
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.button import PrimaryButton
from reader.ui.widgets.empty_state import EmptyState
from reader.ui.widgets.frame import ColumnCard, Rule, ScrollArea
from reader.ui.widgets.key_cap import PrimaryKeyButton
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Row

_BEGIN_KEY = "Ctrl+Return"
_WIDTH_FOR_TWO = 1_080
"""Pixels of the page from which the earlier contests stand beside the form, and not below it."""

_EARLIER_WIDTH = 340
_MOST_SHOWN = 12
_WHOLE_BANK = (None, None)
"""The category and the pack of all questions."""


class ContestPage(StudyPage):
    """The form for a contest with the earlier contests beside it.

    ``view`` is the contest that runs on the whole screen; opened with the id of a contest, the page goes on with it.
    """

    has_back_button = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._library, self._clock = context.library, context.clock
        self.view: ContestView | None = None
        self.form = ContestForm()
        self.begin_button = PrimaryKeyButton("", _BEGIN_KEY, self.begin)
        self._outcome = Label(role="muted", wraps=True)
        self._heading = Label(role="heading")
        self.earlier = EarlierContests()
        self._bank = PrimaryButton(clicked=self._request_bank)
        self._empty = EmptyState(self._bank)
        self._cards = QWidget()
        self._cards_row = Row(self._cards, margins=(EDGE, EDGE, EDGE, EDGE), spacing=CARD_SPACE)
        self._scroll = ScrollArea(self._cards)
        self._is_filled = False
        self._questions: dict[tuple[str | None, str | None], list[BankQuestion]] = {}
        self._set_up: SetUp | None = None
        self._lay_out()
        self._connect()
        self.set_up()

    # --- layout --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.header.row.add(self.begin_button)
        self._form_card = ColumnCard(spacing=CARD_SPACE)
        self._form_card.column.add(self._heading, self._outcome, Rule(), self.form, STRETCH)
        self._cards_row.addWidget(self._form_card, 1)
        self._cards_row.addWidget(self.earlier)
        self._scroll.keep_edge(self._cards_row)
        self.column.add(self._scroll, self._empty, grows=self._scroll)
        self.column.setStretchFactor(self._empty, 1)
        self.set_initial_focus(self.form.title)

    def _connect(self) -> None:
        self.form.changed.connect(self._show_outcome)
        self.earlier.opened.connect(self.open_contest)
        self.earlier.save_requested.connect(self.save_sheet)
        self.earlier.removal_requested.connect(self.remove)
        QShortcut(QKeySequence(_BEGIN_KEY), self, self.begin)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the earlier contests below the form of a narrow page."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDTH_FOR_TWO
        self._cards_row.setDirection(Row.Direction.LeftToRight if is_wide else Row.Direction.TopToBottom)
        self.earlier.setMinimumWidth(_EARLIER_WIDTH if is_wide else 0)
        self.earlier.setMaximumWidth(_EARLIER_WIDTH if is_wide else 16_777_215)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        super().retranslate()
        self.title.setText(self.tr("Contest"))
        self.begin_button.setText(self.tr("Start"))
        self._heading.setText(self.tr("New contest"))
        self._bank.setText(self.tr("Question bank"))
        self._empty.heading.setText(self.tr("No questions yet"))
        self._empty.explanation.setText(self.tr("A contest uses questions from the bank. Import some first."))
        if self._questions:
            self.refresh()

    # --- what is shown -------------------------------------------------------------------------------------------

    @override
    def open(self, subject: object = None) -> None:
        """Show the page, and go on with the contest whose id the subject is."""
        if not self._is_filled:
            self._fill_in()
        self.form.seed.setValue(new_seed(self._clock.now()))
        super().open(subject)
        if isinstance(subject, str):
            self.open_contest(subject)

    def _fill_in(self) -> None:
        """Begin with the teams of the last contest."""
        self._is_filled = True
        last = next((one.log.contest for one in self._library.contests.all() if one.log.contest is not None), None)
        if last is not None:
            self.form.show_set_up(last.set_up)

    @override
    def follows(self, changes: Changes) -> bool:
        """Return whether changes may change the questions or the contests; while one runs, it is read when it ends."""
        return changes.study and self.view is None

    @override
    def refresh(self) -> None:
        """Show the questions that there are, and the contests."""
        questions = self._library.questions.all()
        self._questions = {_WHOLE_BANK: questions}
        self.form.show_sources(categories(questions), self._library.quizzes.banks())
        records = [record for record in self._library.contests.all() if record.log.contest is not None]
        self.earlier.show_contests(records[:_MOST_SHOWN])
        self.earlier.setVisible(bool(records))
        has_any = bool(questions) or bool(records)
        self._scroll.setVisible(has_any)
        self._empty.setVisible(not has_any)
        self.begin_button.setVisible(has_any)
        self.set_initial_focus(self.form.title if has_any else self._bank)
        self._show_outcome()

    @Slot()
    def _show_outcome(self) -> None:
        """Show how many questions there will be, or what is missing."""
        request = self.form.request
        questions = self._chosen_questions(request)
        self._set_up = None
        try:
            set_up = contest_set_up(questions, request)
        except ReaderError as error:
            words = error_message(error)
        else:
            words = self._count_words(len(questions), request)
            self._set_up = set_up
        if self.form.has_host_keys:
            words = self.tr("X, S, T and H are the host’s keys. Choose other keys for the teams.")
            self._set_up = None
        self._outcome.setText(words)
        self.begin_button.setEnabled(self._set_up is not None)

    def _count_words(self, number: int, request: ContestRequest) -> str:
        needed = request.counts.total(len(request.set_up.teams))
        asked = self.tr("%n question(s)", None, needed)
        of_all = self.tr("{asked} of {number}, plus {spare} in case of a tie.")
        return of_all.format(asked=asked, number=number, spare=min(TIE_QUESTIONS, number - needed))

    def _chosen_questions(self, request: ContestRequest) -> list[BankQuestion]:
        """Return the questions that are chosen from, which are read once after each change of the library."""
        source = (request.category, request.pack)
        if source not in self._questions:
            self._questions[source] = contest_questions(self._library, *source)
        return self._questions[source]

    # --- what the reader does ------------------------------------------------------------------------------------

    @Slot()
    def begin(self) -> None:
        """Keep the contest that is set up, and show it on the whole screen."""
        set_up = self._set_up
        if set_up is None:
            return
        begun: list[ContestRecord] = []

        def begin() -> Changes:
            record, changes = begin_contest(self._library, set_up, self._clock.now())
            begun.append(record)
            return changes

        if self.context.commands.run(begin, self):
            self._show_view(begun[0])

    @Slot(str)
    def open_contest(self, contest: str) -> None:
        """Go on with a contest, or show its result."""
        try:
            record = self._library.contests.get(contest)
        except ReaderError as error:
            self.context.toast.show_error(error)
            return
        if record.log.contest is not None:
            self._show_view(record)

    @Slot(str)
    def save_sheet(self, contest: str) -> None:
        """Ask for a file and write the result of a contest into it."""
        ask_for_sheet_file(self.context, self._library.contests.get(contest), self)

    @Slot(str)
    def remove(self, contest: str) -> None:
        """Remove a contest from the list."""
        now = self._clock.now()
        message = self.tr("Contest removed.")
        self.context.commands.run(lambda: self._library.contests.remove(contest, now), message=lambda _changes: message)

    def _show_view(self, record: ContestRecord) -> None:
        if self.view is not None:
            self.view.close()
        self.view = ContestView(self.context, record, self.window())
        self.view.left.connect(self._on_view_left)
        self.view.showFullScreen()
        self.view.setFocus()

    @Slot()
    def _on_view_left(self) -> None:
        view, self.view = self.view, None
        if view is not None:
            view.deleteLater()
        self.form.seed.setValue(new_seed(self._clock.now()))
        self.reload()
        self.setFocus()

    @Slot()
    def _request_bank(self) -> None:
        self.page_requested.emit(StudyPageName.QUESTIONS, None)
