"""Closing with minutes left says so once, in a line; the second time the window goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTimeEdit
from pytestqt.qtbot import QtBot

from reader.storage.library import Library
from reader.ui.reminders.reminder_controller import ReminderController
from tests.support.clocks import ManualClock
from tests.support.window import WindowDriver


def words(controller: ReminderController) -> str:
    label = controller.close_prompt.findChild(QLabel)
    assert label is not None
    return label.text()


def press(controller: ReminderController, label: str) -> None:
    (button,) = [one for one in controller.close_prompt.findChildren(QPushButton) if one.text() == label]
    button.click()


def with_tray(controller: ReminderController, monkeypatch: pytest.MonkeyPatch, *, there: bool) -> None:
    """The offscreen platform has no tray; whether there is one is the system's word, not ours."""
    monkeypatch.setattr(type(controller.tray), "is_there", property(lambda _tray: there))
    if there:
        shown = []
        monkeypatch.setattr(type(controller.tray), "show", lambda _tray, words: shown.append(words))
        monkeypatch.setattr(type(controller.tray), "is_shown", property(lambda _tray: bool(shown)))


def test_closing_early_says_what_is_left_and_the_second_time_closes(
    driver: WindowDriver, controller: ReminderController
) -> None:
    window = driver.window
    assert not window.close()
    assert controller.close_prompt.isVisible()
    assert words(controller) == "60 minutes left today"
    assert window.close()
    assert not window.isVisible()


def test_esc_closes(driver: WindowDriver, controller: ReminderController) -> None:
    driver.window.close()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not driver.window.isVisible()


def test_the_first_button_keeps_reading(driver: WindowDriver, controller: ReminderController) -> None:
    driver.window.close()
    press(controller, "Keep Reading")
    assert not controller.close_prompt.isVisible()
    assert driver.window.isVisible()
    assert not driver.window.close()


def test_going_on_with_the_page_keeps_reading(driver: WindowDriver, controller: ReminderController) -> None:
    driver.window.close()
    driver.page.setFocus()
    assert not controller.close_prompt.isVisible()


def test_a_minute_begun_is_a_minute_left(
    driver: WindowDriver, controller: ReminderController, declare: Callable[[float], None]
) -> None:
    declare(58.9)
    driver.window.close()
    assert words(controller) == "2 minutes left today"


def test_nothing_is_said_once_the_goal_is_met(
    driver: WindowDriver, controller: ReminderController, declare: Callable[[float], None]
) -> None:
    declare(60)
    assert driver.window.close()


def test_nothing_is_said_on_a_day_of_rest(
    driver: WindowDriver,
    controller: ReminderController,
    library: Library,
    now: datetime,
    clock: ManualClock,
) -> None:
    library.plans.declare_rest(date(2026, 3, 29), now)
    clock.advance(days=1)
    assert driver.window.close()


def test_nothing_is_said_where_the_reader_turned_it_off(driver: WindowDriver, controller: ReminderController) -> None:
    driver.settings.change(closing_line="never")
    assert driver.window.close()


def test_nothing_is_said_before_reading_where_the_reader_chose_so(
    driver: WindowDriver, controller: ReminderController, declare: Callable[[float], None]
) -> None:
    driver.settings.change(closing_line="after-reading")
    assert controller.may_close()
    declare(1)
    assert not controller.may_close()


def test_nothing_is_said_when_the_session_ends(driver: WindowDriver, controller: ReminderController) -> None:
    controller.let_session_end()
    assert driver.window.close()


def test_nothing_is_said_in_an_empty_library(
    driver: WindowDriver, controller: ReminderController, library: Library
) -> None:
    library.texts.remove(library.texts.all()[0].id, driver.clock.now())
    assert driver.window.close()


def test_a_reminder_waits_in_the_tray(
    driver: WindowDriver, controller: ReminderController, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_tray(controller, monkeypatch, there=True)
    driver.window.close()
    press(controller, "Remind Me At")
    assert controller.waits
    assert not driver.window.isVisible()
    assert not QApplication.quitOnLastWindowClosed()
    assert controller.timer.next is not None
    assert controller.timer.next.wall == datetime.fromisoformat("2026-03-28 20:30")
    driver.controller.navigation.open_arguments([])
    assert driver.window.isVisible()
    assert not controller.waits
    assert QApplication.quitOnLastWindowClosed()


def test_the_tray_lets_a_waiting_program_end(
    driver: WindowDriver, controller: ReminderController, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_tray(controller, monkeypatch, there=True)
    ended = []
    controller.ended.connect(lambda: ended.append(True))
    driver.window.close()
    press(controller, "Remind Me At")
    controller.tray.quit_requested.emit()
    assert ended
    assert not controller.timer.is_waiting


def test_a_time_after_the_day_is_refused_with_a_sentence(
    driver: WindowDriver, controller: ReminderController, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_tray(controller, monkeypatch, there=True)
    driver.window.close()
    field = controller.close_prompt.findChild(QTimeEdit)
    assert field is not None
    field.setTime(field.time().fromString("05:00", "HH:mm"))
    press(controller, "Remind Me At")
    assert words(controller) == "Today ends at 04:00. Choose an earlier time."
    assert not controller.waits


def test_without_a_tray_the_window_says_so_and_can_be_minimised(
    driver: WindowDriver, controller: ReminderController
) -> None:
    driver.window.close()
    press(controller, "Remind Me At")
    assert "no system tray" in words(controller)
    press(controller, "Minimise")
    assert driver.window.isMinimized()
    assert controller.timer.next is not None


def test_the_full_screen_is_left_to_say_it(driver: WindowDriver, controller: ReminderController) -> None:
    driver.controller.toggle_focus_mode()
    driver.window.close()
    assert not driver.window.isFullScreen()
    assert controller.close_prompt.isVisible()


def test_the_line_speaks_the_language_that_is_chosen(
    qtbot: QtBot, driver: WindowDriver, controller: ReminderController
) -> None:
    keep = controller.close_prompt.findChildren(QPushButton)[0]
    driver.settings.change(language="zh_CN")
    qtbot.waitUntil(lambda: keep.text() == "继续阅读")
    driver.window.close()
    assert words(controller) == "今天还差 60 分钟"
    driver.settings.change(language="en")
    qtbot.waitUntil(lambda: keep.text() == "Keep Reading")
