"""Dialogs are framed once: head, content, foot, and a darkened window below."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.widgets.backdrop import Backdrop
from reader.ui.widgets.button import Button, LinkButton
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.key_cap import KeyButton, PrimaryKeyButton


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    return window


@pytest.fixture
def dialog(window: QWidget) -> Iterator[Dialog]:
    dialog = Dialog("Title", window)
    dialog.buttons.add_cancel()
    dialog.buttons.add_action("Copy", None)
    dialog.buttons.add_accept("OK")
    dialog.column.add(QLineEdit())
    yield dialog
    dialog.close()
    shiboken6.delete(dialog)


def backdrops(window: QWidget) -> list[Backdrop]:
    return [found for found in window.findChildren(Backdrop) if found.isVisible()]


def test_a_modal_dialog_darkens_all_of_the_window_while_it_is_open(
    qtbot: QtBot, window: QWidget, dialog: Dialog
) -> None:
    dialog.open()
    (backdrop,) = backdrops(window)
    assert backdrop.size() == window.size()
    window.resize(900, 700)
    qtbot.waitUntil(lambda: backdrop.size() == window.size())
    assert window.size() == QSize(900, 700)
    dialog.reject()
    assert backdrops(window) == []


def test_a_dialog_that_leaves_the_window_free_does_not_darken_it(window: QWidget, dialog: Dialog) -> None:
    dialog.show()
    assert backdrops(window) == []


def test_a_dialog_that_is_deleted_while_it_is_open_leaves_the_window_light(qtbot: QtBot, window: QWidget) -> None:
    dialog = Dialog("Title", window)
    dialog.open()
    assert len(backdrops(window)) == 1
    shiboken6.delete(dialog)
    qtbot.waitUntil(lambda: backdrops(window) == [])


def test_a_window_can_be_deleted_below_open_dialogs(window: QWidget) -> None:
    below = QWidget()
    below.resize(800, 600)
    below.show()
    dialog = Dialog("Title", below)
    dialog.open()
    message = Dialog("Message", dialog)
    message.open()
    over_both = backdrops(below)
    assert [backdrop.parentWidget() for backdrop in over_both] == [dialog, below]
    shiboken6.delete(below)
    assert not any(shiboken6.isValid(gone) for gone in (dialog, message, *over_both))
    after = Dialog("Title", window)
    after.open()
    assert len(backdrops(window)) == 1
    after.close()
    assert backdrops(window) == []
    shiboken6.delete(after)


def test_the_filled_button_is_the_last_and_escape_closes(qtbot: QtBot, dialog: Dialog) -> None:
    dialog.open()
    buttons = dialog.buttons.all()
    assert [button.text() for button in buttons] == ["Cancel", "Copy", "OK"]
    assert [isinstance(button, PrimaryKeyButton) for button in buttons] == [False, False, True]
    assert [button.x() for button in buttons] == sorted(button.x() for button in buttons)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, dialog: Dialog) -> None:
    pressed: list[str] = []
    link = LinkButton("More", lambda: pressed.append("more"))
    dialog.column.add(link)
    dialog.open()
    link.setFocus()
    qtbot.waitUntil(link.hasFocus)
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert pressed == ["more"]
    assert dialog.isVisible()


def test_the_content_comes_before_the_buttons(qtbot: QtBot, dialog: Dialog) -> None:
    dialog.open()
    qtbot.waitUntil(dialog.findChildren(QLineEdit)[0].hasFocus)
    focused = []
    for _ in range(3):
        dialog.focusNextChild()
        focused.append(dialog.focusWidget())
    assert focused == dialog.buttons.all()


def test_a_dialog_grows_with_what_it_says(qtbot: QtBot, dialog: Dialog) -> None:
    dialog.open()
    before = dialog.height()
    dialog.outcome.setText("The file will be read this way; your notes and your place come along. " * 6)
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert dialog.outcome.height() >= dialog.outcome.heightForWidth(dialog.outcome.width())


def test_enter_stands_on_the_button_that_it_presses(qtbot: QtBot, dialog: Dialog) -> None:
    dialog.open()
    qtbot.waitUntil(dialog.findChildren(QLineEdit)[0].hasFocus)
    cancel, copy, accept = dialog.buttons.all()
    assert isinstance(accept, KeyButton)
    assert accept.is_key_shown
    copy.setFocus()
    assert not accept.is_key_shown
    cancel.setFocus()
    assert isinstance(cancel, KeyButton)
    assert cancel.is_key_shown
    dialog.findChildren(QLineEdit)[0].setFocus()
    assert accept.is_key_shown


def test_a_key_makes_a_button_wider_and_is_seen_on_it(qtbot: QtBot) -> None:
    plain, keyed = Button("Open"), KeyButton("Open", "Ctrl+O")
    for button in (plain, keyed):
        qtbot.addWidget(button)
    assert keyed.sizeHint().width() > plain.sizeHint().width()
    with_key = keyed.grab().toImage()
    keyed.show_key(False)
    assert keyed.sizeHint() == plain.sizeHint()
    assert keyed.grab().toImage() != with_key


def test_words_longer_than_their_field_are_shown_from_their_beginning(qtbot: QtBot, dialog: Dialog) -> None:
    long, short = QLineEdit("The Collected Letters and Occasional Papers of a Reader " * 4), QLineEdit("#reading ")
    dialog.column.add(long, short)
    dialog.open()
    qtbot.waitExposed(dialog)
    assert long.cursorPosition() == 0
    assert short.cursorPosition() == len(short.text())
