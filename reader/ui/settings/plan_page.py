"""Show and change the plan: the goal, days of rest, the day, what counts, and the plans so far."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget
from typing_extensions import override

from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import GOALS, WeekGoal
from reader.core.activity.plan_change import PlanChange, changed_plan, check_rest_day
from reader.core.activity.vacation import Vacation
from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.services.activity.plan_status import plan_status
from reader.ui.appearance.sizes import ROW_SPACE, SMALL_ICON, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.settings.days_away_field import DaysAwayField
from reader.ui.settings.pending_plan_bar import PendingPlanBar
from reader.ui.settings.plan_labels import history_labels
from reader.ui.settings.setting_row import SettingRow, SettingsCard
from reader.ui.settings.settings_page import SettingsPage
from reader.ui.settings.week_goal_field import WeekGoalField
from reader.ui.settings.weekday_goals import WeekdayGoals
from reader.ui.translation.day_labels import plain_date, time_class_name
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.field import ComboBox, DateEdit, Stepper
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Row
from reader.ui.widgets.weekday_button import WeekdayButton

_WEEK = 7
_MAX_MAKE_UP = 31


class PlanPage(SettingsPage):
    """The plan that is in force or waits; each change is kept at once, by the rule of stricter and weaker plans."""

    @override
    def build(self) -> None:
        self._status = plan_status(self.context.library, self.context.clock.now())
        plan = self._status.latest
        self.goal = Stepper(GOALS.start, GOALS.stop - 1, plan.goal_minutes, step=5, suffix=self.tr(" min"))
        self.make_up = Stepper(0, _MAX_MAKE_UP, plan.make_up_days)
        self._show_make_up_unit()
        self.rest = [WeekdayButton(number) for number in range(_WEEK)]
        self.day_start = ComboBox((f"{hour:02}:00", hour) for hour in range(24))
        self.counted = {time_class: QCheckBox(_capitalised(time_class_name(time_class))) for time_class in TimeClass}
        self.weekday_goals, self.week_goal = WeekdayGoals(plan), WeekGoalField(plan)
        self.away = DaysAwayField(self._status.today + timedelta(days=1))
        self.from_day, self.first_day = ComboBox(), DateEdit()
        self._bars: list[PendingPlanBar] = []
        self._lay_out()
        self._connect()
        self.set_theme(self.context.appearance.theme)
        self.refresh()

    @override
    def refresh(self) -> None:
        """Show the plan as it is now, unless a field is still being changed."""
        status = self._status = plan_status(self.context.library, self.context.clock.now())
        plan = status.latest
        self.goal.show_value(plan.goal_minutes)
        self.weekday_goals.show_plan(plan)
        self.week_goal.show_plan(plan)
        self.make_up.show_value(plan.make_up_days)
        self.day_start.choose(plan.day_start)
        for number, button in enumerate(self.rest):
            button.setChecked(number in plan.rest_weekdays)
        for time_class, box in self.counted.items():
            box.setChecked(time_class in plan.counted_classes)
        for bar in self._bars:
            bar.show_plan(status)
        since = self.tr("In effect since {day}. Past days keep the plan they had.")
        self._goal_card.note.setText(since.format(day=plain_date(status.since)))
        self._history.setText("\n".join(history_labels(status.history, status.today)))
        self.away.show_declared(status)
        self._explain_days_away()

    @override
    def flush(self) -> None:
        """Keep what is still being changed."""
        for field in (self.goal, self.weekday_goals, self.week_goal, self.make_up):
            field.settle()

    @override
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        icons = self.context.appearance.icons
        for button in self.rest:
            button.set_tick(icons.icon("check", theme.accent, checked=theme.accent, size=SMALL_ICON))
        for bar in self._bars:
            bar.set_theme(icons, theme)

    # --- layout --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._goal_card, rest_card = self._build_goal(), self._build_rest()
        self.add_cards(self._goal_card)
        self.add_cards(rest_card)
        self.add_cards(self._build_day(), self._build_counted())
        self.add_cards(self._build_history())

    def _build_goal(self) -> SettingsCard:
        card = SettingsCard(self.tr("Goal"))
        bounds = self.tr("{low} to {high}").format(low=GOALS.start, high=GOALS.stop - 1)
        card.add_row(self.tr("Minutes per day"), bounds, self.goal)
        card.add_row(self.tr("Days of the week"), self.tr("For days that need more or less"), self.weekday_goals)
        card.add_row(
            self.tr("Weekly goal"),
            self.tr("In addition to the daily goal, with its own streak of weeks"),
            self.week_goal,
        )
        self._add_bar(card, "goal_minutes", "weekday_minutes", "week_goal")
        return card

    def _build_rest(self) -> SettingsCard:
        card = SettingsCard(self.tr("Rest days"))
        card.add_row(
            self.tr("Every week"), self.tr("Nothing is due, reading still counts"), _row(*self.rest, spacing=SPACE)
        )
        self._away: SettingRow = card.add_row(self.tr("Days away"), "", self.away)
        made_up = self.tr("Extra minutes can make up for a missed day")
        card.add_row(self.tr("Make up within"), made_up, self.make_up)
        self._add_bar(card, "rest_weekdays", "make_up_days")
        return card

    def _build_day(self) -> SettingsCard:
        card = SettingsCard(self.tr("The day"))
        card.add_row(
            self.tr("Starts at"), self.tr("Reading before this time counts for the previous day"), self.day_start
        )
        self._add_bar(card, "day_start", reason=False)
        return card

    def _build_counted(self) -> SettingsCard:
        card = SettingsCard(self.tr("What counts"))
        boxes = QWidget()
        grid = QGridLayout(boxes)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(ROW_SPACE)
        height = (len(self.counted) + 1) // 2
        for index, box in enumerate(self.counted.values()):
            grid.addWidget(box, index % height, index // height)
        explanation = self.tr("Notes and self-test together count up to half of the goal.")
        names = ", ".join(box.text() for box in self.counted.values())
        card.add_row(card.heading, names, boxes, fills=True)
        card.add_below(Label(explanation, "faint", wraps=True))
        self._add_bar(card, "counted_classes", reason=False)
        return card

    def _build_history(self) -> SettingsCard:
        card = SettingsCard(self.tr("Plan changes"))
        explanation = self.tr("A stricter plan can start today, an easier one tomorrow")
        card.add_row(self.tr("Changes take effect"), explanation, _row(self.from_day, self.first_day, spacing=SPACE))
        self._history = Label(role="muted", wraps=True, selectable=True)
        card.add_below(self._history)
        return card

    def _add_bar(self, card: SettingsCard, *fields: str, reason: bool = True) -> None:
        bar = PendingPlanBar(fields, gives_reason=reason)
        bar.take_back_requested.connect(partial(self._take_back, fields))
        self._bars.append(bar)
        card.add_below(bar)

    def _connect(self) -> None:
        self.goal.settled.connect(self._on_goal_settled)
        self.weekday_goals.changed.connect(self._on_weekday_goals_changed)
        self.week_goal.changed.connect(self._on_week_goal_changed)
        self.make_up.settled.connect(self._on_make_up_settled)
        self.make_up.valueChanged.connect(self._show_make_up_unit)
        self.day_start.activated.connect(self._on_day_start_activated)
        for button in self.rest:
            button.clicked.connect(self._on_rest_clicked)
        for box in self.counted.values():
            box.clicked.connect(self._on_counted_clicked)
        self.from_day.add_choices(((self.tr("As soon as possible"), False), (self.tr("On a day I choose"), True)))
        self.from_day.activated.connect(self._on_from_day_activated)
        self.first_day.set_value(self._status.today + timedelta(days=1))
        self.away.days_changed.connect(self._explain_days_away)
        self.away.add_requested.connect(self._on_away_add_requested)
        self.away.take_back_requested.connect(self._on_away_take_back_requested)
        self.first_day.setVisible(False)

    @Slot()
    def _show_make_up_unit(self) -> None:
        self.make_up.setSuffix(self.tr(" day") if self.make_up.value() == 1 else self.tr(" days"))

    # --- changes -------------------------------------------------------------------------------------------------

    def _change(self, change: PlanChange) -> None:
        """Change the plan from the first day on that the rule allows, or from the chosen day."""

        def operation() -> Changes:
            now = self.context.clock.now()
            plan = changed_plan(self.context.library.plans.history(), change, now)
            return self.context.library.plans.set(plan, now)

        if not self.context.commands.run(operation, self):
            self.refresh()

    @property
    def _chosen_day(self) -> date | None:
        return self.first_day.value if self.from_day.currentData() else None

    @Slot(int)
    def _on_goal_settled(self, minutes: int) -> None:
        self._change(PlanChange(goal_minutes=minutes, first_day=self._chosen_day))

    @Slot(object)
    def _on_weekday_goals_changed(self, minutes: tuple[int | None, ...]) -> None:
        self._change(PlanChange(weekday_minutes=minutes, first_day=self._chosen_day))

    @Slot(object)
    def _on_week_goal_changed(self, goal: WeekGoal) -> None:
        self._change(PlanChange(week_goal=goal, first_day=self._chosen_day))

    @Slot(int)
    def _on_make_up_settled(self, days: int) -> None:
        self._change(PlanChange(make_up_days=days, first_day=self._chosen_day))

    @Slot()
    def _on_day_start_activated(self) -> None:
        hour: int = self.day_start.currentData()
        if hour != self._status.latest.day_start:
            self._change(PlanChange(day_start=hour, first_day=self._chosen_day))

    @Slot()
    def _on_rest_clicked(self) -> None:
        weekdays = frozenset(number for number, button in enumerate(self.rest) if button.isChecked())
        self._change(PlanChange(rest_weekdays=weekdays, first_day=self._chosen_day))

    @Slot()
    def _on_counted_clicked(self) -> None:
        classes = frozenset(time_class for time_class, box in self.counted.items() if box.isChecked())
        if classes:
            self._change(PlanChange(counted_classes=classes, first_day=self._chosen_day))
        else:
            self.context.toast.show_message(self.tr("Something has to count, or no day could meet its goal."))
            self.refresh()

    @Slot()
    def _on_from_day_activated(self) -> None:
        self.first_day.setVisible(bool(self.from_day.currentData()))

    def _take_back(self, fields: Sequence[str]) -> None:
        self._change(self._status.taking_back(fields))

    @Slot()
    def _on_away_add_requested(self) -> None:
        def declare() -> Changes:
            now, plans = self.context.clock.now(), self.context.library.plans
            vacation = Vacation(*self.away.days)
            check_rest_day(plans.history(), vacation.first, now)
            if vacation.first == vacation.last:
                return plans.declare_rest(vacation.first, now)
            return plans.declare_vacation(vacation, now)

        self.context.commands.run(declare, self)

    @Slot(object)
    def _on_away_take_back_requested(self, days: Sequence[date]) -> None:
        self.context.commands.run(
            lambda: self.context.library.plans.withdraw_rest(days, self.context.clock.now()), self
        )

    @Slot()
    def _explain_days_away(self) -> None:
        """Show whether the chosen days can be declared, or why not."""
        sentence, can_declare = self.tr("Rest days must be set before they begin."), True
        try:
            chosen = Vacation(*self.away.days).days
            check_rest_day(self._status.history, chosen[0], self.context.clock.now())
            can_declare = not set(chosen) <= set(self._status.rest_days)
        except ReaderError as error:
            sentence, can_declare = error_message(error), False
        self.away.add.setEnabled(can_declare)
        self._away.explain(sentence)


def _row(*widgets: QWidget, spacing: int) -> QWidget:
    container = QWidget()
    Row(container, margins=0, spacing=spacing).add(*widgets)
    return container


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
