"""Enter what is right for a question of each kind: one editor for each way to do so."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QRadioButton, QWidget
from typing_extensions import override

from reader.core.study.question_content import parsed_number
from reader.core.study.question_sides import LETTERS
from reader.core.study.questions import MOST_OPTIONS, NumberAnswer, Option, Pair, Question, QuestionKind
from reader.ui.appearance.sizes import SPACE, TIGHT
from reader.ui.translation.question_labels import truth_labels
from reader.ui.widgets.field import TextBox
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row

_FEWEST_ROWS = 4
LINES = 4
"""Lines of the fields for a stem, an explanation and accepted answers."""


class AnswerEditor(QWidget):
    """An editor of what is right; ``edited`` is emitted when something was changed."""

    edited = Signal()

    @abstractmethod
    def show_question(self, question: Question) -> None:
        """Show what is right for a question."""

    @abstractmethod
    def answered(self, question: Question) -> Question:
        """Return the question with what was entered."""


class OptionEditor(AnswerEditor):
    """Rows of options with a tick for each that is right; another empty row comes when the last one is used."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[QCheckBox, QLineEdit]] = []
        self._feedback: dict[str, str] = {}
        self._column = Column(self, margins=0, spacing=TIGHT)

    @override
    def show_question(self, question: Question) -> None:
        """Show the options."""
        self._feedback = {option.text: option.feedback for option in question.options}
        for place in range(max(_FEWEST_ROWS, len(question.options) + 1)):
            self._ensure_row(place)
        for place, (tick, line) in enumerate(self._rows):
            option = question.options[place] if place < len(question.options) else Option("", right=False)
            tick.setChecked(option.right)
            line.setText(option.text)

    @override
    def answered(self, question: Question) -> Question:
        """Return the question with its options; one that is right makes it a choice, several another kind."""
        options = tuple(
            Option(words, tick.isChecked(), self._feedback.get(words, ""))
            for tick, line in self._rows
            if (words := line.text().strip())
        )
        return replace(question, options=options)

    def _ensure_row(self, place: int) -> None:
        if place < len(self._rows) or place >= MOST_OPTIONS:
            return
        tick, line = QCheckBox(LETTERS[place]), QLineEdit()
        label = self.tr("Option {letter}").format(letter=LETTERS[place])
        line.setAccessibleName(label)
        tick.setAccessibleName(self.tr("{option} is correct").format(option=label))
        tick.setToolTip(self.tr("Correct"))
        row = Row(margins=0, spacing=SPACE)
        row.add(tick, line, grows=line)
        self._column.add(row)
        self._rows.append((tick, line))
        line.textEdited.connect(self._on_line_text_edited)
        tick.toggled.connect(self.edited)

    def _on_line_text_edited(self, _text: str) -> None:
        if self._rows[-1][1].text():
            self._ensure_row(len(self._rows))
        self.edited.emit()


class TruthEditor(AnswerEditor):
    """True or false."""

    def __init__(self) -> None:
        super().__init__()
        true, false = truth_labels()
        self._true, self._false = QRadioButton(true), QRadioButton(false)
        self._group = QButtonGroup(self)
        row = Row(self, margins=0, spacing=SPACE)
        for button in (self._true, self._false):
            self._group.addButton(button)
            row.add(button)
            button.toggled.connect(self.edited)
        row.add(STRETCH)
        self._true.setChecked(True)

    @override
    def show_question(self, question: Question) -> None:
        """Show whether the statement is true."""
        (self._true if question.truth else self._false).setChecked(True)

    @override
    def answered(self, question: Question) -> Question:
        """Return the question with its truth."""
        return replace(question, truth=self._true.isChecked())


class WordsEditor(AnswerEditor):
    """The words that are accepted, one answer a line; of several gaps, with ``；`` between their words."""

    def __init__(self) -> None:
        super().__init__()
        self._text = TextBox(LINES)
        hint = self.tr("One answer per line. For several gaps (____), separate the words with “；”.")
        self._text.setAccessibleName(self.tr("Accepted answers"))
        Column(self, margins=0, spacing=TIGHT).add(self._text, Label(hint, "muted", wraps=True))
        self._text.textChanged.connect(self.edited)

    @override
    def show_question(self, question: Question) -> None:
        """Show the accepted words."""
        self._text.setPlainText("\n".join(question.accepted))

    @override
    def answered(self, question: Question) -> Question:
        """Return the question with the accepted words; wrong ones that have feedback stay."""
        words = [line.strip() for line in self._text.toPlainText().split("\n") if line.strip()]
        feedback = {option.text: option.feedback for option in question.options if option.right}
        right = tuple(Option(one, right=True, feedback=feedback.get(one, "")) for one in words)
        return replace(question, options=(*right, *(option for option in question.options if not option.right)))


