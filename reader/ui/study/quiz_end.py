"""Show what a quiz came to, and each question that was missed, with the way to its passage and into the self-test."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.study.question_sides import right_lines
from reader.core.study.questions import QuestionKind
from reader.core.study.quiz import PaperQuestion, Quiz, Response
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, SPACE
from reader.ui.study.card_area import centred
from reader.ui.translation.question_labels import points_label, truth_labels
from reader.ui.widgets.button import Button, CardLink
from reader.ui.widgets.frame import ColumnCard, ScrollArea
from reader.ui.widgets.key_cap import KeyButton, PrimaryKeyButton
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.translated_widget import TranslatedWidget


class MissedCard(TranslatedWidget, ColumnCard):
    """A question that was missed: what was answered, and what is right.

    ``passage_requested`` and ``self_test_requested`` carry the id of the question.
    """

    passage_requested = Signal(str)
    self_test_requested = Signal(str)

    def __init__(self, asked: PaperQuestion, response: Response) -> None:
        super().__init__()
        self._asked, self._response = asked, response
        self._given, self._right = Label(role="muted", wraps=True), Label(wraps=True, selectable=True)
        self.id = asked.asked.id
        self.open = CardLink("", self._request_passage)
        self.take = CardLink("", self._request_self_test)
        links = Row(spacing=EDGE)
        links.add(self.open, self.take, STRETCH)
        stem = Label(asked.question.stem, "strong", wraps=True, selectable=True)
        self.column.add(stem, self._given, self._right)
        self.column.addLayout(links)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        given, question = self._given_words(), self._asked.question
        self._given.setText(self.tr("Your answer: {words}").format(words=given) if given else self.tr("No answer"))
        right = "\n".join(right_lines(question, truth_labels()))
        lines = [self.tr("Correct answer: {words}").format(words=right) if right else "", question.explanation]
        self._right.setText("\n".join(filter(None, lines)))
        self._right.setVisible(bool(self._right.text()))
        self.open.setText(self.tr("Open in Text"))
        self.take.setText(self.tr("Add to Self-Test"))

    def _request_passage(self) -> None:
        self.passage_requested.emit(self.id)

    def _request_self_test(self) -> None:
        self.self_test_requested.emit(self.id)

    def _given_words(self) -> str:
        question, response = self._asked.question, self._response
        true, false = truth_labels()
        if question.kind is QuestionKind.TRUEFALSE:
            return "".join(true if pick else false for pick in response.picks)
        if question.kind is QuestionKind.OPEN:
            return ""
        offered = question.offered
        picked = [offered[pick] for pick in response.picks if pick < len(offered)]
        return self.tr(", ").join(picked) if offered else response.words


class QuizEnd(TranslatedWidget, QWidget):
    """The end of a quiz. ``again_requested`` asks for another paper, ``left`` says that the reader is done.

    ``passage_requested`` carries the id of a question, ``self_test_requested`` the ids of questions.
    """

    again_requested = Signal()
    left = Signal()
    passage_requested = Signal(str)
    self_test_requested = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self._quiz: Quiz | None = None
        self._round = ""
        self.heading, self._words = Label(role="heading"), Label(role="muted", wraps=True)
        self.cards: list[MissedCard] = []
        self._all = Button(clicked=self._request_all)
        self._again = KeyButton("", "A", self.again_requested)
        self.done = PrimaryKeyButton("", "Return", self.left)
        self._list = QWidget()
        self._list_column = Column(self._list, margins=0, spacing=CARD_SPACE)
        self._lay_out()
        self.retranslate()

    def show_quiz(self, quiz: Quiz, round_label: str = "") -> None:
        """Show what a quiz came to; ``round_label`` says which round it was."""
        self._quiz, self._round = quiz, round_label
        for card in self.cards:
            card.hide()
            card.deleteLater()
        answered = zip(quiz.paper, quiz.responses, quiz.marks, strict=False)
        self.cards = [MissedCard(asked, response) for asked, response, mark in answered if not mark.is_right]
        for card in self.cards:
            card.passage_requested.connect(self.passage_requested)
            card.self_test_requested.connect(self._on_card_self_test_requested)
            self._list_column.add(card)
            card.show()
        self._all.setVisible(len(self.cards) > 1)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.heading.setText(self.tr("Quiz finished"))
        self._all.setText(self.tr("Add All Missed to Self-Test"))
        self._again.setText(self.tr("Try Again as Practice") if self._round else self.tr("Another Paper"))
        self.done.setText(self.tr("Done"))
        if self._quiz is not None:
            self._words.setText(self._result_words(self._quiz))

    def _result_words(self, quiz: Quiz) -> str:
        result = quiz.result()
        right = self.tr("{right} of {total} correct").format(right=result.right, total=result.total)
        parts = [right]
        if result.points != result.right:
            parts.append(self.tr("{points} points").format(points=points_label(result.points)))
        if result.ended:
            parts.append(self.tr("ended at the first wrong answer"))
        parts.append(self._round or self.tr("paper {number}").format(number=quiz.seed))
        return self.tr(", ").join(parts)

    def _lay_out(self) -> None:
        content = QWidget()
        inner = Column(content, margins=EDGE, spacing=CARD_SPACE)
        buttons = Row(spacing=SPACE)
        buttons.add(STRETCH, self._all, self._again, self.done, STRETCH)
        for label in (self.heading, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner.add(CARD_SPACE, self.heading, self._words, buttons, centred(self._list), STRETCH)
        area = ScrollArea(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        Column(self, margins=0).add(area)

    def _request_all(self) -> None:
        self.self_test_requested.emit([card.id for card in self.cards])

    def _on_card_self_test_requested(self, question: str) -> None:
        self.self_test_requested.emit([question])
