"""Every action is in a menu, has a key of its own, and acts only where it should."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.core.screens import ScreenName
from reader.resources import resource
from reader.ui.action_table import ACTIONS
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.theme import PAPER
from reader.ui.shell.actions.action_set import ActionSet
from reader.ui.shell.actions.action_spec import Scope
from reader.ui.window.screens import SCREENS


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    page, line = QWidget(), QLineEdit()
    page.setObjectName("page")
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column.addWidget(page)
    column.addWidget(line)
    qtbot.addWidget(whole)
    whole.show()
    qtbot.waitExposed(whole)
    return whole


@pytest.fixture
def actions(window: QWidget) -> ActionSet:
    made = ActionSet(ACTIONS, Icons(resource("icons")), PAPER)
    made.attach(window)
    return made


def test_no_name_stands_in_the_table_twice() -> None:
    assert [name for name, count in Counter(card.name for card in ACTIONS).items() if count > 1] == []


def test_every_screen_has_one_row_and_an_action() -> None:
    assert [screen.name for screen in SCREENS] == list(ScreenName)
    assert {screen.action for screen in SCREENS} <= {card.name for card in ACTIONS}


def test_no_key_is_given_twice() -> None:
    for narrow in (Scope.PAGE, Scope.SHELF):  # which never have the focus both
        heard = [card for card in ACTIONS if card.scope not in {Scope.PAGE, Scope.SHELF} - {narrow}]
        keys = Counter(QKeySequence(key).toString() for card in heard for key in card.keys)
        assert [key for key, count in keys.items() if count > 1] == []


def test_every_key_is_one_that_qt_knows() -> None:
    assert all(QKeySequence(key).toString() for card in ACTIONS for key in card.keys)


def test_every_action_stands_in_a_menu_with_its_key(actions: ActionSet) -> None:
    shown = [action for menu in actions.menu.actions() for action in menu.menu().actions()]
    assert {action.objectName() for action in shown if not action.isSeparator()} == {card.name for card in ACTIONS}


def test_an_action_is_grey_until_it_is_bound_and_a_text_is_open(actions: ActionSet) -> None:
    actions.bind("find", int)
    assert not actions.of("find").isEnabled()
    actions.set_reading(True)
    assert actions.of("find").isEnabled()
    assert not actions.of("note").isEnabled()


def test_a_letter_acts_on_the_page_and_is_typed_elsewhere(qtbot: QtBot, window: QWidget, actions: ActionSet) -> None:
    done = []
    page, line = window.findChild(QWidget, "page"), window.findChild(QLineEdit)
    assert page is not None
    assert line is not None
    actions.bind("note", lambda: done.append("note"))
    actions.bind_page(page)
    actions.set_reading(True)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_N)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_N)
    assert done == ["note"]
    assert line.text() == "n"


def test_undo_says_what_it_would_undo(actions: ActionSet) -> None:
    actions.bind("undo", int)
    actions.show_undo("highlight", None)
    assert actions.of("undo").text() == "Undo highlight"
    assert actions.of("undo").isEnabled()
    actions.show_undo(None, None)
    assert actions.of("undo").text() == "Undo"
    assert not actions.of("undo").isEnabled()
