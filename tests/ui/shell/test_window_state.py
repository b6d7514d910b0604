from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QListWidget, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.shell.window_state import WindowState
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.label import Label
from reader.ui.widgets.message_dialog import MessageDialog
from reader.ui.widgets.window_sizes import PaneSplitter


class ExportOfSomething(Dialog):
    """A dialog with two panes."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__("Export", parent)
        self.panes = PaneSplitter("export-of-something")
        self.panes.addWidget(QListWidget())
        self.panes.addWidget(QListWidget())
        self.column.add(self.panes)
        self.resize(500, 400)


class NotesOfSomething(Dialog):
    """A dialog that is as large as its words need."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__("Notes", parent)
        self.words = Label("Words", wraps=True)
        self.column.add(self.words)


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


def window_with_state(qtbot: QtBot, path: Path) -> tuple[QMainWindow, WindowState]:
    """Return a window as the program shows it, with what it remembers in a file."""
    window, state = QMainWindow(), WindowState(path)
    qtbot.addWidget(window)
    state.restore(window)
    window.show()
    return window, state


def test_a_dialog_has_the_size_and_the_panes_that_it_was_given(qtbot: QtBot, tmp_path: Path) -> None:
    window, state = window_with_state(qtbot, tmp_path / "window.ini")
    first = ExportOfSomething(window)
    first.show()
    assert first.size() == QSize(500, 400)
    first.resize(640, 480)
    first.panes.setSizes([120, 480])
    first.panes.splitterMoved.emit(120, 1)
    first.close()
    within = QWidget(window)
    again = ExportOfSomething(within)
    again.show()
    assert again.size() == QSize(640, 480)
    assert again.panes.sizes() == first.panes.sizes()
    again.close()
    state.keep(window)
    next_window, _state = window_with_state(qtbot, tmp_path / "window.ini")
    later = ExportOfSomething(next_window)
    later.show()
    assert later.size() == QSize(640, 480)
    assert later.panes.sizes() == first.panes.sizes()


def test_a_size_that_only_the_words_needed_is_not_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    window, _state = window_with_state(qtbot, tmp_path / "window.ini")
    first = NotesOfSomething(window)
    first.show()
    before = first.size()
    first.words.setText("Words of many lines. " * 60)
    qtbot.waitUntil(lambda: first.height() > before.height())
    first.close()
    again = NotesOfSomething(window)
    again.show()
    assert again.size() == before


def test_a_message_is_as_large_as_it_needs_each_time(qtbot: QtBot, tmp_path: Path) -> None:
    window, _state = window_with_state(qtbot, tmp_path / "window.ini")
    first = MessageDialog("Heading", "Words", ("OK",), window)
    first.show()
    before = first.size()
    first.resize(700, 500)
    first.close()
    again = MessageDialog("Heading", "Words", ("OK",), window)
    again.show()
    assert again.size() == before


def test_panes_that_nobody_moved_are_not_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    window, state = window_with_state(qtbot, tmp_path / "window.ini")
    panes = PaneSplitter("panes")
    panes.addWidget(QListWidget())
    panes.addWidget(QListWidget())
    window.setCentralWidget(panes)
    state.keep(window)
    assert "panes" not in (tmp_path / "window.ini").read_text("utf-8")
