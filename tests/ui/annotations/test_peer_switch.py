"""Whoever has notes on a text is offered side by side, or in a menu where there is no room."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader.core.study.groups import Person
from reader.ui.annotations.peer_switch import LEAD, MINE, PeerSwitch, shortened
from reader.ui.widgets.layout import Column


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王小明", "王小明"),
        ("欧阳小明", "欧阳小明"),
        ("欧阳小明明", "欧阳小…"),
        ("Clara", "Clara"),
        ("Robert", "Robert"),
        ("Alexander", "Alexa…"),
        ("", ""),
    ],
)
def test_a_name_takes_the_room_that_a_segment_has(name: str, shown: str) -> None:
    assert shortened(name) == shown


@pytest.fixture
def pane(qtbot: QtBot) -> QWidget:
    pane = QWidget()
    qtbot.addWidget(pane)
    return pane


@pytest.fixture
def switch(pane: QWidget) -> PeerSwitch:
    switch = PeerSwitch(pane)
    Column(pane, margins=0).add(switch)
    names = {"c": "Clara", "b": "Ben", "d": "Dora & Ann", "e": "Eve"}
    switch.fill([Person(*named) for named in names.items()], has_lead=True)
    resize(switch, 800)
    pane.show()
    return switch


def resize(switch: PeerSwitch, width: int) -> None:
    switch.window().resize(width, 40)
    QTest.qWait(0)


def side_by_side(switch: PeerSwitch) -> list[str]:
    return [button.text() for button in switch.findChildren(QToolButton) if button.isVisible()]


def in_menu(switch: PeerSwitch) -> list[str]:
    return [action.text() for action in switch.findChild(QPushButton).menu().actions()]


def test_three_people_stand_side_by_side(switch: PeerSwitch) -> None:
    assert side_by_side(switch) == ["Mine", "Lead", "Clara", "Ben", "Dora …"]
    assert in_menu(switch) == ["Eve"]


@pytest.mark.parametrize("width", range(180, 480, 20))
def test_no_name_is_cut_in_a_narrow_pane(switch: PeerSwitch, width: int) -> None:
    resize(switch, width)
    assert switch.width() == width
    for button in (*switch.findChildren(QToolButton), switch.findChild(QPushButton)):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width()
            assert button.mapTo(switch, button.rect().topRight()).x() < width
    assert len(side_by_side(switch)) + len(in_menu(switch)) == 6


def test_whoever_is_chosen_in_the_menu_is_named_on_its_button(qtbot: QtBot, switch: PeerSwitch) -> None:
    resize(switch, 180)
    assert side_by_side(switch)[0] == "Mine"
    with qtbot.waitSignal(switch.chosen) as chosen:
        switch.findChild(QPushButton).menu().actions()[-2].trigger()
    assert chosen.args == ["d"]
    assert switch.value == "d"
    assert switch.findChild(QPushButton).text() == "Dora …"
    switch.choose(MINE)
    assert switch.findChild(QPushButton).text().endswith("more")
    assert LEAD in switch._names
