"""A reader adds a text, reads and marks it, comes back another day to find everything, and takes the notes along."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.core.annotations.model import AnnotationKind
from reader.core.screens import ScreenName
from reader.resources import welcome_text
from tests.support.window import WindowDriver

OpenWindow = Callable[[datetime], AbstractContextManager[WindowDriver]]


def focused() -> QWidget:
    """Return the widget that keys go to."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_main_job_from_the_keyboard_across_two_days(
    qtbot: QtBot, open_window: OpenWindow, now: datetime, tmp_path: Path
) -> None:
    with open_window(now) as driver:
        text = driver.add_text(welcome_text("en"))
        page = driver.page
        assert driver.screen is ScreenName.READ

        qtbot.keyClick(page, Qt.Key.Key_J)
        driver.trigger("colour-1")
        qtbot.keyClick(page, Qt.Key.Key_J)
        driver.trigger("note")
        qtbot.keyClicks(focused(), "Worth an hour")
        qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(page, Qt.Key.Key_Space)
        qtbot.keyClick(page, Qt.Key.Key_Space)
        place = page.place
        marks = driver.library.annotations.of_text(text)
        assert place > 0
        assert {one.kind for one in marks} == {AnnotationKind.HIGHLIGHT, AnnotationKind.NOTE}
        assert [one.body for one in marks if one.body] == ["Worth an hour"]

    with open_window(now + timedelta(days=1)) as driver:
        assert driver.text_id == text
        assert driver.page.place == place
        assert driver.library.annotations.of_text(text) == marks

        driver.export(text)
        [exported] = (tmp_path / "notes").glob("*.md")
        written = exported.read_text("utf-8")
        assert all(one.quote.splitlines()[0] in written for one in marks)
        assert "Worth an hour" in written
        link = f"onehour://open/{text}/{marks[0].id}"
        assert link in written

        driver.show(ScreenName.LIBRARY)
        driver.controller.navigation.open_arguments([link])
        start, end = driver.page.visible_range
        assert driver.screen is ScreenName.READ
        assert start <= marks[0].start < end

        driver.trigger("undo")
        driver.trigger("undo")
        assert len(driver.library.annotations.of_text(text)) == 1
        driver.trigger("redo")
        assert {one.id for one in driver.library.annotations.of_text(text)} == {one.id for one in marks}


def test_the_language_changes_while_a_text_is_open(qtbot: QtBot, open_window: OpenWindow, now: datetime) -> None:
    with open_window(now) as driver:
        driver.add(welcome_text("zh_CN"))
        driver.settings.change(language="zh_CN")
        qtbot.waitUntil(lambda: driver.window.windowTitle() == "欢迎使用「一小时」 – 一小时")
        for screen in ScreenName:
            driver.show(screen)
        driver.settings.change(language="en")
        qtbot.waitUntil(lambda: driver.window.windowTitle() == "One Hour")
