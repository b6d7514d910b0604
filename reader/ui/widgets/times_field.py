"""Edit a list of times of day."""

from __future__ import annotations

from datetime import time
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from reader.core.activity.reminders import format_times, parse_times
from reader.ui.widgets.button import Button, LabelledIconButton
from reader.ui.widgets.field import TimeEdit
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.translated_widget import TranslatedWidget

_EVENING = time(21)


class TimesField(TranslatedWidget, QWidget):
    """Buttons that each remove their time, and a field that adds one; ``changed`` carries the times as text."""

    changed = Signal(str)

    def __init__(self, text: str) -> None:
        """Set the initial times, in the format of `format_times`."""
        super().__init__()
        self._times = parse_times(text)
        self._buttons: list[QPushButton] = []
        self._none = Label(role="muted")
        self._time = TimeEdit(_EVENING)
        self._add = Button(clicked=self._on_add_clicked, auto_default=False)
        self._times_row = Row()
        self._lay_out()
        self.retranslate()

    @property
    def times(self) -> tuple[time, ...]:
        """Return the times in order."""
        return self._times

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._none.setText(self.tr("None"))
        self._add.setText(self.tr("Add"))
        self._time.setAccessibleName(self.tr("Time to add"))
        self._show_times()

    def show_text(self, text: str) -> None:
        """Show other times, in the format of `format_times`."""
        self._times = parse_times(text)
        self._show_times()

    def _lay_out(self) -> None:
        column = Column(self, margins=0)
        row = Row()
        row.add(STRETCH, self._time, self._add)
        self._times_row.add(STRETCH, self._none)
        column.add(self._times_row, row)

    def _show_times(self) -> None:
        for button in self._buttons:
            button.setParent(None)
            button.deleteLater()
        self._buttons = [self._button(number, value) for number, value in enumerate(self._times)]
        self._none.setVisible(not self._times)

    def _button(self, number: int, value: time) -> QPushButton:
        others = tuple(other for other in self._times if other != value)
        button = LabelledIconButton("close", partial(self._set, others))
        button.setText(f"{value:%H:%M}")
        button.setToolTip(self.tr("Remove {time}").format(time=f"{value:%H:%M}"))
        button.setAccessibleName(button.toolTip())
        self._times_row.insertWidget(number + 1, button)
        return button

    def _on_add_clicked(self) -> None:
        self._set((*self._times, self._time.value))

    def _set(self, times: tuple[time, ...], _checked: bool = False) -> None:
        text = format_times(times)
        if text != format_times(self._times):
            self._times = parse_times(text)
            self._show_times()
            self.changed.emit(text)
