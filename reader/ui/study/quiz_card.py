"""Show a question of a quiz: its stem, its options or gaps, the time that is left, and what is right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QPixmap
from typing_extensions import override

from reader.core.study.question_sides import LETTERS, right_lines
from reader.core.study.questions import GAPS, QuestionKind
from reader.core.study.quiz import PaperQuestion, QuizMark, Response
from reader.core.study.quiz_answer import PICKED, TYPED, QuizAnswer
from reader.resources import resource
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.sizes import (
    CARD_SPACE,
    EDGE,
    ICON,
    RAIL_ICON,
    ROW_SPACE,
    SELF_TEST_LEADING,
    SELF_TEST_SIZE,
    SPACE,
    SPELLING_LEADING,
    SPELLING_SIZE,
)
from reader.ui.appearance.theme import Theme
from reader.ui.page.typography import reading_face
from reader.ui.shell.context import AppContext
from reader.ui.study.passage_view import PassageView
from reader.ui.study.quiz_options import OptionRows, OptionState
from reader.ui.study.time_line import TimeLine
from reader.ui.translation.question_labels import points_label, question_kind_label, truth_labels
from reader.ui.widgets.frame import ColumnCard, InfoBar, Rule
from reader.ui.widgets.key_cap import KeyLinkButton, PrimaryKeyButton
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.translated_widget import TranslatedWidget

_LONG_STEM = 70
"""Code points from which a stem is set in smaller letters."""

_FIELD = "＿" * 6
"""What stands in the place of a field while the stem is laid out."""

_ARROW = "→"


class QuizCard(TranslatedWidget, ColumnCard):
    """A question and its answer. ``entered`` is emitted when the reader is done with the present step.

    ``judged`` carries whether the reader knew the answer to an open question, ``passage_requested`` and
    ``self_test_requested`` are emitted by the links below the answer.
    """

    entered = Signal()
    judged = Signal(bool)
    passage_requested = Signal()
    self_test_requested = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__(margins=(2 * EDGE, EDGE, 2 * EDGE, EDGE), spacing=CARD_SPACE)
        self._context = context
        self._theme = context.appearance.theme
        self._mark: QuizMark | None = None
        self.answer: QuizAnswer | None = None
        self.is_answered = False
        self._sign, self._source, self._time = Label(), ElidedLabel(), Label(role="muted")
        self.time_line, self._rule = TimeLine(self._theme), Rule()
        self._hint = Label(role="muted", wraps=True)
        self.passage = PassageView(self._theme)
        self.lefts, self.options, self.judgements = OptionRows(), OptionRows(), OptionRows()
        self._verdict = InfoBar()
        self._verdict_sign, self._verdict_name = Label(), Label(role="strong")
        self._verdict_words = Label(wraps=True, selectable=True)
        self._open = KeyLinkButton("", "O", self.passage_requested)
        self._take = KeyLinkButton("", "C", self.self_test_requested)
        self.next = PrimaryKeyButton("", "Return", self.entered)
        self._lay_out()
        self.passage.entered.connect(self.entered)
        self.options.chosen.connect(self.pick)
        self.lefts.chosen.connect(self.go_to_pair)
        self.judgements.chosen.connect(self._on_judgements_chosen)
        self.set_theme(self._theme)
        self.retranslate()

    # --- asking --------------------------------------------------------------------------------------------------

    def show_question(self, asked: PaperQuestion) -> None:
        """Show a question that was not answered yet."""
        self.answer, self._mark, self.is_answered = QuizAnswer(asked), None, False
        question = asked.question
        self._show_stem(asked)
        self.lefts.show_options([pair.left for pair in question.pairs], self._theme, keys=_no_keys())
        shown = truth_labels() if question.kind is QuestionKind.TRUEFALSE else asked.shown
        self.options.show_options(shown, self._theme, keys=_option_keys())
        self.judgements.show_options((), self._theme, keys=_no_keys())
        self._show_picks()
        self.retranslate()

    def focus_answer(self) -> bool:
        """Move the focus to the first gap; return whether there is one."""
        if self.passage.fields and not self.is_answered:
            self.passage.focus_gap()
            return True
        return False

    @property
    def is_typed(self) -> bool:
        """Return whether the answer is typed, so that letters are no keys until it is checked."""
        return self.answer is not None and self.answer.asked.question.kind in TYPED

    @property
    def is_to_be_judged(self) -> bool:
        """Return whether the answer of an open question is shown, and the reader has not said if it was known."""
        is_open = self.answer is not None and self.answer.asked.question.kind is QuestionKind.OPEN
        return is_open and self.is_answered and self._mark is None

    @property
    def response(self) -> Response:
        """Return what was answered."""
        assert self.answer is not None
        return self.answer.response(self.passage.typed)

    def handle_key(self, key: str) -> bool:
        """Choose the option of a digit or a letter; return whether there is one."""
        rows = len(self.options.rows)
        if self.is_answered or not rows or len(key) != 1:
            return False
        place = int(key) - 1 if key.isdecimal() else LETTERS.find(key.upper())
        if self.answer is not None and self.answer.asked.question.kind is QuestionKind.TRUEFALSE:
            place = {"T": 0, "F": 1}.get(key.upper(), place)
        if not 0 <= place < rows:
            return False
        self.pick(place)
        return True

    def step_pair(self, step: int) -> bool:
        """Go to the next or the previous pair; return whether there are pairs."""
        if self.answer is None or not self.answer.pairs or self.is_answered:
            return False
        self.go_to_pair(self.answer.current + step)
        return True

    @Slot(int)
    def pick(self, place: int) -> None:
        """Choose an option."""
        if self.answer is not None and not self.is_answered:
            self.answer.pick(place)
            self._show_picks()

    @Slot(int)
    def _on_judgements_chosen(self, place: int) -> None:
        self.judged.emit(place == 1)

    @Slot(int)
    def go_to_pair(self, place: int) -> None:
        """Choose the pair that gets the next word."""
        if self.answer is not None and not self.is_answered:
            self.answer.go_to(place)
            self._show_picks()

    def show_time(self, left: float | None, whole: float | None, *, digits: bool) -> None:
        """Show the time that is left as a line, and in digits if they are asked for."""
        has_limit = left is not None and bool(whole)
        self.time_line.setVisible(has_limit)
        self._rule.setVisible(not has_limit)
        if left is not None and whole:
            self.time_line.show_share(max(0.0, left / whole))
        seconds = max(0, round(left or 0))
        self._time.setText(f"{seconds // 60}:{seconds % 60:02}" if has_limit and digits else "")

    # --- answers -------------------------------------------------------------------------------------------------

    def show_mark(self, mark: QuizMark | None) -> None:
        """Show whether the answer was right, and what is; without a mark, the answer of an open question alone."""
        self._mark, self.is_answered = mark, True
        if self.is_typed:
            self.passage.show_typed(self.passage.typed)
        if self.is_to_be_judged:
            self.judgements.show_options(("", ""), self._theme, keys=_option_keys())
        self._show_picks()
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        for part in (self.passage, self.time_line, self.lefts, self.options, self.judgements):
            part.set_theme(theme)
        self._sign.setPixmap(self._icon("list", theme.accent, ICON))
        self._show_verdict_sign()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._open.setText(self.tr("Open in Text"))
        self._take.setText(self.tr("Add to Self-Test"))
        self.time_line.setAccessibleName(self.tr("Time left"))
        if self.answer is not None:
            question = self.answer.asked.question
            self._source.set_full_text(
                " · ".join(filter(None, (question.category, question_kind_label(question.kind))))
            )
            self._name_rows(question.kind)
        self._update()

    def _name_rows(self, kind: QuestionKind) -> None:
        """Name the rows whose words are ours, in the current language."""
        if kind is QuestionKind.TRUEFALSE:
            self.options.set_texts(truth_labels())
        self.judgements.set_texts((self.tr("Not yet"), self.tr("Knew it")))

    def _update(self) -> None:
        """Show what belongs to the present step."""
        self._hint.setText(self._hint_text())
        self._hint.setVisible(bool(self._hint.text()))
        self._verdict.setVisible(self.is_answered)
        for link in (self._open, self._take):
            link.setVisible(self.is_answered)
        self.next.setText(self._next_label())
        self.next.setVisible(not self.is_to_be_judged)
        if self.is_answered:
            self._show_verdict()

    def _next_label(self) -> str:
        if self.is_answered:
            return self.tr("Next")
        is_open = self.answer is not None and self.answer.asked.question.kind is QuestionKind.OPEN
        return self.tr("Show Answer") if is_open else self.tr("Check")

    def _hint_text(self) -> str:
        if self.is_to_be_judged:
            return self.tr("Did you know it?")
        if self.answer is None or self.is_answered:
            return ""
        hints = {
            QuestionKind.SEVERAL: self.tr("More than one may be correct."),
            QuestionKind.MATCH: self.tr("Choose the match for the framed item. Press ↑ ↓ for another item."),
            QuestionKind.NUMBER: self.tr("Type a number."),
            QuestionKind.OPEN: self.tr("Answer in your head, then compare."),
        }
        return hints.get(self.answer.asked.question.kind, "")

    def _show_verdict(self) -> None:
        assert self.answer is not None
        mark, question = self._mark, self.answer.asked.question
        self._verdict_name.setVisible(mark is not None)
        if mark is not None:
            self._verdict_name.setText(self._verdict_label(mark))
        if question.kind in PICKED:  # the rows show what is right
            lines = [option.feedback for place, option in enumerate(question.options) if place in self.response.picks]
        else:
            lines = list(right_lines(question, truth_labels()))
        words = [*lines, question.explanation, question.source]
        no_words = self.tr("This question has no written answer.") if self.is_to_be_judged else ""
        self._verdict_words.setText("\n".join(filter(None, words)) or no_words)
        self._verdict_words.setVisible(bool(self._verdict_words.text()))
        self._show_verdict_sign()

    def _verdict_label(self, mark: QuizMark) -> str:
        if mark.is_close:
            return self.tr("Close enough: counts as correct")
        if mark.is_right:
            return self.tr("Correct")
        return (
            self.tr("Partly correct: {points}").format(points=points_label(mark.points))
            if mark.points
            else self.tr("Not yet")
        )

    def _show_verdict_sign(self) -> None:
        mark = self._mark
        self._verdict_sign.setVisible(mark is not None)
        if mark is not None:
            name = "close-to" if mark.is_close else "check" if mark.is_right else "ring"
            colour = self._theme.good if mark.is_right and not mark.is_close else self._theme.accent
            self._verdict_sign.setPixmap(self._icon(name, colour, RAIL_ICON))

    def _show_picks(self) -> None:
        """Show which rows are chosen, and after the answer which of them were right."""
        answer = self.answer
        assert answer is not None
        labels = {
            OptionState.CHOSEN: self.tr("chosen"),
            OptionState.RIGHT: self.tr("correct, chosen"),
            OptionState.MISSED: self.tr("correct, not chosen"),
            OptionState.WRONG: self.tr("incorrect, chosen"),
        }
        for place, row in enumerate(self.options.rows):
            state = self._option_state(answer, place)
            row.show_state(state, labels.get(state, ""))
        offered = answer.asked.shown
        for place, row in enumerate(self.lefts.rows):
            chosen = answer.pairs[place]
            left = answer.asked.question.pairs[place].left
            row.set_text(f"{left} {_ARROW} {'…' if chosen is None else offered[chosen]}")
            row.show_state(self._pair_state(answer, place))

    def _option_state(self, answer: QuizAnswer, place: int) -> OptionState:
        question = answer.asked.question
        is_chosen = place in answer.picks
        if question.kind is QuestionKind.MATCH:
            return OptionState.QUIET if place in answer.pairs else OptionState.OPEN
        if not self.is_answered:
            return OptionState.CHOSEN if is_chosen else OptionState.OPEN
        if question.kind is QuestionKind.TRUEFALSE:
            is_right = place == (0 if question.truth else 1)
        else:
            is_right = answer.asked.order[place] in question.right_options
        if is_right:
            return OptionState.RIGHT if is_chosen else OptionState.MISSED
        return OptionState.WRONG if is_chosen else OptionState.QUIET

    def _pair_state(self, answer: QuizAnswer, place: int) -> OptionState:
        if not self.is_answered:
            return OptionState.CHOSEN if place == answer.current else OptionState.OPEN
        chosen = answer.pairs[place]
        is_right = chosen is not None and answer.asked.shown[chosen] == answer.asked.question.pairs[place].right
        return OptionState.RIGHT if is_right else OptionState.WRONG

    def _show_stem(self, asked: PaperQuestion) -> None:
        question = asked.question
        stem = question.stem
        gaps = []
        if self.is_typed:
            has_gap = question.kind is QuestionKind.SHORT and GAPS.search(stem) is not None
            stem = GAPS.sub(_FIELD, stem) if has_gap else f"{stem}\n{_FIELD}"
            gaps = [gap.span() for gap in re.finditer(_FIELD, stem)]
        is_long = len(question.stem) > _LONG_STEM
        size, leading = (SPELLING_SIZE, SPELLING_LEADING) if is_long else (SELF_TEST_SIZE, SELF_TEST_LEADING)
        self.passage.show_passage(stem, self._face(stem, size), leading, gaps)

    def _face(self, words: str, size: int) -> QFont:
        """Return the reading face for words, Chinese or Latin."""
        return reading_face(words, size, sans=self._context.settings.values.body_font == "sans")

    def _icon(self, name: str, colour: str, size: int) -> QPixmap:
        return Icons(resource("icons")).icon(name, colour, size=size).pixmap(QSize(size, size))

    def _lay_out(self) -> None:
        head = Row(spacing=SPACE)
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.add(self._sign, self._source, self._time, grows=self._source)
        verdict = Row(self._verdict, margins=(EDGE, ROW_SPACE, EDGE, ROW_SPACE), spacing=CARD_SPACE)
        words = Column(spacing=0)
        words.add(self._verdict_name, self._verdict_words)
        verdict.add(self._verdict_sign, words, grows=words)
        foot = Row(spacing=ROW_SPACE)
        foot.add(self._open, self._take, STRETCH, self.next)
        self.column.add(head, self.time_line, self._rule, self.passage, self._hint, self.lefts, self.options)
        self.column.add(self._verdict, self.judgements, Rule(), foot)


def _option_keys() -> Iterator[str]:
    """Yield the keys of options: digits, and from the tenth on letters."""
    for number in count(1):
        yield str(number) if number < 10 else LETTERS[number - 1]


def _no_keys() -> Iterator[str]:
    """Yield no key for any row."""
    while True:
        yield ""
