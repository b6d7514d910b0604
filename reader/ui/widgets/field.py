"""Enter values: fields for dates, times of day and choices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from PySide6.QtCore import QDate, QTime, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QFileDialog, QLineEdit, QPlainTextEdit, QSpinBox, QTimeEdit, QWidget
from typing_extensions import override

from reader.ui.widgets.button import Button
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.widgets.layout import Row

_KEY_MARGIN = 8


def qt_date(day: date) -> QDate:
    """Return a day as Qt's class for it."""
    return QDate(day.year, day.month, day.day)


class ComboBox(QComboBox):
    """A field with one of several choices, each a label and the value that it stands for."""

    def __init__(self, choices: Iterable[tuple[str, object]] = ()) -> None:
        super().__init__()
        self.add_choices(choices)

    def add_choices(self, choices: Iterable[tuple[str, object]]) -> None:
        """Append choices."""
        for label, value in choices:
            self.addItem(label, value)

    def choose(self, value: object) -> None:
        """Choose a value; the first of all if it is not among the choices."""
        self.setCurrentIndex(max(0, self.findData(value)))


class SearchField(QLineEdit):
    """A field for words to look for, with a button that clears it, and while it is empty with the key that leads here.

    Without ``key`` it shows none.
    """

    def __init__(self, parent: QWidget | None = None, *, key: str = "") -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self._sign: QAction | None = None
        self._key_cap = KeyCap(key, self)
        self._key_cap.setVisible(bool(key))
        if key:
            self.textChanged.connect(self._on_text_changed)

    def show_icon(self, icon: QIcon) -> None:
        """Show an icon before the words."""
        if self._sign is None:
            self._sign = self.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self._sign.setIcon(icon)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the key to the end of the field."""
        super().resizeEvent(event)
        self._key_cap.adjustSize()
        size = self._key_cap.size()
        self._key_cap.move(self.width() - size.width() - _KEY_MARGIN, (self.height() - size.height()) // 2)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._key_cap.setVisible(not text)


class SpinBox(QSpinBox):
    """A field for a whole number, with its unit as ``suffix``."""

    def __init__(self, low: int, high: int, value: int = 0, *, step: int = 1, suffix: str = "") -> None:
        super().__init__()
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setSuffix(suffix)
        self.setValue(value)


class FolderField(QWidget):
    """A field for a folder, with a button that asks for one; ``chosen`` carries the folder that was chosen so."""

    chosen = Signal(str)

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.line = QLineEdit(folder)
        row = Row(self, margins=0)
        row.add(self.line, Button(self.tr("Choose…"), self.ask), grows=self.line)

    @Slot()
    def ask(self) -> None:
        """Ask for a folder."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for notes"), self.line.text())
        if folder:
            self.line.setText(folder)
            self.chosen.emit(folder)


class PlainTextView(QPlainTextEdit):
    """Text of several lines that can be read and copied, in a box if it is ``boxed``; Tab leaves it."""

    def __init__(self, text: str = "", *, boxed: bool = True) -> None:
        super().__init__(text)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        if boxed:
            self.setProperty("role", "boxed")


class DateEdit(QDateEdit):
    """A field for a day, with a calendar."""

    def __init__(self, display_format: str = "yyyy-MM-dd") -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setDisplayFormat(display_format)

    @property
    def value(self) -> date:
        """Return the day that is set."""
        day = self.date()
        return date(day.year(), day.month(), day.day())

    def set_value(self, day: date) -> None:
        """Set the day."""
        self.setDate(qt_date(day))


class TimeEdit(QTimeEdit):
    """A field for hours and minutes."""

    def __init__(self, of_day: time = time()) -> None:
        super().__init__()
        self.setDisplayFormat("HH:mm")
        self.set_value(of_day)

    @property
    def value(self) -> time:
        """Return the time of day that is set."""
        value = self.time()
        return time(value.hour(), value.minute())

    def set_value(self, of_day: time) -> None:
        """Set the time of day."""
        self.setTime(QTime(of_day.hour, of_day.minute))
