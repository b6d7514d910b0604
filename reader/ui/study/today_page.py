"""Show what there is to study today, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.study.actions import ActionRecord, ActionState
from reader.core.text.outline import short_path
from reader.services.study.lessons import TodaysLesson
from reader.services.study.today import StudyToday, study_today
from reader.ui.appearance.sizes import CARD_SPACE, EDGE
from reader.ui.appearance.theme import Theme
from reader.ui.shell.context import AppContext
from reader.ui.shell.status_bar import HourStatus
from reader.ui.study.agenda_card import AgendaCard
from reader.ui.study.group_column import GroupColumn
from reader.ui.study.hand_over_controller import HandOverController
from reader.ui.study.hand_over_forms import REPORT_FORM
from reader.ui.study.study_card import StudyCard
from reader.ui.study.study_page import StudyPage, StudyPageName
from reader.ui.translation.day_labels import compact_date, long_date
from reader.ui.widgets.button import LabelledIconButton, PrimaryButton
from reader.ui.widgets.empty_state import EmptyState
from reader.ui.widgets.frame import ScrollArea
from reader.ui.widgets.layout import Column, Row

_WIDTH_FOR_THREE, _WIDTH_FOR_TWO = 1_180, 860
_MOST_ACTIONS, _MOST_QUESTIONS, _MOST_TEXTS = 6, 4, 5
_STEPS_AT_ONCE = 2
"""How many steps of choosing the lesson are made at once where there is nothing else to show."""

_LAST_STEP = object()
_STATE_ICONS = {
    ActionState.OPEN: "ring",
    ActionState.DOING: "ring-half",
    ActionState.DONE: "ring-check",
    ActionState.DROPPED: "close",
}


class TodayPage(StudyPage):
    """The page that the study screen begins with: what to do now, and beside it what is kept."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._today: StudyToday | None = None
        theme = context.appearance.theme
        self.agenda = AgendaCard(context)
        self.actions_card = StudyCard("flag", theme)
        self.questions = StudyCard("question", theme)
        self.cards = StudyCard("self-test", theme)
        self.bank = StudyCard("list", theme)
        self.together = GroupColumn(theme)
        self._library_button = PrimaryButton()
        self._empty = EmptyState(self._library_button)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._canvas, self._stack = QWidget(), QStackedWidget()
        self._choosing: Iterator[None] = iter(())
        self._lesson_timer = QTimer(self, interval=0)
        self.given_button = LabelledIconButton("given", self._on_given_button_clicked)
        self.hand_over_button = LabelledIconButton("hand-over", self._on_hand_over_button_clicked)
        self.header.row.add(self.given_button, self.hand_over_button)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lay_out()
        self._connect()
        self.set_up()

    @override
    def refresh(self) -> None:
        """Show what is in the library now."""
        self._lesson_timer.stop()
        today = study_today(self.context.library, self.context.clock.now(), chooses=False)
        if today.is_pending:
            self._choosing = TodaysLesson(self.context.library, self.context.clock.now()).choose()
            if today.is_empty and self._has_chosen(_STEPS_AT_ONCE):
                today = study_today(self.context.library, self.context.clock.now())
            else:
                self._lesson_timer.start()
        self._show(today)

    @property
    def is_choosing(self) -> bool:
        """Return whether the lesson of the day has still to be chosen."""
        return self._lesson_timer.isActive()

    def _has_chosen(self, steps: int) -> bool:
        """Make so many steps of choosing the lesson, and return whether it is chosen, or there is none."""
        return any(next(self._choosing, _LAST_STEP) is _LAST_STEP for _step in range(steps))

    @Slot()
    def _choose_lesson(self) -> None:
        """Go on to choose the lesson of the day, once a day, after all else is on the screen."""
        if self._has_chosen(1):
            self._lesson_timer.stop()
            self._show(study_today(self.context.library, self.context.clock.now()))

    def _show(self, today: StudyToday) -> None:
        self._today = today
        self.subtitle.setText(long_date(today.day))
        self._stack.setCurrentWidget(self._empty if today.is_empty and not self.is_choosing else self._area)
        self.agenda.show_today(today)
        self._show_actions(today)
        self._show_questions(today)
        self._show_cards(today)
        self.together.show_today(today)
        self.show_hour()

    @override
    def follows(self, changes: Changes) -> bool:
        """Return whether changes may change what there is today."""
        return super().follows(changes) or changes.plan or changes.roadmap

    @Slot()
    def show_hour(self, _status: HourStatus | None = None) -> None:
        """Show what of today's notes and review counts."""
        self.agenda.show_counted(*self.context.tracker.limited_today)

    @override
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.agenda.set_theme(theme)
        for card in (self.actions_card, self.questions, self.cards, self.bank):
            card.set_theme(theme)
        self.together.set_theme(theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.title.setText(self.tr("Study"))
        self.given_button.setText(self.tr("Open Received File…"))
        self.hand_over_button.setText(self.tr("Share…"))
        self._empty.heading.setText(self.tr("Nothing to study yet"))
        self._empty.explanation.setText(
            self.tr("Mark a passage, select words in it and press C. Or write a question with Q, or import questions.")
        )
        self._library_button.setText(self.tr("Go to Library"))
        self.actions_card.heading.setText(self.tr("Actions"))
        self.questions.heading.setText(self.tr("Questions"))
        self.cards.heading.setText(self.tr("Cards"))
        self.bank.heading.setText(self.tr("Question bank"))
        self.questions.more.hide()
        if self._today is not None:
            self.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the first thing on Enter, and choose rows by their digits."""
        has_modifiers = bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        if has_modifiers or not self._handle(Qt.Key(event.key())):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below each other where the window is narrow."""
        width = event.size().width()
        right, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(right if width >= _WIDTH_FOR_TWO else down)
        self._sides.setDirection(right if width >= _WIDTH_FOR_THREE else down)
        super().resizeEvent(event)

    def _handle(self, key: Qt.Key) -> bool:
        """Do what a key does, and return whether it does anything."""
        rows, number = self.agenda.rows, int(key) - int(Qt.Key.Key_2)
        has_lesson = self._today is not None and self._today.lesson is not None
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            (self.agenda.begin if has_lesson else rows[0] if rows else self.bank.more).click()
        elif 0 <= number < len(rows):
            rows[number].click()
        elif key == Qt.Key.Key_A and has_lesson:
            self.show_another()
        elif key == Qt.Key.Key_O and has_lesson:
            self.open_text()
        else:
            return False
        return True

    @Slot()
    def show_another(self) -> None:
        """Pass the lesson over and show the next."""
        lesson = TodaysLesson(self.context.library, self.context.clock.now())
        self.context.commands.run(lesson.another)

    @Slot()
    def open_text(self) -> None:
        """Open the passage of the lesson in its text."""
        if self._today is not None and self._today.lesson is not None:
            passage = self._today.lesson.lesson.passage
            self.context.navigator.text_requested.emit(passage.text, passage.start, passage.annotation)

    def _show_actions(self, today: StudyToday) -> None:
        self.actions_card.clear()
        self.actions_card.more.setText(
            self.tr("All %n", None, len(today.actions)) if today.actions else self.tr("Add…")
        )
        self.actions_card.hint.setVisible(not today.actions)
        self.actions_card.hint.setText(self.tr("What you plan to do after reading. Press A on a mark to add one."))
        shown = today.actions[:_MOST_ACTIONS]
        for project in dict.fromkeys(record.project for record in shown):
            if project:
                self.actions_card.add_heading(self.tr("Project: {title}").format(title=project))
            for record in shown:
                if record.project == project:
                    icon = _STATE_ICONS[record.action.state]
                    self.actions_card.add_row(icon, record.action.what, self._action_detail(record), record.action.id)

    def _action_detail(self, record: ActionRecord) -> str:
        action = record.action
        doing = [self.tr("in progress")] if action.state is ActionState.DOING else []
        due = [self.tr("by {day}").format(day=compact_date(action.due))] if action.due else []
        return self.tr(", ").join([*([action.who] if action.who else []), *doing, *due])

    def _show_questions(self, today: StudyToday) -> None:
        self.questions.clear()
        self.questions.setVisible(bool(today.questions))
        for question in today.questions[:_MOST_QUESTIONS]:
            words = " ".join((question.body.strip().partition("\n")[0] or question.quote).split())
            place = today.titles.get(question.text, "")
            section = short_path(self.context.library.outlines.titles_of(question), full_last=True)
            detail = " · ".join(part for part in (place, section) if part)
            self.questions.add_row("question", words, detail, question.id)
        self.questions.hint.setVisible(len(today.questions) > _MOST_QUESTIONS)
        self.questions.hint.setText(self.tr("and %n more", None, len(today.questions) - _MOST_QUESTIONS))

    def _show_cards(self, today: StudyToday) -> None:
        self.cards.clear()
        self.cards.more.setText(self.tr("All Cards") if today.cards else self.tr("Suggest Blanks…"))
        self.cards.hint.setVisible(not today.cards)
        self.cards.hint.setText(self.tr("Cards quiz you on words from your marks. You choose which to make."))
        if today.cards:
            self.cards.add_fact(self.tr("Cards"), str(today.cards))
            self.cards.add_fact(self.tr("Due today"), str(today.waiting.count))
            self.cards.add_fact(self.tr("Later"), str(today.cards - today.waiting.count))
            if today.needing:
                self.cards.add_fact(self.tr("Need your attention"), str(today.needing))
        self.bank.clear()
        self.bank.more.setText(self.tr("Open") if today.bank else self.tr("Import…"))
        self.bank.hint.setVisible(not today.bank)
        self.bank.hint.setText(self.tr("Questions for quizzes, imported from GIFT, Aiken, plain text or CSV."))
        if today.bank:
            self.bank.add_fact(self.tr("In total"), str(today.bank))

    @Slot(str)
    def _on_question_chosen(self, annotation: str) -> None:
        try:
            question = self.context.library.annotations.get(annotation)
        except ReaderError as error:
            self.context.toast.show_error(error)
            return
        self.context.navigator.open(question.text, question.id)

    @Slot()
    def _on_given_button_clicked(self) -> None:
        self.context.action_set.of("open-given").trigger()

    @Slot()
    def _on_hand_over_button_clicked(self) -> None:
        self.context.action_set.of("hand-over").trigger()

    @Slot()
    def _on_report_requested(self) -> None:
        HandOverController(self.context, self.window()).show(REPORT_FORM)

    def _on_cards_more_requested(self) -> None:
        self.page_requested.emit(StudyPageName.CARDS, None)

    def _on_bank_more_requested(self) -> None:
        self.page_requested.emit(StudyPageName.QUESTIONS, None)

    def _on_actions_more_requested(self) -> None:
        self.page_requested.emit(StudyPageName.ACTIONS, None)

    @Slot(str)
    def _on_action_chosen(self, action: str) -> None:
        self.page_requested.emit(StudyPageName.ACTIONS, action)

    @Slot(object)
    def _on_today_page_requested(self, name: StudyPageName) -> None:
        self.page_requested.emit(name, None)

    def _lay_out(self) -> None:
        row = Row(self._canvas, margins=EDGE, spacing=0)
        self._columns.setSpacing(CARD_SPACE)
        self._sides.setSpacing(CARD_SPACE)
        middle, right = Column(spacing=CARD_SPACE), Column(spacing=CARD_SPACE)
        middle.add(self.actions_card, self.questions, self.cards, grows=self.actions_card)
        right.add(self.together, self.bank, grows=self.together)
        self._sides.addLayout(middle, 1)
        self._sides.addLayout(right, 1)
        self._columns.addWidget(self.agenda, 10)
        self._columns.addLayout(self._sides, 14)
        row.addLayout(self._columns)
        self._area = ScrollArea(self._canvas)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.keep_edge(row)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self._empty)
        self.column.add(self._stack, grows=self._stack)

    def _connect(self) -> None:
        self._lesson_timer.timeout.connect(self._choose_lesson)
        self.agenda.page_requested.connect(self._on_today_page_requested)
        self.agenda.report_requested.connect(self._on_report_requested)
        self.together.page_requested.connect(self._on_today_page_requested)
        self.agenda.another_requested.connect(self.show_another)
        self.agenda.text_requested.connect(self.open_text)
        self.actions_card.row_chosen.connect(self._on_action_chosen)
        self.actions_card.more_requested.connect(self._on_actions_more_requested)
        self.questions.row_chosen.connect(self._on_question_chosen)
        self.cards.more_requested.connect(self._on_cards_more_requested)
        self.bank.more_requested.connect(self._on_bank_more_requested)
        self._library_button.clicked.connect(self.context.action_set.of("screen-library").trigger)
