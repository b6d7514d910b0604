"""Choose times of day: a list to which times are added and from which they are taken."""

from __future__ import annotations

from datetime import time
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from reader.core.activity.reminders import format_times, parse_times
from reader.ui.widgets.time_edit import TimeEdit

_EVENING = time(21)


class TimesField(QWidget):
    """Show times as buttons that take themselves away, and a field that adds one; ``changed`` carries them as words."""

    changed = Signal(str)

    def __init__(self, words: str) -> None:
        """Begin with times as `format_times` writes them."""
        super().__init__()
        self._times = parse_times(words)
        self._buttons: list[QPushButton] = []
        self._none = QLabel()
        self._none.setTextFormat(Qt.TextFormat.PlainText)
        self._none.setProperty("role", "muted")
        self._time = TimeEdit(_EVENING)
        self._add = QPushButton()
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self._on_add_clicked)
        self._shown = QHBoxLayout()
        self._lay_out()
        self.retranslate()

    @property
    def times(self) -> tuple[time, ...]:
        """Return the times that are chosen, in their order."""
        return self._times

    def retranslate(self) -> None:
        """Set all words."""
        self._none.setText(self.tr("None"))
        self._add.setText(self.tr("Add"))
        self._time.setAccessibleName(self.tr("Time to add"))
        self._show_times()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self._time)
        row.addWidget(self._add)
        row.addStretch()
        self._shown.addWidget(self._none)
        self._shown.addStretch()
        column.addLayout(self._shown)
        column.addLayout(row)

    def _show_times(self) -> None:
        for button in self._buttons:
            button.setParent(None)
            button.deleteLater()
        self._buttons = [self._button(number, one) for number, one in enumerate(self._times)]
        self._none.setVisible(not self._times)

    def _button(self, number: int, one: time) -> QPushButton:
        button = QPushButton(f"{one:%H:%M}  ×")
        button.setAutoDefault(False)
        button.setToolTip(self.tr("Take {time} away").format(time=f"{one:%H:%M}"))
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(partial(self._set, tuple(other for other in self._times if other != one)))
        self._shown.insertWidget(number, button)
        return button

    def _on_add_clicked(self) -> None:
        self._set((*self._times, self._time.chosen))

    def _set(self, times: tuple[time, ...], _checked: bool = False) -> None:
        words = format_times(times)
        if words != format_times(self._times):
            self._times = parse_times(words)
            self._show_times()
            self.changed.emit(words)
