"""The context menu of the page acts on the word, the selection, the mark or the link at the place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reader.core.screens import ScreenName
from reader.ui.page.passage import Passage, PassageUnit, passage_at
from reader.ui.reading.selection_bar import SelectionBar
from tests.support.texts import words_of
from tests.support.window import WindowDriver

ESSAY = "# 论学习\n\n学习要读原文，读原文才有根底。参看[目录](https://example.org/list)。\n\n又及。\n"


@pytest.fixture
def essay(driver: WindowDriver, tmp_path: Path) -> str:
    path = tmp_path / "studies.md"
    path.write_text(ESSAY, encoding="utf-8")
    return driver.add_text(path)


def place_of(driver: WindowDriver, words: str) -> tuple[int, QPoint]:
    """Return the start of some words, and the middle of their first character on the viewport."""
    start = words_of(driver.library, driver.text_id).index(words)
    return start, driver.page.rect_of(start, start + 1).center()


def right_click(driver: WindowDriver, point: QPoint) -> QMenu:
    view = driver.page.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.mapToGlobal(point))
    QApplication.sendEvent(view, event)
    return opened_menu()


def opened_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def labels(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(menu: QMenu, label: str) -> None:
    entry: QAction = next(action for action in menu.actions() if action.text().startswith(label))
    menu.setActiveAction(entry)
    QTest.keyClick(menu, Qt.Key.Key_Return)


@pytest.mark.usefixtures("essay")
def test_without_a_selection_the_menu_is_for_the_word_under_the_mouse(driver: WindowDriver) -> None:
    start, point = place_of(driver, "原文")
    menu = right_click(driver, point)
    assert driver.page.passage == Passage(start, start + 2)
    assert labels(menu)[:4] == [
        "Copy\tCtrl+C",
        "Look Up “原文”\tL",
        "Search All Texts for “原文”",
        "Find “原文” in This Text\tCtrl+F",
    ]
    assert "Remove\tDel" not in labels(menu)
    choose(menu, "Copy")
    assert QGuiApplication.clipboard().text() == "原文"
    choose(right_click(driver, point), "Find")
    assert driver.read_screen._find_bar.search_text == "原文"
    choose(right_click(driver, point), "Look Up")
    panel = driver.action_handlers.lookup.panel_controller.panel
    assert panel.word.text() == "原文"
    panel.close_panel()
    choose(right_click(driver, point), "Highlight in Green")
    (mark,) = driver.library.annotations.of_text(driver.text_id)
    assert (mark.quote, mark.colour) == ("原文", 2)
    choose(right_click(driver, point), "Search")
    assert driver.screen is ScreenName.LIBRARY


@pytest.mark.usefixtures("essay")
def test_a_selection_that_is_hit_is_kept(driver: WindowDriver) -> None:
    start, point = place_of(driver, "原文")
    driver.page.select(Passage(start - 4, start + 4))
    menu = right_click(driver, point)
    assert driver.page.passage == Passage(start - 4, start + 4)
    assert "Look Up “学习要读原文，读”\tL" in labels(menu)
    menu.close()
    assert driver.page.position_under(driver.page.passage_rect().topLeft()) is None
    right_click(driver, driver.page.passage_rect().topLeft()).close()
    assert driver.page.passage == Passage(start - 4, start + 4)
    last = driver.page.rect_of(start + 3, start + 4)
    right_click(driver, QPoint(last.right() - 1, last.center().y())).close()
    assert driver.page.passage == Passage(start - 4, start + 4)
    _start, elsewhere = place_of(driver, "根底")
    right_click(driver, elsewhere).close()
    assert driver.page.words_of(driver.page.passage) == "根底"


def test_on_a_mark_the_menu_changes_it_and_looks_up_the_word(driver: WindowDriver, essay: str) -> None:
    start, point = place_of(driver, "原文")
    mark = driver.highlight(essay, start - 4, start + 2)
    menu = right_click(driver, point)
    assert not driver.page.passage
    assert {"Look Up “原文”\tL", "Remove\tDel", "Tags…\tT"} <= set(labels(menu))
    choose(menu, "Copy")
    assert QGuiApplication.clipboard().text() == "学习要读原文"
    choose(right_click(driver, point), "Highlight in Red")
    assert driver.library.annotations.get(mark.id).colour == 5
    choose(right_click(driver, point), "Remove")
    assert not driver.library.annotations.of_text(essay)


@pytest.mark.usefixtures("essay")
def test_on_a_link_its_address_can_be_opened_and_copied(driver: WindowDriver, qtbot: QtBot) -> None:
    _start, point = place_of(driver, "目录")
    menu = right_click(driver, point)
    assert labels(menu)[:2] == ["Open Link", "Copy Link"]
    choose(menu, "Copy Link")
    assert QGuiApplication.clipboard().text() == "https://example.org/list"
    driver.context.navigator.link_requested.disconnect()
    with qtbot.waitSignal(driver.context.navigator.link_requested) as followed:
        choose(right_click(driver, point), "Open Link")
    assert followed.args == ["https://example.org/list"]


@pytest.mark.usefixtures("essay")
def test_a_key_opens_the_menu_for_the_selection_or_the_sentence_at_the_cursor(driver: WindowDriver) -> None:
    QTest.keyClick(driver.page, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = opened_menu()
    assert "Search All Texts and Notes\tCtrl+Shift+F" in labels(menu)
    assert "Note\tN" not in labels(menu)
    menu.close()
    start, _point = place_of(driver, "又及")
    driver.page.set_reading_cursor(passage_at(driver.page, start, PassageUnit.SENTENCE))
    QTest.keyClick(driver.page, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    choose(opened_menu(), "Copy")
    assert QGuiApplication.clipboard().text() == "又及。"
    QTest.keyClick(driver.page, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    choose(opened_menu(), "Highlight in Yellow")
    (mark,) = driver.library.annotations.of_text(driver.text_id)
    assert mark.quote == "又及。"
    driver.page.select(Passage(start, start + 1))
    QTest.keyClick(driver.page, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert "Look Up “又”\tL" in labels(opened_menu())
    opened_menu().close()


def test_the_bar_of_a_mark_copies_its_words_and_looks_them_up(driver: WindowDriver, essay: str) -> None:
    start, point = place_of(driver, "原文")
    driver.highlight(essay, start, start + 2)
    QTest.mouseClick(driver.page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    bar = driver.page.viewport().findChild(SelectionBar)
    assert bar is not None
    assert bar.isVisible()
    assert bar._copy.isVisible()
    bar._copy.click()
    assert QGuiApplication.clipboard().text() == "原文"
    QTest.mouseClick(driver.page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    bar._look_up.click()
    assert driver.action_handlers.lookup.panel_controller.panel.word.text() == "原文"
