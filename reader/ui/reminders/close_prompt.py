"""Say, on closing, what is left of the day, in one quiet line with three choices."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from reader.ui.reminders.reminder_labels import ReminderLabels, face
from reader.ui.widgets.time_edit import TimeEdit


class ClosePrompt(QFrame):
    """Offer to keep reading, to be reminded at a time, or to close; going on with anything else keeps reading.

    ``remind_asked`` carries the time of day; ``minimize_asked`` comes where there is no tray to wait in.
    """

    kept_reading = Signal()
    remind_requested = Signal(object)
    minimize_requested = Signal(object)
    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._left = 0.0
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._time = TimeEdit(time())
        self._keep, self._remind, self._minimize, self._close = (QPushButton() for _ in range(4))
        self._lay_out()
        self._connect()
        self.retranslate()
        self.hide()

    @property
    def chosen(self) -> time:
        """Return the time of day that is set."""
        return self._time.chosen

    def ask(self, left: float, proposed: time) -> None:
        """Say that ``left`` seconds are left, and propose a time to be reminded at."""
        self._left = left
        self._time.set_time(proposed)
        self._offer(can_wait=True)
        self._words.setText(ReminderLabels().left(left))
        self.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_too_late(self, ends: time) -> None:
        """Say that the time that was set comes after the end of the day."""
        self._offer(can_wait=True)
        self._words.setText(self.tr("Today ends at {time}. Please set a time before it.").format(time=face(ends)))
        self._time.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_no_tray(self) -> None:
        """Say that nothing can wait unseen here, and offer what can be done."""
        self._offer(can_wait=False)
        words = self.tr(
            "There is no tray here in which One Hour could wait. It can be minimised and remind you at {time}."
        )
        self._words.setText(words.format(time=face(self.chosen)))
        self._minimize.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set all words; a sentence that stands already stays in the language it was said in."""
        self._keep.setText(self.tr("Keep Reading"))
        self._remind.setText(self.tr("Remind Me At"))
        self._minimize.setText(self.tr("Minimise"))
        self._close.setText(self.tr("Close"))
        self._time.setAccessibleName(self.tr("Time to be reminded at"))
        self.setAccessibleName(self.tr("Before closing"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, remind on Enter in the field of the time."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._time.hasFocus():
            self._remind.click()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 5, 10, 5)
        row.setSpacing(10)
        row.addWidget(self._words, 1)
        for part in (self._keep, self._remind, self._time, self._minimize, self._close):
            row.addWidget(part)
        for button in (self._keep, self._remind, self._minimize, self._close):
            button.setAutoDefault(True)

    def _connect(self) -> None:
        self._keep.clicked.connect(self._on_keep_clicked)
        self._remind.clicked.connect(self._on_remind_clicked)
        self._minimize.clicked.connect(self._on_minimize_clicked)
        self._close.clicked.connect(self.close_requested)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_application_focus_changed)

    def _offer(self, *, can_wait: bool) -> None:
        self._remind.setVisible(can_wait)
        self._time.setVisible(can_wait)
        self._minimize.setVisible(not can_wait)

    @Slot()
    def _on_keep_clicked(self) -> None:
        self.hide()
        self.kept_reading.emit()

    @Slot()
    def _on_remind_clicked(self) -> None:
        self.remind_requested.emit(self.chosen)

    @Slot()
    def _on_minimize_clicked(self) -> None:
        self.minimize_requested.emit(self.chosen)

    @Slot("QWidget*", "QWidget*")
    def _on_application_focus_changed(self, _before: QWidget | None, after: QWidget | None) -> None:
        if self.isVisible() and after is not None and after.window() is self.window() and not self.isAncestorOf(after):
            self.hide()
