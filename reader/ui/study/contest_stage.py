"""Show in the middle of a contest whose turn it is, the question and what was right, and in the end the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from reader.core.study.question_sides import LETTERS
from reader.core.study.questions import GAPS, BankQuestion, QuestionKind
from reader.core.study.quiz import option_order
from reader.resources import resource
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, ROW_SPACE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.page.typography import reading_face
from reader.ui.study.contest_labels import SMALLEST, set_size
from reader.ui.study.passage_view import PassageView
from reader.ui.translation.question_labels import truth_labels
from reader.ui.widgets.frame import Frame, ScrollArea
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row

_SIZES = (52, 46, 40, 36, 32, 28, 24, 20)
"""Pixels of the letters of a question: the largest are taken in which all of it is seen."""

_LEADING = 1.6
_OPTION_SHARE = 0.62
_HEAD, _NAME, _LINE = 20, 96, 24
_SIGN = 28
_SHORT_NAME = 6
"""Code points of a name that is set in the largest letters."""

_GAP = "＿＿＿"
_CENTRE, _LEFT = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class ShownOption:
    """An option as it is shown: before it its letter, and whether it is right."""

    letter: str
    words: str
    right: bool


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question as it is shown: its words and its options, for a match with what they belong to in the left column."""

    stem: str
    options: tuple[ShownOption, ...] = ()
    lefts: tuple[str, ...] = field(default=())


def shown_question(asked: BankQuestion, seed: int) -> ShownQuestion:
    """Return a question as every machine shows it that has the same seed."""
    question = asked.question
    stem = GAPS.sub(_GAP, question.stem) if question.kind is QuestionKind.SHORT else question.stem
    if question.kind is QuestionKind.TRUEFALSE:
        answers = zip(truth_labels(), (question.truth, not question.truth), strict=True)
        return ShownQuestion(stem, tuple(ShownOption("", words, right) for words, right in answers))
    order = option_order(seed, asked)
    right = set(question.right_options)
    options = [
        ShownOption(letter, question.offered[place], place in right)
        for letter, place in zip(LETTERS, order, strict=False)
    ]
    return ShownQuestion(stem, tuple(options), tuple(pair.left for pair in question.pairs))


