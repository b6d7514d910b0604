"""Choose the goal of a week: none, a length of time, or a number of days kept."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.activity.plan import DAYS_OF_WEEK, NO_WEEK_GOAL, WEEK_MINUTES, Plan, WeekGoal
from reader.ui.appearance.sizes import SPACE
from reader.ui.translation.durations import MINUTE, length
from reader.ui.widgets.field import ComboBox, Stepper
from reader.ui.widgets.layout import Row

_STEP = 30
_MOST_HOURS = (WEEK_MINUTES.stop - 1) // 60
_DECIMAL = re.compile(r"(\d+)[.,](\d)(?!\d)")
"""Hours with a decimal, ``6.5``; two digits, as in ``6.30``, are minutes."""


class WeekGoalField(QWidget):
    """A choice of what is counted, and a field for how much; ``changed`` carries a `WeekGoal`."""

    changed = Signal(object)

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan
        self.unit = ComboBox()
        self.unit.add_choices(((self.tr("None"), ""), (self.tr("Time"), "minutes"), (self.tr("Days met"), "days")))
        self.unit.setAccessibleName(self.tr("Weekly goal"))
        self.minutes = HoursStepper(WEEK_MINUTES.start, WEEK_MINUTES.stop - 1, step=_STEP)
        self.minutes.setAccessibleName(self.tr("Time per week"))
        self.days = Stepper(1, DAYS_OF_WEEK, suffix=self.tr(" days"))
        self.days.setAccessibleName(self.tr("Days met per week"))
        Row(self, margins=0, spacing=SPACE).add(self.unit, self.minutes, self.days)
        self.unit.activated.connect(self._on_unit_activated)
        self.minutes.settled.connect(self._on_field_settled)
        self.days.settled.connect(self._on_field_settled)
        self.show_plan(plan)

    def show_plan(self, plan: Plan) -> None:
        """Show the goal of a plan, unless it is being changed."""
        self._plan = plan
        goal = plan.week_goal
        self.unit.choose("minutes" if goal.minutes else "days" if goal.days else "")
        self.minutes.setVisible(bool(goal.minutes))
        self.days.setVisible(bool(goal.days))
        if goal.minutes:
            self.minutes.show_value(goal.minutes)
        if goal.days:
            self.days.show_value(goal.days)

    def settle(self) -> None:
        """Keep what is still being changed."""
        for field in (self.minutes, self.days):
            if not field.isHidden():
                field.settle()

    @Slot()
    def _on_unit_activated(self) -> None:
        """Begin with what the days of the plan come to."""
        unit: str = self.unit.currentData()
        due = [number for number in range(DAYS_OF_WEEK) if number not in self._plan.rest_weekdays]
        if unit == "minutes":
            goal = WeekGoal(minutes=sum(self._plan.minutes_by_weekday[number] for number in due))
        else:
            goal = WeekGoal(days=len(due)) if unit else NO_WEEK_GOAL
        is_same_unit = (bool(goal.minutes), bool(goal.days)) == (
            bool(self._plan.week_goal.minutes),
            bool(self._plan.week_goal.days),
        )
        if not is_same_unit:
            self.changed.emit(goal)

    @Slot(int)
    def _on_field_settled(self, value: int) -> None:
        self.changed.emit(WeekGoal(minutes=value) if self.sender() is self.minutes else WeekGoal(days=value))


class HoursStepper(Stepper):
    """A field for minutes that are shown as hours and minutes; a single number up to 70 is taken for hours."""

    @override
    def textFromValue(self, value: int) -> str:
        """Return the length in words."""
        return length(value * MINUTE)

    @override
    def valueFromText(self, text: str) -> int:
        """Return the minutes of ``6 h``, ``6 h 30 min``, ``6:30``, ``6.5`` or ``6``; others stay what they were."""
        decimal = _DECIMAL.search(text)
        if decimal is not None:
            return round(float(".".join(decimal.groups())) * 60)
        numbers = [int(number) for number in re.findall(r"\d+", text)]
        if len(numbers) == 2:
            return numbers[0] * 60 + numbers[1]
        if len(numbers) != 1:
            return self.value()
        is_minutes = _without_spaces(text) == _without_spaces(length(numbers[0] * MINUTE)) or numbers[0] > _MOST_HOURS
        return numbers[0] if is_minutes else numbers[0] * 60

    @override
    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Accept what has one or two numbers in it."""
        numbers = re.findall(r"\d{1,4}", text)
        state = QValidator.State.Acceptable if len(numbers) in (1, 2) else QValidator.State.Intermediate
        return state, text, position


def _without_spaces(text: str) -> str:
    return "".join(text.split())
