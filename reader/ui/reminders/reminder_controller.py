"""Remind the reader of the hour: reminders, the prompt on closing, and waiting in the tray."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMenu

from reader.core.activity.plan import plan_at
from reader.core.activity.reminders import ClosePromptPolicy, Reminder, prompts_on_close, suggested_time, wall_today
from reader.core.activity.study_day import day_start_of
from reader.ui.preferences.preferences import Preferences
from reader.ui.reminders.close_prompt import ClosePrompt
from reader.ui.reminders.end_of_hour_offer import EndOfHourOffer
from reader.ui.reminders.late_start import LateStart
from reader.ui.reminders.notifier import Notifier
from reader.ui.reminders.reminder_labels import ReminderLabels, face
from reader.ui.reminders.reminder_timer import ReminderTimer
from reader.ui.reminders.rhythm_reminder import RhythmReminder
from reader.ui.reminders.tray import Tray
from reader.ui.window.window_controller import WindowController

_ONE_DAY = timedelta(days=1)


class ReminderController(QObject):
    """Connect reminders, tray and close prompt to the window of the running application (screenshots need none).

    ``ended`` is emitted when the application that waited in the tray is to quit.
    """

    ended = Signal()

    def __init__(self, controller: WindowController) -> None:
        super().__init__(controller.window)
        context = controller.context
        self._controller, self._context, self._window = controller, context, controller.window
        self.tray = Tray(QIcon(context.appearance.icons.application()), QMenu(controller.window))
        self.notifier = Notifier(self.tray, controller.context.toast)
        self.timer = ReminderTimer(
            context.library, context.tracker, context.settings, context.change_notifier, context.clock
        )
        self.close_prompt = ClosePrompt()
        self.rhythm = RhythmReminder(context, self.notifier)
        self.late_start = LateStart(context, self.timer)
        self.end_of_hour = EndOfHourOffer(context)
        for part in (self.tray, self.notifier, self.timer, self.rhythm, self.late_start, self.end_of_hour):
            part.setParent(self)
        self._session_ends = False
        self._is_waiting = False
        self._day_timer = QTimer(self, singleShot=True)
        self._connect()
        self._follow_settings()

    @property
    def waits(self) -> bool:
        """Return whether the application waits in the tray with its window closed."""
        return self._is_waiting

    def may_close(self) -> bool:
        """Return whether the window may close now; if not, show the prompt, after which it may."""
        if self._session_ends or self.close_prompt.isVisible() or not self._needs_prompt():
            self.close_prompt.hide()
            return True
        if self._window.isFullScreen():
            self._controller.toggle_focus_mode()
        tracker = self._context.tracker
        left = tracker.goal - tracker.counted_today
        self._window.raise_up()
        self.close_prompt.ask(left, suggested_time(self._context.clock.now(), left, self._day_start()))
        return False

    @Slot()
    def let_session_end(self) -> None:
        """Close without asking, as the system shuts down or the user logs out."""
        self._session_ends = True
        self._window.stop_asking()

    def _needs_prompt(self) -> bool:
        library = self._context.library
        if self._is_waiting or library.read_only or not library.texts.has_any():
            return False
        policy = ClosePromptPolicy(self._context.settings.values.closing_line)
        counted = self._context.tracker.counted_today
        return prompts_on_close(policy, counted, self.timer.outlook(), self._context.clock.now())

    def _connect(self) -> None:
        self._window.add_bar(self.close_prompt)
        self._window.ask_before_closing(self.may_close)
        self._window.closing.connect(self.timer.stop)
        self._window.came_to_front.connect(self._on_window_came_to_front)
        self.close_prompt.close_requested.connect(self._window.close)
        self.close_prompt.remind_requested.connect(self._on_close_prompt_remind_requested)
        self.close_prompt.minimize_requested.connect(self._on_close_prompt_minimize_requested)
        self.close_prompt.kept_reading.connect(self._on_close_prompt_kept_reading)
        self.timer.became_due.connect(self._on_reminders_became_due)
        self.notifier.woken.connect(self.timer.check_clock)
        for source in (self.notifier, self.tray):
            source.open_requested.connect(self._window.raise_up)
        self.tray.quit_requested.connect(self._quit)
        self._day_timer.timeout.connect(self._quit)
        self._context.settings.changed.connect(self._on_settings_changed)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self.let_session_end)

    def _follow_settings(self) -> None:
        values = self._context.settings.values
        if values.reminder_times:
            self.notifier.listen()
        if values.tray_icon and self.tray.is_there:
            self.tray.show(self.tr("One Hour"))
        elif not self._is_waiting:
            self.tray.hide()

    def _day_start(self) -> int:
        return plan_at(self._context.library.plans.history(), self._context.clock.now()).day_start

    def _remind_at(self, time_of_day: time) -> datetime | None:
        """Set the reminder for a time of today, or show that today is over by then and return None."""
        wall = wall_today(time_of_day, self._context.clock.now(), self._day_start())
        if wall is None:
            self.close_prompt.say_too_late(time(self._day_start()))
        else:
            self.timer.remind_once(wall)
        return wall

    def _wait_in_tray(self, wall: datetime) -> None:
        """Save and hide the window, and stay in the tray until the reminder is clicked or the day ends."""
        self._is_waiting = True
        self._controller.flush()
        self.close_prompt.hide()
        self.tray.show(self.tr("One Hour · reminds you at {time}").format(time=face(wall.time())))
        self._on_close_prompt_kept_reading()  # so that the page has the focus when the window is shown again
        QApplication.setQuitOnLastWindowClosed(False)
        self._window.hide()
        day = self.timer.outlook().day_of(wall)
        ends = self._context.clock.from_wall_time(day_start_of(day + _ONE_DAY, self._day_start()))
        self._day_timer.start(max(1, round((ends - self._context.clock.now()).total_seconds() * 1_000)))

    @Slot(object)
    def _on_close_prompt_remind_requested(self, time_of_day: time) -> None:
        if not self.tray.is_there:
            self.close_prompt.say_no_tray()
            return
        wall = self._remind_at(time_of_day)
        if wall is not None:
            self._wait_in_tray(wall)

    @Slot(object)
    def _on_close_prompt_minimize_requested(self, time_of_day: time) -> None:
        if self._remind_at(time_of_day) is not None:
            self.close_prompt.hide()
            self._controller.flush()
            self._window.showMinimized()

    @Slot()
    def _on_close_prompt_kept_reading(self) -> None:
        if self._window.current is not None:
            self._window.show_screen(self._window.current)

    @Slot(object)
    def _on_reminders_became_due(self, _reminder: Reminder) -> None:
        tracker = self._context.tracker
        heading = ReminderLabels().left(tracker.goal - tracker.counted_today)
        text = ReminderLabels().day_end(self._day_start())
        if self.late_start.is_due:
            text = f"{text} {self.tr('Start with 5 minutes.')}"
        self.notifier.notify(heading, text)

    @Slot()
    def _on_window_came_to_front(self) -> None:
        self.notifier.put_icon_away()
        if self._is_waiting:
            self._is_waiting = False
            self._day_timer.stop()
            QApplication.setQuitOnLastWindowClosed(True)
            self._follow_settings()

    @Slot()
    def _quit(self) -> None:
        """Quit the application, whether its window is shown or not."""
        self._session_ends = True
        self.timer.remind_once(None)
        self.tray.hide()
        self._window.close()
        self.ended.emit()

    @Slot(object, object)
    def _on_settings_changed(self, before: Preferences, after: Preferences) -> None:
        if (before.tray_icon, before.reminder_times) != (after.tray_icon, after.reminder_times):
            self._follow_settings()
