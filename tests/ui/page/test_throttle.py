from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from reader.ui.page.throttle import Throttle


def test_the_first_wish_is_fulfilled_at_once_and_the_last_one_in_the_end(qtbot: QtBot) -> None:
    wished, done = [0], []
    holder = QObject()
    throttle = Throttle(lambda: done.append(wished[0]), 20, holder)
    for number in range(1, 6):
        wished[0] = number
        throttle.call()
    assert done == [1]
    qtbot.waitUntil(lambda: done == [1, 5])
