"""Show the options for catching up with the roadmap, each as a calendar, and let the reader choose one."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.core.planning.catch_up_options import CatchUpOption, CatchUpOptionName
from reader.services.planning.roadmap import RoadmapStatus
from reader.ui.appearance.theme import Theme
from reader.ui.planning.minutes_calendar import CalendarDays, MinutesCalendar
from reader.ui.planning.roadmap_labels import option_label, option_sentence, short_date, status_label


class CatchUpDialog(QDialog):
    """Preview each catch-up option and choose one, or none."""

    def __init__(
        self,
        ways: Sequence[CatchUpOption],
        course: RoadmapStatus,
        first: CatchUpOptionName,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._options = {option.name: option for option in ways}
        self._course = course
        self._group = QButtonGroup(self)
        self._calendar = MinutesCalendar(theme)
        self._legend = _label("faint")
        self.setWindowTitle(self.tr("The Roadmap Is Behind"))
        self.setMinimumSize(680, 560)
        self._lay_out()
        self._group.idToggled.connect(self._on_group_toggled)
        chosen = first if first in self._options else next(iter(self._options))
        self._group.button(list(CatchUpOptionName).index(chosen)).setChecked(True)

    def answer(self) -> CatchUpOption:
        """Return the option that is selected."""
        return self._options[list(CatchUpOptionName)[self._group.checkedId()]]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(8)
        column.addWidget(_label("muted", status_label(self._course)))
        for number, name in enumerate(CatchUpOptionName):
            if name in self._options:
                self._add_option(column, number, self._options[name])
        if CatchUpOptionName.REBALANCE not in self._options:
            text = self.tr("The wished end cannot be kept any more, not even with 600 minutes a day.")
            column.addWidget(_label("muted", text))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._calendar)
        self._calendar.setProperty("role", "canvas")
        column.addSpacing(6)
        column.addWidget(scroll, 1)
        column.addWidget(self._legend)
        column.addWidget(self._make_buttons())

    def _add_option(self, column: QVBoxLayout, number: int, option: CatchUpOption) -> None:
        usual = self._course.goal_minutes
        button = QRadioButton(option_label(option.name))
        sentence = option_sentence(option, usual, self._course.today)
        button.setAccessibleDescription(sentence)
        self._group.addButton(button, number)
        column.addWidget(button)
        sentence_label = _label("muted", sentence)
        sentence_label.setIndent(24)
        column.addWidget(sentence_label)

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        follow = QPushButton(self.tr("Choose This Way"))
        follow.setDefault(True)
        buttons.addButton(follow, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Leave It as It Is"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    @Slot(int, bool)
    def _on_group_toggled(self, _number: int, on: bool) -> None:
        if not on:
            return
        option = self.answer()
        minutes = {day: ceil(seconds / 60 - 0.01) for day, seconds in option.forecast.days.items()}
        dues = [stage.due for stage in option.forecast.stages if stage.due is not None and stage.start is not None]
        target = max(dues, default=None)
        today = self._course.today
        self._calendar.show_minutes(
            CalendarDays(today, minutes, self._course.goal_minutes, option.forecast.end, target)
        )
        self._calendar.setAccessibleName(option_sentence(option, self._course.goal_minutes, today))
        self._legend.setText(self._legend_text(option))

    def _legend_text(self, option: CatchUpOption) -> str:
        end = option.forecast.end or self._course.today
        text = self.tr("The figures are minutes of reading; the last day is {end}. Undo takes the choice back.")
        return text.format(end=short_date(end, self._course.today))


def _label(role: str, text: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
