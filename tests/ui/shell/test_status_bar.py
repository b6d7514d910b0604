"""The foot of the window says in words how the day stands."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from reader.core.activity.clock_state import ClockState
from reader.ui.appearance.theme import PAPER
from reader.ui.shell.status_bar import HourStatus, PlaceStatus, StatusBar
from reader.ui.widgets.label import ElidedLabel


def words(qtbot: QtBot, status: HourStatus) -> str:
    bar = StatusBar(PAPER)
    qtbot.addWidget(bar)
    bar.show_hour(status)
    texts = [*bar.findChildren(QAbstractButton), *bar.findChildren(QLabel)]
    return " | ".join(one.text() for one in texts if one.text())


def test_a_day_of_rest_is_told_at_the_foot(qtbot: QtBot) -> None:
    rest = words(qtbot, HourStatus(ClockState.READING, 600.0, 3600.0, 4, rests=True))
    assert "Rest day" in rest
    assert "left" not in rest
    met = words(qtbot, HourStatus(ClockState.READING, 3700.0, 3600.0, 4, met=True, rests=True))
    assert "goal met" in met
    assert "Rest day" not in met


def test_a_page_on_which_nothing_new_happens_is_asked_about(qtbot: QtBot) -> None:
    assert "Still reading? (I)" in words(qtbot, HourStatus(ClockState.UNCLAIMED, 600.0, 3600.0, 4))


def test_the_clock_says_what_is_counted(qtbot: QtBot) -> None:
    assert words(qtbot, HourStatus(ClockState.READING)).startswith("Reading")
    assert words(qtbot, HourStatus(ClockState.READING, reviewed=(0.0, 1800.0))).startswith("Reviewing")
    assert words(qtbot, HourStatus(ClockState.READING, listens=True)).startswith("Listening")
    assert words(qtbot, HourStatus(ClockState.PAUSED, listens=True)).startswith("Paused")


def test_in_the_narrowest_window_what_is_left_of_the_text_is_elided_and_not_cut(qtbot: QtBot) -> None:
    bar = StatusBar(PAPER)
    qtbot.addWidget(bar)
    bar.show_hour(HourStatus(ClockState.READING, 2435.0, 3600.0, 365))
    bar.show_place(PlaceStatus(14, 119, 0.456, left=24_240.0))
    for width, is_whole in ((1200, True), (690, False)):
        bar.resize(width, bar.height())
        bar.show()
        (left,) = (label for label in bar.findChildren(ElidedLabel) if label.accessibleName().startswith("about"))
        assert left.geometry().right() <= width
        assert left.text().endswith("left in this text") == is_whole
        assert left.text().endswith("…") != is_whole
        assert left.toolTip().endswith("left in this text")
