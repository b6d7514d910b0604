"""Keys, clicks, dialogs and a hidden window: what the clock takes for the reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPlainTextEdit, QSlider, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.core.activity.clock_state import ClockState
from reader.core.activity.ledger import TimeClass
from reader.storage.library import Library
from reader.ui.activity.tracker import ActivityTracker
from tests.support.activity import add_novel, entries, run
from tests.support.clocks import ManualClock


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setLayout(QVBoxLayout())
    made.layout().addWidget(QSlider())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.wait_until(made.isActiveWindow)
    return made


def test_keys_and_clicks_of_the_reader_are_input(
    tracker: ActivityTracker, library: Library, clock: ManualClock, window: QWidget
) -> None:
    tracker.watch(window)
    tracker.view_changed(add_novel(library), "zh", 0, 500)
    assert tracker.state is ClockState.READING
    run(tracker, clock, 500)
    assert tracker.state is ClockState.IDLE
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Up)
    assert tracker.state is ClockState.READING
    run(tracker, clock, 500)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton)
    assert tracker.state is ClockState.READING


def test_keys_in_a_note_are_writing(
    tracker: ActivityTracker, library: Library, clock: ManualClock, window: QWidget
) -> None:
    editor = QPlainTextEdit(window)
    editor.show()
    editor.setFocus()
    tracker.watch(window)
    tracker.view_changed(add_novel(library), "zh", 0, 500)
    run(tracker, clock, 10)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    run(tracker, clock, 10)
    tracker.close_text()
    assert entries(library) == [(TimeClass.READ, 10, "class"), (TimeClass.NOTE, 10, "close")]


def test_a_dialog_stops_the_clock_and_closing_it_starts_it(
    qtbot: QtBot, tracker: ActivityTracker, library: Library, clock: ManualClock, window: QWidget
) -> None:
    tracker.watch(window)
    tracker.view_changed(add_novel(library), "zh", 0, 500)
    run(tracker, clock, 10)
    dialog = QDialog(window)
    dialog.show()
    dialog.activateWindow()
    qtbot.wait_until(lambda: tracker.state is ClockState.IDLE)
    run(tracker, clock, 60)
    dialog.close()
    window.activateWindow()
    qtbot.wait_until(lambda: tracker.state is ClockState.READING)
    run(tracker, clock, 5)
    assert tracker.counted_today == 15


@pytest.mark.parametrize("is_own", [True, False])
def test_a_dialog_is_not_told_as_another_window(
    qtbot: QtBot, tracker: ActivityTracker, library: Library, clock: ManualClock, window: QWidget, *, is_own: bool
) -> None:
    tracker.watch(window)
    tracker.view_changed(add_novel(library), "zh", 0, 500)
    run(tracker, clock, 10)
    if is_own:
        dialog = QDialog(window)
        dialog.show()
        dialog.activateWindow()
    else:
        window.hide()
    qtbot.wait_until(lambda: tracker.state is ClockState.IDLE)
    assert entries(library) == [(TimeClass.READ, 10, "dialog" if is_own else "blur")]


def test_a_menu_does_not_end_a_session(
    qtbot: QtBot, tracker: ActivityTracker, library: Library, clock: ManualClock, window: QWidget
) -> None:
    tracker.watch(window)
    tracker.view_changed(add_novel(library), "zh", 0, 500)
    run(tracker, clock, 10)
    menu = QMenu(window)
    menu.addAction("Larger text")
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.wait_until(lambda: QApplication.activePopupWidget() is menu)
    assert tracker.state is ClockState.READING
    run(tracker, clock, 10)
    menu.close()
    qtbot.wait_until(lambda: QApplication.activePopupWidget() is None)
    assert tracker.state is ClockState.READING
    tracker.close_text()
    assert entries(library) == [(TimeClass.READ, 20, "close")]


def test_a_menu_that_is_left_open_stops_the_clock_as_no_input_does(
    qtbot: QtBot, tracker: ActivityTracker, library: Library, clock: ManualClock, window: QWidget
) -> None:
    tracker.watch(window)
    tracker.view_changed(add_novel(library), "zh", 0, 500)
    menu = QMenu(window)
    menu.addAction("Larger text")
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.wait_until(lambda: QApplication.activePopupWidget() is menu)
    run(tracker, clock, 900)
    assert tracker.state is ClockState.IDLE
    menu.close()


def test_a_hidden_window_counts_nothing_and_wakes_nobody(
    tracker: ActivityTracker, library: Library, clock: ManualClock, window: QWidget
) -> None:
    tracker.watch(window)
    tracker.view_changed(add_novel(library), "zh", 0, 500)
    window.hide()
    assert tracker.state is ClockState.IDLE
    assert not tracker._timer.isActive()


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_F7, Qt.Key.Key_Q])
def test_keys_that_change_nothing_are_no_input(
    tracker: ActivityTracker, library: Library, clock: ManualClock, window: QWidget, key: Qt.Key
) -> None:
    tracker.watch(window)
    tracker.view_changed(add_novel(library), "zh", 0, 500)
    for _ in range(60):
        run(tracker, clock, 55)
        QTest.keyClick(window.windowHandle(), key)
    assert tracker.state is ClockState.IDLE
    assert tracker.counted_today == 120


def test_a_shortcut_is_input(
    qtbot: QtBot, tracker: ActivityTracker, library: Library, clock: ManualClock, window: QWidget
) -> None:
    action = QAction("Larger text", window)
    action.setShortcut("F7")
    window.addAction(action)
    tracker.watch(window)
    tracker.view_changed(add_novel(library), "zh", 0, 500)
    run(tracker, clock, 500)
    assert tracker.state is ClockState.IDLE
    with qtbot.wait_signal(action.triggered):
        QTest.keyPress(window.windowHandle(), Qt.Key.Key_F7)
    qtbot.wait_until(lambda: tracker.state is ClockState.READING)


@pytest.mark.parametrize(("committed", "expected"), [("字", TimeClass.NOTE), ("", TimeClass.READ)])
def test_what_an_input_method_commits_is_input_without_any_key(
    tracker: ActivityTracker, library: Library, clock: ManualClock, window: QWidget, *, committed: str, expected: str
) -> None:
    editor = QPlainTextEdit(window)
    editor.show()
    tracker.watch(window)
    editor.setFocus()
    tracker.view_changed(add_novel(library), "zh", 0, 500)
    run(tracker, clock, 10)
    event = QInputMethodEvent("zi", [])
    event.setCommitString(committed)
    QApplication.sendEvent(editor, event)
    run(tracker, clock, 10)
    tracker.close_text()
    assert entries(library)[-1][0] is expected


def test_a_key_that_closes_a_note_is_not_written_in_it(
    tracker: ActivityTracker, library: Library, clock: ManualClock, window: QWidget
) -> None:
    editor = QPlainTextEdit(window)
    editor.show()
    editor.setFocus()
    close = QAction("Close the note", editor)
    close.setShortcut("Ctrl+Return")
    close.triggered.connect(editor.hide)
    close.triggered.connect(tracker.note_closed)
    editor.addAction(close)
    tracker.watch(window)
    tracker.view_changed(add_novel(library), "zh", 0, 500)
    tracker.note_typed()
    run(tracker, clock, 10)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    run(tracker, clock, 20)
    tracker.close_text()
    assert entries(library) == [(TimeClass.NOTE, 10, "class"), (TimeClass.READ, 20, "close")]
