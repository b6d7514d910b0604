"""Wait for the next reminder with one timer, which only runs while a reminder is pending."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from reader.core.activity.plan import plan_at
from reader.core.activity.plan_change import study_day_now
from reader.core.activity.reminders import (
    DayOutlook,
    Reminder,
    ReminderKind,
    ReminderSchedule,
    ShownReminder,
    is_due,
    is_late,
    next_reminder,
    parse_times,
)
from reader.core.changes import Changes
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.activity.tracker import ActivityTracker
from reader.ui.preferences.preference_store import Settings
from reader.ui.preferences.preferences import Preferences
from reader.ui.shell.change_notifier import ChangeNotifier

LONGEST_WAIT = timedelta(minutes=10)
"""A timer notices neither sleep nor a clock that is set, so none waits longer without checking the clock."""


class ReminderTimer(QObject):
    """Emit ``became_due`` with the `Reminder` when it is time; the times are in the preferences."""

    became_due = Signal(object)

    def __init__(
        self,
        library: Library,
        tracker: ActivityTracker,
        settings: Settings,
        change_notifier: ChangeNotifier,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._library = library
        self._tracker = tracker
        self._settings = settings
        self._clock = clock
        self._stopped = False
        self._once: datetime | None = None
        self._shown: set[ShownReminder] = set()
        self._next: Reminder | None = None
        self._last_day: tuple[date, bool] | None = None
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.check_clock)
        tracker.today_changed.connect(self._on_tracker_today_changed)
        settings.changed.connect(self._on_settings_changed)
        change_notifier.changed.connect(self._on_change_notifier_changed)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_application_state_changed)
        self._arm()

    @property
    def next(self) -> Reminder | None:
        """Return the next reminder, or None."""
        return self._next

    @property
    def is_waiting(self) -> bool:
        """Return whether the timer runs."""
        return self._timer.isActive()

    def remind_once(self, wall: datetime | None) -> None:
        """Set an additional single reminder at a naive wall time; None removes it."""
        self._once = wall
        self._arm()

    @Slot()
    def stop(self) -> None:
        """Stop for good, as the library is about to be closed."""
        self._stopped = True
        self._arm()

    def outlook(self) -> DayOutlook:
        """Return what decides whether a day asks for reading, as of now."""
        plans = self._library.plans.history()
        if study_day_now(plans, self._clock.now()) != self._tracker.today:
            self._tracker.refresh()
        met = self._tracker.today if self._tracker.is_met else None
        return DayOutlook(plans, frozenset(self._library.plans.rest_days()), met)

    def is_late(self) -> bool:
        """Return whether the last hours of today have begun, and today still asks for reading."""
        now = self._clock.now()
        outlook, wall = self.outlook(), now.replace(tzinfo=None)
        needed = outlook.needs_reading(outlook.day_of(wall), wall)
        return needed and is_late(now, plan_at(outlook.plans, now).day_start)

    @Slot()
    def check_clock(self) -> None:
        """Check the clock: emit a reminder that is due, and wait for the next one."""
        reminder, now = self._next, self._clock.now()
        if reminder is not None and reminder.at <= now:
            self._next = None
            self._shown.add((reminder.day, reminder.wall.time()))
            if reminder.kind is ReminderKind.ONCE:
                self._once = None
            if is_due(reminder, self.outlook(), now):
                self.became_due.emit(reminder)
        self._arm()

    def _arm(self) -> None:
        self._timer.stop()
        schedule = ReminderSchedule(parse_times(self._settings.values.reminder_times), self._once)
        if self._stopped or (not schedule.times and schedule.once is None):
            self._next = None
            return
        now = self._clock.now()
        self._shown = {shown for shown in self._shown if now.date() - shown[0] < timedelta(days=3)}
        self._next = next_reminder(schedule, self.outlook(), self._shown, now, self._clock.from_wall_time)
        if self._next is not None:
            wait = min(self._next.at - now, LONGEST_WAIT)
            self._timer.start(math.ceil(max(0.0, wait.total_seconds()) * 1_000))

    @Slot()
    def _on_tracker_today_changed(self) -> None:
        day = (self._tracker.today, self._tracker.is_met)
        if day != self._last_day:
            self._last_day = day
            self._arm()

    @Slot(object, object)
    def _on_settings_changed(self, before: Preferences, after: Preferences) -> None:
        if before.reminder_times != after.reminder_times:
            self._arm()

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.plan or changes.entries:
            self._arm()

    @Slot(Qt.ApplicationState)
    def _on_application_state_changed(self, state: Qt.ApplicationState) -> None:
        if self._next is not None and state is Qt.ApplicationState.ApplicationActive:
            self.check_clock()