class ContestOption(Frame):
    """An option of a question in large letters."""

    role = "option"

    def __init__(self, option: ShownOption, theme: Theme) -> None:
        super().__init__()
        self._option = option
        self._letter, self.words, self._sign = Label(option.letter, "muted"), Label(option.words, wraps=True), Label()
        row = Row(self, margins=(CARD_SPACE, SPACE, CARD_SPACE, SPACE), spacing=CARD_SPACE)
        row.add(self._letter, self.words, self._sign, grows=self.words)
        self._letter.setVisible(bool(option.letter))
        self._sign.hide()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the sign of what is right in the colour of a theme."""
        sign = Icons(resource("icons")).icon("ring-check", theme.good, size=_SIGN)
        self._sign.setPixmap(sign.pixmap(QSize(_SIGN, _SIGN)))

    def fit(self, pixels: int) -> None:
        """Set the size of the letters."""
        set_size(self._letter, pixels)
        set_size(self.words, pixels)

    def show_answer(self, *, on: bool) -> None:
        """Show whether the option was right, or hide it."""
        state = "open" if not on else "right" if self._option.right else "quiet"
        self.setProperty("state", state)
        self.style().polish(self)
        self._sign.setVisible(on and self._option.right)
        words = self._option.words
        is_right = self.tr("{option}, correct").format(option=words)
        self.setAccessibleName(is_right if on and self._option.right else words)


class ContestStage(ScrollArea):
    """What is shown in the middle, in the largest letters in which all of it is seen.

    ``line`` stands below it: what to do, or what came of it.
    """

    def __init__(self, theme: Theme, *, sans: bool) -> None:
        super().__init__()
        self._theme, self._sans = theme, sans
        self._scale = 1.0
        self._question: ShownQuestion | None = None
        self._options: list[ContestOption] = []
        self.head, self.name, self.answer, self.line = Label(), Label(wraps=True), Label(wraps=True), Label(wraps=True)
        self.line.set_role("muted")
        self.passage = PassageView(theme)
        self._grid_widget = QWidget()
        self._grid = QGridLayout(self._grid_widget)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(ROW_SPACE)
        self.name.setAlignment(_CENTRE)
        content = QWidget()
        self._column = Column(content, margins=(0, EDGE, 0, EDGE), spacing=CARD_SPACE)
        self._column.add(
            STRETCH, self.head, self.name, self.passage, self._grid_widget, self.answer, self.line, STRETCH
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_content(content)

    def show_name(self, head: str, name: str, line: str) -> None:
        """Show a name in the largest letters, with a word above and a line below it."""
        self._question = None
        self.name.setText(name)
        self._show(head, line)

    def show_question(self, head: str, question: ShownQuestion, line: str) -> None:
        """Show a question; its options stay as they are if it is the same one."""
        if question != self._question:
            self._question = question
            self._fill_options(question)
        for option in self._options:
            option.show_answer(on=False)
        self.answer.setText("")
        self._show(head, line)

    def show_answer(self, answer: str, line: str) -> None:
        """Show what is right of the question."""
        for option in self._options:
            option.show_answer(on=True)
        self.answer.setText("" if any(option.words.text() == answer for option in self._options) else answer)
        self._show(self.head.text(), line)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.passage.set_theme(theme)
        for option in self._grid_widget.findChildren(ContestOption):
            option.set_theme(theme)

    def fit(self, scale: float) -> None:
        """Set the letters for a window of another size."""
        self._scale = scale
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the letters anew."""
        super().resizeEvent(event)
        self._fit()

    def _show(self, head: str, line: str) -> None:
        has_question = self._question is not None
        for label in (self.head, self.answer, self.line):
            label.setAlignment(_LEFT if has_question else _CENTRE)
        self.head.setText(head)
        self.line.setText(line)
        self.name.setVisible(not has_question)
        self.passage.setVisible(has_question)
        self._grid_widget.setVisible(has_question and bool(self._options))
        self.answer.setVisible(has_question and bool(self.answer.text()))
        self.line.setVisible(bool(line))
        self._fit()

    def _fill_options(self, question: ShownQuestion) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._options = [ContestOption(option, self._theme) for option in question.options]
        if question.lefts:
            lefts = [
                ContestOption(ShownOption(str(number), words, right=False), self._theme)
                for number, words in _numbered(question)
            ]
            self._place(lefts, column=0)
            self._place(self._options, column=1)
        else:
            self._place(self._options[::2], column=0)
            self._place(self._options[1::2], column=1)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)

    def _place(self, options: Sequence[ContestOption], *, column: int) -> None:
        for row, option in enumerate(options):
            self._grid.addWidget(option, row, column)

    def _fit(self) -> None:
        """Set the largest letters in which all is seen."""
        set_size(self.head, _HEAD * self._scale, bold=True)
        set_size(self.line, _LINE * self._scale)
        set_size(self.answer, _LINE * 1.2 * self._scale)
        question = self._question
        if question is None:
            size = _NAME * self._scale * min(1.0, _SHORT_NAME / max(1, len(self.name.text())))
            self.name.setFont(self._face(self.name.text(), max(round(size), _HEAD * 2)))
            return
        for size in _SIZES:
            pixels = max(SMALLEST, round(size * self._scale))
            self._set_question_size(question, pixels)
            if self._height() <= self.viewport().height():
                break

    def _set_question_size(self, question: ShownQuestion, pixels: int) -> None:
        self.passage.show_passage(question.stem, self._face(question.stem, pixels), pixels * _LEADING)
        for option in self._grid_widget.findChildren(ContestOption):
            option.fit(max(SMALLEST, round(pixels * _OPTION_SHARE)))

    def _height(self) -> int:
        self._grid.invalidate()
        self._column.invalidate()
        return self._column.heightForWidth(self.viewport().width())

    def _face(self, words: str, pixels: int) -> QFont:
        return reading_face(words, pixels, sans=self._sans)


def _numbered(question: ShownQuestion) -> list[tuple[int, str]]:
    return list(enumerate(question.lefts, start=1))
