"""One timer waits for the next reminder; none waits where none is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from reader.core.activity.plan_change import PlanChange, changed_plan
from reader.storage.library import Library
from reader.ui.reminders.notifier import Notifier
from reader.ui.reminders.reminder_controller import ReminderController
from reader.ui.reminders.reminder_timer import LONGEST_WAIT, ReminderTimer
from reader.ui.widgets.times_field import TimesField
from tests.support.clocks import ManualClock
from tests.support.window import WindowDriver


@pytest.fixture
def reminders(driver: WindowDriver) -> ReminderTimer:
    context = driver.context
    return ReminderTimer(context.library, context.tracker, context.settings, context.change_notifier, context.clock)


def wall(reminders: ReminderTimer) -> str:
    return "" if reminders.next is None else reminders.next.wall.isoformat(" ", "minutes")


def test_no_timer_runs_where_no_time_is_chosen(reminders: ReminderTimer) -> None:
    assert reminders.next is None
    assert not reminders.is_waiting


def test_a_chosen_time_is_waited_for_at_once(driver: WindowDriver, reminders: ReminderTimer) -> None:
    driver.settings.change(reminder_times="21:00")
    assert wall(reminders) == "2026-03-28 21:00"
    assert reminders.is_waiting
    assert reminders._timer.remainingTime() <= LONGEST_WAIT.total_seconds() * 1_000
    driver.settings.change(reminder_times="")
    assert not reminders.is_waiting


def test_it_is_told_once_when_its_time_has_come(
    driver: WindowDriver, reminders: ReminderTimer, clock: ManualClock
) -> None:
    driver.settings.change(reminder_times="21:00")
    reminded = []
    reminders.became_due.connect(reminded.append)
    clock.advance(minutes=59)
    reminders.check_clock()
    assert not reminded
    clock.advance(minutes=1)
    reminders.check_clock()
    reminders.check_clock()
    assert len(reminded) == 1
    assert wall(reminders) == "2026-03-29 21:00"


def test_a_clock_that_is_set_back_tells_nothing_twice(
    driver: WindowDriver, reminders: ReminderTimer, clock: ManualClock
) -> None:
    driver.settings.change(reminder_times="21:00")
    reminded = []
    reminders.became_due.connect(reminded.append)
    clock.advance(minutes=60)
    reminders.check_clock()
    clock.advance_wall(minutes=-30)
    reminders.check_clock()
    clock.advance(minutes=31)
    reminders.check_clock()
    assert len(reminded) == 1


def test_after_a_night_asleep_only_what_comes_is_told(
    driver: WindowDriver, reminders: ReminderTimer, clock: ManualClock, qapp: QApplication
) -> None:
    driver.settings.change(reminder_times="21:00")
    reminded = []
    reminders.became_due.connect(reminded.append)
    clock.advance_wall(hours=11)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert not reminded
    assert wall(reminders) == "2026-03-29 21:00"


def test_the_goal_puts_it_off_to_the_next_day(
    driver: WindowDriver, reminders: ReminderTimer, declare: Callable[[float], None]
) -> None:
    driver.settings.change(reminder_times="21:00")
    declare(60)
    assert wall(reminders) == "2026-03-29 21:00"


def test_a_change_of_the_plan_is_followed(
    driver: WindowDriver, reminders: ReminderTimer, library: Library, declare: Callable[[float], None]
) -> None:
    driver.settings.change(reminder_times="21:00")
    declare(60)
    stricter = changed_plan(library.plans.history(), PlanChange(goal_minutes=90), driver.clock.now())
    driver.change_notifier.announce(library.plans.set(stricter, driver.clock.now()))
    assert wall(reminders) == "2026-03-28 21:00"


def test_a_day_of_rest_is_passed_over(
    driver: WindowDriver, reminders: ReminderTimer, library: Library, now: datetime
) -> None:
    driver.settings.change(reminder_times="08:00")
    driver.change_notifier.announce(library.plans.declare_rest(date(2026, 3, 29), now))
    assert wall(reminders) == "2026-03-30 08:00"


def test_what_was_asked_for_once_comes_once(driver: WindowDriver, reminders: ReminderTimer, clock: ManualClock) -> None:
    reminded = []
    reminders.became_due.connect(reminded.append)
    reminders.remind_once(datetime.fromisoformat("2026-03-28 20:45"))
    clock.advance(hours=2)
    reminders.check_clock()
    assert len(reminded) == 1
    assert not reminders.is_waiting


def test_without_tray_and_bus_the_window_says_it(
    driver: WindowDriver,
    controller: ReminderController,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Notifier, "listen", lambda _notifier: False)
    driver.settings.change(reminder_times="21:00")
    clock.advance(hours=1)
    controller.timer.check_clock()
    assert driver.toast_text() == "60 minutes left today · The day ends at 04:00. Start with 5 minutes."


def test_times_are_added_and_taken_away_in_the_settings(qtbot: QtBot) -> None:
    field = TimesField("08:30")
    qtbot.addWidget(field)
    changes: list[str] = []
    field.changed.connect(changes.append)
    (add,) = [one for one in field.findChildren(QPushButton) if one.text() == "Add"]
    add.click()
    add.click()
    (first,) = [one for one in field.findChildren(QPushButton) if one.text().startswith("08:30")]
    first.click()
    assert changes == ["08:30 21:00", "21:00"]
