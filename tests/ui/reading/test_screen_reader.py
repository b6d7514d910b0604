"""What a screen reader gets of the page: its text while one is listening, and what it cannot know of itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.page.accessible_text import AccessibleText
from reader.ui.page.passage import Passage
from reader.ui.reading.screen_reader import ScreenReader
from reader.ui.widgets.focus_frame import FocusFrame
from tests.support.assistive_technology import assistive_technology, text_interface
from tests.support.texts import add_text
from tests.support.window import WindowDriver

_Key = Qt.Key


@pytest.fixture
def driver(qtbot: QtBot, library: Library, now: datetime) -> Iterator[WindowDriver]:
    """Return the window with a long text on the page, which has the focus."""
    text = add_text(library, "甲", [f"第{number}段。满纸荒唐言，一把辛酸泪。" for number in range(900)], now)
    with WindowDriver(qtbot, library, FixedClock(now)) as driver:
        driver.open(text.id)
        driver.window.activateWindow()
        driver.page.setFocus()
        yield driver


@pytest.fixture
def announced(driver: WindowDriver) -> list[str]:
    """Return what is announced, as it comes."""
    sentences: list[str] = []
    driver.read_screen.screen_reader.announced.connect(sentences.append)
    return sentences


@pytest.fixture
def listening() -> Iterator[None]:
    with assistive_technology():
        yield


def reader_of(driver: WindowDriver) -> ScreenReader:
    return driver.read_screen.screen_reader


def text_of(driver: WindowDriver) -> AccessibleText:
    driver.read_screen.screen_reader.follow()
    text = reader_of(driver).text
    assert text is not None
    return text


def press(driver: WindowDriver, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    text = text_of(driver)
    for key in keys:
        QTest.keyClick(text, key, modifiers)
        QCoreApplication.processEvents()


def test_without_assistive_technology_nothing_is_made(driver: WindowDriver, announced: list[str]) -> None:
    assert not QAccessible.isActive()
    for key in (_Key.Key_J, _Key.Key_Space, _Key.Key_V, _Key.Key_Period):
        driver.press(key)
    assert reader_of(driver).text is None
    assert driver.read_screen.findChildren(AccessibleText) == []
    assert announced == []


def test_a_screen_reader_may_come_and_go(driver: WindowDriver) -> None:
    page = driver.page
    for _ in range(3):
        with assistive_technology():
            driver.press(_Key.Key_J)
            text = reader_of(driver).text
            assert text is not None
            assert page.focusProxy() is text
            assert page.hasFocus()
            press(driver, _Key.Key_J)
        before = page.reading_cursor
        driver.press(_Key.Key_J)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert reader_of(driver).text is None
        assert page.focusProxy() is None
        assert page.hasFocus()
        assert page.reading_cursor != before
    assert driver.read_screen.findChildren(AccessibleText) == []


def test_a_screen_reader_is_noticed_when_the_page_gets_the_focus(
    driver: WindowDriver, qtbot: QtBot, listening: None
) -> None:
    driver.read_screen.contents.setFocus()
    driver.page.setFocus()
    qtbot.waitUntil(lambda: reader_of(driver).text is not None)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is reader_of(driver).text)


@pytest.mark.usefixtures("listening")
def test_the_frame_of_the_focus_is_over_the_page(driver: WindowDriver) -> None:
    text = text_of(driver)
    driver.page.setFocus()
    QTest.keyClick(text, _Key.Key_Tab)
    assert QApplication.focusWidget() is not text
    QTest.keyClick(QApplication.focusWidget(), _Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is text
    assert driver.page.findChildren(FocusFrame)
    assert not text.findChildren(FocusFrame)
    driver.read_screen.contents.setFocus()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not driver.page.findChildren(FocusFrame)


@pytest.mark.usefixtures("listening")
def test_each_step_is_said_once(driver: WindowDriver, announced: list[str]) -> None:
    press(driver, _Key.Key_J)
    assert announced.pop() == "第0段。"
    press(driver, _Key.Key_Right)
    assert announced.pop() == "满纸荒唐言，一把辛酸泪。"
    press(driver, _Key.Key_V, _Key.Key_Period)
    assert announced.pop() == "满纸荒唐言，一把辛酸泪。"
    driver.trigger("caret-mode")
    announced.clear()
    press(driver, _Key.Key_Escape, _Key.Key_Right, _Key.Key_Down, _Key.Key_End)
    press(driver, _Key.Key_Left, _Key.Key_Up, modifiers=Qt.KeyboardModifier.ShiftModifier)
    text_interface(text_of(driver)).setCursorPosition(100)
    QCoreApplication.processEvents()
    assert announced == [], "the screen reader says these of itself"


@pytest.mark.usefixtures("listening")
def test_marks_are_announced_of_what_is_said_by_the_screen_reader_too(
    driver: WindowDriver, announced: list[str]
) -> None:
    driver.highlight(driver.text_id, 5, 10)
    driver.highlight(driver.text_id, 8, 12, 2)
    press(driver, _Key.Key_J, _Key.Key_Right)
    assert announced[-1] == "满纸荒唐言，一把辛酸泪。\n2 marks"
    text_interface(text_of(driver)).setCursorPosition(40)
    QCoreApplication.processEvents()
    announced.clear()
    text_interface(text_of(driver)).setCursorPosition(7)
    QCoreApplication.processEvents()
    assert announced == ["2 marks"]


@pytest.mark.usefixtures("listening")
def test_a_mark_is_made_where_the_caret_is(driver: WindowDriver) -> None:
    driver.trigger("caret-mode")
    text_interface(text_of(driver)).setCursorPosition(6)
    QCoreApplication.processEvents()
    driver.trigger("colour-1")
    (mark,) = driver.library.annotations.in_range(driver.text_id, 0, 100)
    assert (mark.start, mark.end) == (4, 16)
    text_interface(text_of(driver)).addSelection(20, 23)
    QCoreApplication.processEvents()
    driver.trigger("colour-2")
    assert [(one.start, one.end) for one in driver.library.annotations.in_range(driver.text_id, 18, 100)] == [(20, 23)]


@pytest.mark.usefixtures("listening")
def test_a_turned_page_is_said(driver: WindowDriver, announced: list[str]) -> None:
    press(driver, _Key.Key_Space)
    start, end = driver.page.visible_range
    assert announced == [driver.page.words_of(Passage(start, end))]


@pytest.mark.usefixtures("listening")
def test_a_hit_of_the_search_is_said_and_the_caret_is_on_it(driver: WindowDriver, announced: list[str]) -> None:
    text_of(driver)
    driver.page.show_passage(9000, 9004)
    hit = driver.page.flow.text_between(9000, 9004)  # type: ignore[union-attr]
    (sentence,) = announced
    assert hit in sentence
    assert sentence in {"满纸荒唐言，一把辛酸泪。", "满纸荒唐言，一把辛酸泪。\n"}
    assert driver.page.caret == 9000


@pytest.mark.usefixtures("listening")
def test_the_caret_follows_a_jump_and_another_tab(driver: WindowDriver, library: Library, now: datetime) -> None:
    text = text_of(driver)
    driver.read_screen.jump(9000)
    assert text._start + text_interface(text).cursorPosition() == driver.page.place
    other = add_text(library, "乙", ["𠮷。𠮷野家。"], now)
    driver.read_screen.open(other.id, in_new_tab=True)
    assert text.toPlainText() == "𠮷。𠮷野家。"
    driver.read_screen.close_text()
    assert text.toPlainText().startswith("第")
    driver.read_screen.close_text()
    assert text.toPlainText() == ""


@pytest.mark.usefixtures("listening")
def test_a_text_that_is_deleted_meanwhile_is_no_longer_held(driver: WindowDriver) -> None:
    text = text_of(driver)
    driver.commands.run(lambda: driver.library.texts.remove(driver.text_id, driver.clock.now()), driver.read_screen)
    assert text.toPlainText() == ""
    text_interface(text).setCursorPosition(0)
    press(driver, _Key.Key_Down)


def test_caret_mode_is_kept_checked_and_said(driver: WindowDriver) -> None:
    driver.trigger("caret-mode")
    assert driver.toast_text() == "Caret mode on. It needs a screen reader, and none is running."
    assert driver.action("caret-mode").isChecked()
    driver.trigger("caret-mode")
    assert driver.toast_text() == "Caret mode off."
    with assistive_technology():
        text = text_of(driver)
        driver.trigger("caret-mode")
        assert driver.toast_text() == "Caret mode on."
        assert text.caret_mode
    driver.press(_Key.Key_J)
    with assistive_technology():
        assert text_of(driver).caret_mode


@pytest.mark.usefixtures("listening")
def test_notes_are_still_told_from_the_text(driver: WindowDriver) -> None:
    """Time with the focus on the text is reading: an editor counts as writing notes only if it can be written in."""
    text = text_of(driver)
    assert isinstance(text, QPlainTextEdit)
    assert text.isReadOnly()


@pytest.mark.usefixtures("listening")
def test_what_the_program_reads_aloud_itself_is_not_announced(driver: WindowDriver, announced: list[str]) -> None:
    driver.press(_Key.Key_J)
    before = len(announced)
    driver.page.is_read_aloud = True
    driver.page.read_along(Passage(6, 20))
    assert len(announced) == before
    driver.page.is_read_aloud = False
    driver.page.read_along(Passage(20, 30))
    assert len(announced) == before + 1
