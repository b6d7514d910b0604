"""Buttons are as wide as what they show, and have no frame but their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.resources import resource
from reader.ui.appearance.sizes import ICON
from reader.ui.appearance.theme import PAPER, style_sheet
from reader.ui.widgets.button import Button, CardLink, LinkButton, MenuButton
from reader.ui.widgets.layout import Column
from reader.ui.widgets.row_button import TodayRow


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


@pytest.mark.usefixtures("styled")
@pytest.mark.parametrize("is_checked", [False, True])
def test_signs_in_a_menu_stand_at_the_edge_of_its_separators(qtbot: QtBot, is_checked: bool) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    entry = menu.addAction("Copy")
    if is_checked:
        entry.setCheckable(True)
        entry.setChecked(True)
    else:
        sign = QPixmap(ICON, ICON)
        sign.fill("red")
        entry.setIcon(sign)
    separator = menu.addSeparator()
    menu.addAction("Remove")
    menu.popup(QPoint(0, 0))
    picture = menu.grab().toImage()
    edge = next(x for x in range(4, 200) if _is_painted(picture, x, menu.actionGeometry(separator)))
    left = next(x for x in range(4, 200) if _is_painted(picture, x, menu.actionGeometry(entry)))
    assert edge <= left <= edge + 6


def _is_painted(picture: QImage, x: int, area: QRect) -> bool:
    ground = picture.pixelColor(3, 3)
    return any(picture.pixelColor(x, y) != ground for y in range(area.top(), area.bottom()))


@pytest.mark.usefixtures("styled")
@pytest.mark.parametrize("make", [lambda: LinkButton("Open"), lambda: CardLink("All"), lambda: TodayRow("flag", list)])
def test_a_focused_button_without_a_ground_has_a_frame_and_nothing_else(
    qtbot: QtBot, make: Callable[[], QPushButton]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, second = Button("A"), make()
    Column(window).add(first, second)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)  # only then does Qt draw a frame of its own around what has the focus
    assert second.hasFocus()
    picture = second.grab().toImage()
    column = {picture.pixelColor(picture.width() - 5, y).rgba() for y in range(9, picture.height() - 9)}
    assert len(column) == 1
