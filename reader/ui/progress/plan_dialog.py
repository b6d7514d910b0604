"""Edit the plan in a dialog: the goal, days of rest, when a day begins, making up, and what counts."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QTimeEdit,
    QWidget,
)
from typing_extensions import override

from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import Plan, is_stricter, plan_on
from reader.core.activity.plan_change import PlanChange, changed_plan, check_rest_day, study_day_now
from reader.core.errors import ReaderError
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.progress.first_plan_dialog import WeekdayBox
from reader.ui.progress.plan_labels import change_label, history_labels
from reader.ui.translation.day_labels import full_date, long_date, time_class_name
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.button import Button
from reader.ui.widgets.field import DateEdit, PlainTextView, SpinBox
from reader.ui.widgets.frame import Rule
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Row
from reader.ui.widgets.preview_form import PreviewForm

_WEEK = 7
_MAX_GOAL = 9_999
"""More than a plan may ask for, so that too large a goal is rejected with a message and not changed by the field."""


class PlanDialog(PreviewForm):
    """Edit the plan in force, with a preview of the change and its effective day, and the history of plans.

    ``rest_declared`` carries a day that the reader declares a day of rest, while the dialog is open.
    """

    rest_declared = Signal(object)

    def __init__(self, library: Library, clock: Clock, parent: QWidget | None) -> None:
        super().__init__(self.tr("Plan"), self.tr("Keep this plan"), parent)
        self._library, self._clock = library, clock
        self._history = library.plans.history()
        self._today = study_day_now(self._history, clock.now())
        self._present = plan_on(self._history, self._today) or self._history[0]
        self._latest = self._history[-1] if self._history[-1].effective_day > self._today else self._present
        plan = self._latest
        self.goal = SpinBox(0, _MAX_GOAL, plan.goal_minutes, step=5, suffix=self.tr(" minutes"))
        self.make_up = SpinBox(0, 99, plan.make_up_days, suffix=self.tr(" days"))
        self.day_start = QTimeEdit()
        self.rest = [WeekdayBox(number) for number in range(_WEEK)]
        self.counted = {time_class: QCheckBox(time_class_name(time_class)) for time_class in TimeClass}
        self.later, self.first_day = QCheckBox(self.tr("Only from")), DateEdit()
        self.rest_day, self.rest_words = DateEdit(), Label(role="muted", wraps=True)
        self.declaring = Button(self.tr("Declare"), self._on_declaring_clicked, auto_default=False)
        self._fill(self._latest)
        self._lay_out()
        self._connect()
        self.align_text(self.goal, self.make_up, self.day_start)
        self.update_preview()
        self.show_rest_days()
        self.goal.setFocus()
        self.goal.selectAll()

    def plan(self) -> Plan:
        """Return the edited plan, in force from the first possible day on; raises PLAN_INVALID."""
        return changed_plan(self._history, self._change(), self._clock.now())

    @property
    @override
    def is_complete(self) -> bool:
        return self._is_changed() and bool(self._change().counted_classes)

    @override
    def preview(self) -> str:
        """Return from when on the plan would be in force, and why; raises PLAN_INVALID."""
        plan = self.plan()
        if not self._is_changed():
            return self.tr("This is the plan as it is.")
        if not plan.counted_classes:
            return self.tr("Something has to count, or no day could be met.")
        if plan.effective_day == self._today:
            text = self.tr("It holds from today, {day}: it asks for as much or more, so that it may begin at once.")
        elif is_stricter(self._present, plan):
            text = self.tr("It holds from {day}. Until then the present plan stands.")
        else:
            text = self.tr(
                "It holds from {day}: what asks for less, or moves the start of the day, leaves today as it is."
            )
        return text.format(day=long_date(plan.effective_day)) + " " + change_label(self._present, plan)

    def show_rest_days(self) -> None:
        """Show the declared days of rest from today on, and why the chosen day cannot be one."""
        chosen = self.rest_day.value
        declared = sorted(day for day in self._library.plans.rest_days() if day >= self._today)
        sentences = [self.tr("Declared: {days}.").format(days=", ".join(map(full_date, declared)))] if declared else []
        try:
            check_rest_day(self._history, chosen, self._clock.now())
            can_declare = chosen not in declared
        except ReaderError as error:
            sentences.insert(0, error_message(error))
            can_declare = False
        self.declaring.setEnabled(can_declare)
        self.rest_words.setText(" ".join(sentences) or self.tr("A day of rest is declared before it begins."))

    def _change(self) -> PlanChange:
        return PlanChange(
            goal_minutes=self.goal.value(),
            rest_weekdays=frozenset(number for number, box in enumerate(self.rest) if box.isChecked()),
            day_start=self.day_start.time().hour(),
            make_up_days=self.make_up.value(),
            counted_classes=frozenset(time_class for time_class, box in self.counted.items() if box.isChecked()),
            first_day=self.first_day.value if self.later.isChecked() else None,
        )

    def _is_changed(self) -> bool:
        change, plan = self._change(), self._latest
        edited = (
            change.goal_minutes,
            change.rest_weekdays,
            change.day_start,
            change.make_up_days,
            change.counted_classes,
        )
        present = (plan.goal_minutes, plan.rest_weekdays, plan.day_start, plan.make_up_days, plan.counted_classes)
        return edited != present

    def _fill(self, plan: Plan) -> None:
        self.day_start.setDisplayFormat("HH:00")
        self.day_start.setTime(QTime(plan.day_start, 0))
        for number, box in enumerate(self.rest):
            box.setChecked(number in plan.rest_weekdays)
        for time_class, check in self.counted.items():
            check.setChecked(time_class in plan.counted_classes)
        for field in (self.first_day, self.rest_day):
            field.set_value(self._today + timedelta(days=1))
        self.first_day.setEnabled(False)

    def _lay_out(self) -> None:
        self.form.addRow(self.tr("Goal for a day"), self.goal)
        self.form.addRow(self.tr("Days of rest"), _row(*self.rest))
        self.form.addRow(self.tr("A day begins at"), self.day_start)
        self.form.addRow(self.tr("A missed day can be made up within"), self.make_up)
        self.form.addRow(self.tr("What counts"), _grid(*self.counted.values()))
        self.form.addRow(self.tr("From when on"), _row(self.later, self.first_day))
        index = self.column.indexOf(self.outcome) + 1
        for offset, widget in enumerate(self._build_below()):
            self.column.insertWidget(index + offset, widget)

    def _build_below(self) -> tuple[QWidget, ...]:
        past = Label(self.tr("The plans so far"), "title")
        history = PlainTextView("\n".join(history_labels(self._history, self._today)), boxed=False)
        history.setAccessibleName(past.text())
        history.setFixedHeight(6 * self.fontMetrics().lineSpacing())
        single = Label(self.tr("A single day of rest"))
        self.rest_day.setAccessibleName(single.text())
        return Rule(), _row(single, self.rest_day, self.declaring), self.rest_words, Rule(), past, history

    def _connect(self) -> None:
        for spin in (self.goal, self.make_up):
            spin.valueChanged.connect(self.update_preview)
        for box in (*self.rest, *self.counted.values(), self.later):
            box.toggled.connect(self.update_preview)
        self.later.toggled.connect(self.first_day.setEnabled)
        self.day_start.timeChanged.connect(self.update_preview)
        self.first_day.dateChanged.connect(self.update_preview)
        self.rest_day.dateChanged.connect(self.show_rest_days)

    def _on_declaring_clicked(self) -> None:
        self.rest_declared.emit(self.rest_day.value)
        self.show_rest_days()


def _row(*widgets: QWidget) -> QWidget:
    container = QWidget()
    row = Row(container, margins=0, spacing=10)
    row.add(*widgets, STRETCH)
    return container


def _grid(*widgets: QWidget) -> QWidget:
    container = QWidget()
    grid = QGridLayout(container)
    grid.setContentsMargins(0, 0, 0, 0)
    for index, widget in enumerate(widgets):
        grid.addWidget(widget, *divmod(index, 3))
    return container
