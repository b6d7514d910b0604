"""Show only the text until the goal is met; it can be left at any time (hour.md, "Holding the reader to it")."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

from reader.ui.reminders.hour_ring import HourRing
from reader.ui.reminders.reminder_labels import ReminderLabels
from reader.ui.shell.status_bar import HourStatus
from reader.ui.window.window_controller import WindowController

_MODIFIER_KEYS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr})

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class FocusHour(QObject):
    """The focus mode that ends with the goal, and the message when the goal is met."""

    def __init__(self, controller: WindowController) -> None:
        super().__init__(controller.window)
        self._controller = controller
        self._on = False
        self._awaits_key = False
        self._open_day: date | None = None
        self._ring = HourRing(controller.context.appearance.theme)
        self._ring.hide()
        controller.window.status_bar.add_first(self._ring)
        controller.status.hour_changed.connect(self._on_status_hour_changed)
        controller.window.focus_mode_changed.connect(self._on_window_focus_mode_changed)
        controller.context.appearance.changed.connect(self._ring.set_theme)
        self._open_day = self._day_if_open()

    @property
    def is_on(self) -> bool:
        """Return whether the focus hour is on."""
        return self._on

    def toggle(self) -> None:
        """Begin the focus hour, or leave it."""
        if self._on:
            self._controller.toggle_focus_mode()
            return
        tracker = self._controller.context.tracker
        if tracker.is_met:
            self._controller.context.toast.show_message(ReminderLabels().met(tracker.goal))
            return
        if not self._controller.window.isFullScreen():
            self._controller.toggle_focus_mode()
        self._on = True
        self._ring.show_share(tracker.counted_today / tracker.goal)
        self._ring.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the focus mode on the next key after the goal, unless it is typed in a note or is a command."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget) or not _leaves_focus(watched, event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # so that a letter arrives as a key and triggers no shortcut
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        self._controller.context.toast.hide()
        self._controller.toggle_focus_mode()
        return True

    @Slot(object)
    def _on_status_hour_changed(self, status: HourStatus) -> None:
        if self._on:
            self._ring.show_share(status.counted / status.goal)
        if not status.met:
            self._open_day = self._controller.context.tracker.today
        elif self._open_day == self._controller.context.tracker.today:
            self._open_day = None
            self._announce_goal(status)

    def _announce_goal(self, status: HourStatus) -> None:
        message = ReminderLabels().met(status.goal)
        if self._on and not self._awaits_key:
            message += " " + self.tr("Any key brings the window back.")
            self._await_key()
        self._controller.context.toast.show_message(message)

    def _await_key(self) -> None:
        self._awaits_key = True
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def _day_if_open(self) -> date | None:
        tracker = self._controller.context.tracker
        return None if tracker.is_met else tracker.today

    @Slot(bool)
    def _on_window_focus_mode_changed(self, on: bool) -> None:
        if on:
            return
        self._on = self._awaits_key = False
        self._ring.hide()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)


def _leaves_focus(watched: QWidget, event: QKeyEvent) -> bool:
    if event.isAutoRepeat() or Qt.Key(event.key()) in _MODIFIER_KEYS or event.modifiers() & _COMMANDS:
        return False
    return not isinstance(watched, QPlainTextEdit | QTextEdit | QLineEdit)
