"""List the questions of the bank: what each asks, its kind and its category."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from reader.core.study.questions import BankQuestion
from reader.ui.translation.labels import single_line
from reader.ui.translation.question_labels import question_kind_label
from reader.ui.widgets.item_view import KeyTable, TableModel

_LONGEST = 120
_KIND, _CATEGORY = 1, 2


class QuestionTableModel(TableModel):
    """The questions that a filter lets through."""

    def __init__(self) -> None:
        super().__init__()
        self._questions: Sequence[BankQuestion] = ()

    def show_questions(self, questions: Sequence[BankQuestion]) -> None:
        """List other questions."""
        self.beginResetModel()
        self._questions = questions
        self.endResetModel()

    def question(self, row: int) -> BankQuestion:
        """Return the question of a row."""
        return self._questions[row]

    def row_of(self, question: str) -> int:
        """Return the row of a question, by its id; -1 if it is not listed."""
        return next((row for row, one in enumerate(self._questions) if one.id == question), -1)

    @override
    def headings(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (self.tr("Question"), self.tr("Kind"), self.tr("Category"))

    @override
    def row_count(self) -> int:
        """Return the number of questions."""
        return len(self._questions)

    @override
    def cells(self, row: int) -> tuple[str, ...]:
        """Return the texts of a row."""
        question = self._questions[row].question
        return (
            single_line(question.stem, _LONGEST),
            question_kind_label(question.kind),
            single_line(question.category, _LONGEST),
        )

    @override
    def tooltip(self, row: int) -> str:
        """Return the whole stem."""
        return self._questions[row].question.stem


class QuestionTable(KeyTable):
    """A table of questions; each of its signals is emitted by a key that is pressed on the selected ones."""

    edit_requested = Signal()
    removal_requested = Signal()
    self_test_requested = Signal()
    passage_requested = Signal()
    new_requested = Signal()

    def __init__(self, model: QuestionTableModel) -> None:
        super().__init__(model)
        for column in (_KIND, _CATEGORY):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.keys = {
            Qt.Key.Key_Return: self.edit_requested,
            Qt.Key.Key_Enter: self.edit_requested,
            Qt.Key.Key_E: self.edit_requested,
            Qt.Key.Key_Delete: self.removal_requested,
            Qt.Key.Key_C: self.self_test_requested,
            Qt.Key.Key_O: self.passage_requested,
            Qt.Key.Key_N: self.new_requested,
        }
