"""A button with the key that does the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reader.ui.widgets.button import Button, PrimaryButton
from reader.ui.widgets.key_cap import PrimaryKeyButton, key_label


def picture(button: Button) -> QImage:
    button.setAutoDefault(True)
    button.resize(QSize(160, 32))
    return button.grab().toImage()


def test_the_word_stands_in_the_middle_while_enter_is_for_another_button(qtbot: QtBot) -> None:
    plain, button = PrimaryButton("Undo"), PrimaryKeyButton("Undo", "Return")
    qtbot.addWidget(plain)
    qtbot.addWidget(button)
    assert picture(button) == picture(plain)
    button.setDefault(True)
    assert picture(button) != picture(plain)


@pytest.mark.parametrize(
    ("key", "label"),
    [("Return", "Enter"), ("Enter", "Enter"), ("Ctrl+Return", "Ctrl Enter"), ("Ctrl+F", "Ctrl F"), ("", "")],
)
def test_a_key_has_the_same_name_alone_and_with_others(key: str, label: str) -> None:
    assert key_label(key) == label
