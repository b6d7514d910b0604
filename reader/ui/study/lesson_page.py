"""Hold the lesson of the day: a passage in large letters with its context, four steps to learn it by, a note below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.annotations.colours import DEFAULT_COLOUR
from reader.core.annotations.model import Annotation
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.study.lessons import Lesson, LessonForm, LessonPassage
from reader.core.study.recital import STEPS
from reader.services.study.card_making import make_cards, passage_cards
from reader.services.study.lessons import ShownLesson, TodaysLesson
from reader.storage.repositories.cards import MadeCard
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, ROW_SPACE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.shell.context import AppContext
from reader.ui.study.lesson_files import LessonFiles
from reader.ui.study.lesson_note import NOTE_LINES, LessonNote
from reader.ui.study.lesson_passage import LessonPassageView
from reader.ui.study.lesson_steps import LessonSteps
from reader.ui.study.lesson_timer import LessonTimer
from reader.ui.study.study_page import StudyPage
from reader.ui.translation.day_labels import long_date
from reader.ui.widgets.button import MenuButton, PrimaryButton
from reader.ui.widgets.empty_state import EmptyState
from reader.ui.widgets.frame import ScrollArea
from reader.ui.widgets.key_cap import KeyButton, KeyCap, PrimaryKeyButton
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Margins, Row
from reader.ui.widgets.segmented_control import SegmentedControl

_WIDTH = 800
"""Pixels of the column of the lesson."""

_NARROW, _LOW = 860, 620
"""Pixels of the page below which its bars are shortened, and the passage has most of the room."""

_FORMS = tuple(LessonForm)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LessonPage(StudyPage):
    """The lesson with its foot: form, steps, timer, note, and the buttons, each with its key."""

    is_review = True
    has_back_button = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown: ShownLesson | None = None
        self._identity: tuple[object, ...] = ()
        self._step = 0
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._form_label = Label(role="muted")
        self.forms: SegmentedControl[LessonForm] = SegmentedControl()
        self._segments = {form: self.forms.add(form) for form in _FORMS}
        for segment in self._segments.values():
            segment.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._files = LessonFiles(context, self)
        self.more = MenuButton()
        self._rota, self._set, self._write = (self.more.menu().addAction("") for _ in range(3))
        self._form_key = KeyCap("F")
        self.header.row.add(self._form_label, self.forms, self._form_key, self.more)
        theme = context.appearance.theme
        self.passage = LessonPassageView(context, theme)
        self.steps = LessonSteps(theme)
        self.timer = LessonTimer(context.clock)
        self.note = LessonNote(context)
        self._library_button = PrimaryButton(clicked=context.action_set.of("screen-library").trigger)
        self._empty = EmptyState(self._library_button)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.set_up()

    @property
    def lesson(self) -> Lesson | None:
        """Return the lesson that is shown; None without one."""
        return None if self._shown is None else self._shown.lesson

    # --- layout --------------------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.next_button = PrimaryKeyButton("", "Space", self.step_on)
        self.done_button = KeyButton("", "Return", self.finish)
        self.another_button = KeyButton("", "A", self.show_another)
        self.self_test_button = KeyButton("", "C", self.take_into_self_test)
        self.open_button = KeyButton("", "O", self.open_in_text)
        for button in self._buttons():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _buttons(self) -> tuple[KeyButton, ...]:
        return self.next_button, self.done_button, self.another_button, self.self_test_button, self.open_button

    def _lay_out(self) -> None:
        foot = Row(spacing=SPACE)
        first, last = self._buttons()[:3], self._buttons()[3:]
        foot.add(*first, STRETCH, *last)
        progress = Row(spacing=ROW_SPACE)
        progress.add(self.steps, STRETCH, self.timer)
        below = QWidget()
        column = Column(below, margins=0, spacing=CARD_SPACE)
        column.add(progress, self.timer.bar, self.note, foot)
        self._scroll = ScrollArea(_in_the_middle(self.passage, (EDGE, EDGE, EDGE, CARD_SPACE)))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = _in_the_middle(below, (EDGE, SPACE, EDGE, EDGE))
        self.column.add(self._scroll, self._foot, self._empty, grows=self._scroll)

    def _connect(self) -> None:
        self.forms.chosen.connect(self.set_form)
        self.steps.chosen.connect(self._show_step)
        self.note.left.connect(self._on_note_left)
        self.passage.rest_requested.connect(self.rest_mark)
        self._rota.triggered.connect(self._files.edit_rota)
        self._set.triggered.connect(self._files.ask_for_table)
        self._write.triggered.connect(self._files.ask_for_export)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        super().retranslate()
        self.title.setText(self.tr("Daily lesson"))
        self._library_button.setText(self.tr("Go to Library"))
        self._form_label.setText(self.tr("Form"))
        for form, label in (
            (LessonForm.READ, self.tr("Read aloud")),
            (LessonForm.LEARN, self.tr("Learn by heart")),
            (LessonForm.TELL, self.tr("Retell")),
        ):
            self._segments[form].setText(label)
        self.more.setText(self.tr("More"))
        self._rota.setText(self.tr("Host Rota…"))
        self._set.setText(self.tr("Set Lessons from a Table…"))
        self._write.setText(self.tr("Export Lessons…"))
        self.done_button.setText(self.tr("Done"))
        self.another_button.setText(self.tr("Another"))
        self.self_test_button.setText(self.tr("Add to Self-Test"))
        self.open_button.setText(self.tr("Open in Text"))
        self._empty.heading.setText(self.tr("No lesson yet"))
        self._empty.explanation.setText(
            self.tr("Mark a passage of a few sentences, or add a text. Each day’s lesson is chosen from them.")
        )
        self.reload()

    @override
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.passage.set_theme(theme)
        self.steps.set_theme(theme)

    # --- what is shown -------------------------------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        """Show the lesson of today; its step and time begin anew only for another lesson or form."""
        try:
            self._shown = self._today().shown()
        except ReaderError as error:
            if error.problem is not Problem.LESSON_NONE:
                self.context.toast.show_error(error)
            self._shown = None
        for part in (self._scroll, self._foot):
            part.setVisible(self._shown is not None)
        self._empty.setVisible(self._shown is None)
        if self._shown is not None:
            self._show(self._shown)

    def _show(self, shown: ShownLesson) -> None:
        lesson = shown.lesson
        identity = (lesson.day, lesson.number, lesson.form)
        if identity != self._identity:
            self._identity, self._step = identity, 0
            self.timer.begin(shown.seconds, lesson.form)
        self.subtitle.setText(self._subtitle(shown))
        self.forms.choose(lesson.form)
        self.passage.show_lesson(lesson)
        self.note.show_lesson(lesson)
        self.timer.retranslate()
        self._show_step(self._step)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the bars of a narrow page."""
        super().resizeEvent(event)
        is_narrow = self._is_narrow
        for part in (self._form_label, self._form_key):
            part.setVisible(not is_narrow)
        for button in self._buttons():
            button.show_key(not is_narrow)
        self.steps.show_names(not is_narrow)
        is_low = event.size().height() < _LOW
        self.note.set_lines(1 if is_low else NOTE_LINES)
        self.passage.allow_context(not is_low)
        if self._shown is not None:
            self.subtitle.setText(self._subtitle(self._shown))

    @property
    def _is_narrow(self) -> bool:
        return self.width() < _NARROW

    def _subtitle(self, shown: ShownLesson) -> str:
        day = long_date(shown.lesson.day)
        if not shown.host:
            return "" if self._is_narrow else day
        if self._is_narrow:
            return self.tr("Host: {host}").format(host=shown.host)
        return self.tr("{day}, hosted by {host}").format(day=day, host=shown.host)

    @Slot(int)
    def _show_step(self, step: int) -> None:
        is_learnt = self.lesson is not None and self.lesson.form is LessonForm.LEARN
        self._step = min(step, STEPS - 1) if is_learnt else 0
        self.steps.setVisible(is_learnt)
        self.steps.show_step(self._step)
        self.passage.show_step(self._step)
        label = self.tr("Pause") if self.timer.runs else self.tr("Resume")
        self.next_button.setText(self.tr("Next Step") if is_learnt else label)

    # --- what the reader does ------------------------------------------------------------------------------------

    @Slot()
    def step_on(self) -> None:
        """Go to the next step of learning by heart, after the last one to the first; else pause or go on."""
        if self.lesson is None:
            return
        if self.lesson.form is LessonForm.LEARN:
            self._show_step((self._step + 1) % STEPS)
        else:
            self.timer.toggle()
            self._show_step(0)

    @Slot()
    def finish(self) -> None:
        """Note that the lesson was held, and go back to *Today*."""
        if self.lesson is None:
            return
        self.note.finish()
        lesson, now = self.lesson, self.context.clock.now()
        if self.context.commands.run(
            lambda: self.context.library.lessons.finish(lesson, now), self, message=self._finished_message
        ):
            self.left.emit()

    @Slot()
    def show_another(self) -> None:
        """Pass the lesson over and show the next one."""
        self._run(TodaysLesson.another)

    @Slot()
    def rest_mark(self) -> None:
        """Take the mark of the lesson out of the lessons for good."""
        self._run(TodaysLesson.rest)

    @Slot(object)
    def set_form(self, form: LessonForm) -> None:
        """Hold the lesson in another form."""
        if self.lesson is not None and form is not self.lesson.form:
            self._run(lambda lesson: lesson.set_form(form))

    @Slot()
    def take_into_self_test(self) -> None:
        """Ask for the passage again in the self-test: clause by clause, or as a whole if it has only one."""
        if self.lesson is None:
            return
        self.note.finish()
        annotation = self._marked(self.lesson.passage)
        if annotation is not None:
            made: list[MadeCard] = []

            def make() -> Changes:
                cards, changes = make_cards(self.context.library, passage_cards(annotation), self.context.clock.now())
                made.extend(cards)
                return changes

            if self.context.commands.run(make, self, message=partial(self._made_message, made)):
                self.reload()

    def _marked(self, passage: LessonPassage) -> Annotation | None:
        """Return the mark of a passage, which is made if it has none."""
        library = self.context.library
        if passage.annotation:
            return library.annotations.get(passage.annotation)
        found = library.annotations.in_range(passage.text, passage.start, passage.end)
        same = (one for one in found if (one.start, one.end) == (passage.start, passage.end))
        commands = self.context.annotation_commands
        return next(same, None) or commands.highlight(passage.text, passage.start, passage.end, DEFAULT_COLOUR)

    def _made_message(self, made: list[MadeCard], _changes: Changes) -> str:
        number = sum(card.is_new for card in made)
        if not number:
            return self.tr("This passage is already in your self-test.")
        return self.tr("%n card(s) added to your self-test.", "", number)

    @Slot()
    def open_in_text(self) -> None:
        """Open the passage in its text."""
        if self.lesson is not None:
            passage = self.lesson.passage
            self.note.finish()
            self.context.navigator.text_requested.emit(passage.text, passage.start, passage.annotation)

    def _run(self, change: Callable[[TodaysLesson], Changes]) -> None:
        self.note.finish()
        if self.context.commands.run(partial(change, self._today()), self):
            self.reload()

    def _today(self) -> TodaysLesson:
        return TodaysLesson(self.context.library, self.context.clock.now())

    def _finished_message(self, _changes: Changes) -> str:
        return self.tr("Today’s lesson is done.")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key of a button does."""
        key = Qt.Key(event.key())
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        acts = {
            Qt.Key.Key_Space: self.step_on,
            Qt.Key.Key_A: self.show_another,
            Qt.Key.Key_F: self._choose_next_form,
            Qt.Key.Key_N: self.note.focus_field,
            Qt.Key.Key_C: self.take_into_self_test,
            Qt.Key.Key_O: self.open_in_text,
            **dict.fromkeys(_ENTER, self.finish),
        }
        if plain and self.lesson is not None and key in acts:
            acts[key]()
        else:
            super().keyPressEvent(event)

    def _choose_next_form(self) -> None:
        if self.lesson is not None:
            self.set_form(_FORMS[(_FORMS.index(self.lesson.form) + 1) % len(_FORMS)])

    @Slot()
    def _on_note_left(self) -> None:
        self.setFocus()


def _in_the_middle(widget: QWidget, margins: Margins) -> QWidget:
    """Return a widget as wide as the window that has another one in its middle, no wider than the lesson."""
    widget.setMaximumWidth(_WIDTH)
    outer = QWidget()
    row = Row(outer, margins=margins)
    row.addStretch(1)
    row.addWidget(widget, _WIDTH)
    row.addStretch(1)
    return outer
