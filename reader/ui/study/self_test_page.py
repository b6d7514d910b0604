"""Ask the cards of the self-test one after the other."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.screens import END_OF_HOUR
from reader.core.study.answers import Rating
from reader.core.study.cards import CardKind
from reader.core.study.spelling_differences import SpellingPart, spelling_parts
from reader.core.study.typed_answers import RATING_OF, TypedGrade, Verdict, chosen_grade
from reader.services.study.choices import CardChoices
from reader.services.study.end_of_hour_session import EndOfHourSession
from reader.services.study.review_session import ReviewSession
from reader.services.study.self_test import AskedCard, outcomes, retention_of
from reader.services.study.spelling import Spelling
from reader.services.study.study_day import study_day_of
from reader.ui.appearance.theme import Theme
from reader.ui.shell.context import AppContext
from reader.ui.shell.flashcard_commands import FlashcardCommands
from reader.ui.study.card_area import CardArea
from reader.ui.study.card_links import CardCommand
from reader.ui.study.flashcard_view import FlashcardView
from reader.ui.study.session_end import SessionEnd
from reader.ui.study.study_page import StudyPage, StudyPageName
from reader.ui.widgets.button import PrimaryButton
from reader.ui.widgets.empty_state import EmptyState
from reader.ui.widgets.key_cap import KeyButton
from reader.ui.widgets.label import Label

_TWO_KEYS = {Qt.Key.Key_1: Rating.AGAIN, Qt.Key.Key_2: Rating.GOOD, Qt.Key.Key_Space: Rating.GOOD}
_FOUR_KEYS = {
    Qt.Key.Key_1: Rating.AGAIN,
    Qt.Key.Key_2: Rating.HARD,
    Qt.Key.Key_3: Rating.GOOD,
    Qt.Key.Key_4: Rating.EASY,
    Qt.Key.Key_Space: Rating.GOOD,
}
_COMMAND_KEYS = {
    Qt.Key.Key_O: CardCommand.OPEN_TEXT,
    Qt.Key.Key_E: CardCommand.EDIT,
    Qt.Key.Key_Z: CardCommand.TAKE_BACK,
    Qt.Key.Key_S: CardCommand.SKIP,
    Qt.Key.Key_X: CardCommand.DECLINE,
}
_CHOICE_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


class SelfTestPage(StudyPage):
    """One card in the middle, what the answer comes to, and at the end what was not known."""

    is_review = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._library, self._clock = context.library, context.clock
        self._flashcards = FlashcardCommands(context, self)
        self._spelling = Spelling()
        self._choices = CardChoices(self._library)
        self._session: ReviewSession | EndOfHourSession | None = None
        self._asked: AskedCard | None = None
        self._shown_at = 0.0
        self._seconds = 0.0
        self._grade: TypedGrade | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._enough = KeyButton("", "Esc", self.left)
        self.header.row.add(self._enough)
        self.card = FlashcardView(context)
        self.end = SessionEnd()
        self._cards = PrimaryButton()
        self._empty = EmptyState(self._cards)
        self._foot = Label(role="faint")
        self._area, self._stack = CardArea(self.card, self._foot), QStackedWidget()
        self._lay_out()
        self._connect()
        self.set_up()

    @override
    def open(self, subject: object = None) -> None:
        """Begin a session with what waits, or with three of today's marks at the end of the hour."""
        now = self._clock.now()
        self._session = (
            EndOfHourSession(self._library, now) if subject == END_OF_HOUR else ReviewSession(self._library, now)
        )
        self._asked = None
        self._choices = CardChoices(self._library)
        self.retranslate()
        super().open(subject)

    @override
    def refresh(self) -> None:
        """Take up what waits now; a card that is shown stays if it is still the next."""
        now = self._clock.now()
        if self._session is None:
            self._session = ReviewSession(self._library, now)
        else:
            self._session.refresh(now)
        self._show_next()

    @override
    def follows(self, changes: Changes) -> bool:
        """Return whether changes may change the cards."""
        return changes.study or bool(changes.annotations or changes.texts)

    @override
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.card.set_theme(theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.title.setText(self.tr("End of the hour") if self.is_end_of_hour else self.tr("Self-test"))
        self._enough.setText(self.tr("Done for Today"))
        self._empty.heading.setText(self.tr("No cards due"))
        self._empty.explanation.setText(
            self.tr(
                "Cards are made from your marks. Select words in a marked passage and press C, or choose "
                "from suggested blanks."
            )
        )
        self._cards.setText(self.tr("All Cards"))
        if self._asked is not None:
            self._describe(self._asked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check, rate and go on by keys."""
        if self._stack.currentWidget() is self.end and event.key() in _ENTER:
            self.left.emit()
        elif self._asked is None or not self._handle(Qt.Key(event.key())):
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Move the focus to the gap that is to be filled in."""
        super().focusInEvent(event)
        self._focus_card()

    def _focus_card(self) -> None:
        """Move the focus to the gap that is to be filled in, or else to the page, which is used by keys."""
        if self.card.is_typed:
            self.card.focus_answer()
        elif not self.hasFocus():
            self.setFocus()

    def _handle(self, key: Qt.Key) -> bool:
        """Do what a key does on the card, and return whether it does anything."""
        if self.card.is_choice and not self.card.is_answered and key in _CHOICE_KEYS:
            return self.card.choices.choose(_CHOICE_KEYS.index(key))
        if key in _ENTER:
            self.go_on()
        elif key in self._rating_keys and self.card.is_answered:
            self._rate(self._rating_keys[key])
        elif key == Qt.Key.Key_Space and not self.card.is_answered:
            self.go_on()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self.card.is_answered:
            self.card.step_rating(1 if key == Qt.Key.Key_Right else -1)
            self._show_due()
        elif key in _COMMAND_KEYS:
            self._do(_COMMAND_KEYS[key])
        else:
            return False
        return True

    @Slot(object)
    def _do(self, command: CardCommand) -> None:
        """Do what a link or its key stands for, if it does anything for the card."""
        if command in self._commands():
            {
                CardCommand.OPEN_TEXT: self.open_text,
                CardCommand.EDIT: self.edit,
                CardCommand.TAKE_BACK: self.take_back,
                CardCommand.SKIP: self.skip,
                CardCommand.DECLINE: self.decline,
            }[command]()

    def _commands(self) -> set[CardCommand]:
        """Return what can be done with the card that is shown."""
        if self._asked is None or self._session is None:
            return set()
        card = self._asked.info.card
        if self.is_end_of_hour:
            commands = {CardCommand.OPEN_TEXT, CardCommand.SKIP, CardCommand.DECLINE}
        else:
            commands = {CardCommand.OPEN_TEXT} if card.annotation else set()
            commands |= {CardCommand.EDIT} if card.content.kind is CardKind.BLANK else set()
        return commands | ({CardCommand.TAKE_BACK} if self._session.can_take_back() else set())

    @property
    def _rating_keys(self) -> dict[Qt.Key, Rating]:
        return _FOUR_KEYS if self.card.has_four_grades else _TWO_KEYS

    @Slot()
    def go_on(self) -> None:
        """Check what was typed or show the answer; after that, keep the answer and show the next card."""
        asked = self._asked
        if asked is None:
            return
        if not self.card.is_answered:
            self._check(asked)
        elif self.card.rating is not None:
            self._keep(asked, self.card.rating)

    @Slot()
    def open_text(self) -> None:
        """Open the passage of the card in its text."""
        if self._asked is not None and self._asked.info.card.annotation:
            self.context.navigator.open(self._asked.info.source.text, self._asked.info.card.annotation)

    @Slot()
    def edit(self) -> None:
        """Ask for other words of the mark: one keeps the history of the card, several replace it."""
        asked = self._asked
        if asked is not None and asked.info.card.content.kind is CardKind.BLANK:
            self._edit(asked)

    def _edit(self, asked: AskedCard) -> None:
        from reader.ui.study.edit_card_dialog import EditCardDialog

        dialog = EditCardDialog(asked.info, self.window())
        self.context.commands.ask(dialog, lambda: self._flashcards.reword(asked.id, dialog.words()))
        dialog.deleteLater()

    @property
    def is_end_of_hour(self) -> bool:
        """Return whether marks of today are asked about, which are cards only when they are answered."""
        return isinstance(self._session, EndOfHourSession)

    @Slot()
    def skip(self) -> None:
        """Leave the card for another time."""
        if self._session is not None and self._asked is not None:
            self._session.skip(self._asked.id)
            self._show_next()

    @Slot()
    def decline(self) -> None:
        """Leave the mark of the card out of what is suggested at the end of the hour, for good."""
        session, asked = self._session, self._asked
        if isinstance(session, EndOfHourSession) and asked is not None:
            message = self.tr("This mark will not be suggested again.")
            now = self._clock.now()
            self.context.commands.run(lambda: session.decline(asked, now), self, message=lambda _changes: message)
            self._show_next()

    @Slot()
    def take_back(self) -> None:
        """Take back the last answer of the session."""
        session = self._session
        if session is not None and session.can_take_back():
            self.context.commands.run(lambda: session.take_back(self._clock.now()), self)
            self._show_next()

    def _check(self, asked: AskedCard) -> None:
        typed = self.card.typed
        if self.card.is_choice and not typed:
            return
        self._seconds = self._clock.monotonic() - self._shown_at
        self._grade = None
        if asked.is_self_judged:
            self.card.show_back(asked.sides.back)
        else:
            self._grade = (chosen_grade if self.card.is_choice else self._spelling.grade)(asked.sides.answers, typed)
            pairs = [] if self.card.is_choice else list(zip(asked.sides.answers, typed, strict=False))
            parts = [self._compared(expected, given) for expected, given in pairs]
            self.card.show_grade(self._grade, parts, RATING_OF[self._grade.verdict])
        self._show_due()
        self.setFocus()

    def _compared(self, expected: str, typed: str) -> list[SpellingPart]:
        """Return where an answer differs; one that is wrong is another word, and differs as a whole."""
        if self._spelling.grade([expected], [typed]).verdict is Verdict.WRONG:
            return [SpellingPart(expected, typed, is_same=False)]
        return spelling_parts(expected, typed, self._spelling)

    def _rate(self, rating: Rating) -> None:
        is_judged_now = self.card.rating is None
        self.card.choose_rating(rating)
        self._show_due()
        if is_judged_now:
            self.go_on()

    def _keep(self, asked: AskedCard, rating: Rating) -> None:
        session, verdict = self._session, self._grade.verdict.value if self._grade else ""
        assert session is not None
        self.context.toast.hide()  # what it says is about an earlier card
        is_sticking = False

        def answer() -> Changes:
            nonlocal is_sticking
            result = session.answer(asked, rating, self._clock.now(), verdict=verdict, seconds=self._seconds)
            is_sticking = result.is_sticking
            return result.changes

        self.context.commands.run(answer, self)
        if is_sticking:
            self._ask_about_sticking(asked)
        self._show_next()

    def _ask_about_sticking(self, asked: AskedCard) -> None:
        """Ask once what to do about a card that is forgotten again and again."""
        from reader.ui.study.sticking_dialog import StickingChoice, StickingDialog

        is_blank = asked.info.card.content.kind is CardKind.BLANK
        dialog = StickingDialog(asked.sides, is_blank=is_blank, parent=self.window())
        choice = dialog.choice if dialog.exec() else None
        dialog.deleteLater()
        match choice:
            case StickingChoice.REWRITE:
                self._edit(asked)
            case StickingChoice.READ:
                self.context.navigator.open(asked.info.source.text, asked.info.card.annotation or "")
            case StickingChoice.REST:
                self._flashcards.rest([asked.id])
            case StickingChoice.DROP:
                self._flashcards.remove([asked.id])

    def _show_next(self) -> None:
        """Show the next card, or the end; a card that is shown already stays as it is."""
        assert self._session is not None
        try:
            asked = self._session.next_card(self._clock.now())
        except ReaderError as error:
            self.context.toast.show_error(error)
            asked = None
        if asked is None:
            self._asked = None
            self._show_end(self._session)
            return
        is_same = self._asked is not None and (self._asked.id, self._asked.sides) == (asked.id, asked.sides)
        if is_same and asked.times_asked == (self._asked.times_asked if self._asked else 0):
            return
        self._asked = asked
        self._grade = None
        self._stack.setCurrentWidget(self._area)
        is_choice = self.context.settings.values.study_answers == "choice"
        self.card.show_card(asked, self._choices.choices(asked, self._clock.now()) if is_choice else ())
        self._describe(asked)
        self._shown_at = self._clock.monotonic()
        self._focus_card()

    def _show_end(self, session: ReviewSession | EndOfHourSession) -> None:
        is_over = bool(session.total)
        self._stack.setCurrentWidget(self.end if is_over else self._empty)
        self.subtitle.setText("")
        if is_over:
            self.end.show_session(self._library, session)
        self.setFocus()

    def _describe(self, asked: AskedCard) -> None:
        """Show which card it is, and how often it was asked."""
        if asked.is_practice:
            self.subtitle.setText(self.tr("Once more"))
        else:
            self.subtitle.setText(self.tr("{number} of {total}").format(number=asked.number, total=asked.total))
        if asked.times_asked:
            times = self.tr("Asked %n time(s) before.", None, asked.times_asked)
        else:
            times = self.tr("Asked for the first time.")
        rule = self.tr("Only the first answer each day affects the schedule. Cards you miss come back before the end.")
        if self.is_end_of_hour:
            self._foot.setText(self.tr("From today’s marks. What you answer becomes a card; what you skip does not."))
        else:
            self._foot.setText(f"{times} {rule}")
        self.card.links.show_commands(self._commands())

    @Slot()
    def _show_due(self) -> None:
        """Show when the card is asked next, by the rating that is chosen."""
        if self._asked is None or self.card.rating is None:
            self.card.show_due(None, date.min)
            return
        day = study_day_of(self._library, self._clock.now())
        states = outcomes(self._asked, day, retention_of(self._library))
        self.card.show_due(states[self.card.rating].due, day)

    def _lay_out(self) -> None:
        self._foot.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.end)
        self._stack.addWidget(self._empty)
        self.column.add(self._stack, grows=self._stack)

    def _connect(self) -> None:
        self.card.entered.connect(self.go_on)
        self.card.rating_chosen.connect(self._show_due)
        self.card.command_chosen.connect(self._do)
        self.end.left.connect(self.left)
        self._cards.clicked.connect(self._on_cards_clicked)

    @Slot()
    def _on_cards_clicked(self) -> None:
        self.page_requested.emit(StudyPageName.CARDS, None)
