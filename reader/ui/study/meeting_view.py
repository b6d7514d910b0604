"""Hold a meeting: who speaks and for how long, shown to the room, with single keys for all that is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QLayout, QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.core.study.meeting import Contribution, Meeting, PartName
from reader.core.study.meeting_session import MeetingSession, MeetingStep
from reader.exporters.actions.action_data import with_who
from reader.exporters.meeting_sheet import MeetingSheet
from reader.services.study.meetings import with_note, with_question
from reader.services.study.study_day import study_day_of
from reader.ui.appearance.sizes import (
    CARD_SPACE,
    EDGE,
    HEAD,
    ROW_SPACE,
    SPACE,
    STAGE_EDGE,
    STAGE_TIME,
)
from reader.ui.appearance.theme import Theme
from reader.ui.shell.context import AppContext
from reader.ui.study.action_controller import ActionController
from reader.ui.study.meeting_bars import (
    AgendaBar,
    NextSpeaker,
    NextSpeakersBar,
    PartState,
    ShownPart,
    SpeakingTimeBar,
)
from reader.ui.study.meeting_entry import EntryKind, MeetingEntry
from reader.ui.study.meeting_stage import MeetingLine, MeetingStage
from reader.ui.translation.day_labels import long_date
from reader.ui.translation.durations import MINUTE, clock_face, length
from reader.ui.widgets.key_cap import KeyButton
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.painting import scaled_font
from reader.ui.widgets.tab_order import TabOrder

_TICK_MS = 250
_NARROW = 1_100
"""Pixels below which the edge is narrower."""

_LOW = 640
"""Pixels below which those who speak next are left out."""

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class QuietKeyButton(KeyButton):
    """A button without a frame, with its key."""

    role = "quiet"


class MeetingView(TabOrder, QDialog):
    """The whole window for the one who speaks, or for the part of the agenda that it is at.

    Space goes on, P passes, N, A and Q write down a note, an action and a question; in a list of questions or actions
    they are about the line that is chosen. Minutes are stored at once, each as a step of undo. Running a meeting is no
    class of time.
    """

    def __init__(
        self, context: AppContext, sheet: MeetingSheet, session: MeetingSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._sheet, self._session = context, sheet, session
        self._library = context.library
        self._actions = ActionController(context, self)
        theme = context.appearance.theme
        self._group, self._about = Label(role="strong"), ElidedLabel("muted")
        self.place = Label(role="muted")
        self.agenda = AgendaBar(theme)
        self.stage = MeetingStage(theme)
        self.digits, self._left = Label(), Label(role="muted")
        self.bar, self.coming = SpeakingTimeBar(theme), NextSpeakersBar(theme)
        self.entry = MeetingEntry(study_day_of(self._library, context.clock.now()))
        self._clock = QTimer(self, interval=_TICK_MS)
        self._make_buttons()
        self._lay_out()
        self._set_fonts()
        self._connect()
        self.setModal(True)
        self.setWindowTitle(sheet.meeting.title)
        self.setAccessibleName(sheet.meeting.title)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._show_step()

    @property
    def meeting(self) -> Meeting:
        """Return the meeting as it is in the library now."""
        return self._library.meetings.get(self._sheet.meeting.id)

    # --- layout --------------------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        keys: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("Space", self.tr("Next"), self.advance),
            ("P", self.tr("Pass"), self.pass_over),
            ("N", self.tr("Note"), self.write_note),
            ("A", self.tr("Action"), self.write_action),
            ("Q", self.tr("Question"), self.write_question),
            ("+", self.tr("One More Minute"), self.add_minute),
            ("H", self.tr("Hide Keys"), self.toggle_keys),
            ("Esc", self.tr("Leave"), self.reject),
        )
        self.buttons = {key: QuietKeyButton(label, key, act) for key, label, act in keys}
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        head = Row(margins=0, spacing=CARD_SPACE)
        head.add(self._group, self._about, self.place, grows=self._about)
        time = Row(margins=0, spacing=CARD_SPACE)
        self._left.setContentsMargins(0, 0, 0, SPACE)
        time.addStretch(1)
        time.addWidget(self.digits)
        time.addWidget(self._left, 0, Qt.AlignmentFlag.AlignBottom)
        time.addStretch(1)
        self._keys = QWidget()
        buttons, keys = list(self.buttons.values()), Row(self._keys, margins=0, spacing=SPACE)
        keys.add(*buttons[:-2], STRETCH, *buttons[-2:])
        self._whole = Column(self, margins=(STAGE_EDGE, EDGE, STAGE_EDGE, ROW_SPACE), spacing=ROW_SPACE)
        self._whole.add(head, self.agenda, self.stage, time, self.bar, self.coming, self.entry, self._keys)
        self._whole.setStretchFactor(self.stage, 1)
        self._whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it is as large as the window below

    def _set_fonts(self) -> None:
        font = self.font()
        for label in (self._group, self._about, self.place, self._left):
            label.setFont(scaled_font(font, HEAD))
        digits = scaled_font(font, STAGE_TIME)
        digits.setBold(True)
        self.digits.setFont(digits)

    def _connect(self) -> None:
        self._clock.timeout.connect(self._show_time)
        self._clock.start()
        self.entry.entered.connect(self._on_entry_entered)
        self.entry.left.connect(self._on_entry_left)
        self._context.appearance.changed.connect(self.set_theme)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._undo)
        QShortcut(QKeySequence("F11"), self, self.toggle_full_screen)

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for part in (self.agenda, self.stage, self.bar, self.coming):
            part.set_theme(theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a small window has no room for."""
        super().resizeEvent(event)
        edge = EDGE if self.width() < _NARROW else STAGE_EDGE
        self._whole.setContentsMargins(edge, EDGE, edge, ROW_SPACE)
        self._show_button_keys()
        self._show_coming()

    def _show_button_keys(self) -> None:
        """Show the keys of the buttons where there is room for all of them."""
        buttons, margins = list(self.buttons.values()), self._whole.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        for button in buttons:
            button.show_key(True)
        needed = sum(button.sizeHint().width() for button in buttons) + SPACE * len(buttons)
        for button in buttons:
            button.show_key(needed <= room)

    # --- what is shown -------------------------------------------------------------------------------------------

    def _show_step(self) -> None:
        """Show the present step, or that the meeting is over."""
        step, meeting = self._session.step, self._sheet.meeting
        title = self.tr("{title}, {day}").format(title=meeting.title, day=long_date(meeting.day))
        self._group.setText(self._sheet.group)
        self._group.setVisible(bool(self._sheet.group))
        self._about.set_full_text(title)
        self.agenda.show_parts(self._shown_parts(step))
        self.place.setText(self._place_words(step))
        self._show_stage(step)
        self.coming.show_speakers(self._coming_label(), self._coming())
        self._show_coming()
        self.buttons["Space"].setText(self.tr("Next") if step and step.speaker else self.tr("Continue"))
        self.buttons["P"].setEnabled(bool(step and step.speaker))
        self.buttons["+"].setEnabled(step is not None)
        self._show_button_keys()
        self._show_time()

    def _shown_parts(self, step: MeetingStep | None) -> list[ShownPart]:
        current = step.part if step else len(self._sheet.meeting.agenda)
        states = {True: PartState.DONE, False: PartState.COMING}
        return [
            ShownPart(
                self._sheet.labels.part_name(part.name),
                seconds,
                PartState.CURRENT if place == current else states[place < current],
            )
            for place, (part, seconds) in enumerate(
                zip(self._sheet.meeting.agenda, self._session.times.parts, strict=True)
            )
        ]

    def _place_words(self, step: MeetingStep | None) -> str:
        if step is None or not step.speaker:
            return ""
        return self.tr("{number} of {total}").format(number=step.number, total=self._session.speakers())

    def _show_stage(self, step: MeetingStep | None) -> None:
        if step is None:
            self.stage.show_words(
                self.tr("The end"), self.tr("Everything written down is in the minutes on the meeting sheet.")
            )
        elif lines := self._lines_of(step):
            self.stage.show_lines(lines)
        else:
            said = self._contribution(step)
            about = self.tr(", ").join(words for words in (said.portion, said.passage) if words)
            asks = self.tr("Question: {question}").format(question=said.question) if said.question else ""
            name = step.speaker or self._sheet.labels.part_name(self._part_name(step))
            self.stage.show_words(name, about, asks)

    def _lines_of(self, step: MeetingStep) -> list[MeetingLine]:
        name = "" if step.speaker else self._part_name(step)
        material = self._sheet.material
        if name == PartName.QUESTIONS:
            lines = [
                MeetingLine(one.words or one.quote, one.author, self._answer(one.answer), one.annotation)
                for one in material.questions
            ]
            asked = self.meeting.questions[len(self._sheet.meeting.questions) :]
            return [*lines, *(MeetingLine(one.words, one.who) for one in asked)]
        if name == PartName.QUIZ:
            return [
                MeetingLine(self._sheet.labels.missed_words(one), answer=self._answer(one.answer))
                for one in material.missed
            ]
        if name == PartName.ACTIONS:
            return [MeetingLine(with_who(record)) for record in material.open]
        return []

    def _answer(self, words: str) -> str:
        return self._sheet.labels.answer.format(answer=words) if words else ""

    def _part_name(self, step: MeetingStep) -> str:
        return self._sheet.meeting.agenda[step.part].name

    def _contribution(self, step: MeetingStep) -> Contribution:
        return self._sheet.contribution(step.speaker) if step.speaker else Contribution()

    def _show_coming(self) -> None:
        self.coming.setVisible(self.height() >= _LOW and bool(self._session.coming()))

    def _coming_label(self) -> str:
        return self.tr("Up next") if self._session.coming() else ""

    def _coming(self) -> list[NextSpeaker]:
        return [
            NextSpeaker(step.number, step.speaker, self._sheet.contribution(step.speaker).portion)
            for step in self._session.coming()
        ]

    @Slot()
    def _show_time(self) -> None:
        session, now = self._session, self._context.clock.monotonic()
        left, seconds = session.left(now), session.seconds
        is_timed = session.step is not None and seconds > 0
        for part in (self.digits, self._left, self.bar):
            part.setVisible(is_timed)
        if not is_timed:
            return
        self.digits.setText(clock_face(-left if left < 0 else left + 0.999))
        self._left.setText(self._left_words(left, seconds))
        marks = [(signal / seconds, clock_face(signal)) for signal in session.signals] or [(1.0, clock_face(seconds))]
        self.bar.show_time(session.spent(now) / seconds, marks)

    def _left_words(self, left: float, seconds: int) -> str:
        if left < 0:
            return self.tr("over {time}").format(time=clock_face(seconds))
        if self._session.step is not None and self._session.step.speaker:
            return self.tr("left, {time} each").format(time=_length(self._session.times.seconds))
        return self.tr("left of {time}").format(time=_length(seconds))

    # --- what is done --------------------------------------------------------------------------------------------

    @Slot()
    def advance(self) -> None:
        """Go to the next speaker, or to the next part of the agenda; after the last one, leave."""
        if self._session.step is None:
            self.reject()
            return
        self._session.advance(self._context.clock.monotonic())
        self._note_held()
        self._show_step()

    @Slot()
    def pass_over(self) -> None:
        """Let somebody pass, which is as good as speaking."""
        self._session.pass_over(self._context.clock.monotonic())
        self._note_held()
        self._show_step()

    @Slot()
    def go_back(self) -> None:
        """Go back to the one before."""
        self._session.back(self._context.clock.monotonic())
        self._show_step()

    @Slot()
    def add_minute(self) -> None:
        """Add a minute to the present step."""
        self._session.add_minute()
        self._show_time()

    @Slot()
    def toggle_keys(self) -> None:
        """Hide the line with the keys, or show it again."""
        self._keys.setVisible(self._keys.isHidden())

    @Slot()
    def toggle_full_screen(self) -> None:
        """Fill the screen, or only the window."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def write_note(self) -> None:
        """Ask for a line of the minutes, by who speaks or about the line that is chosen."""
        line = self.stage.chosen
        self.entry.open(EntryKind.NOTE, self._entry_label(self.tr("Note")), f"{line.words}：" if line else "")

    @Slot()
    def write_question(self) -> None:
        """Ask for a question, which is added to those of the sheet."""
        self.entry.open(EntryKind.QUESTION, self._entry_label(self.tr("Question")))

    @Slot()
    def write_action(self) -> None:
        """Ask for an action, which begins with the line that is chosen."""
        line = self.stage.chosen
        label, source = self._entry_label(self.tr("Action")), line.annotation if line else ""
        self.entry.open(EntryKind.ACTION, label, line.words if line else "", source)

    def _entry_label(self, label: str) -> str:
        who = self._speaker
        return self.tr("{what}, {who}").format(what=label, who=who) if who else label

    @property
    def _speaker(self) -> str:
        return self._session.step.speaker if self._session.step else ""

    @Slot()
    def _on_entry_entered(self) -> None:
        entry = self.entry
        if entry.kind is EntryKind.ACTION:
            self._actions.add(entry.action, entry.source)
        elif entry.kind is EntryKind.QUESTION:
            self._change(with_question(self.meeting, entry.words, self._speaker))
            self._show_stage(self._session.step)
        else:
            self._change(with_note(self.meeting, entry.words, self._speaker))

    @Slot()
    def _on_entry_left(self) -> None:
        self.setFocus()

    def _note_held(self) -> None:
        """Note that the meeting is held today, once it has got beyond its first step."""
        meeting, now = self.meeting, self._context.clock.now()
        if meeting.held is None:
            self._change(replace(meeting, held=study_day_of(self._library, now)))

    def _change(self, meeting: Meeting) -> None:
        now = self._context.clock.now()

        def changed() -> Changes:
            return self._library.meetings.change(meeting, now)

        self._context.commands.run(changed, self)

    @Slot()
    def _undo(self) -> None:
        self._context.commands.undo()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key of a button does; arrows choose a line, or lead back and on."""
        key = Qt.Key(event.key())
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Space: self.advance,
            Qt.Key.Key_Right: self.advance,
            Qt.Key.Key_Left: self.go_back,
            Qt.Key.Key_Backspace: self.go_back,
            Qt.Key.Key_P: self.pass_over,
            Qt.Key.Key_N: self.write_note,
            Qt.Key.Key_A: self.write_action,
            Qt.Key.Key_Q: self.write_question,
            Qt.Key.Key_Plus: self.add_minute,
            Qt.Key.Key_Equal: self.add_minute,
            Qt.Key.Key_H: self.toggle_keys,
            Qt.Key.Key_Escape: self.reject,
        }
        has_modifiers = bool(
            event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        )
        if key in _STEPS and self.stage.has_lines:
            self.stage.choose_beside(_STEPS[key])
        elif key in acts and not has_modifiers:
            acts[key]()
        # Enter must not press a button, and no other key leads out

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the time stand."""
        self._clock.stop()
        super().closeEvent(event)


def _length(seconds: int) -> str:
    """Return a length of time in whole minutes, else with its seconds."""
    return clock_face(seconds) if seconds % MINUTE else length(seconds)
