"""Ask once for the first plan: how much to read a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reader.core.activity.plan import GOALS, Plan

_WEEK = 7


class FirstPlanDialog(QDialog):
    """Set the first plan; skipping keeps the default plan: 60 minutes, days from 04:00, no days of rest."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Your hour"))
        self._goal, self._start = QSpinBox(), QSpinBox()
        self._goal.setRange(GOALS.start, GOALS.stop - 1)
        self._goal.setSingleStep(5)
        self._goal.setValue(60)
        self._goal.setSuffix(self.tr(" minutes"))
        self._start.setRange(0, 23)
        self._start.setValue(4)
        self._start.setSuffix(":00")
        self._rest = [self._weekday(number) for number in range(_WEEK)]
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

    def _weekday(self, number: int) -> QCheckBox:
        box = QCheckBox(QLocale().standaloneDayName(number + 1, QLocale.FormatType.ShortFormat))
        box.setToolTip(QLocale().standaloneDayName(number + 1))
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 20)
        column.setSpacing(14)
        column.addWidget(_label(self.tr("One hour a day"), "heading"))
        column.addWidget(
            _label(
                self.tr(
                    "How much do you mean to read a day? The clock counts only while you read. "
                    "All of this can be changed later."
                ),
                "muted",
            )
        )
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(self.tr("Goal for a day"), self._goal)
        form.addRow(self.tr("A day begins at"), self._start)
        days = QHBoxLayout()
        for box in self._rest:
            days.addWidget(box)
        form.addRow(self.tr("Days of rest"), days)
        column.addLayout(form)
        buttons = QDialogButtonBox()
        begin = buttons.addButton(self.tr("Begin"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Skip"), QDialogButtonBox.ButtonRole.RejectRole)
        begin.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(460)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
