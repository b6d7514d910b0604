"""The foot of the window says in words how the day stands."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from reader.core.activity.activity_state import ClockState
from reader.ui.appearance.theme import PAPER
from reader.ui.shell.status_bar import HourStatus, StatusBar


def words(qtbot: QtBot, status: HourStatus) -> str:
    bar = StatusBar(PAPER)
    qtbot.addWidget(bar)
    bar.show_hour(status)
    texts = [*bar.findChildren(QAbstractButton), *bar.findChildren(QLabel)]
    return " | ".join(one.text() for one in texts if one.text())


def test_a_day_of_rest_is_told_at_the_foot(qtbot: QtBot) -> None:
    rest = words(qtbot, HourStatus(ClockState.READING, 600.0, 3600.0, 4, rests=True))
    assert "Rest today" in rest
    assert "left" not in rest
    met = words(qtbot, HourStatus(ClockState.READING, 3700.0, 3600.0, 4, met=True, rests=True))
    assert "met today" in met
    assert "Rest today" not in met


def test_a_page_on_which_nothing_new_happens_is_asked_about(qtbot: QtBot) -> None:
    assert "Still reading? (I)" in words(qtbot, HourStatus(ClockState.UNCLAIMED, 600.0, 3600.0, 4))
