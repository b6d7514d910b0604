"""Set the minutes of each day of the week, where one should have more or less than the others."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from reader.core.activity.plan import DAYS_OF_WEEK, GOALS, Plan
from reader.ui.widgets.field import NumberField
from reader.ui.widgets.label import Label


class WeekdayGoals(QWidget):
    """Seven fields below the names of their days; that of a day of rest says so, and cannot be changed.

    ``changed`` carries the minutes of the seven days as in `Plan.weekday_minutes`.
    """

    changed = Signal(object)

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan
        self.fields = [self._field(number) for number in range(DAYS_OF_WEEK)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for number, field in enumerate(self.fields):
            name = Label(QLocale().standaloneDayName(number + 1, QLocale.FormatType.ShortFormat), "faint")
            grid.addWidget(name, 0, number, Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(field, 1, number)
        self.show_plan(plan)

    def show_plan(self, plan: Plan) -> None:
        """Show the goals of a plan, but those that are being changed."""
        self._plan = plan
        for number, (field, minutes) in enumerate(zip(self.fields, plan.minutes_by_weekday, strict=True)):
            rests = number in plan.rest_weekdays
            field.setEnabled(not rests)
            with QSignalBlocker(field):  # a value that other bounds cut is no change by the reader
                field.setMinimum(0 if rests else GOALS.start)
            field.setSpecialValueText(self.tr("rest") if rests else "")
            field.show_value(0 if rests else minutes)

    def settle(self) -> None:
        """Keep what is still being changed."""
        for field in self.fields:
            if field.isEnabled():
                field.settle()

    def _field(self, number: int) -> NumberField:
        field = NumberField(GOALS.start, GOALS.stop - 1, self._plan.minutes_by_weekday[number], step=5)
        field.setAccessibleName(self.tr("Minutes on {day}").format(day=QLocale().standaloneDayName(number + 1)))
        field.settled.connect(partial(self._on_field_settled, number))
        return field

    def _on_field_settled(self, number: int, minutes: int) -> None:
        goals = list(self._plan.weekday_minutes)
        goals[number] = None if minutes == self._plan.goal_minutes else minutes
        self.changed.emit(tuple(goals))
