"""Keep the question bank: list, search, write, import, export and remove questions, and begin a quiz of them."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.core.study.pack import PACK_ORIGIN
from reader.core.study.question_filter import filtered_questions
from reader.core.study.questions import BankQuestion, Question
from reader.services.study.question_bank import add_question, categories, change_question
from reader.services.study.rounds import round_offers
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, ROW_SPACE, SPACE
from reader.ui.shell.context import AppContext
from reader.ui.study.question_card import QuestionCard
from reader.ui.study.question_commands import QuestionCommands
from reader.ui.study.question_export import ask_for_export
from reader.ui.study.question_import_controller import QuestionImportController
from reader.ui.study.question_table import QuestionTable, QuestionTableModel
from reader.ui.study.study_page import StudyPage, StudyPageName
from reader.ui.widgets.button import Button, PrimaryButton
from reader.ui.widgets.empty_state import EmptyState
from reader.ui.widgets.field import ComboBox, SearchField
from reader.ui.widgets.key_cap import KeyButton, PrimaryKeyButton
from reader.ui.widgets.layout import STRETCH, Column, Row

_SEARCH_KEY = "Ctrl+F"
_CARD_WIDTH = 360
_WIDTH_FOR_CARD, _WIDTH_FOR_KEYS = 900, 1_000
"""Pixels: of the card beside the list, and of the page from which there is the card, and keys on the buttons."""


class QuestionsPage(StudyPage):
    """The list of questions with the chosen one beside it; questions may be dropped on it and pasted."""

    has_back_button = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._library = context.library
        self._commands = QuestionCommands(context, self)
        self._questions: list[BankQuestion] = []
        self.model = QuestionTableModel()
        self.table = QuestionTable(self.model)
        self.card = QuestionCard()
        self.search = SearchField(key=_SEARCH_KEY)
        self.category = ComboBox()
        self.imports = QuestionImportController(context, self)
        self._import = Button(clicked=self.imports.ask_for_files)
        self._export = Button(clicked=self.export)
        self._new = KeyButton("", "N", self.write_question)
        self._contest = Button(clicked=self._request_contest)
        self._quiz = PrimaryKeyButton("", "S", self.begin_quiz)
        self._edit = KeyButton("", "E", self.edit_question)
        self._take = KeyButton("", "C", self.take_into_self_test)
        self._open = KeyButton("", "O", self.open_passage)
        self._remove = KeyButton("", "Del", self.remove_questions)
        self._empty_import = PrimaryButton(clicked=self.imports.ask_for_files)
        self._empty_new = Button(clicked=self.write_question)
        self._empty = EmptyState(self._empty_import, self._empty_new)
        self._body = QWidget()
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self.set_up()

    # --- layout --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.header.row.add(self._import, self._export, self._contest, self._new, self._quiz)
        filters = Row(spacing=SPACE)
        filters.add(self.search, self.category, grows=self.search)
        foot = Row(spacing=SPACE)
        foot.add(self._edit, self._take, self._open, STRETCH, self._remove)
        for button in (self._edit, self._take, self._open, self._remove, self._new, self._quiz):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus on the table and its keys
        left = Column(spacing=ROW_SPACE)
        left.add(filters, self.table, foot, grows=self.table)
        self.card.setFixedWidth(_CARD_WIDTH)
        row = Row(self._body, margins=(EDGE, CARD_SPACE, EDGE, CARD_SPACE), spacing=CARD_SPACE)
        row.add(left, self.card, grows=left)
        self.column.add(self._body, self._empty, self.imports.progress_bar, grows=self._body)
        self.column.setStretchFactor(self._empty, 1)
        self.set_initial_focus(self.table)

    def _connect(self) -> None:
        QShortcut(QKeySequence(_SEARCH_KEY), self, self.search.setFocus)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.imports.paste)
        QShortcut(QKeySequence("S"), self.table, self.begin_quiz, context=Qt.ShortcutContext.WidgetShortcut)
        self.search.textChanged.connect(self._show_rows)
        self.category.activated.connect(self._show_rows)
        self.table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.table.doubleClicked.connect(self.edit_question)
        self.table.edit_requested.connect(self.edit_question)
        self.table.removal_requested.connect(self.remove_questions)
        self.table.self_test_requested.connect(self.take_into_self_test)
        self.table.passage_requested.connect(self.open_passage)
        self.table.new_requested.connect(self.write_question)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        super().retranslate()
        self.title.setText(self.tr("Question bank"))
        self.search.setPlaceholderText(self.tr("Search questions"))
        self.search.setAccessibleName(self.tr("Search questions"))
        self.category.setAccessibleName(self.tr("Category"))
        self.table.setAccessibleName(self.tr("Questions"))
        self._import.setText(self.tr("Import…"))
        self._export.setText(self.tr("Export…"))
        self._contest.setText(self.tr("Contest…"))
        self._new.setText(self.tr("New…"))
        self._quiz.setText(self.tr("Start a Quiz…"))
        self._edit.setText(self.tr("Edit…"))
        self._take.setText(self.tr("Add to Self-Test"))
        self._open.setText(self.tr("Open in Text"))
        self._remove.setText(self.tr("Remove"))
        self._empty_import.setText(self.tr("Import Questions…"))
        self._empty_new.setText(self.tr("Write a Question…"))
        self._empty.heading.setText(self.tr("No questions yet"))
        self._empty.explanation.setText(
            self.tr("Import a file (GIFT, Aiken, CSV or text), paste questions copied from a page, or write your own.")
        )
        self.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the card and the keys on buttons out of a narrow page."""
        super().resizeEvent(event)
        width = event.size().width()
        self.card.setVisible(width >= _WIDTH_FOR_CARD)
        self._show_contest_button()
        for button in (self._new, self._quiz, self._edit, self._take, self._open, self._remove):
            button.show_key(width >= _WIDTH_FOR_KEYS)

    # --- what is shown -------------------------------------------------------------------------------------------

    @override
    def open(self, subject: object = None) -> None:
        """Show the page, at the question with an id if the subject is one."""
        super().open(subject)
        row = self.model.row_of(subject) if isinstance(subject, str) else -1
        self.table.selectRow(max(0, row))

    @override
    def follows(self, changes: Changes) -> bool:
        """Return whether changes may change the questions."""
        return changes.study

    @override
    def refresh(self) -> None:
        """Show the questions that are in the library now; the chosen ones stay chosen."""
        self._questions = self._library.questions.all()
        self._fill_categories()
        self._show_rows()

    def _fill_categories(self) -> None:
        chosen = self.category.currentData()
        self.category.clear()
        self.category.add_choices([(self.tr("All categories"), None)])
        names = categories(self._questions)
        self.category.add_choices((name or self.tr("No category"), name) for name in names)
        self.category.choose(chosen)
        self.category.setVisible(len(names) > 1)

    @Slot()
    def _show_rows(self) -> None:
        selected = {one.id for one in self.selected}
        shown = filtered_questions(self._questions, self.search.text(), self.category.currentData())
        self.model.show_questions(shown)
        self.table.select_rows(row for row, one in enumerate(shown) if one.id in selected)
        has_questions = bool(self._questions)
        for widget in (self._body, self._import, self._export, self._new, self._quiz):
            widget.setVisible(has_questions)
        self._show_contest_button()
        self._empty.setVisible(not has_questions)
        self.set_initial_focus(self.table if has_questions else self._empty_import)
        all_shown = len(shown) == len(self._questions)
        count = self.tr("%n question(s)", None, len(self._questions))
        of_all = self.tr("{number} of {all}").format(number=len(shown), all=count)
        self.subtitle.setText("" if not has_questions else count if all_shown else of_all)
        self._show_choices()

    def _show_contest_button(self) -> None:
        """Leave the button out of a narrow page, where the command palette leads to contests."""
        self._contest.setVisible(bool(self._questions) and self.width() >= _WIDTH_FOR_CARD)

    @property
    def selected(self) -> list[BankQuestion]:
        """Return the selected questions."""
        return [self.model.question(row) for row in self.table.selected_rows if row < self.model.row_count()]

    def _show_choices(self) -> None:
        """Offer what can be done with the selected questions, and show one of them as a whole."""
        selected = self.selected
        one = selected[0] if len(selected) == 1 else None
        self._edit.setEnabled(one is not None)
        self._open.setEnabled(one is not None)
        self._take.setEnabled(bool(selected))
        self._remove.setEnabled(bool(selected))
        self.card.show_question(one, self._pack_title(one) if one is not None else "")

    def _pack_title(self, one: BankQuestion) -> str:
        """Return the title of the study pack that a question came in; empty if it came in none, or it is gone."""
        is_of_pack = one.origin.startswith(PACK_ORIGIN)
        pack = self.context.library.packs.find(one.origin.removeprefix(PACK_ORIGIN)) if is_of_pack else None
        return pack.title if pack is not None else ""

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        self._show_choices()

    # --- single questions ----------------------------------------------------------------------------------------

    @Slot()
    def write_question(self) -> None:
        """Ask for a question and add it."""
        from reader.ui.study.bank_question_dialog import BankQuestionDialog

        dialog = BankQuestionDialog(None, categories(self._questions), self.window())
        self.context.commands.ask(dialog, lambda: self._add(dialog.question))

    def _add(self, question: Question) -> bool:
        added = ""

        def add() -> Changes:
            nonlocal added
            added, changes = add_question(self._library, question, self.context.clock.now())
            return changes

        done = self.context.commands.run(add, message=lambda _changes: self.tr("Question added to the bank."))
        if done:
            self.table.selectRow(self.model.row_of(added))
        return done

    @Slot()
    def edit_question(self) -> None:
        """Ask for other words of the selected question."""
        from reader.ui.study.bank_question_dialog import BankQuestionDialog

        if len(self.selected) != 1:
            return
        one = self.selected[0]
        dialog = BankQuestionDialog(one.question, categories(self._questions), self.window())
        now = self.context.clock.now
        self.context.commands.ask(
            dialog,
            lambda: self.context.commands.run(lambda: change_question(self._library, one.id, dialog.question, now())),
        )

    @Slot()
    def remove_questions(self) -> None:
        """Remove the selected questions."""
        ids = [one.id for one in self.selected]
        if ids:
            message = self.tr("%n question(s) removed from the bank.", None, len(ids))
            now = self.context.clock.now()
            self.context.commands.run(
                lambda: self._library.questions.remove(ids, now), message=lambda _changes: message
            )

    @Slot()
    def take_into_self_test(self) -> None:
        """Make cards of the selected questions."""
        if ids := [one.id for one in self.selected]:
            self._commands.take_into_self_test(ids)

    @Slot()
    def open_passage(self) -> None:
        """Open the passage that the selected question asks about."""
        if len(self.selected) == 1:
            self._commands.open_passage(self.selected[0].id)

    @Slot()
    def begin_quiz(self) -> None:
        """Ask for the options of a quiz, and begin it."""
        from reader.ui.study.quiz_dialog import QuizDialog, new_seed

        if not self._questions:
            return
        seed, rounds = new_seed(self.context.clock.now()), round_offers(self._library)
        dialog = QuizDialog(self._questions, self.selected, seed, self.window(), rounds=rounds)
        if dialog.exec():
            self.page_requested.emit(StudyPageName.QUIZ, dialog.request)

    @Slot()
    def _request_contest(self) -> None:
        self.page_requested.emit(StudyPageName.CONTEST, None)

    # --- files ---------------------------------------------------------------------------------------------------

    @Slot()
    def export(self) -> None:
        """Ask for a file and write the listed questions into it."""
        shown = [self.model.question(row) for row in range(self.model.row_count())]
        ask_for_export(self.context, shown, self)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Import what is dropped."""
        event.acceptProposedAction()
        self.imports.take(event.mimeData())
