"""The text of the page as assistive technology has it (docs/decisions/0121)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessibleTextInterface, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.core.text.blocks import Block, BlockKind, Inline, InlineKind
from reader.ui.page.accessible_text import AccessibleText
from reader.ui.page.page_view import PageView
from reader.ui.page.passage import Passage
from reader.ui.page.shown_text import ShownText
from reader.ui.page.typography import Typography
from tests.support.assistive_technology import assistive_technology, text_interface
from tests.ui.page.conftest import CutText, cut

_Key = Qt.Key
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, typography: Typography) -> Iterator[PageView]:
    frame = QWidget()
    qtbot.addWidget(frame)
    view = PageView(lambda _width: typography)
    QVBoxLayout(frame).addWidget(view)
    frame.resize(900, 700)
    frame.show()
    view.setFocus()
    yield view
    view.clear()


@pytest.fixture
def text(page: PageView, long_text: CutText) -> Iterator[AccessibleText]:
    """Return the accessible text of a long page in caret mode."""
    show(page, long_text)
    with assistive_technology():
        accessible = AccessibleText(page)
        accessible.caret_mode = True
        for signal in (page.view_changed, page.passage_changed, page.cursor_moved):
            signal.connect(accessible.follow)
        yield accessible


@pytest.fixture
def native(text: AccessibleText) -> QAccessibleTextInterface:
    return text_interface(text)


def show(page: PageView, text: CutText, place: int = 0) -> None:
    page.show_text(ShownText(text, text.between, lambda _name: None), place, page._setting)


def settle() -> None:
    """Let what follows the caret of assistive technology be done."""
    QCoreApplication.processEvents()


def canonical(page: PageView, start: int, end: int) -> str:
    assert page.flow is not None
    return page.flow.text_between(start, end)


def test_only_the_leaves_in_sight_are_held(page: PageView, text: AccessibleText, long_text: CutText) -> None:
    held = text.toPlainText()
    start, end = page.visible_range
    assert held == canonical(page, 0, len(held))
    assert end <= len(held) < long_text.characters / 3
    page.go_to(long_text.characters // 2)
    start, end = page.visible_range
    assert canonical(page, start, end) in text.toPlainText()
    assert len(text.toPlainText()) < long_text.characters / 3


def test_the_caret_is_where_the_reading_cursor_is(
    page: PageView, text: AccessibleText, native: QAccessibleTextInterface
) -> None:
    assert native.cursorPosition() == 0
    text.caret_mode = False
    for _ in range(3):
        QTest.keyClick(text, _Key.Key_J)
    assert page.reading_cursor is not None
    assert native.cursorPosition() == page.reading_cursor.start > 0


def test_without_a_cursor_the_caret_is_on_the_first_line_in_sight(
    page: PageView, text: AccessibleText, native: QAccessibleTextInterface
) -> None:
    QTest.keyClick(text, _Key.Key_Space)
    assert page.place > 0
    assert native.cursorPosition() == page.place - text._start
    assert native.characterCount() == len(text.toPlainText())


def test_a_caret_set_from_outside_leads_the_page(
    page: PageView, text: AccessibleText, native: QAccessibleTextInterface
) -> None:
    _start, end = page.visible_range
    beyond = end + 30
    assert beyond < native.characterCount()
    native.setCursorPosition(beyond)
    settle()
    assert page.caret == beyond
    assert page.visible_range[0] <= beyond <= page.visible_range[1]
    assert page.reading_cursor is not None
    assert page.reading_cursor.start <= beyond < page.reading_cursor.end
    assert text._start + native.cursorPosition() == beyond


@pytest.mark.qt_log_ignore("QTextCursor::setPosition: Position '.*' out of range", extend=True)
def test_a_caret_beyond_the_end_is_not_taken(page: PageView, native: QAccessibleTextInterface) -> None:
    native.setCursorPosition(40)
    settle()
    native.setCursorPosition(10_000_000)
    native.setCursorPosition(-5)
    settle()
    assert page.caret == 40


def test_a_selection_from_outside_is_that_of_the_page(page: PageView, native: QAccessibleTextInterface) -> None:
    finished: list[bool] = []
    page.passage_finished.connect(lambda: finished.append(True))
    native.addSelection(10, 25)
    settle()
    assert page.passage == Passage(10, 25)
    assert finished == [True]
    native.removeSelection(0)
    settle()
    assert not page.passage


def test_what_the_page_selects_is_selected_here(page: PageView, text: AccessibleText) -> None:
    page.select(Passage(12, 5))
    assert (text.textCursor().anchor(), text.textCursor().position()) == (12, 5)
    assert page.passage == Passage(12, 5)


def test_a_selection_over_leaves_that_are_not_held_stays_whole(
    page: PageView, text: AccessibleText, long_text: CutText
) -> None:
    page.select(Passage(0, long_text.characters))
    assert text.textCursor().selectedText().replace("\u2029", "\n") == text.toPlainText()
    assert page.passage == Passage(0, long_text.characters)


def test_a_selection_goes_on_from_where_it_began_in_a_leaf_out_of_sight(
    page: PageView, text: AccessibleText, long_text: CutText
) -> None:
    middle = long_text.characters // 2
    page.go_to(middle)
    page.select(Passage(5, middle))
    QTest.keyClick(text, _Key.Key_Right, _SHIFT)
    assert page.passage == Passage(5, middle + 1)


@pytest.mark.parametrize(("key", "modifiers"), [(_Key.Key_Down, None), (_Key.Key_Down, _CONTROL)])
def test_at_the_last_line_that_is_held_the_page_goes_on(
    page: PageView, text: AccessibleText, long_text: CutText, key: Qt.Key, modifiers: Qt.KeyboardModifier | None
) -> None:
    places = [page.caret]
    while places[-1] < long_text.characters / 2:
        QTest.keyClick(text, key, modifiers or Qt.KeyboardModifier.NoModifier)
        places.append(page.caret)
        assert places[-2] < places[-1] <= places[-2] + 200, "it goes on line by line, or paragraph by paragraph"
    assert page.visible_range[0] <= page.caret <= page.visible_range[1]


def test_the_caret_goes_back_over_the_start_of_what_is_held(
    page: PageView, text: AccessibleText, long_text: CutText
) -> None:
    page.move_caret(long_text.leaf(1).start)
    settle()
    before = page.caret
    QTest.keyClick(text, _Key.Key_Left)
    assert page.caret == before - 1


def test_the_ends_of_the_text_are_one_key_away(page: PageView, text: AccessibleText, long_text: CutText) -> None:
    QTest.keyClick(text, _Key.Key_End, _CONTROL)
    settle()
    assert page.caret == long_text.characters
    assert text._start + text.textCursor().position() == long_text.characters
    QTest.keyClick(text, _Key.Key_Home, _CONTROL | _SHIFT)
    settle()
    assert page.passage == Passage(long_text.characters, 0)


def test_keys_other_than_those_of_the_caret_act_on_the_page(page: PageView, text: AccessibleText) -> None:
    QTest.keyClick(text, _Key.Key_J)
    assert page.reading_cursor is not None
    QTest.keyClick(text, _Key.Key_Right)
    QTest.keyClick(text, _Key.Key_Right)
    caret = page.caret
    QTest.keyClick(text, _Key.Key_V)
    QTest.keyClick(text, _Key.Key_Period)
    assert page.passage.start == caret
    assert page.passage.end > caret + 1
    QTest.keyClick(text, _Key.Key_Escape)
    assert not page.passage


def test_without_caret_mode_the_arrows_act_on_the_page(page: PageView, text: AccessibleText) -> None:
    text.caret_mode = False
    QTest.keyClick(text, _Key.Key_Right)
    first = page.reading_cursor
    QTest.keyClick(text, _Key.Key_Right)
    assert first is not None
    assert page.reading_cursor is not None
    assert page.reading_cursor.start == first.end + 1


def test_the_keys_of_the_page_work_while_the_text_has_its_focus(
    qtbot: QtBot, page: PageView, long_text: CutText
) -> None:
    show(page, long_text)
    action = QAction(page, shortcut="N", shortcutContext=Qt.ShortcutContext.WidgetShortcut)
    page.addAction(action)
    text = AccessibleText(page)
    page.window().activateWindow()
    page.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is text)
    assert page.hasFocus()
    with qtbot.waitSignal(action.triggered):
        QTest.keyClick(text, _Key.Key_N)


def test_positions_are_code_points_of_the_canonical_text(qtbot: QtBot, page: PageView) -> None:
    blocks = [
        Block(BlockKind.PARAGRAPH, "𠮷野家👩‍👩‍👧‍👦的e\u0301。", (Inline(InlineKind.RUBY, 1, 3, "よしのや"),)),
        Block(BlockKind.TABLE, "甲\t乙\n𠀀\t丁"),
        Block(BlockKind.IMAGE, ""),
        Block(BlockKind.PARAGRAPH, "ab\u2028c\x00𠮷。"),
    ]
    text = cut(blocks)
    show(page, text)
    words = canonical(page, 0, text.characters)
    accessible = AccessibleText(page)
    native = text_interface(accessible)
    assert native.characterCount() == len(words.encode("utf-16-le")) // 2
    for position in range(len(words) + 1):
        native.setCursorPosition(len(words[:position].encode("utf-16-le")) // 2)
        settle()
        assert page.caret == position
    native.addSelection(0, 2)
    settle()
    assert page.passage == Passage(0, 1)


def test_in_caret_mode_a_character_that_is_several_code_points_is_one_step(page: PageView) -> None:
    show(page, cut([Block(BlockKind.PARAGRAPH, "a👩‍👩‍👧‍👦𠮷e\u0301.")]))
    text = AccessibleText(page)
    text.caret_mode = True
    stops = []
    for _ in range(5):
        QTest.keyClick(text, _Key.Key_Right)
        settle()
        stops.append(page.caret)
    assert stops == [1, 8, 9, 11, 12]


def test_an_empty_text_and_none_at_all_are_empty(page: PageView, text: AccessibleText) -> None:
    show(page, cut([Block(BlockKind.PARAGRAPH, "")]))
    native = text_interface(text)
    assert native.characterCount() == 0
    QTest.keyClick(text, _Key.Key_Down)
    QTest.keyClick(text, _Key.Key_End, _CONTROL)
    QTest.keyClick(text, _Key.Key_V)
    settle()
    page.clear()
    text.follow()
    assert native.characterCount() == 0
    native.setCursorPosition(0)
    QTest.keyClick(text, _Key.Key_Right)
    QTest.keyClick(text, _Key.Key_Home, _CONTROL)
    settle()


def test_turned_pages_are_held_like_a_scrolled_text(
    page: PageView, text: AccessibleText, native: QAccessibleTextInterface
) -> None:
    page.set_paged(True)
    QTest.keyClick(text, _Key.Key_Space)
    start, end = page.visible_range
    assert start > 0
    assert canonical(page, start, end) in text.toPlainText()
    native.setCursorPosition(native.characterCount())
    settle()
    assert page.visible_range[0] <= page.caret <= page.visible_range[1]


def test_another_size_of_type_is_taken_over(page: PageView, text: AccessibleText, typography: Typography) -> None:
    from dataclasses import replace

    larger = replace(typography, size=30, leading=50, measure=600)
    page._setting = lambda _width: larger
    page.update_typography()
    settle()
    assert text.font().pixelSize() == 30
    assert text.width() == 600


def test_it_lies_under_the_page_and_leaves_the_focus_to_it(page: PageView, text: AccessibleText) -> None:
    page.setFocus()
    assert QApplication.focusWidget() in (text, None)
    assert page.parentWidget().childAt(page.geometry().center()) is page.viewport()
    text.leave()
    assert page.focusProxy() is None
    assert QApplication.focusWidget() in (page, None)


def test_the_text_of_lines_that_run_down_is_held_and_walked_like_any_other(
    page: PageView, text: AccessibleText, typography: Typography, long_text: CutText
) -> None:
    page._setting = lambda length: replace(typography, vertical=True, measure=(length - 120) // 20 * 20)
    page.update_typography()
    page.go_to(long_text.leaf(1).end - 80)
    start, end = page.visible_range
    assert canonical(page, start, end) in text.toPlainText()
    assert len(text.toPlainText()) < long_text.characters / 3
    for key, direction in ((_Key.Key_Right, 1), (_Key.Key_Left, -1)):
        before = page.caret
        for _ in range(4):
            QTest.keyClick(text, key, _CONTROL)
            settle()
        assert (page.caret - before) * direction > 0
    QTest.keyClick(text, _Key.Key_End, _CONTROL)
    assert page.visible_range[1] == long_text.characters
