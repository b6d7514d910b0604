"""One of a few choices is on, and is chosen by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from reader.ui.widgets.segmented_control import SegmentedControl


@pytest.fixture
def control(qtbot: QtBot) -> SegmentedControl[int]:
    control = SegmentedControl[int]()
    qtbot.addWidget(control)
    for value, text in enumerate(("Week", "Month", "Year")):
        control.add(value, text)
    control.show()
    return control


def test_the_first_choice_is_on_until_another_is_clicked(qtbot: QtBot, control: SegmentedControl[int]) -> None:
    assert control.value == 0
    with qtbot.waitSignal(control.chosen) as chosen:
        control.findChildren(QToolButton)[2].click()
    assert chosen.args == [2]
    assert control.value == 2


def test_a_choice_that_is_shown_is_not_told(qtbot: QtBot, control: SegmentedControl[int]) -> None:
    with qtbot.assertNotEmitted(control.chosen):
        control.choose(1)
    assert control.value == 1


@pytest.mark.parametrize(
    ("direction", "keys", "value"),
    [
        (Qt.LayoutDirection.LeftToRight, (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left), 1),
        (Qt.LayoutDirection.LeftToRight, (Qt.Key.Key_Right,) * 3, 2),
        (Qt.LayoutDirection.RightToLeft, (Qt.Key.Key_Left,), 1),
    ],
)
def test_arrows_move_the_choice(
    control: SegmentedControl[int], direction: Qt.LayoutDirection, keys: tuple[Qt.Key, ...], value: int
) -> None:
    control.setLayoutDirection(direction)
    for key in keys:
        QTest.keyClick(control, key)
    assert control.value == value


def test_the_choices_fill_a_control_that_is_wider_than_they_are(control: SegmentedControl[int]) -> None:
    control.resize(600, control.height())
    QTest.qWait(0)
    choices = control.findChildren(QToolButton)
    assert sum(choice.width() for choice in choices) >= 590
    assert [left.geometry().right() + 1 for left in choices[:-1]] == [right.x() for right in choices[1:]]


def test_arrows_pass_over_what_is_not_shown(control: SegmentedControl[int]) -> None:
    control.show_only([0, 2])
    QTest.keyClick(control, Qt.Key.Key_Right)
    assert control.value == 2
