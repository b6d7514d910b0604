"""Show on closing how much of the day is left, with three choices."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import CARD_SPACE, SPACE, TIGHT
from reader.ui.reminders.reminder_labels import ReminderLabels, face
from reader.ui.widgets.button import Button
from reader.ui.widgets.field import TimeEdit
from reader.ui.widgets.frame import Strip
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Row
from reader.ui.widgets.translated_widget import TranslatedWidget


class ClosePrompt(TranslatedWidget, Strip):
    """Offer to keep reading, to be reminded at a time, or to close; a focus change to another widget keeps reading.

    ``remind_requested`` carries the time of day; ``minimize_requested`` does so where there is no tray to wait in.
    """

    kept_reading = Signal()
    remind_requested = Signal(object)
    minimize_requested = Signal(object)
    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._left = 0.0
        self._message = Label(wraps=True)
        self._message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._time = TimeEdit(time())
        self._keep, self._remind, self._minimize, self._close = (Button() for _ in range(4))
        self._lay_out()
        self._connect()
        self.retranslate()
        self.hide()

    @property
    def chosen(self) -> time:
        """Return the chosen time of day."""
        return self._time.value

    def ask(self, left: float, proposed: time) -> None:
        """Show that ``left`` seconds are left, and propose a time for a reminder."""
        self._left = left
        self._time.set_value(proposed)
        self._show_choices(can_wait=True)
        self._message.setText(ReminderLabels().left(left))
        self.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_too_late(self, ends: time) -> None:
        """Show that the chosen time is after the end of the day."""
        self._show_choices(can_wait=True)
        self._message.setText(self.tr("Today ends at {time}. Choose an earlier time.").format(time=face(ends)))
        self._time.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_no_tray(self) -> None:
        """Show that there is no tray to wait in, and offer to minimise instead."""
        self._show_choices(can_wait=False)
        message = self.tr(
            "One Hour has no system tray to wait in. Minimise the window, and it can still remind you at {time}."
        )
        self._message.setText(message.format(time=face(self.chosen)))
        self._minimize.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language; a message that is shown stays as it is."""
        self._keep.setText(self.tr("Keep Reading"))
        self._remind.setText(self.tr("Remind Me At"))
        self._minimize.setText(self.tr("Minimise"))
        self._close.setText(self.tr("Close"))
        self._time.setAccessibleName(self.tr("Reminder time"))
        self.setAccessibleName(self.tr("Before closing"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, set the reminder on Enter in the time field."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._time.hasFocus():
            self._remind.click()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        row = Row(self, margins=(CARD_SPACE, TIGHT, SPACE, TIGHT), spacing=SPACE)
        row.addWidget(self._message, 1)
        row.add(self._keep, self._remind, self._time, self._minimize, self._close)
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

    def _show_choices(self, *, can_wait: bool) -> None:
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
