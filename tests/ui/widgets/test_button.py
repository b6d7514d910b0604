"""Buttons are as wide as what they show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.resources import resource
from reader.ui.appearance.theme import PAPER, style_sheet
from reader.ui.widgets.button import Button, MenuButton


@pytest.fixture
def styled(qapp: QApplication) -> Iterator[None]:
    before = qapp.styleSheet()
    qapp.setStyleSheet(style_sheet(PAPER, resource("icons")))
    yield
    qapp.setStyleSheet(before)


@pytest.mark.usefixtures("styled")
@pytest.mark.parametrize("label", ["Tags", "三句"])
def test_the_arrow_of_a_menu_takes_no_room_before_the_word(qtbot: QtBot, label: str) -> None:
    plain, menu = Button(label), MenuButton()
    menu.setText(label)
    for button in (plain, menu):
        qtbot.addWidget(button)
        button.ensurePolished()
    assert menu.sizeHint().width() - plain.sizeHint().width() == 28 - 12
