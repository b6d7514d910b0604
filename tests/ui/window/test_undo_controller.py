"""Ctrl+Z says what it took back where that cannot be seen, and asks before it takes away what was done elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.core.activity.declaration import Declaration, declared_entries
from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import Plan
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.screens import ScreenName
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.reading.empty_page import EmptyPage
from reader.ui.widgets.message_dialog import MessageDialog
from tests.support.dialogs import answer_dialog
from tests.support.texts import add_text
from tests.support.window import WindowDriver

WORDS = "The brain is built to wander. We become what we do. " * 200


@pytest.fixture
def driver(qtbot: QtBot, now: datetime) -> Iterator[WindowDriver]:
    with Library.in_memory(now) as library:
        add_text(library, "One", [WORDS], now, language="en")
        with WindowDriver(qtbot, library, FixedClock(now)) as driver:
            yield driver


@pytest.fixture
def empty(qtbot: QtBot, now: datetime) -> Iterator[WindowDriver]:
    with Library.in_memory(now) as library, WindowDriver(qtbot, library, FixedClock(now)) as driver:
        yield driver


def choose(number: int) -> list[MessageDialog]:
    """Press a button of the next question: 0 agrees, 1 leaves it as it is."""

    def answer(dialog: MessageDialog) -> None:
        label = dialog._choices[number]
        next(button for button in dialog.findChildren(QPushButton) if button.text() == label).click()

    return answer_dialog(MessageDialog, answer)


def toast(driver: WindowDriver) -> str:
    return driver.toast.message


def open_one(driver: WindowDriver) -> str:
    text = driver.library.texts.all()[0].id
    driver.open(text)
    return text


def test_the_text_that_is_read_is_not_taken_away_without_asking(driver: WindowDriver) -> None:
    text = open_one(driver)
    asked = choose(1)
    driver.trigger("undo")
    assert len(asked) == 1
    assert driver.text_id == text
    assert driver.library.texts.all()


def test_a_text_that_was_opened_from_a_file_is_asked_about_on_the_page(empty: WindowDriver, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(WORDS)
    text = empty.add_text(file)
    empty.open(text)
    asked = choose(1)
    empty.trigger("undo")
    assert len(asked) == 1
    assert empty.text_id == text
    empty.show(ScreenName.LIBRARY)
    empty.trigger("undo")
    assert empty.library.texts.all() == []
    assert toast(empty) == ""
    empty.trigger("redo")
    assert [one.id for one in empty.library.texts.all()] == [text]


def test_after_redo_the_text_is_open_again(driver: WindowDriver) -> None:
    text = open_one(driver)
    choose(0)
    driver.trigger("undo")
    assert driver.text_id == ""
    assert toast(driver) == "Undone: adding a text (“One”)."
    (page,) = driver.read_screen.findChildren(EmptyPage)
    assert page.isVisible()
    assert not driver.page.isVisible()
    driver.press_toast_button("Redo")
    assert driver.text_id == text
    assert driver.page.isVisible()
    assert not page.isVisible()


def test_an_empty_page_leads_to_the_library(empty: WindowDriver) -> None:
    empty.show(ScreenName.READ)
    (page,) = empty.read_screen.findChildren(EmptyPage)
    assert page.isVisible()
    assert page.heading.text() == "No text open"
    page.button.click()
    assert empty.screen is ScreenName.LIBRARY


def test_a_mark_in_view_is_taken_back_in_silence_and_one_elsewhere_is_named(driver: WindowDriver) -> None:
    text = open_one(driver)
    driver.highlight(text, 4, 9)
    driver.trigger("undo")
    assert toast(driver) == ""
    driver.trigger("redo")
    assert toast(driver) == ""
    driver.read_screen.jump(len(WORDS) - 10)
    driver.trigger("undo")
    assert toast(driver) == "Undone: highlight (“brain”)."
    assert driver.library.annotations.all() == []
    driver.press_toast_button("Redo")
    assert len(driver.library.annotations.all()) == 1
    driver.show(ScreenName.LIBRARY)
    driver.trigger("undo")
    assert toast(driver) == "Undone: highlight (“brain”)."
    driver.trigger("redo")
    assert toast(driver) == "Redone: highlight (“brain”)."
    driver.press_toast_button("Undo")
    assert driver.library.annotations.all() == []


def test_a_button_redoes_only_the_step_that_it_names(driver: WindowDriver) -> None:
    text = open_one(driver)
    driver.highlight(text, 4, 9)
    driver.highlight(text, len(WORDS) - 12, len(WORDS) - 8)
    driver.trigger("undo")
    assert toast(driver).startswith("Undone")
    driver.trigger("undo")
    driver.press_toast_button("Redo")
    assert driver.library.annotations.all() == []
    assert toast(driver) == "There is nothing to redo."


def test_a_change_of_the_roadmap_is_named_on_the_page(driver: WindowDriver) -> None:
    text = open_one(driver)
    driver.show(ScreenName.LIBRARY)
    roadmap = Roadmap((RoadmapItem(text),))
    driver.commands.run(lambda: driver.library.roadmap.change(roadmap, driver.clock.now()))
    driver.show(ScreenName.READ)
    driver.trigger("undo")
    assert toast(driver) == "Undone: changing the roadmap."


def test_what_the_rule_leaves_of_a_plan_is_said(driver: WindowDriver) -> None:
    driver.show(ScreenName.SETTINGS)
    plans, now = driver.library.plans, driver.clock.now()
    today = now.date()
    driver.commands.run(lambda: plans.set(Plan(today, 90), now))
    driver.trigger("undo")
    assert toast(driver) == "Undone: changing the plan. Today stays as it is; the change takes effect tomorrow."
    assert [plans.in_force(today + timedelta(days=day)).goal_minutes for day in range(2)] == [90, 60]
    driver.commands.run(lambda: plans.declare_rest(today + timedelta(days=1), now))
    assert isinstance(driver.clock, FixedClock)
    driver.clock._at = now + timedelta(days=1)
    driver.trigger("undo")
    assert toast(driver).startswith("Undone: changing the plan. Nothing changes")
    assert plans.rest_days() == {today + timedelta(days=1)}


def test_plans_and_minutes_are_asked_about_elsewhere_and_not_where_they_were_made(driver: WindowDriver) -> None:
    open_one(driver)
    driver.show(ScreenName.PROGRESS)
    now = driver.clock.now()
    declaration = Declaration(now - timedelta(hours=2), now - timedelta(minutes=90), None, TimeClass.PAPER, "train")
    (entry,) = declared_entries(declaration, driver.library.plans.history(), (), now)
    driver.commands.run(lambda: driver.library.ledger.declare(entry))
    driver.trigger("undo")
    driver.trigger("redo")
    assert toast(driver) == ""
    driver.show(ScreenName.READ)
    asked = choose(1)
    driver.trigger("undo")
    assert len(asked) == 1
    assert driver.library.ledger.entries(now.date())
    asked = choose(0)
    driver.trigger("undo")
    assert len(asked) == 1
    assert driver.library.ledger.entries(now.date()) == []
    assert toast(driver).startswith("Undone: adding time manually")
    driver.trigger("redo")
    assert driver.library.ledger.entries(now.date())
    driver.trigger("undo")
    asked = choose(1)
    driver.show(ScreenName.NOTES)
    driver.trigger("redo")
    assert len(asked) == 1
    assert driver.library.ledger.entries(now.date()) == []
