"""Focus until the goal: only the text, and the window comes back by itself, softly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.app.composition import Application
from reader.core.activity.plan_change import PlanChange, changed_plan
from reader.ui.reminders.focus_hour import FocusHour
from reader.ui.reminders.hour_ring import HourRing


@pytest.fixture
def focus_hour(program: Application) -> FocusHour:
    return program.action_handlers.focus_hour


def begin(program: Application) -> None:
    program.controller.window.actions_table.of("focus-hour").trigger()


def ring(program: Application) -> HourRing:
    found = program.controller.window.status_bar.findChild(HourRing)
    assert found is not None
    return found


def test_only_the_text_is_left_with_the_ring(program: Application, focus_hour: FocusHour) -> None:
    begin(program)
    assert focus_hour.is_on
    assert program.controller.window.isFullScreen()
    assert not program.controller.window.nav_rail.isVisible()
    assert ring(program).isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11])
def test_leaving_is_always_possible(program: Application, focus_hour: FocusHour, key: Qt.Key) -> None:
    begin(program)
    QTest.keyClick(program.controller.read_screen.page, key)
    assert not program.controller.window.isFullScreen()
    assert not focus_hour.is_on
    assert not ring(program).isVisible()


def test_the_same_key_leaves(program: Application, focus_hour: FocusHour) -> None:
    begin(program)
    begin(program)
    assert not program.controller.window.isFullScreen()


def test_esc_first_leaves_the_selection(program: Application, focus_hour: FocusHour) -> None:
    begin(program)
    page = program.controller.read_screen.page
    QTest.keyClick(page, Qt.Key.Key_J)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert program.controller.window.isFullScreen()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not program.controller.window.isFullScreen()


def test_the_goal_is_told_once_and_a_key_brings_the_window_back(
    program: Application, focus_hour: FocusHour, declare: Callable[[float], None], toast: Callable[[], str]
) -> None:
    begin(program)
    declare(60)
    assert toast() == "Today’s goal is met: 60 minutes. Any key brings the window back."
    assert program.controller.window.isFullScreen()
    page = program.controller.read_screen.page
    place = page.place
    QTest.keyClick(page, Qt.Key.Key_Shift)
    assert program.controller.window.isFullScreen()
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert not program.controller.window.isFullScreen()
    assert page.place == place
    assert not focus_hour.is_on
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert page.place > place


def test_a_letter_after_the_goal_marks_nothing(
    program: Application, focus_hour: FocusHour, declare: Callable[[float], None]
) -> None:
    begin(program)
    declare(60)
    QTest.keyClick(program.controller.read_screen.page, Qt.Key.Key_J)
    program.controller.toggle_focus_mode()
    begin_again = program.context.library.annotations.counts()
    assert begin_again == {}


def test_the_goal_is_told_once_outside_the_focus_too(
    program: Application, focus_hour: FocusHour, declare: Callable[[float], None], toast: Callable[[], str]
) -> None:
    declare(60)
    assert toast() == "Today’s goal is met: 60 minutes."
    program.controller.window.toast.hide()
    declare(5)
    assert toast() == ""


def test_a_stricter_plan_has_a_goal_of_its_own(
    program: Application, focus_hour: FocusHour, declare: Callable[[float], None], toast: Callable[[], str]
) -> None:
    declare(60)
    plans = program.context.library.plans
    now = program.context.clock.now()
    program.context.change_notifier.announce(
        plans.set(changed_plan(plans.history(), PlanChange(goal_minutes=90), now), now)
    )
    program.controller.window.toast.hide()
    declare(30)
    assert toast() == "Today’s goal is met: 90 minutes."


def test_a_goal_that_is_met_already_needs_no_focus(
    program: Application, focus_hour: FocusHour, declare: Callable[[float], None], qapp: QApplication
) -> None:
    declare(60)
    begin(program)
    assert not program.controller.window.isFullScreen()
    assert not focus_hour.is_on


def test_another_screen_ends_it(program: Application, focus_hour: FocusHour) -> None:
    begin(program)
    program.controller.window.actions_table.of("screen-library").trigger()
    assert not program.controller.window.isFullScreen()
    assert not focus_hour.is_on
