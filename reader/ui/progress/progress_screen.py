"""Show the reader's progress: today, the streak, the year, the last weeks, and any day minute by minute."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QWidget,
)
from typing_extensions import override

from reader.core.activity.judging import judge_day
from reader.core.activity.reminders import is_late
from reader.core.changes import Changes
from reader.services.activity.day_entries import DayEntry, day_entries
from reader.services.activity.first_week import first_week
from reader.services.activity.habits import reading_habits
from reader.services.activity.progress import ProgressStatus, progress_status
from reader.services.study.recall import text_recalls
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, ROW_SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.progress.day_card import DayCard
from reader.ui.progress.hours_card import HoursCard
from reader.ui.progress.progress_commands import ProgressCommands
from reader.ui.progress.recall_card import RecallCard
from reader.ui.progress.streak_card import StreakCard
from reader.ui.progress.today_card import TodayCard
from reader.ui.progress.week_goal_card import WeekGoalCard
from reader.ui.progress.weeks_card import WeeksCard
from reader.ui.progress.year_card import YearCard
from reader.ui.shell.context import AppContext
from reader.ui.shell.status_bar import HourStatus
from reader.ui.translation.day_labels import long_date
from reader.ui.widgets.button import Button, LabelledIconButton
from reader.ui.widgets.focus_scope import FocusScope
from reader.ui.widgets.frame import HeaderBar, ScrollArea
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.translated_widget import TranslatedWidget

if TYPE_CHECKING:
    from reader.ui.progress.first_week_panel import FirstWeekPanel

_WIDE, _NARROW = 340, 280
_WIDTH_FOR_TWO = 1_060
"""The width in pixels from which weeks and day are side by side."""


class ProgressScreen(FocusScope, TranslatedWidget, QWidget):
    """The screen of the progress cards, which follow the library while visible and catch up when shown again."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._library = context.library
        self._clock = context.clock
        self._progress: ProgressStatus | None = None
        self._shown: date | None = None
        self._entries: tuple[DayEntry, ...] = ()
        theme = context.appearance.theme
        self._title, self._date = Label(role="title"), Label(role="muted")
        self._report, self._plan = LabelledIconButton("export"), Button()
        self.commands = ProgressCommands(context, self)
        self.today, self.streak = TodayCard(theme), StreakCard()
        self.year, self.weeks, self.day = YearCard(theme), WeeksCard(theme), DayCard(theme)
        self.week_goal, self.hours = WeekGoalCard(), HoursCard(theme)
        self.recall = RecallCard()
        self._first_week: FirstWeekPanel | None = None
        self._canvas, self._left, self._pair = QWidget(), QWidget(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._right = Column(spacing=CARD_SPACE)
        self._habits_timer = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self.set_initial_focus(self.today.button)
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        """Load the progress and update all cards."""
        progress = progress_status(self._library, self._clock.now())
        if self._progress is None or self._progress.today == self._shown or self._progress.today != progress.today:
            self._shown = progress.today
        self._progress = progress
        today = judge_day(progress.judged, progress.today)
        goal = today.goal or progress.plan.goal_on(progress.today)
        self.today.show_today(replace(today, goal=goal), is_late=self._is_late(progress))
        self.today.show_day_start(progress.plan.day_start)
        self.streak.show_streak(progress.streak)
        self.year.show_standing(progress)
        self.weeks.show_standing(progress)
        self.week_goal.show_standing(progress)
        self._show_first_week(progress)
        self._show_day()
        self._date.setText(long_date(progress.today))
        self._habits_timer.start()

    def ask_for_time(self) -> None:
        """Ask for time that the clock did not measure, on the day that is shown."""
        is_today = self._progress is None or self._shown == self._progress.today
        self.commands.ask_for_time(None if is_today else self._shown)

    def ask_for_correction(self) -> None:
        """Ask for a correction of the selected entry of the day that is shown, else of the first."""
        if self._entries:
            self.commands.ask_for_correction(self._entries, self.day.chosen)
        else:
            self._context.toast.show_message(self.tr("No session on this day to correct."))

    def show_report(self) -> None:
        """Show the report of the week, month or year around the day that is shown."""
        if self._shown is not None:
            self.commands.show_report(self._shown)

    @Slot(int)
    def step_day(self, step: int) -> None:
        """Show the previous or the next day; there is none after today."""
        if self._shown is not None and self._progress is not None:
            day = self._shown + timedelta(days=step)
            if day <= self._progress.today:
                self.open_day(day)

    @Slot(object)
    def show_hour(self, status: HourStatus) -> None:
        """Update today as the clock counts."""
        if not self.isVisible() or self._progress is None:
            return
        today = self._progress.with_today(status.counted)
        is_late = self._is_late(self._progress)
        self.today.show_today(replace(today, goal=status.goal), is_late=is_late)
        self.year.show_today(today)
        self.weeks.show_today(today)
        self.week_goal.show_counted(status.counted)
        self.day.show_today(today)
        if self._first_week is not None:
            self._first_week.card.show_today(today, is_late=is_late)

    @Slot(object)
    def open_day(self, day: date) -> None:
        """Show a day minute by minute, and select it in the charts."""
        self._shown = day
        self.year.chart.choose(day)
        self.weeks.chart.choose(day)
        self.year.choose(day)
        if self._first_week is not None:
            self._first_week.card.choose(day)
        self._show_day()

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for part in (self.today, self.year, self.weeks, self.day, self.hours):
            part.set_theme(theme)
        if self._first_week is not None:
            self._first_week.card.set_theme(theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._title.setText(self.tr("Progress"))
        self._report.setText(self.tr("Report"))
        self._plan.setText(self.tr("Plan"))
        if self._progress is not None:
            self._date.setText(long_date(self._progress.today))
        if self._first_week is not None:
            self._first_week.retranslate()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Update the cards with what changed while another screen was shown."""
        self.refresh()
        super().showEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack weeks and day if the window is narrow."""
        is_wide = event.size().width() >= _WIDTH_FOR_TWO
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        self._pair.update()
        self._left.setFixedWidth(_WIDE if is_wide else _NARROW)
        super().resizeEvent(event)

    def _show_first_week(self, progress: ProgressStatus) -> None:
        """Show the cards of the first week in place of those that would be empty; from the eighth day on the others."""
        week = first_week(self._library, progress)
        if week is not None and self._first_week is None:
            self._first_week = self._first_week_panel()
        if self._first_week is None:
            return
        panel = self._first_week
        if week is not None:
            panel.show_week(self._library, progress, week)
            panel.card.show_today(week.today, is_late=self._is_late(progress))
        is_first = week is not None
        button = panel.card.button if is_first else self.today.button
        has_focus = self.window().focusWidget() in {self.today.button, panel.card.button}
        for part in panel.parts:
            part.setVisible(is_first)
        for other in (self._left, self.weeks, self.hours):
            other.setVisible(not is_first)
        self.week_goal.setVisible(not is_first and self.week_goal.has_goal)
        self.year.setVisible(not is_first or panel.shows_year)
        self._place_recall(is_first=is_first)
        self.set_initial_focus(button)
        if has_focus:
            button.setFocus()

    def _place_recall(self, *, is_first: bool) -> None:
        """Put the recall shares into the column that is shown; in the first week that of the weeks has only them."""
        (self._weeks_column if is_first else self._left_column).addWidget(self.recall)
        self._pair.setStretch(0, 0 if is_first and self.recall.isHidden() else 1)

    def _first_week_panel(self) -> FirstWeekPanel:
        from reader.ui.progress.first_week_panel import FirstWeekPanel

        panel = FirstWeekPanel(self._context)
        self._right.insertWidget(0, panel.card)
        self._pair.addWidget(panel.texts, 1)
        self._right.addWidget(panel.foot)
        panel.card.day_chosen.connect(self.open_day)
        panel.year_requested.connect(self._on_year_requested)
        return panel

    @Slot()
    def _on_year_requested(self) -> None:
        if self._progress is not None:
            self._show_first_week(self._progress)

    def _show_day(self) -> None:
        if self._progress is None or self._shown is None:
            return
        is_today = self._shown == self._progress.today
        judged = judge_day(self._progress.judged, self._shown)
        self._entries = day_entries(self._library, self._shown)
        self.day.show_day(judged, self._entries, is_today=is_today)

    def _is_late(self, progress: ProgressStatus) -> bool:
        return is_late(self._clock.now(), progress.plan.day_start)

    @Slot()
    def _show_habits(self) -> None:
        """Show what is told from many days, after the screen: reading them takes longer than all the rest."""
        if self._progress is not None and self.isVisible():
            habits = reading_habits(self._library, self._progress.today)
            self.streak.show_sittings(habits.sittings)
            self.hours.show_hours(habits.hours)
            self.recall.show_shares(text_recalls(self._library, self._clock.now()))
            self._place_recall(is_first=self._left.isHidden())
            if self._first_week is not None:
                self._first_week.card.show_sittings(habits.sittings)

    def _connect(self) -> None:
        context = self._context
        self._habits_timer.timeout.connect(self._show_habits)
        self.today.button.clicked.connect(context.navigator.reading_requested)
        self.year.day_chosen.connect(self.open_day)
        self.weeks.day_chosen.connect(self.open_day)
        self.day.today_button.clicked.connect(self._on_today_button_clicked)
        self.day.day_step_requested.connect(self.step_day)
        self.day.correction_requested.connect(self.ask_for_correction)
        self.day.declare_button.clicked.connect(self.ask_for_time)
        self.day.count_as_read_requested.connect(self.commands.did_read)
        self._report.clicked.connect(self.show_report)
        self._plan.clicked.connect(context.action_set.of("plan").trigger)
        for card in (self.today, self.year, self.weeks, self.day, self.hours):
            card.picture.message_requested.connect(context.toast.show_message)
            card.picture.written.connect(context.toast.show_written)
        context.change_notifier.changed.connect(self._on_change_notifier_changed)
        context.appearance.changed.connect(self.set_theme)

    @Slot()
    def _on_today_button_clicked(self) -> None:
        if self._progress is not None:
            self.open_day(self._progress.today)

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        if self.isVisible() and (changes.entries or changes.plan or changes.texts or changes.study):
            self.refresh()

    def _lay_out(self) -> None:
        column = Column(self, margins=0, spacing=0)
        bar = HeaderBar(spacing=ROW_SPACE)
        bar.row.add(self._title, self._date, STRETCH, self._report, self._plan)
        area = ScrollArea(self._canvas)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.add(bar, area)
        area.keep_edge(self._lay_out_canvas())

    def _lay_out_canvas(self) -> Row:
        """Lay the cards out, and return the row of the two columns."""
        row = Row(self._canvas, margins=EDGE, spacing=CARD_SPACE)
        self._left_column = left = Column(self._left, margins=0, spacing=CARD_SPACE)
        left.add(self.today, self.streak, self.recall, grows=self.streak)
        self._weeks_column, days = Column(spacing=CARD_SPACE), Column(spacing=CARD_SPACE)
        weeks = self._weeks_column
        weeks.add(self.weeks, self.week_goal, grows=self.weeks)
        days.add(self.day, self.hours, grows=self.day)
        self._right.add(self.year)
        self._pair.setSpacing(CARD_SPACE)
        self._pair.addLayout(weeks, 1)
        self._pair.addLayout(days, 1)
        self._right.addLayout(self._pair, 1)
        row.add(self._left, self._right, grows=self._right)
        return row
