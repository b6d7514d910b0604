from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from reader.ui.shell.window_state import WindowState


def test_the_first_window_fits_the_screen_with_its_frame(qtbot: QtBot, tmp_path: Path) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    WindowState(tmp_path / "window.ini").restore(window)
    room = window.screen().availableSize()
    assert room.width() < 1280, "the screen of the tests is a small one"
    assert window.size() + QSize(8, 40) == room


def test_a_window_comes_back_as_large_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    state = WindowState(tmp_path / "window.ini")
    first, second = QMainWindow(), QMainWindow()
    for window in (first, second):
        qtbot.addWidget(window)
    first.resize(640, 480)
    state.keep(first)
    state.restore(second)
    assert second.size() == QSize(640, 480)
