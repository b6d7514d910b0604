"""Ask the questions of a quiz one at a time, and show at the end what was missed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.study.questions import QuestionKind
from reader.core.study.quiz import Quiz, QuizMode, Response
from reader.core.study.quiz_request import QuizRequest, TimeLimit
from reader.services.study.quizzes import finish_quiz, new_quiz, new_round
from reader.services.study.rounds import is_round_finished, pack_bank
from reader.services.study.spelling import Spelling
from reader.ui.appearance.theme import Theme
from reader.ui.shell.context import AppContext
from reader.ui.study.card_area import CardArea
from reader.ui.study.question_commands import QuestionCommands
from reader.ui.study.quiz_card import QuizCard
from reader.ui.study.quiz_end import QuizEnd
from reader.ui.study.study_page import StudyPage, StudyPageName
from reader.ui.translation.question_labels import quiz_mode_label
from reader.ui.widgets.button import PrimaryButton
from reader.ui.widgets.empty_state import EmptyState
from reader.ui.widgets.key_cap import KeyButton

_TICK_MS = 200
_LONGEST_TICK = 2.0
"""Seconds of a tick at most: while the machine slept, nobody could answer."""

_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_JUDGING_KEYS = {Qt.Key.Key_1: False, Qt.Key.Key_2: True, Qt.Key.Key_Space: True}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class QuizPage(StudyPage):
    """One question in the middle, with the time as a line, and the result at the end.

    Opened with a `QuizRequest` it begins that quiz; without one it goes on with the present quiz.
    """

    is_review = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._library, self._clock = context.library, context.clock
        self._commands = QuestionCommands(context, self)
        self._spelling = Spelling()
        self._request: QuizRequest | None = None
        self._quiz: Quiz | None = None
        self._pack, self._is_practice = "", False
        self._left: float | None = None
        self._whole: float | None = None
        self._last_tick = 0.0
        self._has_digits = False
        self._timer = QTimer(self, interval=_TICK_MS)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._enough = KeyButton("", "Esc", self.stop)
        self.header.row.add(self._enough)
        self.card = QuizCard(context)
        self.end = QuizEnd()
        self._bank = PrimaryButton(clicked=self._request_bank)
        self._empty = EmptyState(self._bank)
        self._area, self._stack = CardArea(self.card), QStackedWidget()
        self._lay_out()
        self._connect()
        self.set_up()

    # --- the course of a quiz ------------------------------------------------------------------------------------

    @override
    def open(self, subject: object = None) -> None:
        """Begin the quiz that is asked for."""
        if isinstance(subject, QuizRequest):
            self._begin(subject)
        super().open(subject)

    def _begin(self, request: QuizRequest) -> None:
        try:
            self._quiz = self._new_quiz(request)
        except ReaderError as error:
            self._quiz = None
            self.context.toast.show_error(error)
        self._request = request
        if request.limit is TimeLimit.WHOLE:
            self._left = self._whole = float(request.seconds)
        self._show_next()

    def _new_quiz(self, request: QuizRequest) -> Quiz:
        if request.round is not None:
            self._is_practice = is_round_finished(self._library, request.round)
            self._pack = pack_bank(self._library, request.round.pack).title
            return new_round(self._library, request.round, request.mode, self._spelling)
        chosen = None if request.questions is None else [*self._library.questions.some(request.questions).values()]
        return new_quiz(
            self._library, request.seed, request.mode, request.count, questions=chosen, spelling=self._spelling
        )

    @override
    def refresh(self) -> None:
        """Show the question or the result that is there; a quiz is asked as it was when it began."""
        self._describe()

    @override
    def follows(self, changes: Changes) -> bool:
        """Return whether changes may change the page."""
        return False

    @Slot()
    def go_on(self) -> None:
        """Check the answer, or go on to the next question."""
        quiz, request = self._quiz, self._request
        if quiz is None or request is None or not self._is_asking or self.card.is_to_be_judged:
            return
        if self.card.is_answered or quiz.current is None:
            self._show_next()
        elif quiz.current.question.kind is QuestionKind.OPEN:
            self.card.show_mark(None)
        elif request.mode is QuizMode.PRACTICE:
            self._check()
        else:
            quiz.answer(self.card.response)
            self._show_next()
        self._focus_card()

    def _check(self) -> None:
        """Mark the answer and show what is right; a challenge or a timed quiz shows it at the end."""
        assert self._quiz is not None
        self.card.show_mark(self._quiz.answer(self.card.response))

    @Slot(bool)
    def judge(self, knew: bool) -> None:
        """Judge the answer to an open question, and go on."""
        if self._quiz is not None and self.card.answer is not None:
            self.card.answer.judged = knew
            self._quiz.answer(self.card.response)
            self._show_next()
            self._focus_card()

    def _show_next(self) -> None:
        """Show the next question, or the end."""
        quiz = self._quiz
        current = None if quiz is None else quiz.current
        if quiz is None or current is None:
            self._show_end()
            return
        assert self._request is not None
        if self._request.limit is not TimeLimit.WHOLE:
            seconds = self._request.time_for(current)
            self._left = self._whole = None if seconds is None else float(seconds)
        self._stack.setCurrentWidget(self._area)
        self.card.show_question(current)
        self._last_tick = self._clock.monotonic()
        self._timer.start()
        self._show_time()
        self._describe()

    def _show_end(self) -> None:
        self._timer.stop()
        quiz = self._quiz
        has_result = quiz is not None and bool(quiz.marks)
        self._stack.setCurrentWidget(self.end if has_result else self._empty)
        if quiz is not None and has_result:
            self.end.show_quiz(quiz, self._round_label())
            if quiz.is_over:
                now, key = self._clock.now(), None if self._request is None else self._request.round
                self.context.commands.run(lambda: finish_quiz(self._library, quiz, now, key), self)
        self._describe()
        self.setFocus()

    @Slot()
    def stop(self) -> None:
        """End the quiz with what was answered so far, or leave the page where it has ended.

        A round that is left before its end keeps nothing and shows nothing: else that would be a way to look.
        """
        is_round = self._request is not None and self._request.round is not None
        if self._is_asking and is_round:
            self.context.toast.show_message(
                self.tr("Round left unfinished. Nothing was saved, and you can start it again.")
            )
        if self._is_asking and self._quiz is not None and self._quiz.marks and not is_round:
            self._show_end()
        else:
            self._timer.stop()
            self._quiz = None
            self.left.emit()

    @property
    def _is_asking(self) -> bool:
        return self._stack.currentWidget() is self._area

    # --- time ----------------------------------------------------------------------------------------------------

    @Slot()
    def _on_timer_timeout(self) -> None:
        now = self._clock.monotonic()
        passed, self._last_tick = min(now - self._last_tick, _LONGEST_TICK), now
        if self._left is None or self.card.is_answered:
            return
        self._left -= passed
        self._show_time()
        if self._left <= 0:
            self._run_out()

    def _run_out(self) -> None:
        """Take the question, or with the time for the whole all that are left, as not answered."""
        quiz, request = self._quiz, self._request
        assert quiz is not None
        assert request is not None
        is_over = request.limit is TimeLimit.WHOLE
        while quiz.current is not None:
            quiz.answer(Response())
            if not is_over:
                break
        self._show_next()
        self._focus_card()

    def _show_time(self) -> None:
        self.card.show_time(self._left, self._whole, digits=self._has_digits)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Let the time go on."""
        self._last_tick = self._clock.monotonic()
        if self._is_asking and self._quiz is not None:
            self._timer.start()
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Let the time stand while the page is not seen."""
        self._timer.stop()
        super().hideEvent(event)

    # --- keys ----------------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer and go on by keys."""
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
        elif not (self._handle_asking(event) if self._is_asking else self._handle_end(event)):
            super().keyPressEvent(event)

    def _handle_asking(self, event: QKeyEvent) -> bool:
        """Do what a key does while a question is shown, and return whether it does anything."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.go_on()
        elif self.card.is_to_be_judged and key in _JUDGING_KEYS:
            self.judge(_JUDGING_KEYS[key])
        elif key == Qt.Key.Key_Period:
            self._has_digits = not self._has_digits
            self._show_time()
        elif self.card.is_answered:
            return self._handle_answered(key)
        elif key in _STEPS:
            return self.card.step_pair(_STEPS[key])
        else:
            return self.card.handle_key(event.text())
        return True

    def _handle_answered(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Space:
            self.go_on()
        elif key == Qt.Key.Key_O:
            self.open_passage()
        elif key == Qt.Key.Key_C:
            self.take_into_self_test()
        else:
            return False
        return True

    def _handle_end(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER:
            self.stop()
        elif event.key() == Qt.Key.Key_A and self._quiz is not None:
            self.begin_again()
        else:
            return False
        return True

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Move the focus to the gap that is to be filled in."""
        super().focusInEvent(event)
        self._focus_card()

    def _focus_card(self) -> None:
        """Move the focus to the gap that is to be filled in, or else to the page, which is used by keys."""
        if not (self._is_asking and self.card.focus_answer()) and not self.hasFocus():
            self.setFocus()

    # --- what is missed ------------------------------------------------------------------------------------------

    @Slot()
    def begin_again(self) -> None:
        """Begin another paper of the same questions, or the same round once more."""
        if self._request is not None:
            is_round = self._request.round is not None
            self._begin(self._request if is_round else replace(self._request, seed=self._request.seed + 1))
            self._focus_card()

    @Slot()
    def open_passage(self) -> None:
        """Open the passage of the question that is shown."""
        if self.card.answer is not None:
            self._commands.open_passage(self.card.answer.asked.asked.id)

    @Slot()
    def take_into_self_test(self) -> None:
        """Make a card of the question that is shown."""
        if self.card.answer is not None:
            self._commands.take_into_self_test([self.card.answer.asked.asked.id])

    # --- what is shown -------------------------------------------------------------------------------------------

    @override
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.card.set_theme(theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._enough.setText(self.tr("Stop Here"))
        self._bank.setText(self.tr("Question bank"))
        self._empty.heading.setText(self.tr("No quiz in progress"))
        self._empty.explanation.setText(self.tr("Select questions in the question bank and start a quiz there."))
        self._describe()

    def _describe(self) -> None:
        """Show the mode, and which question of how many it is."""
        quiz = self._quiz
        mode = quiz_mode_label(quiz.mode) if quiz is not None else ""
        title = self.tr("Quiz: {mode}").format(mode=mode) if mode else self.tr("Quiz")
        self.title.setText(self._round_label() or title)
        if quiz is None or not self._is_asking:
            self.subtitle.setText("")
            return
        is_marked = self.card.is_answered and not self.card.is_to_be_judged
        number = len(quiz.marks) + (not is_marked)
        self.subtitle.setText(self.tr("{number} of {total}").format(number=number, total=len(quiz.paper)))

    def _round_label(self) -> str:
        """Return which round it is, and whether it is practice; empty for every other quiz."""
        key = None if self._request is None or self._quiz is None else self._request.round
        if key is None:
            return ""
        words = (
            self.tr("Round {number} of “{pack}”, practice")
            if self._is_practice
            else self.tr("Round {number} of “{pack}”")
        )
        return words.format(number=key.number, pack=self._pack)

    @Slot()
    def _request_bank(self) -> None:
        self.page_requested.emit(StudyPageName.QUESTIONS, None)

    def _lay_out(self) -> None:
        for widget in (self._empty, self._area, self.end):
            self._stack.addWidget(widget)
        self.column.add(self._stack, grows=self._stack)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._on_timer_timeout)
        self.card.entered.connect(self.go_on)
        self.card.judged.connect(self.judge)
        self.card.passage_requested.connect(self.open_passage)
        self.card.self_test_requested.connect(self.take_into_self_test)
        self.end.again_requested.connect(self.begin_again)
        self.end.left.connect(self.stop)
        self.end.passage_requested.connect(self._commands.open_passage)
        self.end.self_test_requested.connect(self._commands.take_into_self_test)
