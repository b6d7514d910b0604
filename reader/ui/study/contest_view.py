"""Run a contest on the whole screen: the question in large letters, the teams below it, and the keys of the host.

Each event is kept at once, so that a contest goes on where it was left. Times are those since the question was shown.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.core.study.contest import (
    STAKES,
    ContestError,
    ContestEvent,
    ContestQuestion,
    ContestQuestionKind,
    ContestStep,
    PlannedQuestion,
)
from reader.core.study.contest_record import ContestRecord
from reader.core.study.questions import BankQuestion
from reader.services.study.contest_course import ContestCourse
from reader.services.study.contests import add_event, right_answer
from reader.ui.appearance.sizes import CARD_SPACE, ROW_SPACE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.shell.context import AppContext
from reader.ui.study.contest_files import ask_for_sheet_file
from reader.ui.study.contest_labels import (
    labels,
    place_label,
    prompt_label,
    question_heading,
    set_size,
    verdict_label,
)
from reader.ui.study.contest_stage import ContestStage, ShownQuestion, shown_question
from reader.ui.study.contest_teams import ContestTeams, TeamState
from reader.ui.study.time_line import TimeLine
from reader.ui.translation.day_labels import compact_date
from reader.ui.widgets.frame import Rule
from reader.ui.widgets.key_cap import KeyButton
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.segmented_control import Segment, SegmentedControl
from reader.ui.widgets.tab_order import TabOrder
from reader.ui.widgets.translated_widget import TranslatedWidget

_TICK_MS = 100
_FULL_HEIGHT = 900
_LEAST_SCALE = 0.78
_MARGIN, _NARROW_MARGIN, _NARROW = 64, 32, 1_200
_TIME_HEIGHT, _STAKE_HEIGHT = 6, 44
_TITLE, _SMALL, _TIME = 20, 16, 28
_SAVE_KEY = "Ctrl+S"


class ContestView(TabOrder, TranslatedWidget, QWidget):
    """A contest while it runs; ``left`` is emitted when its window closes."""

    left = Signal()

    def __init__(self, context: AppContext, record: ContestRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        contest = record.log.contest
        assert contest is not None
        self._context = context
        self.record = record
        questions = context.library.questions.some(one.question for one in contest.set_up.paper)
        self.course = ContestCourse(record, questions, context.clock, self._keep)
        self._has_keys = True
        self._notice = ""
        self._timer = QTimer(self, interval=_TICK_MS)
        theme = context.appearance.theme
        self._title, self._place = ElidedLabel(), Label(role="muted")
        self.stage = ContestStage(theme, sans=context.settings.values.body_font == "sans")
        self.stakes: SegmentedControl[int] = SegmentedControl()
        self.stakes.fill((stake, str(stake)) for stake in STAKES)
        self.time_line, self.time = TimeLine(theme), Label()
        self.teams = ContestTeams()
        self._keys_row = QWidget()
        self.buttons: dict[str, KeyButton] = {}
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.teams.show_teams(self._team_keys)
        self.set_theme(theme)
        self.retranslate()

    # --- layout --------------------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        course = self.course
        commands: dict[str, Callable[..., object]] = {
            "Space": partial(self._do, course.go_on),
            "Return": partial(self._do, partial(course.judge, right=True)),
            "X": partial(self._do, partial(course.judge, right=False)),
            "S": partial(self._do, course.skip),
            "T": partial(self._do, course.break_tie),
            _SAVE_KEY: self.save_sheet,
            "Backspace": partial(self._do, course.undo),
            "H": self.toggle_keys,
            "Esc": self.close,
        }
        for key, act in commands.items():
            self.buttons[key] = KeyButton("", key, act)
            self.buttons[key].setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        head = Row(spacing=CARD_SPACE)
        head.add(self._title, self._place, grows=self._title)
        self._time_row = QWidget()
        time = Row(self._time_row, margins=0, spacing=CARD_SPACE)
        time.add(self.time_line, self.time, grows=self.time_line)
        self.time_line.setFixedHeight(_TIME_HEIGHT)
        stakes = Row(spacing=0)
        stakes.add(STRETCH, self.stakes, STRETCH)
        self.stakes.setFixedHeight(_STAKE_HEIGHT)
        for segment in self.stakes.findChildren(Segment):
            segment.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            set_size(segment, _TITLE)
        buttons = list(self.buttons.values())
        for_course, for_window = Row(spacing=SPACE), Row(spacing=SPACE)
        for_course.add(*buttons[:-2], STRETCH)
        for_window.add(STRETCH, *buttons[-2:])
        self._keys = Row(self._keys_row, margins=0, spacing=SPACE)
        self._keys.add(for_course, for_window)
        self._column = Column(self, margins=_MARGIN, spacing=ROW_SPACE)
        self._column.add(head, self.stage, stakes, self._time_row, self.teams, Rule(), self._keys_row, grows=self.stage)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._on_timer_timeout)
        self.teams.pressed.connect(self.press)
        self.stakes.chosen.connect(self._on_stakes_chosen)
        self._context.appearance.changed.connect(self.set_theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the letters for the size of the window."""
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Set the letters for the size of the window, which may have changed before it was seen."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        size = self.size()
        scale = max(_LEAST_SCALE, size.height() / _FULL_HEIGHT)
        is_wide = size.width() >= _NARROW
        margin = _MARGIN if is_wide else _NARROW_MARGIN
        self._column.setContentsMargins(margin, margin // 2, margin, margin // 2)
        self._keys.setDirection(Row.Direction.LeftToRight if is_wide else Row.Direction.TopToBottom)
        set_size(self._title, _TITLE * scale, bold=True)
        set_size(self._place, _TITLE * scale)
        set_size(self.time, _TIME * scale, bold=True)
        for button in self.buttons.values():
            set_size(button, _SMALL)
        self.teams.fit(scale)
        self.stage.fit(scale)
        self._update()
        if self.size() != size:  # larger letters may have made the window larger
            self._fit()

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.stage.set_theme(theme)
        self.time_line.set_theme(theme)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the contest where it is: all of it is kept."""
        self._timer.stop()
        super().closeEvent(event)
        self.left.emit()

    # --- what happens --------------------------------------------------------------------------------------------

    def _do(self, act: Callable[[], None], _checked: bool = False) -> None:
        """Let something happen, and show what comes of it."""
        act()
        if self.course.times.left is None:
            self._timer.stop()
        else:
            self._timer.start()
        self._update()

    def _keep(self, event: ContestEvent) -> bool:
        """Go on by an event, which is kept at once; return whether it could happen."""
        now = self._context.clock.now()

        def add() -> Changes:
            return add_event(self._context.library, self.record, event, now)

        try:
            is_kept = self._context.commands.run(add, self)
        except ContestError:
            return False
        self._notice = (
            "" if is_kept else self.tr("This step could not be saved yet. It will be saved with the next one.")
        )
        return True

    @Slot(str)
    def press(self, team: str) -> None:
        """Take the key of a team."""
        self._do(partial(self.course.press, team))

    @Slot()
    def toggle_keys(self) -> None:
        """Show or hide the row with the keys of the host."""
        self._has_keys = not self._has_keys
        self._keys_row.setVisible(self._has_keys)

    @Slot()
    def save_sheet(self) -> None:
        """Ask for a file and write the result into it."""
        if self.course.is_result_shown:
            self._notice = ask_for_sheet_file(self._context, self.record, self)
            self._update()

    @Slot(object)
    def _on_stakes_chosen(self, stake: int) -> None:
        self.course.stake = stake
        self._update()

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self.course.times.tick():
            self._do(self.course.run_out)
        else:
            self._show_time()

    def _show_time(self) -> None:
        """Show the time that is left, and before it runs how long there will be."""
        whole = self.course.contest.set_up.seconds
        left = whole if self.course.times.left is None else self.course.times.left
        self.time_line.show_share(0.0 if self.course.times.left is None else left / whole)
        seconds = math.ceil(left)
        self.time.setText(f"{seconds // 60}:{seconds % 60:02}")

    # --- keys ----------------------------------------------------------------------------------------------------

    @property
    def _team_keys(self) -> dict[str, str]:
        set_up = self.course.contest.set_up
        keys = set_up.keys or tuple(str(number) for number in range(1, len(set_up.teams) + 1))
        return dict(zip(set_up.teams, keys, strict=True))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key of a team or of the host stands for; a key that is held down counts once."""
        if event.isAutoRepeat():
            return
        key = "Return" if event.key() == Qt.Key.Key_Enter else QKeySequence(event.keyCombination()).toString()
        key = key.removeprefix("Num+")
        team = next((team for team, one in self._team_keys.items() if one.casefold() == key.casefold()), "")
        current = self.course.contest.current
        if team and current is not None and current.is_for_first_key:
            self.press(team)
        elif key in self.buttons and self.buttons[key].isEnabled():
            self.buttons[key].click()
        elif not self._handle_risk(key):
            super().keyPressEvent(event)

    def _handle_risk(self, key: str) -> bool:
        """Choose the team and the stake of a risk question by the arrows; return whether it is to be chosen."""
        if not self.course.is_risk_next:
            return False
        if key in {"Left", "Right"}:
            self._do(partial(self.course.choose_team, 1 if key == "Right" else -1))
        elif key in {"Up", "Down"}:
            self._do(partial(self.course.choose_stake, 1 if key == "Up" else -1))
        else:
            return False
        return True

    # --- what is shown -------------------------------------------------------------------------------------------

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.setWindowTitle(self.record.title or labels().untitled)
        for key, label in (
            ("Return", self.tr("Correct")),
            ("X", self.tr("Incorrect")),
            ("S", self.tr("Void")),
            ("T", self.tr("Tiebreak")),
            (_SAVE_KEY, self.tr("Save Result…")),
            ("Backspace", self.tr("Undo")),
            ("H", self.tr("Hide Keys")),
            ("Esc", self.tr("Leave")),
        ):
            self.buttons[key].setText(label)
        self.stakes.setAccessibleName(self.tr("Stake"))
        self.time_line.setAccessibleName(self.tr("Time left"))
        self._update()

    def _update(self) -> None:
        """Show what belongs to the present step."""
        contest = self.course.contest
        title = self.record.title or labels().untitled
        self._title.set_full_text(f"{title} · {compact_date(self.record.day)}")
        self._place.setText(place_label(contest, is_next_shown=self.course.is_next_shown))
        self.stakes.setVisible(self.course.is_risk_next)
        self.stakes.choose(self.course.stake)
        self._show_time()
        self._time_row.setVisible(contest.current is not None)
        self.teams.show_contest(contest, self._team_states())
        shown = contest.current
        self.teams.show_keys(on=shown is None or shown.is_for_first_key)
        self._show_stage()
        self._show_buttons()

    def _team_states(self) -> dict[str, TeamState]:
        current = self.course.contest.current
        if current is None:
            return {self.course.team: TeamState.NEXT} if self.course.is_next_shown and self.course.team else {}
        states = {team: TeamState.WATCHING for team in self.course.contest.set_up.teams if team not in current.teams}
        if not current.is_for_first_key:
            states = {}
        states |= dict.fromkeys(current.passed_over, TeamState.PASSED_OVER)
        return states | ({current.answering: TeamState.ANSWERING} if current.answering else {})

    def _show_stage(self) -> None:
        contest = self.course.contest
        if contest.current is not None:
            self._show_question(contest.current)
        elif self.course.is_judged_shown:
            self._show_judged(contest.questions[-1])
        elif contest.planned is not None:
            self._show_next(contest.planned)
        else:
            self._show_result()

    def _show_next(self, planned: PlannedQuestion) -> None:
        names = {
            ContestQuestionKind.REQUIRED: self.course.team,
            ContestQuestionKind.BUZZER: self.tr("All teams"),
            ContestQuestionKind.RISK: self.course.team,
        }
        lines = {
            ContestQuestionKind.REQUIRED: self.tr("The question is for this team."),
            ContestQuestionKind.BUZZER: self.tr("The first team to press after “Go” answers."),
            ContestQuestionKind.RISK: self.tr("← → to choose the team, ↑ ↓ the points."),
        }
        line = self._notice or lines[planned.kind]
        self.stage.show_name(labels().kind_of(planned.kind), names[planned.kind], line)

    def _show_result(self) -> None:
        contest = self.course.contest
        names = labels().between.join(contest.first)
        points = max(contest.points)
        if contest.is_equal:
            line = self.tr("Tied at %n point(s)", None, points)
        else:
            line = self.tr("Most points: %n", None, points)
        self.stage.show_name(self.tr("Result"), names, self._notice or line)

    def _show_question(self, question: ContestQuestion) -> None:
        self.stage.show_question(
            question_heading(question), self._shown(question), self._notice or prompt_label(question)
        )

    def _show_judged(self, question: ContestQuestion) -> None:
        asked = self.course.questions.get(question.shown.question)
        self.stage.show_question(question_heading(question), self._shown(question), "")
        self.stage.show_answer("" if asked is None else right_answer(asked), self._notice or verdict_label(question))

    def _shown(self, question: ContestQuestion) -> ShownQuestion:
        asked: BankQuestion | None = self.course.questions.get(question.shown.question)
        if asked is None:
            return ShownQuestion(question.shown.stem or self.tr("This question is no longer in the bank."))
        return shown_question(asked, self.course.contest.set_up.seed)

    def _show_buttons(self) -> None:
        """Offer the keys that do something now."""
        course = self.course
        is_answering = course.step is ContestStep.ANSWERING
        shown = {
            "Space": course.can_go_on,
            "Return": is_answering,
            "X": is_answering,
            "S": course.contest.current is not None,
            "T": course.can_break_tie,
            _SAVE_KEY: course.is_result_shown,
            "Backspace": self.record.log.can_undo,
        }
        for key, is_shown in shown.items():
            self.buttons[key].setVisible(is_shown)
            self.buttons[key].setEnabled(is_shown)
        self.buttons["Space"].setText(self._space_label())

    def _space_label(self) -> str:
        current = self.course.contest.current
        if current is not None:
            return self.tr("Go") if current.go is None else self.tr("Resume Timer")
        if self.course.is_judged_shown:
            return self.tr("Next") if self.course.step is ContestStep.NEXT else self.tr("Result")
        return self.tr("Show Question")
