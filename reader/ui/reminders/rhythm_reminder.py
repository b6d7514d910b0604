"""Say after 25 minutes of reading that a rest is due, and after five of rest that it is over, if the reader wants."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from reader.core.activity.rhythm import REST, Rhythm, RhythmSign
from reader.ui.reminders.notifier import Notifier
from reader.ui.shell.context import AppContext

_MOST_AT_ONCE = 60.0
"""Seconds: more than the clock counts between two of its ticks was declared, or read on another machine."""


class RhythmReminder(QObject):
    """Follow the clock of the hour; nothing is stopped, and who reads on is told again after another 25 minutes."""

    def __init__(self, context: AppContext, notifier: Notifier) -> None:
        super().__init__()
        self._context = context
        self._notifier = notifier
        self._rhythm = Rhythm()
        self._counted = context.tracker.counted_today
        self._timer = QTimer(self, singleShot=True, interval=round(REST * 1_000))
        self._timer.timeout.connect(self.check_rest)
        context.tracker.today_changed.connect(self._on_tracker_today_changed)

    @Slot()
    def check_rest(self) -> None:
        """Notify the reader that the rest is over, if it is."""
        self._rhythm, sign = self._rhythm.with_time(self._context.clock.monotonic())
        if sign is RhythmSign.GO_ON and self._context.settings.values.rhythm:
            self._notifier.notify(self.tr("Your five-minute break is over"), self.tr("Ready for the next 25 minutes."))

    @Slot()
    def _on_tracker_today_changed(self) -> None:
        counted = self._context.tracker.counted_today
        seconds, self._counted = counted - self._counted, counted
        if not 0 < seconds <= _MOST_AT_ONCE:
            return
        self._rhythm, sign = self._rhythm.with_reading(seconds, self._context.clock.monotonic())
        if self._context.settings.values.rhythm:
            if sign is RhythmSign.REST:
                self._context.toast.show_message(
                    self.tr("25 minutes done. Rest your eyes for five: look into the distance.")
                )
            if self._rhythm.rests:
                self._timer.start()
