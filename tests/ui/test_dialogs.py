"""Dialogs are made from values and give values back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from reader.core.activity.plan import Plan
from reader.core.text.blocks import PageStart
from reader.core.text.model import PageIndex, Section
from reader.ui.progress.first_plan_dialog import FirstPlanDialog
from reader.ui.reading.go_to_dialog import GoToDialog, parse_place
from reader.ui.widgets.field import HourField
from reader.ui.widgets.message_dialog import MessageDialog
from reader.ui.widgets.weekday_button import WeekdayButton

SECTIONS = (Section("Of Truth", 1, 0, 400), Section("Of Studies", 1, 400, 900))


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("46", 460),
        ("46 %", 460),
        ("12.5％", 125),
        ("200", 1000),
        ("§ 2", 400),
        ("§2", 400),
        ("§ 9", None),
        ("stud", 400),
        ("nothing", None),
        ("", None),
        ("%", None),
        (".", None),
        ("²", None),
    ],
)
def test_words_lead_to_a_place(words: str, position: int | None) -> None:
    assert parse_place(words, SECTIONS, 1000) == position


PAGES = PageIndex([PageStart("iv", 0), PageStart("1", 100), PageStart("12", 700)])


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("p. 12", 700),
        ("P.12", 700),
        ("page IV", 0),
        ("第 12 页", 700),
        ("12页", 700),
        ("1", 100),
        ("iv", 0),
        ("p. 13", None),
        ("46", 460),
        ("12 %", 120),
        ("§ 2", 400),
        ("stud", 400),
    ],
)
def test_words_lead_to_a_page_where_the_text_knows_of_pages(words: str, position: int | None) -> None:
    assert parse_place(words, SECTIONS, 1000, PAGES) == position


def test_the_dialog_says_which_page_a_place_is_on(qtbot: QtBot) -> None:
    dialog = GoToDialog(SECTIONS, 1000, PAGES, {800: "12"}.get, None)
    qtbot.addWidget(dialog)
    dialog.findChildren(QLineEdit)[0].setText("80 %")
    assert any("p. 12 · 80%" in label.text() for label in dialog.findChildren(QLabel))
    assert dialog.answer() == 800


def test_the_first_plan_is_an_hour_from_four_without_rest(qtbot: QtBot) -> None:
    dialog = FirstPlanDialog(None)
    qtbot.addWidget(dialog)
    day = date(2026, 3, 28)
    assert dialog.plan(day) == Plan(day)


def test_the_goal_of_the_first_plan_can_be_typed_at_once(qtbot: QtBot) -> None:
    dialog = FirstPlanDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    QTest.keyClicks(dialog.focusWidget(), "45")
    assert dialog.plan(date(2026, 3, 28)).goal_minutes == 45


def test_the_start_of_the_day_is_written_as_in_the_settings(qtbot: QtBot) -> None:
    dialog = FirstPlanDialog(None)
    qtbot.addWidget(dialog)
    (field,) = dialog.findChildren(HourField)
    assert field.text() == "04:00"
    field.selectAll()
    QTest.keyClicks(field, "5")
    assert dialog.plan(date(2026, 3, 28)).day_start == 5


def test_a_week_of_rest_is_no_plan(qtbot: QtBot) -> None:
    dialog = FirstPlanDialog(None)
    qtbot.addWidget(dialog)
    buttons = dialog.findChildren(WeekdayButton)
    assert len(buttons) == 7
    for button in buttons:
        button.setChecked(True)
    assert dialog.plan(date(2026, 3, 28)).rest_weekdays == frozenset()


def test_details_can_be_copied(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = MessageDialog("Heading", "Sentence", ("Go On",))
    qtbot.addWidget(dialog)
    dialog.add_details("Traceback")
    (copy,) = [button for button in dialog.findChildren(QPushButton) if button.text() == "Copy Details"]
    copy.click()
    assert qapp.clipboard().text() == "Traceback"