class NumberEditor(AnswerEditor):
    """A number, and how far from it an answer may be."""

    def __init__(self) -> None:
        super().__init__()
        self._value, self._tolerance = QLineEdit(), QLineEdit()
        self._value.setAccessibleName(self.tr("Number"))
        self._tolerance.setAccessibleName(self.tr("Tolerance"))
        row = Row(self, margins=0, spacing=SPACE)
        row.add(self._value, Label("±"), self._tolerance, STRETCH)
        for line in (self._value, self._tolerance):
            line.textEdited.connect(self.edited)

    @override
    def show_question(self, question: Question) -> None:
        """Show the first number that is accepted."""
        for number in question.numbers[:1]:
            self._value.setText(f"{number.value:f}")
            self._tolerance.setText(f"{number.tolerance:f}")

    @override
    def answered(self, question: Question) -> Question:
        """Return the question with the number, and others that it accepts; without one that can be read, with none."""
        value, tolerance = (parsed_number(line.text()) for line in (self._value, self._tolerance))
        is_margin_bad = tolerance is None and bool(self._tolerance.text().strip())
        if value is None or is_margin_bad:
            return replace(question, numbers=())
        return replace(question, numbers=(NumberAnswer(value, abs(tolerance or Decimal(0))), *question.numbers[1:]))


class PairEditor(AnswerEditor):
    """Rows of words and what belongs to them; another empty row comes when the last one is used."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[QLineEdit, QLineEdit]] = []
        self._column = Column(self, margins=0, spacing=TIGHT)

    @override
    def show_question(self, question: Question) -> None:
        """Show the pairs."""
        for place in range(max(_FEWEST_ROWS, len(question.pairs) + 1)):
            self._ensure_row(place)
        for place, (left, right) in enumerate(self._rows):
            pair = question.pairs[place] if place < len(question.pairs) else Pair("", "")
            left.setText(pair.left)
            right.setText(pair.right)

    @override
    def answered(self, question: Question) -> Question:
        """Return the question with the pairs of which at least one side was entered."""
        sides = [(left.text().strip(), right.text().strip()) for left, right in self._rows]
        return replace(question, pairs=tuple(Pair(left, right) for left, right in sides if left or right))

    def _ensure_row(self, place: int) -> None:
        if place < len(self._rows) or place >= MOST_OPTIONS:
            return
        left, right = QLineEdit(), QLineEdit()
        left.setAccessibleName(self.tr("Item {number}").format(number=place + 1))
        right.setAccessibleName(self.tr("Match for item {number}").format(number=place + 1))
        row = Row(margins=0, spacing=SPACE)
        row.add(left, Label("→"), right)
        self._column.add(row)
        self._rows.append((left, right))
        for line in (left, right):
            line.textEdited.connect(self._on_line_text_edited)

    def _on_line_text_edited(self, _text: str) -> None:
        if any(line.text() for line in self._rows[-1]):
            self._ensure_row(len(self._rows))
        self.edited.emit()


class OpenEditor(AnswerEditor):
    """Nothing but a word that the reader judges alone."""

    def __init__(self) -> None:
        super().__init__()
        words = self.tr("The answer is shown, and readers mark themselves.")
        Column(self, margins=0).add(Label(words, "muted", wraps=True))

    @override
    def show_question(self, question: Question) -> None:
        """Show nothing."""

    @override
    def answered(self, question: Question) -> Question:
        """Return the question as it is."""
        return question


def make_editor(kind: QuestionKind) -> AnswerEditor:
    """Return the editor for a kind of question."""
    editors: dict[QuestionKind, type[AnswerEditor]] = {
        QuestionKind.CHOICE: OptionEditor,
        QuestionKind.SEVERAL: OptionEditor,
        QuestionKind.TRUEFALSE: TruthEditor,
        QuestionKind.SHORT: WordsEditor,
        QuestionKind.NUMBER: NumberEditor,
        QuestionKind.MATCH: PairEditor,
        QuestionKind.OPEN: OpenEditor,
    }
    return editors[kind]()
