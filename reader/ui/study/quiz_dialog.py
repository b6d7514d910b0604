"""Ask which questions a quiz is of, in which mode, and how long there is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from reader.core.study.questions import BankQuestion
from reader.core.study.quiz import QuizMode
from reader.core.study.quiz_request import QuizRequest, TimeLimit
from reader.core.study.rounds import MOST_ROUND, RoundKey, RoundOffer
from reader.ui.appearance.sizes import CARD_SPACE, ROW_SPACE
from reader.ui.translation.question_labels import quiz_mode_label
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.field import ComboBox, SpinBox, Stepper
from reader.ui.widgets.layout import Form

MOST_SEED = 999_999_999
_ALL, _COUNTS = 0, (5, 10, 20, 50)
_EACH_SECONDS, _WHOLE_MINUTES = 30, 10


def new_seed(now: datetime) -> int:
    """Return the number of a new paper: six digits that a reader can tell another."""
    return int(now.timestamp()) % 1_000_000


class QuizDialog(Dialog):
    """A form for a quiz of these questions; ``chosen`` are those that were selected in the list.

    ``rounds`` are the packs whose rounds are offered, too.
    """

    def __init__(
        self,
        questions: Sequence[BankQuestion],
        chosen: Sequence[BankQuestion],
        seed: int,
        parent: QWidget | None,
        *,
        rounds: Sequence[RoundOffer] = (),
    ) -> None:
        super().__init__(self.tr("Quiz"), parent)
        self._questions, self._chosen, self._rounds = questions, chosen, rounds
        self._round = Stepper(1, MOST_ROUND, 1)
        self._what = ComboBox(self._choices())
        self._count = ComboBox([(self.tr("All"), _ALL), *((str(count), count) for count in _COUNTS)])
        self._mode = ComboBox((quiz_mode_label(mode), mode) for mode in QuizMode)
        self._limit = ComboBox(self._limits())
        self._seconds = SpinBox(5, 600, _EACH_SECONDS, suffix=self.tr(" s"))
        self._minutes = SpinBox(1, 180, _WHOLE_MINUTES, suffix=self.tr(" min"))
        self._seed = SpinBox(0, MOST_SEED, seed)
        self._form = Form(spacing=ROW_SPACE, column_spacing=CARD_SPACE, labels_left=True)
        self.buttons.add_cancel()
        self.buttons.add_accept(self.tr("Start"))
        self._lay_out()
        for box in (self._mode, self._limit):
            box.currentIndexChanged.connect(self._show_fields)
        self._what.currentIndexChanged.connect(self._on_what_current_index_changed)
        self._round.valueChanged.connect(self._show_fields)
        self._show_fields()

    @property
    def request(self) -> QuizRequest:
        """Return the quiz that is asked for; a round is timed, and shows what was right at its end."""
        if (offer := self._offer) is not None:
            key = RoundKey(offer.bank.pack, self._round.value())
            return QuizRequest(key.seed, QuizMode.TIMED, limit=TimeLimit.BY_LENGTH, round=key)
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
    def _offer(self) -> RoundOffer | None:
        """Return the pack of which a round is chosen."""
        chosen = self._what.currentData()
        return chosen if isinstance(chosen, RoundOffer) else None

    @property
    def _is_timed(self) -> bool:
        return QuizMode(self._mode.currentData()) is not QuizMode.PRACTICE

    def _choices(self) -> list[tuple[str, object]]:
        """Return what may be asked: the selected questions, all of them, those of a category."""
        several = len(self._chosen) > 1
        chosen = [(self.tr("%n selected question(s)", None, len(self._chosen)), None)] if several else []
        categories = dict.fromkeys(one.question.category for one in self._questions)
        named = [(category, category) for category in categories if category]
        rounds = [(self.tr("Round of “{pack}”").format(pack=one.bank.title), one) for one in self._rounds]
        return [*chosen, (self.tr("All %n question(s)", None, len(self._questions)), ""), *rounds, *named]

    def _of_category(self, category: str) -> list[BankQuestion]:
        return [one for one in self._questions if category in ("", one.question.category)]

    def _limits(self) -> list[tuple[str, object]]:
        return [
            (self.tr("Based on question length"), TimeLimit.BY_LENGTH),
            (self.tr("The same for every question"), TimeLimit.EACH),
            (self.tr("For the whole quiz"), TimeLimit.WHOLE),
            (self.tr("No limit"), TimeLimit.NONE),
        ]

    def _lay_out(self) -> None:
        rows = (
            (self.tr("Questions"), self._what),
            (self.tr("Round"), self._round),
            (self.tr("Number"), self._count),
            (self.tr("Mode"), self._mode),
            (self.tr("Time"), self._limit),
            (self.tr("Per question"), self._seconds),
            (self.tr("Total"), self._minutes),
            (self.tr("Paper"), self._seed),
        )
        for label, field in rows:
            self._form.addRow(label, field)
            field.setAccessibleName(label)
        self._seed.setToolTip(self.tr("The same number gives the same paper on every computer."))
        self.column.add(self._form)

    @Slot()
    def _on_what_current_index_changed(self) -> None:
        if (offer := self._offer) is not None:
            self._round.setValue(offer.next_number)
        self._show_fields()

    @Slot()
    def _show_fields(self) -> None:
        """Show the fields that the choices have a use for, and say what will be done."""
        limit, offer = self._limit.currentData(), self._offer
        is_free, is_timed = offer is None, offer is None and self._is_timed
        self._form.setRowVisible(self._round, not is_free)
        for field in (self._count, self._mode, self._seed):
            self._form.setRowVisible(field, is_free)
        self._form.setRowVisible(self._limit, is_timed)
        self._form.setRowVisible(self._seconds, is_timed and limit == TimeLimit.EACH)
        self._form.setRowVisible(self._minutes, is_timed and limit == TimeLimit.WHOLE)
        self.outcome.setText(self._mode_words() if offer is None else self._round_words(offer))

    def _mode_words(self) -> str:
        words = {
            QuizMode.PRACTICE: self.tr("The answer is shown after each question."),
            QuizMode.TIMED: self.tr("The answers are shown at the end. Speed does not count."),
            QuizMode.CHALLENGE: self.tr("The quiz ends at the first wrong answer."),
        }
        return words[QuizMode(self._mode.currentData())]

    def _round_words(self, offer: RoundOffer) -> str:
        result = offer.results.get(self._round.value())
        if result is None:
            return self.tr("All members answer the same questions on their own. The first result stands.")
        words = self.tr("Your result: {right} of {total}. It stands; further attempts are practice.")
        return words.format(right=result.right, total=result.total)
