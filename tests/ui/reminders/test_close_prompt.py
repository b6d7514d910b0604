"""Closing with minutes left says so once, in a line; the second time the window goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTimeEdit
from pytestqt.qtbot import QtBot

from reader.app.composition import Application
from reader.storage.library import Library
from reader.ui.reminders.reminder_controller import ReminderController


def words(controller: ReminderController) -> str:
    label = controller.line.findChild(QLabel)
    assert label is not None
    return label.text()


def press(controller: ReminderController, label: str) -> None:
    (button,) = [one for one in controller.line.findChildren(QPushButton) if one.text() == label]
    button.click()


def with_tray(controller: ReminderController, monkeypatch: pytest.MonkeyPatch, *, there: bool) -> None:
    """The offscreen platform has no tray; whether there is one is the system's word, not ours."""
    monkeypatch.setattr(type(controller.tray), "is_there", property(lambda _tray: there))
    if there:
        shown = []
        monkeypatch.setattr(type(controller.tray), "show", lambda _tray, words: shown.append(words))
        monkeypatch.setattr(type(controller.tray), "is_shown", property(lambda _tray: bool(shown)))


def test_closing_early_says_what_is_left_and_the_second_time_closes(
    program: Application, controller: ReminderController
) -> None:
    window = program.controller.window
    assert not window.close()
    assert controller.line.isVisible()
    assert words(controller) == "60 minutes left today"
    assert window.close()
    assert not window.isVisible()


def test_esc_closes(program: Application, controller: ReminderController) -> None:
    program.controller.window.close()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not program.controller.window.isVisible()


def test_the_first_button_keeps_reading(program: Application, controller: ReminderController) -> None:
    program.controller.window.close()
    press(controller, "Keep Reading")
    assert not controller.line.isVisible()
    assert program.controller.window.isVisible()
    assert not program.controller.window.close()


def test_going_on_with_the_page_keeps_reading(program: Application, controller: ReminderController) -> None:
    program.controller.window.close()
    program.controller.read_screen.page.setFocus()
    assert not controller.line.isVisible()


def test_a_minute_begun_is_a_minute_left(
    program: Application, controller: ReminderController, declare: Callable[[float], None]
) -> None:
    declare(58.9)
    program.controller.window.close()
    assert words(controller) == "2 minutes left today"


def test_nothing_is_said_once_the_goal_is_met(
    program: Application, controller: ReminderController, declare: Callable[[float], None]
) -> None:
    declare(60)
    assert program.controller.window.close()


def test_nothing_is_said_on_a_day_of_rest(
    program: Application,
    controller: ReminderController,
    library: Library,
    now: datetime,
    pass_by: Callable[..., None],
) -> None:
    library.plans.declare_rest(date(2026, 3, 29), now)
    pass_by(days=1)
    assert program.controller.window.close()


def test_nothing_is_said_where_the_reader_turned_it_off(program: Application, controller: ReminderController) -> None:
    program.context.settings.change(closing_line="never")
    assert program.controller.window.close()


def test_nothing_is_said_before_reading_where_the_reader_chose_so(
    program: Application, controller: ReminderController, declare: Callable[[float], None]
) -> None:
    program.context.settings.change(closing_line="after-reading")
    assert controller.may_close()
    declare(1)
    assert not controller.may_close()


def test_nothing_is_said_when_the_session_ends(program: Application, controller: ReminderController) -> None:
    controller.let_session_end()
    assert program.controller.window.close()


def test_nothing_is_said_in_an_empty_library(
    program: Application, controller: ReminderController, library: Library
) -> None:
    library.texts.remove(library.texts.all()[0].id, program.context.clock.now())
    assert program.controller.window.close()


def test_a_reminder_waits_in_the_tray(
    program: Application,
    controller: ReminderController,
    monkeypatch: pytest.MonkeyPatch,
    pass_by: Callable[..., None],
) -> None:
    with_tray(controller, monkeypatch, there=True)
    program.controller.window.close()
    press(controller, "Remind Me At")
    assert controller.waits
    assert not program.controller.window.isVisible()
    assert not QApplication.quitOnLastWindowClosed()
    assert controller.timer.next is not None
    assert controller.timer.next.wall == datetime.fromisoformat("2026-03-28 20:30")
    program.controller.take_arguments([])
    assert program.controller.window.isVisible()
    assert not controller.waits
    assert QApplication.quitOnLastWindowClosed()


def test_the_tray_lets_a_waiting_program_end(
    program: Application, controller: ReminderController, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_tray(controller, monkeypatch, there=True)
    ended = []
    controller.ended.connect(lambda: ended.append(True))
    program.controller.window.close()
    press(controller, "Remind Me At")
    controller.tray.quit_requested.emit()
    assert ended
    assert not controller.timer.is_waiting


def test_a_time_after_the_day_is_refused_with_a_sentence(
    program: Application, controller: ReminderController, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_tray(controller, monkeypatch, there=True)
    program.controller.window.close()
    field = controller.line.findChild(QTimeEdit)
    assert field is not None
    field.setTime(field.time().fromString("05:00", "HH:mm"))
    press(controller, "Remind Me At")
    assert words(controller) == "Today ends at 04:00. Please set a time before it."
    assert not controller.waits


def test_without_a_tray_the_window_says_so_and_can_be_minimised(
    program: Application, controller: ReminderController
) -> None:
    program.controller.window.close()
    press(controller, "Remind Me At")
    assert "no tray" in words(controller)
    press(controller, "Minimise")
    assert program.controller.window.isMinimized()
    assert controller.timer.next is not None


def test_the_full_screen_is_left_to_say_it(program: Application, controller: ReminderController) -> None:
    program.controller.toggle_focus_mode()
    program.controller.window.close()
    assert not program.controller.window.isFullScreen()
    assert controller.line.isVisible()


def test_the_line_speaks_the_language_that_is_chosen(
    qtbot: QtBot, program: Application, controller: ReminderController
) -> None:
    keep = controller.line.findChildren(QPushButton)[0]
    program.context.settings.change(language="zh_CN")
    qtbot.waitUntil(lambda: keep.text() == "继续阅读")
    program.controller.window.close()
    assert words(controller) == "今天还差 60 分钟"
    program.context.settings.change(language="en")
    qtbot.waitUntil(lambda: keep.text() == "Keep Reading")
