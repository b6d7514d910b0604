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


def words(holding: ReminderController) -> str:
    label = holding.line.findChild(QLabel)
    assert label is not None
    return label.text()


def press(holding: ReminderController, label: str) -> None:
    (button,) = [one for one in holding.line.findChildren(QPushButton) if one.text() == label]
    button.click()


def with_tray(holding: ReminderController, monkeypatch: pytest.MonkeyPatch, *, there: bool) -> None:
    """The offscreen platform has no tray; whether there is one is the system's word, not ours."""
    monkeypatch.setattr(type(holding.tray), "is_there", property(lambda _tray: there))
    if there:
        shown = []
        monkeypatch.setattr(type(holding.tray), "show", lambda _tray, words: shown.append(words))
        monkeypatch.setattr(type(holding.tray), "is_shown", property(lambda _tray: bool(shown)))


def test_closing_early_says_what_is_left_and_the_second_time_closes(
    program: Application, holding: ReminderController
) -> None:
    window = program.room.window
    assert not window.close()
    assert holding.line.isVisible()
    assert words(holding) == "60 minutes left today"
    assert window.close()
    assert not window.isVisible()


def test_esc_closes(program: Application, holding: ReminderController) -> None:
    program.room.window.close()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not program.room.window.isVisible()


def test_the_first_button_keeps_reading(program: Application, holding: ReminderController) -> None:
    program.room.window.close()
    press(holding, "Keep Reading")
    assert not holding.line.isVisible()
    assert program.room.window.isVisible()
    assert not program.room.window.close()


def test_going_on_with_the_page_keeps_reading(program: Application, holding: ReminderController) -> None:
    program.room.window.close()
    program.room.read.page.setFocus()
    assert not holding.line.isVisible()


def test_a_minute_begun_is_a_minute_left(
    program: Application, holding: ReminderController, declare: Callable[[float], None]
) -> None:
    declare(58.9)
    program.room.window.close()
    assert words(holding) == "2 minutes left today"


def test_nothing_is_said_once_the_goal_is_met(
    program: Application, holding: ReminderController, declare: Callable[[float], None]
) -> None:
    declare(60)
    assert program.room.window.close()


def test_nothing_is_said_on_a_day_of_rest(
    program: Application, holding: ReminderController, library: Library, now: datetime, pass_by: Callable[..., None]
) -> None:
    library.plans.declare_rest(date(2026, 3, 29), now)
    pass_by(days=1)
    assert program.room.window.close()


def test_nothing_is_said_where_the_reader_turned_it_off(program: Application, holding: ReminderController) -> None:
    program.around.settings.change(closing_line="never")
    assert program.room.window.close()


def test_nothing_is_said_before_reading_where_the_reader_chose_so(
    program: Application, holding: ReminderController, declare: Callable[[float], None]
) -> None:
    program.around.settings.change(closing_line="after-reading")
    assert holding.may_close()
    declare(1)
    assert not holding.may_close()


def test_nothing_is_said_when_the_session_ends(program: Application, holding: ReminderController) -> None:
    holding.let_session_end()
    assert program.room.window.close()


def test_nothing_is_said_in_an_empty_library(
    program: Application, holding: ReminderController, library: Library
) -> None:
    library.texts.remove(library.texts.all()[0].id, program.around.moment.now())
    assert program.room.window.close()


def test_a_reminder_waits_in_the_tray(
    program: Application, holding: ReminderController, monkeypatch: pytest.MonkeyPatch, pass_by: Callable[..., None]
) -> None:
    with_tray(holding, monkeypatch, there=True)
    program.room.window.close()
    press(holding, "Remind Me At")
    assert holding.waits
    assert not program.room.window.isVisible()
    assert not QApplication.quitOnLastWindowClosed()
    assert holding.reminders.next is not None
    assert holding.reminders.next.wall == datetime.fromisoformat("2026-03-28 20:30")
    program.room.take_arguments([])
    assert program.room.window.isVisible()
    assert not holding.waits
    assert QApplication.quitOnLastWindowClosed()


def test_the_tray_lets_a_waiting_program_end(
    program: Application, holding: ReminderController, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_tray(holding, monkeypatch, there=True)
    ended = []
    holding.ended.connect(lambda: ended.append(True))
    program.room.window.close()
    press(holding, "Remind Me At")
    holding.tray.quit_wanted.emit()
    assert ended
    assert not holding.reminders.is_waiting


def test_a_time_after_the_day_is_refused_with_a_sentence(
    program: Application, holding: ReminderController, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_tray(holding, monkeypatch, there=True)
    program.room.window.close()
    field = holding.line.findChild(QTimeEdit)
    assert field is not None
    field.setTime(field.time().fromString("05:00", "HH:mm"))
    press(holding, "Remind Me At")
    assert words(holding) == "Today ends at 04:00. Please set a time before it."
    assert not holding.waits


def test_without_a_tray_the_window_says_so_and_can_be_minimised(
    program: Application, holding: ReminderController
) -> None:
    program.room.window.close()
    press(holding, "Remind Me At")
    assert "no tray" in words(holding)
    press(holding, "Minimise")
    assert program.room.window.isMinimized()
    assert holding.reminders.next is not None


def test_the_full_screen_is_left_to_say_it(program: Application, holding: ReminderController) -> None:
    program.room.toggle_focus_mode()
    program.room.window.close()
    assert not program.room.window.isFullScreen()
    assert holding.line.isVisible()


def test_the_line_speaks_the_language_that_is_chosen(
    qtbot: QtBot, program: Application, holding: ReminderController
) -> None:
    keep = holding.line.findChildren(QPushButton)[0]
    program.around.settings.change(language="zh_CN")
    qtbot.waitUntil(lambda: keep.text() == "继续阅读")
    program.room.window.close()
    assert words(holding) == "今天还差 60 分钟"
    program.around.settings.change(language="en")
    qtbot.waitUntil(lambda: keep.text() == "Keep Reading")
