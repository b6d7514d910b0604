"""The rail leads to the screens and to the menu, by mouse and by keys."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from reader.services.clock import FixedClock
from reader.storage.library import Library
from tests.support.window import WindowDriver


def test_the_menu_opens_by_its_key_with_the_first_entry_chosen(qtbot: QtBot, now: datetime) -> None:
    chosen: list[str] = []

    def look() -> None:
        action = menu.activeAction()
        chosen.append(action.text() if action is not None else "")
        menu.close()

    with Library.in_memory(now) as library, WindowDriver(qtbot, library, FixedClock(now)) as driver:
        menu = driver.window.action_set.menu
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, look))
        driver.window.nav_rail._open_menu()
        assert chosen == [menu.actions()[0].text()]
