"""Write a question for the bank, or change one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QStackedWidget, QWidget

from reader.core.study.questions import Question, QuestionKind, fault_of
from reader.core.text.sanitise import one_line
from reader.ui.appearance.sizes import CARD_SPACE, ROW_SPACE
from reader.ui.study.answer_editors import LINES, AnswerEditor, make_editor
from reader.ui.translation.question_labels import fault_label, question_kind_label
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.field import ComboBox, TextBox
from reader.ui.widgets.layout import Form

_WIDTH = 640


class BankQuestionDialog(Dialog):
    """A form with kind, stem, what is right, explanation, category and source; the foot says what is missing."""

    def __init__(self, question: Question | None, categories: Sequence[str], parent: QWidget | None) -> None:
        super().__init__(parent=parent, title="")
        self.setWindowTitle(self.tr("New Question") if question is None else self.tr("Edit Question"))
        self._question = question or Question(QuestionKind.CHOICE, "")
        self._kind = ComboBox((question_kind_label(kind), kind) for kind in QuestionKind)
        self._stem, self._explanation = TextBox(LINES), TextBox(LINES)
        self._category, self._source = QLineEdit(self._question.category), QLineEdit(self._question.source)
        self._category.setCompleter(QCompleter([*filter(None, categories)], self._category))
        self._editors: dict[QuestionKind, AnswerEditor] = {}
        self._stack = QStackedWidget()
        self.buttons.add_cancel()
        self._accept = self.buttons.add_accept(self.tr("Add") if question is None else self.tr("Save"))
        self._lay_out()
        self._stem.setPlainText(self._question.stem)
        self._explanation.setPlainText(self._question.explanation)
        self._kind.choose(self._question.kind)
        self._connect()
        self._on_kind_current_index_changed()

    @property
    def question(self) -> Question:
        """Return the question as it was entered."""
        kind = self._chosen_kind
        entered = replace(
            self._question,
            kind=kind,
            stem=self._stem.toPlainText().strip(),
            explanation=self._explanation.toPlainText().strip(),
            category=one_line(self._category.text()),
            source=one_line(self._source.text()),
        )
        return _tidied(self._editors[kind].answered(entered))

    @property
    def _chosen_kind(self) -> QuestionKind:
        return QuestionKind(self._kind.currentData())

    def _lay_out(self) -> None:
        form = Form(spacing=ROW_SPACE, column_spacing=CARD_SPACE, labels_left=True)
        for label, field in (
            (self.tr("Kind"), self._kind),
            (self.tr("Question"), self._stem),
            (self.tr("Answer"), self._stack),
            (self.tr("Explanation"), self._explanation),
            (self.tr("Category"), self._category),
            (self.tr("Source"), self._source),
        ):
            form.addRow(label, field)
            field.setAccessibleName(label)
        self.column.add(form)
        self.setMinimumWidth(_WIDTH)

    def _connect(self) -> None:
        self._kind.currentIndexChanged.connect(self._on_kind_current_index_changed)
        self._stem.textChanged.connect(self._show_fault)

    @Slot()
    def _on_kind_current_index_changed(self) -> None:
        kind = self._chosen_kind
        if kind not in self._editors:
            editor = make_editor(kind)
            editor.show_question(self._question)
            editor.edited.connect(self._show_fault)
            self._editors[kind] = editor
            self._stack.addWidget(editor)
        self._stack.setCurrentWidget(self._editors[kind])
        self._show_fault()

    @Slot()
    def _show_fault(self) -> None:
        """Show what is missing, and let the question be kept only if nothing is."""
        fault = fault_of(self.question)
        self._accept.setEnabled(fault is None)
        self.outcome.setText("" if fault is None else fault_label(fault))


def _tidied(question: Question) -> Question:
    """Return a question without what belongs to other kinds; a choice with several right options is of that kind."""
    keeps_options = question.kind in {QuestionKind.CHOICE, QuestionKind.SEVERAL, QuestionKind.SHORT}
    if question.kind is QuestionKind.CHOICE and len(question.right_options) > 1:
        question = replace(question, kind=QuestionKind.SEVERAL)
    return replace(
        question,
        options=question.options if keeps_options else (),
        numbers=question.numbers if question.kind is QuestionKind.NUMBER else (),
        pairs=question.pairs if question.kind is QuestionKind.MATCH else (),
        truth=question.truth and question.kind is QuestionKind.TRUEFALSE,
    )
