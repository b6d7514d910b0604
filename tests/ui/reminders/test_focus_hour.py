"""Focus until the goal: only the text, and the window comes back by itself, softly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reader.core.activity.plan_change import PlanChange, changed_plan
from reader.ui.reminders.focus_hour import FocusHour
from reader.ui.reminders.hour_ring import HourRing
from tests.support.window import WindowDriver


@pytest.fixture
def focus_hour(driver: WindowDriver) -> FocusHour:
    return driver.action_handlers.focus_hour


def ring(driver: WindowDriver) -> HourRing:
    found = driver.window.status_bar.findChild(HourRing)
    assert found is not None
    return found


def test_only_the_text_is_left_with_the_ring(driver: WindowDriver, focus_hour: FocusHour) -> None:
    driver.trigger("focus-hour")
    assert focus_hour.is_on
    assert driver.window.isFullScreen()
    assert not driver.window.nav_rail.isVisible()
    assert ring(driver).isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11])
def test_leaving_is_always_possible(driver: WindowDriver, focus_hour: FocusHour, key: Qt.Key) -> None:
    driver.trigger("focus-hour")
    driver.press(key)
    assert not driver.window.isFullScreen()
    assert not focus_hour.is_on
    assert not ring(driver).isVisible()


def test_the_same_key_leaves(driver: WindowDriver) -> None:
    driver.trigger("focus-hour")
    driver.trigger("focus-hour")
    assert not driver.window.isFullScreen()


def test_esc_first_leaves_the_selection(driver: WindowDriver) -> None:
    driver.trigger("focus-hour")
    driver.press(Qt.Key.Key_J)
    driver.press(Qt.Key.Key_Escape)
    assert driver.window.isFullScreen()
    driver.press(Qt.Key.Key_Escape)
    assert not driver.window.isFullScreen()


def test_the_goal_is_told_once_and_a_key_brings_the_window_back(
    driver: WindowDriver, focus_hour: FocusHour, declare: Callable[[float], None]
) -> None:
    driver.trigger("focus-hour")
    declare(60)
    assert driver.toast_text() == "Today’s goal is met: 60 minutes. Any key brings the window back."
    assert driver.window.isFullScreen()
    page = driver.page
    place = page.place
    driver.press(Qt.Key.Key_Shift)
    assert driver.window.isFullScreen()
    driver.press(Qt.Key.Key_Space)
    assert not driver.window.isFullScreen()
    assert page.place == place
    assert not focus_hour.is_on
    driver.press(Qt.Key.Key_PageDown)
    assert page.place > place


def test_a_letter_after_the_goal_marks_nothing(driver: WindowDriver, declare: Callable[[float], None]) -> None:
    driver.trigger("focus-hour")
    declare(60)
    driver.press(Qt.Key.Key_J)
    driver.controller.toggle_focus_mode()
    assert driver.library.annotations.counts() == {}


def test_the_goal_is_told_once_outside_the_focus_too(driver: WindowDriver, declare: Callable[[float], None]) -> None:
    declare(60)
    assert driver.toast_text() == "Today’s goal is met: 60 minutes."
    driver.toast.hide()
    declare(5)
    assert driver.toast_text() == ""


def test_a_stricter_plan_has_a_goal_of_its_own(driver: WindowDriver, declare: Callable[[float], None]) -> None:
    declare(60)
    plans = driver.library.plans
    now = driver.clock.now()
    driver.change_notifier.announce(plans.set(changed_plan(plans.history(), PlanChange(goal_minutes=90), now), now))
    driver.toast.hide()
    declare(30)
    assert driver.toast_text() == "Today’s goal is met: 90 minutes."


def test_a_goal_that_is_met_already_needs_no_focus(
    driver: WindowDriver, focus_hour: FocusHour, declare: Callable[[float], None], qapp: QApplication
) -> None:
    declare(60)
    driver.trigger("focus-hour")
    assert not driver.window.isFullScreen()
    assert not focus_hour.is_on


def test_another_screen_ends_it(driver: WindowDriver, focus_hour: FocusHour) -> None:
    driver.trigger("focus-hour")
    driver.trigger("screen-library")
    assert not driver.window.isFullScreen()
    assert not focus_hour.is_on
