"""Ask which questions a quiz is of, in which mode, and how long there is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from reader.core.study.questions import BankQuestion
from reader.core.study.quiz import QuizMode
from reader.core.study.quiz_request import QuizRequest, TimeLimit
from reader.ui.appearance.sizes import CARD_SPACE, ROW_SPACE
from reader.ui.translation.question_labels import quiz_mode_label
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.field import ComboBox, SpinBox, align_text
from reader.ui.widgets.layout import Form

MOST_SEED = 999_999_999
_ALL, _COUNTS = 0, (5, 10, 20, 50)
_EACH_SECONDS, _WHOLE_MINUTES = 30, 10


def new_seed(now: datetime) -> int:
    """Return the number of a new paper: six digits that a reader can tell another."""
    return int(now.timestamp()) % 1_000_000


class QuizDialog(Dialog):
    """A form for a quiz of these questions; ``chosen`` are those that were selected in the list."""

    def __init__(
        self, questions: Sequence[BankQuestion], chosen: Sequence[BankQuestion], seed: int, parent: QWidget | None
    ) -> None:
        super().__init__(self.tr("Quiz"), parent)
        self._questions, self._chosen = questions, chosen
        self._what = ComboBox(self._choices())
        self._count = ComboBox([(self.tr("All"), _ALL), *((str(count), count) for count in _COUNTS)])
        self._mode = ComboBox((quiz_mode_label(mode), mode) for mode in QuizMode)
        self._limit = ComboBox(self._limits())
        self._seconds = SpinBox(5, 600, _EACH_SECONDS, suffix=self.tr(" s"))
        self._minutes = SpinBox(1, 180, _WHOLE_MINUTES, suffix=self.tr(" min"))
        self._seed = SpinBox(0, MOST_SEED, seed)
        self._form = Form(spacing=ROW_SPACE, column_spacing=CARD_SPACE, labels_left=True)
        align_text(self._seconds, self._minutes, self._seed)
        self.buttons.add_cancel()
        self.buttons.add_accept(self.tr("Begin"))
        self._lay_out()
        for box in (self._mode, self._limit):
            box.currentIndexChanged.connect(self._show_fields)
        self._show_fields()

    @property
    def request(self) -> QuizRequest:
        """Return the quiz that is asked for."""
        category = self._what.currentData()
        questions = self._chosen if category is None else self._of_category(str(category))
        limit = TimeLimit(self._limit.currentData()) if self._is_timed else TimeLimit.NONE
        seconds = {TimeLimit.EACH: self._seconds.value(), TimeLimit.WHOLE: 60 * self._minutes.value()}.get(limit, 0)
        return QuizRequest(
            self._seed.value(),
            QuizMode(self._mode.currentData()),
            int(self._count.currentData()) or None,
            tuple(one.id for one in questions),
            limit,
            seconds,
        )

    @property
    def _is_timed(self) -> bool:
        return QuizMode(self._mode.currentData()) is not QuizMode.PRACTICE

    def _choices(self) -> list[tuple[str, object]]:
        """Return what may be asked: the selected questions, all of them, those of a category."""
        several = len(self._chosen) > 1
        chosen = [(self.tr("%n selected question(s)", None, len(self._chosen)), None)] if several else []
        categories = dict.fromkeys(one.question.category for one in self._questions)
        named = [(category, category) for category in categories if category]
        return [*chosen, (self.tr("All %n question(s)", None, len(self._questions)), ""), *named]

    def _of_category(self, category: str) -> list[BankQuestion]:
        return [one for one in self._questions if category in ("", one.question.category)]

    def _limits(self) -> list[tuple[str, object]]:
        return [
            (self.tr("By the length of each question"), TimeLimit.BY_LENGTH),
            (self.tr("The same for each question"), TimeLimit.EACH),
            (self.tr("For the whole quiz"), TimeLimit.WHOLE),
            (self.tr("No limit"), TimeLimit.NONE),
        ]

    def _lay_out(self) -> None:
        rows = (
            (self.tr("What"), self._what),
            (self.tr("How many"), self._count),
            (self.tr("Mode"), self._mode),
            (self.tr("Time"), self._limit),
            (self.tr("For each"), self._seconds),
            (self.tr("In all"), self._minutes),
            (self.tr("Paper"), self._seed),
        )
        for label, field in rows:
            self._form.addRow(label, field)
            field.setAccessibleName(label)
        self._seed.setToolTip(self.tr("The same number gives the same paper on every machine."))
        self.column.add(self._form)

    @Slot()
    def _show_fields(self) -> None:
        """Show the fields that the chosen mode and limit have a use for, and say what the mode does."""
        limit = self._limit.currentData()
        self._form.setRowVisible(self._limit, self._is_timed)
        self._form.setRowVisible(self._seconds, self._is_timed and limit == TimeLimit.EACH)
        self._form.setRowVisible(self._minutes, self._is_timed and limit == TimeLimit.WHOLE)
        words = {
            QuizMode.PRACTICE: self.tr("The answer is shown after each question."),
            QuizMode.TIMED: self.tr("The answers are shown at the end. Speed counts for nothing."),
            QuizMode.CHALLENGE: self.tr("It ends at the first miss."),
        }
        self.outcome.setText(words[QuizMode(self._mode.currentData())])
