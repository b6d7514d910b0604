"""Enter values: fields for dates, times of day and choices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from PySide6.QtCore import QDate, QEvent, QLocale, QSignalBlocker, QSize, Qt, QTime, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTimeEdit,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from reader.core.activity.study_day import YEARS
from reader.resources import resource
from reader.ui.appearance.icons import Icons
from reader.ui.translation.day_labels import field_format
from reader.ui.widgets.button import Button
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.widgets.layout import Row
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder

_KEY_MARGIN = 8
_NUMBER_WIDTH = 56
_STEPPER_WIDTH = 132
_FACT_WIDTH = 380
_TEXT_MARGIN = 8
_TYPED_MARGIN = 2
_SETTLING_MS = 700


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

    @override
    def setEditable(self, editable: bool) -> None:
        """Let words be typed into the field, as far from its border as a choice stands."""
        super().setEditable(editable)
        line = self.lineEdit()
        if line is not None:
            line.setTextMargins(_TYPED_MARGIN, 0, 0, 0)

    @override
    def sizeHint(self) -> QSize:
        """Return the size with the space before typed words."""
        size = super().sizeHint()
        return size + QSize(2 * _TYPED_MARGIN, 0) if self.isEditable() else size

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Elide a choice that is longer than the field; the style would cut it."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if self.currentIndex() < 0 and self.placeholderText():
            option.palette.setBrush(QPalette.ColorRole.ButtonText, option.palette.placeholderText())
            option.currentText = self.placeholderText()
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, field.width()
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    @override
    def showPopup(self) -> None:
        """Show the choices in a list that is at least as wide as the longest of them, as far as the screen goes."""
        screen = self.screen().availableGeometry()
        self.view().setMinimumWidth(min(self._list_width(), screen.width()))
        super().showPopup()
        popup = self.view().window()
        beyond = popup.geometry().right() - screen.right()
        if beyond > 0:
            popup.move(popup.x() - beyond, popup.y())

    def _list_width(self) -> int:
        view = self.view()
        view.ensurePolished()
        margins = view.contentsMargins()
        bar = view.verticalScrollBar().sizeHint().width() if self.count() > self.maxVisibleItems() else 0
        return view.sizeHintForColumn(0) + margins.left() + margins.right() + bar

    def choose(self, value: object) -> None:
        """Choose a value; the first of all if it is not among the choices."""
        self.setCurrentIndex(max(0, self.findData(value)))


class SearchField(QLineEdit):
    """A field for words to look for, with a button that clears it.

    With ``key`` it has a sign before the words, and while it is empty the key that leads here.
    """

    def __init__(self, parent: QWidget | None = None, *, key: str = "") -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self._clear_buttons = self.findChildren(QToolButton)
        self._sign = QAction(self)
        self._key_cap = KeyCap(key, self)
        self._key_cap.setVisible(bool(key))
        if key:
            self.textChanged.connect(self._on_text_changed)
            self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
            self._draw_sign()
        self._name_buttons()

    def _name_buttons(self) -> None:
        """Name the buttons of the field for assistive technology; without one, the sign would be a nameless one."""
        self._sign.setText(self.tr("Search"))
        for button in self._clear_buttons:
            button.setAccessibleName(self.tr("Clear"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign again in the colour of another theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_sign()
        elif event.type() == QEvent.Type.LanguageChange:
            self._name_buttons()
        super().changeEvent(event)

    def _draw_sign(self) -> None:
        self._sign.setIcon(Icons(resource("icons")).icon("search", self.palette().text().color().name()))

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


class GapField(QLineEdit):
    """A field for the words of a gap in a text: in the letters of that text, with a line below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "gap")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)


class TickBox(QCheckBox):
    """A box to tick whose label stands elsewhere."""

    def __init__(self, *, checked: bool) -> None:
        super().__init__()
        self.setProperty("role", "tick")
        self.setChecked(checked)


def align_text(field: QAbstractSpinBox) -> None:
    """Set the text of a spin box as far from its border as that of the other fields: its style leaves no padding."""
    field.lineEdit().setTextMargins(_TEXT_MARGIN, 0, 0, 0)


_BACK_IN_WINDOW = frozenset((Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason))


