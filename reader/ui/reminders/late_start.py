"""Tell a reader who began late in the day, and has read five minutes, that they showed up (hour.md)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Slot

from reader.core.activity.judging import SHOWN_UP
from reader.ui.reminders.reminder_labels import ReminderLabels
from reader.ui.reminders.reminder_timer import ReminderTimer
from reader.ui.shell.context import AppContext


class LateStart(QObject):
    """Follow the clock of the hour on a day of which nothing was read until late."""

    def __init__(self, context: AppContext, timer: ReminderTimer) -> None:
        super().__init__()
        self._context = context
        self._timer = timer
        self._begun_late: date | None = None
        context.tracker.today_changed.connect(self._on_tracker_today_changed)
        self._on_tracker_today_changed()

    @property
    def is_due(self) -> bool:
        """Return whether nothing was read yet although it is late, and today asks for reading."""
        return self._context.tracker.counted_today < 1 and self._timer.is_late()

    @Slot()
    def _on_tracker_today_changed(self) -> None:
        tracker = self._context.tracker
        if self.is_due:
            self._begun_late = tracker.today
        elif self._begun_late == tracker.today and tracker.counted_today >= SHOWN_UP:
            self._begun_late = None
            if not tracker.is_met:
                left = ReminderLabels().left(tracker.goal - tracker.counted_today)
                message = self.tr("Five minutes: you showed up today. {left}.")
                self._context.toast.show_message(message.format(left=left))
