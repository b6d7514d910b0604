"""The bar beside a passage names keys that there are."""

from __future__ import annotations

import re
from datetime import datetime

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader.core.annotations.model import AnnotationStyle
from reader.storage.library import Library
from reader.ui.action_table import ACTIONS
from reader.ui.appearance.theme import PAPER
from reader.ui.page.passage import Passage
from reader.ui.reading.read_screen import ReadScreen
from reader.ui.reading.selection_bar import SelectionBar, StyleButton
from reader.ui.widgets.key_cap import KeyCap
from tests.support.texts import add_text


def test_each_key_in_a_tooltip_belongs_to_an_action(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = SelectionBar(PAPER, window)
    tooltips = [button.toolTip() for button in bar.findChildren(QAbstractButton)]
    named = {match[1] for tooltip in tooltips if (match := re.search(r"\((\S+)\)$", tooltip))}
    keys = {key for action in ACTIONS for key in action.keys}
    assert {"1", "5", "U", "W", "N", "Q"} <= named <= keys


def test_the_bar_leaves_the_keys_out_on_a_narrow_page(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = SelectionBar(PAPER, window)
    for width, keys in ((1200, 4), (480, 0), (1200, 4)):
        window.resize(width, 400)
        bar.show_for_passage(QRect(10, 10, 50, 20), can_move_mark=True, can_make_card=True)
        assert sum(cap.isVisibleTo(bar) for cap in bar.findChildren(KeyCap)) == keys
        assert bar.x() >= 0
        assert bar.geometry().right() < width


def test_the_bar_shows_the_line_of_a_mark_and_asks_for_another(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 400)
    bar = SelectionBar(PAPER, window)
    bar.show_for_mark(QRect(10, 10, 50, 20), 3, AnnotationStyle.WAVY)
    lines = {button.style_of_mark: button for button in bar.findChildren(StyleButton)}
    assert [style.value for style, button in lines.items() if button.isChecked()] == ["wavy"]
    with qtbot.waitSignal(bar.style_chosen) as chosen:
        lines[AnnotationStyle.UNDERLINE].click()
    assert chosen.args == [AnnotationStyle.UNDERLINE]
    bar.show_for_passage(QRect(10, 10, 50, 20), can_move_mark=False)
    assert not any(button.isChecked() for button in lines.values())


def test_the_bar_of_a_mark_copies_and_looks_up_where_there_is_room(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = SelectionBar(PAPER, window)
    for width, offered in ((1200, {"Copy", "Look Up", "Note", "Remove"}), (300, {"Remove"})):
        window.resize(width, 400)
        bar.show_for_mark(QRect(10, 10, 50, 20), 1, AnnotationStyle.HIGHLIGHT)
        shown = {button.text() for button in bar.findChildren(QToolButton) if button.isVisibleTo(bar)}
        assert offered <= shown
        assert bar.x() >= 0
        assert bar.geometry().right() < width


def test_the_bar_is_not_left_behind_when_the_page_is_laid_out_again(
    screen: ReadScreen, library: Library, now: datetime
) -> None:
    text = add_text(library, "Short", ["He foresaw the storm. " * 4], now, language="en")
    screen.open(text.id)
    bar, shown = screen.mark_controller._bar, screen.page.visible_range
    for change in (lambda: screen.resize(760, 760), lambda: screen.text_appearance.set_font_size(30)):
        screen.page.select(Passage(3, 10))
        screen.page.passage_finished.emit()
        assert bar.isVisible()
        change()
        QApplication.processEvents()
        assert screen.page.visible_range == shown
        assert not bar.isVisible()
