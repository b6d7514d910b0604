"""Ask once for the first plan: how much to read a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from reader.core.activity.plan import GOALS, Plan
from reader.resources import resource
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.sizes import ROW_SPACE, SMALL_ICON, SPACE
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.field import HourField, SpinBox
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Form, Row
from reader.ui.widgets.weekday_button import WeekdayButton

_WEEK = 7


class FirstPlanDialog(Dialog):
    """Set the first plan; skipping keeps the default plan: 60 minutes, days from 04:00, no days of rest."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(self.tr("Your Hour"), parent, spacing=ROW_SPACE)
        self._goal = SpinBox(GOALS.start, GOALS.stop - 1, 60, step=5, suffix=self.tr(" minutes"))
        self._start = HourField(4)
        self._rest = [WeekdayButton(number) for number in range(_WEEK)]
        self._lay_out()

    def plan(self, effective_day: date) -> Plan:
        """Return the chosen plan, in force from that study day on."""
        rest = frozenset(number for number, box in enumerate(self._rest) if box.isChecked())
        return Plan(
            effective_day,
            goal_minutes=self._goal.value(),
            rest_weekdays=rest if len(rest) < _WEEK else frozenset(),
            day_start=self._start.value(),
        )

    def _lay_out(self) -> None:
        explanation = self.tr(
            "One Hour counts the time while you read, and only that. You can change all of this later, under Settings."
        )
        days = Row(spacing=SPACE)
        days.add(*self._rest, STRETCH)
        accent = self.palette().color(QPalette.ColorRole.Link).name()
        tick = Icons(resource("icons")).icon("check", accent, checked=accent, size=SMALL_ICON)
        for button in self._rest:
            button.set_tick(tick)
        form = Form(spacing=SPACE)
        form.addRow(self.tr("Daily goal"), self._goal)
        form.addRow(self.tr("Day starts at"), self._start)
        form.addRow("", Label(self.tr("What you read before that time counts for the day before."), "faint"))
        form.addRow(self.tr("Rest days"), days)
        self.buttons.add_reject(self.tr("Skip"))
        self.buttons.add_accept(self.tr("Start"))
        self.column.add(Label(self.tr("How long do you want to read each day?"), "heading", wraps=True))
        self.column.add(Label(explanation, "muted", wraps=True), form)
        self.setMinimumWidth(460)
