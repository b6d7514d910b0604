"""What N, Q, T and A make so that something can be written on it: it stays only if something is."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.page.passage import Passage
from reader.ui.reading.mark_controller import MarkController
from reader.ui.reading.read_screen import ReadScreen
from reader.ui.study.action_dialogs import ActionDialog
from tests.support.dialogs import answer_dialog
from tests.support.texts import add_text
from tests.support.window import WindowDriver

WRITE, ASK, TAG = MarkController.write_note, MarkController.ask_question, MarkController.edit_tags

Command = Callable[[MarkController], None]


@pytest.fixture
def text(screen: ReadScreen, library: Library, now: datetime) -> str:
    text = add_text(library, "甲", ["读书百遍，其义自见。" * 30], now).id
    screen.open(text)
    screen.page.select(Passage(4, 12))
    return text


def editor_of(screen: ReadScreen, command: Command) -> QPlainTextEdit | QLineEdit:
    """Return the field of the editor in which the command begins."""
    kind = QLineEdit if command is TAG else QPlainTextEdit
    field: QPlainTextEdit | QLineEdit = next(
        one for one in screen.notes.list.view.viewport().findChildren(kind) if one.isVisible()
    )
    return field


def marks(library: Library, text: str) -> list[Annotation]:
    return library.annotations.of_text(text)


@pytest.mark.parametrize("command", [WRITE, ASK, TAG])
def test_esc_leaves_nothing_of_what_was_not_written_on(
    screen: ReadScreen, library: Library, text: str, command: Command
) -> None:
    steps = library.history()
    command(screen.mark_controller)
    assert len(marks(library, text)) == 1
    QTest.keyClick(editor_of(screen, command), Qt.Key.Key_Escape)
    assert marks(library, text) == []
    assert screen.mark_controller.chosen is None
    assert library.history() == steps
    assert library.redoable() is None


@pytest.mark.parametrize("command", [WRITE, ASK, TAG])
def test_what_is_written_is_kept(screen: ReadScreen, library: Library, text: str, command: Command) -> None:
    command(screen.mark_controller)
    field = editor_of(screen, command)
    QTest.keyClicks(field, "why")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    (mark,) = marks(library, text)
    assert (mark.tags if command is TAG else mark.body) == (("why",) if command is TAG else "why")


@pytest.mark.parametrize("command", [WRITE, ASK, TAG])
def test_what_was_written_and_erased_leaves_nothing(
    screen: ReadScreen, library: Library, text: str, command: Command
) -> None:
    command(screen.mark_controller)
    field = editor_of(screen, command)
    QTest.keyClicks(field, "w")
    screen.notes.list._autosave.save()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert marks(library, text) == []


def test_a_mark_that_was_turned_into_a_question_is_what_it_was(screen: ReadScreen, library: Library, text: str) -> None:
    screen.mark_controller.highlight(3)
    steps = library.history()
    screen.mark_controller.ask_question()
    QTest.keyClick(editor_of(screen, ASK), Qt.Key.Key_Escape)
    (mark,) = marks(library, text)
    assert (mark.kind, mark.colour) == (AnnotationKind.HIGHLIGHT, 3)
    assert library.history() == steps


@pytest.mark.parametrize("command", [WRITE, TAG])
def test_a_mark_that_was_there_before_stays(screen: ReadScreen, library: Library, text: str, command: Command) -> None:
    screen.mark_controller.highlight(3)
    command(screen.mark_controller)
    QTest.keyClick(editor_of(screen, command), Qt.Key.Key_Escape)
    assert [mark.colour for mark in marks(library, text)] == [3]


def test_a_mark_that_was_recoloured_meanwhile_stays(screen: ReadScreen, library: Library, text: str) -> None:
    screen.mark_controller.edit_tags()
    (mark,) = marks(library, text)
    screen.mark_controller._annotation_commands.recolour(mark.id, 4)
    QTest.keyClick(editor_of(screen, TAG), Qt.Key.Key_Escape)
    assert [one.colour for one in marks(library, text)] == [4]


def test_another_text_leaves_nothing_either(screen: ReadScreen, library: Library, text: str, now: datetime) -> None:
    other = add_text(library, "乙", ["其义自见。"], now).id
    screen.mark_controller.edit_tags()
    screen.open(other)
    assert marks(library, text) == []


@pytest.mark.parametrize("is_kept", [False, True])
def test_an_action_that_is_given_up_leaves_no_mark(
    qtbot: QtBot, tmp_path: Path, now: datetime, *, is_kept: bool
) -> None:
    with Library.open(tmp_path / "library.db", now) as library:
        text = add_text(library, "甲", ["读书百遍，其义自见。" * 30], now).id
        with WindowDriver(qtbot, library, FixedClock(now)) as driver:
            driver.open(text)
            driver.page.select(Passage(4, 12))

            def answer(dialog: ActionDialog) -> None:
                dialog.field.line.setText("每天读一段")
                (dialog.accept if is_kept else dialog.reject)()

            answered = answer_dialog(ActionDialog, answer)
            driver.read_screen.mark_controller.ask_for_action()
            assert answered
            assert len(marks(library, text)) == int(is_kept)


def test_closing_the_window_leaves_nothing(qtbot: QtBot, tmp_path: Path, now: datetime) -> None:
    with Library.open(tmp_path / "library.db", now) as library:
        text = add_text(library, "甲", ["读书百遍，其义自见。" * 30], now).id
        with WindowDriver(qtbot, library, FixedClock(now)) as driver:
            driver.open(text)
            driver.page.select(Passage(4, 12))
            driver.read_screen.mark_controller.edit_tags()
            assert len(marks(library, text)) == 1
        assert marks(library, text) == []
