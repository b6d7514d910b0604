"""A reader adds a text, reads and marks it, comes back another day to find everything, and takes the notes along."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.app.composition import Application
from reader.core.annotations.model import AnnotationKind
from reader.core.screens import ScreenName
from reader.resources import welcome_text

Sitting = Callable[[datetime], AbstractContextManager[Application]]


def add(qtbot: QtBot, program: Application, path: Path) -> str:
    """Add a file and wait until it is all in."""
    with qtbot.waitSignal(program.controller.texts.queue.finished, timeout=20_000):
        program.controller.texts.add([path])
    return program.controller.read_screen.text_id


def do(program: Application, name: str) -> None:
    """Do what an action of the menu does."""
    program.controller.window.actions_table.of(name).trigger()


def focused() -> QWidget:
    """Return the widget that keys go to."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_main_job_from_the_keyboard_across_two_days(
    qtbot: QtBot, sitting: Sitting, now: datetime, tmp_path: Path
) -> None:
    with sitting(now) as program:
        text = add(qtbot, program, welcome_text("en"))
        page = program.controller.read_screen.page
        assert program.controller.window.current is ScreenName.READ

        qtbot.keyClick(page, Qt.Key.Key_J)
        do(program, "colour-1")
        qtbot.keyClick(page, Qt.Key.Key_J)
        do(program, "note")
        qtbot.keyClicks(focused(), "Worth an hour")
        qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(page, Qt.Key.Key_Space)
        qtbot.keyClick(page, Qt.Key.Key_Space)
        place = page.place
        marks = program.context.library.annotations.of_text(text)
        assert place > 0
        assert {one.kind for one in marks} == {AnnotationKind.HIGHLIGHT, AnnotationKind.NOTE}
        assert [one.body for one in marks if one.body] == ["Worth an hour"]

    with sitting(now + timedelta(days=1)) as program:
        assert program.controller.read_screen.text_id == text
        assert program.controller.read_screen.page.place == place
        assert program.context.library.annotations.of_text(text) == marks

        with qtbot.waitSignal(program.controller.texts._exporting.finished, timeout=20_000):
            program.controller.texts.export(text)
        [exported] = (tmp_path / "notes").glob("*.md")
        written = exported.read_text("utf-8")
        assert all(one.quote.splitlines()[0] in written for one in marks)
        assert "Worth an hour" in written
        link = f"onehour://open/{text}/{marks[0].id}"
        assert link in written

        program.controller.window.show_screen(ScreenName.LIBRARY)
        program.controller.take_arguments([link])
        start, end = program.controller.read_screen.page.visible_range
        assert program.controller.window.current is ScreenName.READ
        assert start <= marks[0].start < end

        do(program, "undo")
        do(program, "undo")
        assert len(program.context.library.annotations.of_text(text)) == 1
        do(program, "redo")
        assert {one.id for one in program.context.library.annotations.of_text(text)} == {one.id for one in marks}


def test_the_language_changes_while_a_text_is_open(qtbot: QtBot, sitting: Sitting, now: datetime) -> None:
    with sitting(now) as program:
        add(qtbot, program, welcome_text("zh_CN"))
        program.context.settings.change(language="zh_CN")
        qtbot.waitUntil(lambda: program.controller.window.windowTitle() == "一小时")
        for screen in ScreenName:
            program.controller.window.show_screen(screen)
        program.context.settings.change(language="en")
        qtbot.waitUntil(lambda: program.controller.window.windowTitle() == "One Hour")
