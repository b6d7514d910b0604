"""Show the options for catching up with the roadmap, each as a calendar, and let the reader choose one."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QRadioButton,
    QWidget,
)

from reader.core.planning.catch_up_options import CatchUpOption, CatchUpOptionName
from reader.services.planning.roadmap import RoadmapStatus
from reader.ui.appearance.sizes import SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.planning.minutes_calendar import CalendarDays, MinutesCalendar
from reader.ui.planning.roadmap_labels import option_label, option_sentence, short_date, status_label
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.frame import ScrollArea
from reader.ui.widgets.label import Label


class CatchUpDialog(Dialog):
    """Preview each catch-up option and choose one, or none."""

    def __init__(
        self,
        ways: Sequence[CatchUpOption],
        course: RoadmapStatus,
        first: CatchUpOptionName,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Roadmap Behind Schedule"), parent, spacing=SPACE)
        self._options = {option.name: option for option in ways}
        self._course = course
        self._group = QButtonGroup(self)
        self._calendar = MinutesCalendar(theme)
        self.setMinimumSize(680, 560)
        self._lay_out()
        self._group.idToggled.connect(self._on_group_toggled)
        chosen = first if first in self._options else next(iter(self._options))
        self._group.button(list(CatchUpOptionName).index(chosen)).setChecked(True)

    def answer(self) -> CatchUpOption:
        """Return the option that is selected."""
        return self._options[list(CatchUpOptionName)[self._group.checkedId()]]

    def _lay_out(self) -> None:
        self.column.add(Label(status_label(self._course), "muted", wraps=True))
        for number, name in enumerate(CatchUpOptionName):
            if name in self._options:
                self._add_option(number, self._options[name])
        if CatchUpOptionName.REBALANCE not in self._options:
            text = self.tr("The target date can no longer be met, not even with 600 minutes a day.")
            self.column.add(Label(text, "muted", wraps=True))
        self.column.add(6)
        area = ScrollArea(self._calendar)
        area.setAccessibleName(self.windowTitle())
        self.column.addWidget(area, 1)
        self.buttons.add_reject(self.tr("Leave As Is"))
        self.buttons.add_accept(self.tr("Use This Plan"))

    def _add_option(self, number: int, option: CatchUpOption) -> None:
        usual = self._course.goal_minutes
        button = QRadioButton(option_label(option.name))
        sentence = option_sentence(option, usual, self._course.today)
        button.setAccessibleDescription(sentence)
        self._group.addButton(button, number)
        sentence_label = Label(sentence, "muted", wraps=True)
        sentence_label.setIndent(24)
        self.column.add(button, sentence_label)

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
        self.outcome.setText(self._legend_text(option))

    def _legend_text(self, option: CatchUpOption) -> str:
        end = option.forecast.end or self._course.today
        text = self.tr("The figures are minutes of reading; the last day is {end}. You can undo the choice.")
        return text.format(end=short_date(end, self._course.today))
