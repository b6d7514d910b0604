"""Keys, clicks, dialogs and a hidden window: what the clock takes for the reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.core.activity.activity_state import ClockState
from reader.core.activity.ledger import TimeClass
from reader.storage.library import Library
from reader.ui.activity.tracker import ActivityTracker
from tests.support.activity import add_novel, entries, run
from tests.support.clocks import ManualClock


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setLayout(QVBoxLayout())
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
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)
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


def test_a_hidden_window_counts_nothing_and_wakes_nobody(
    tracker: ActivityTracker, library: Library, clock: ManualClock, window: QWidget
) -> None:
    tracker.watch(window)
    tracker.view_changed(add_novel(library), "zh", 0, 500)
    window.hide()
    assert tracker.state is ClockState.IDLE
    assert not tracker._timer.isActive()
