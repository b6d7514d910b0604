"""The bar beside a passage names keys that there are."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.action_table import ACTIONS
from reader.ui.appearance.theme import PAPER
from reader.ui.reading.selection_bar import SelectionBar
from reader.ui.widgets.key_cap import KeyCap


def test_each_key_in_a_tooltip_belongs_to_an_action(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = SelectionBar(PAPER, window)
    tooltips = [button.toolTip() for button in bar.findChildren(QAbstractButton)]
    named = {match[1] for tooltip in tooltips if (match := re.search(r"\((\S+)\)$", tooltip))}
    keys = {key for action in ACTIONS for key in action.keys}
    assert {"1", "5", "N", "Q"} <= named <= keys


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