class SpinBox(QSpinBox):
    """A field for a whole number, with its unit as ``suffix``; what is typed replaces the number that stands there."""

    def __init__(self, low: int, high: int, value: int = 0, *, step: int = 1, suffix: str = "") -> None:
        super().__init__()
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setSuffix(suffix)
        self.setValue(value)
        self._had_focus = False
        align_text(self)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the number, unless the reader comes back to it from another window, or clicks on a digit."""
        super().focusInEvent(event)
        is_back = self._had_focus and event.reason() in _BACK_IN_WINDOW
        if not is_back and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()
        self._had_focus = True

    @override
    def sizeHint(self) -> QSize:
        """Return the size with the space before the number."""
        return super().sizeHint() + QSize(self.lineEdit().textMargins().left(), 0)


class HourField(SpinBox):
    """A field for a whole hour of the day, as ``04:00``."""

    def __init__(self, hour: int) -> None:
        super().__init__(0, 23, hour, suffix=":00")

    @override
    def textFromValue(self, val: int) -> str:
        """Show an hour with two digits, as everywhere."""
        return f"{val:02}"


class NumberField(SpinBox):
    """A narrow field with a number in its middle; what is typed holds when it is complete.

    ``settled`` carries a new value once it has stood for a moment, or when the reader has left the field: for what is
    not to be done again with every step.
    """

    settled = Signal(int)

    def __init__(self, low: int, high: int, value: int = 0, *, step: int = 1, suffix: str = "") -> None:
        super().__init__(low, high, value, step=step, suffix=suffix)
        self.setProperty("role", "number")
        self.setFixedWidth(_NUMBER_WIDTH)
        self.lineEdit().setTextMargins(0, 0, 0, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self._settled_value = value
        self._timer = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        self._timer.timeout.connect(self._emit_settled)
        self.valueChanged.connect(self._timer.start)
        self.editingFinished.connect(self._emit_settled)

    def show_value(self, value: int) -> None:
        """Show a value that was changed elsewhere, unless the reader is changing it."""
        if not self._timer.isActive():
            self._settled_value = value
            with QSignalBlocker(self):
                self.setValue(value)

    def settle(self) -> None:
        """Emit a value that has not settled yet, also one that is still being typed."""
        self.interpretText()
        self._emit_settled()

    @Slot()
    def _emit_settled(self) -> None:
        self._timer.stop()
        if self.value() != self._settled_value:
            self._settled_value = self.value()
            self.settled.emit(self._settled_value)


class Stepper(NumberField):
    """A field for a number with an arrow at each side."""

    def __init__(self, low: int, high: int, value: int = 0, *, step: int = 1, suffix: str = "") -> None:
        super().__init__(low, high, value, step=step, suffix=suffix)
        self.setProperty("role", "stepper")
        self.setFixedWidth(_STEPPER_WIDTH)


class FactField(QLineEdit):
    """A line that can be read and copied, and not changed, such as the path of a file."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setReadOnly(True)
        self.setMinimumWidth(_FACT_WIDTH)
        self.setCursorPosition(0)


class FolderField(QWidget):
    """A field for a folder, with a button that asks for one; ``chosen`` carries the folder that was chosen so."""

    chosen = Signal(str)

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.line = QLineEdit(folder)
        self.line.setAccessibleName(self.tr("Notes Folder"))
        row = Row(self, margins=0)
        row.add(self.line, Button(self.tr("Choose…"), self.ask), grows=self.line)

    @Slot()
    def ask(self) -> None:
        """Ask for a folder."""
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Notes Folder"), start_folder(DOCUMENTS, self.line.text())
        )
        if folder:
            self.line.setText(folder)
            self.chosen.emit(folder)


class BareTextEdit(QPlainTextEdit):
    """A field for text of several lines in a card, without a frame; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bare")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)


class TextBox(QPlainTextEdit):
    """A field for a few lines of text, in a frame as fields of one line have; Tab leaves it."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setProperty("role", "text-box")
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 2 * _KEY_MARGIN)


class TextArea(QPlainTextEdit):
    """A field for much text, in a frame as fields of one line have; Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "text-box")
        self.setTabChangesFocus(True)


class PlainTextView(QPlainTextEdit):
    """Text of several lines that can be read and copied, in a box if it is ``boxed``; Tab leaves it."""

    def __init__(self, text: str = "", *, boxed: bool = True) -> None:
        super().__init__(text)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        if boxed:
            self.setProperty("role", "boxed")


class DateEdit(QDateEdit):
    """A field for a day as the language of the interface writes it, with a calendar."""

    def __init__(self) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setDateRange(QDate(YEARS.start, 1, 1), QDate(YEARS.stop - 1, 12, 31))
        self._show_format()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Write the day as another language does."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show_format()
        super().changeEvent(event)

    def _show_format(self) -> None:
        self.setLocale(QLocale())
        self.setDisplayFormat(field_format())

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
        align_text(self)
        self.set_value(of_day)

    @property
    def value(self) -> time:
        """Return the time of day that is set."""
        value = self.time()
        return time(value.hour(), value.minute())

    def set_value(self, of_day: time) -> None:
        """Set the time of day."""
        self.setTime(QTime(of_day.hour, of_day.minute))
