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
from reader.ui.shell.actions.specs import ActionName


@pytest.fixture
def focus_hour(program: Application) -> FocusHour:
    return program.bindings.focus_hour


def begin(program: Application) -> None:
    program.room.window.actions_table.of(ActionName.FOCUS_HOUR).trigger()


def ring(program: Application) -> HourRing:
    found = program.room.window.foot.findChild(HourRing)
    assert found is not None
    return found


def test_only_the_text_is_left_with_the_ring(program: Application, focus_hour: FocusHour) -> None:
    begin(program)
    assert focus_hour.is_on
    assert program.room.window.isFullScreen()
    assert not program.room.window.rail.isVisible()
    assert ring(program).isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11])
def test_leaving_is_always_possible(program: Application, focus_hour: FocusHour, key: Qt.Key) -> None:
    begin(program)
    QTest.keyClick(program.room.read.page, key)
    assert not program.room.window.isFullScreen()
    assert not focus_hour.is_on
    assert not ring(program).isVisible()


def test_the_same_key_leaves(program: Application, focus_hour: FocusHour) -> None:
    begin(program)
    begin(program)
    assert not program.room.window.isFullScreen()


def test_esc_first_leaves_the_selection(program: Application, focus_hour: FocusHour) -> None:
    begin(program)
    page = program.room.read.page
    QTest.keyClick(page, Qt.Key.Key_J)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert program.room.window.isFullScreen()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not program.room.window.isFullScreen()


def test_the_goal_is_told_once_and_a_key_brings_the_window_back(
    program: Application, focus_hour: FocusHour, declare: Callable[[float], None], notice: Callable[[], str]
) -> None:
    begin(program)
    declare(60)
    assert notice() == "Today’s goal is met: 60 minutes. Any key brings the window back."
    assert program.room.window.isFullScreen()
    page = program.room.read.page
    place = page.place
    QTest.keyClick(page, Qt.Key.Key_Shift)
    assert program.room.window.isFullScreen()
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert not program.room.window.isFullScreen()
    assert page.place == place
    assert not focus_hour.is_on
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert page.place > place


def test_a_letter_after_the_goal_marks_nothing(
    program: Application, focus_hour: FocusHour, declare: Callable[[float], None]
) -> None:
    begin(program)
    declare(60)
    QTest.keyClick(program.room.read.page, Qt.Key.Key_J)
    program.room.toggle_focus_mode()
    begin_again = program.around.library.annotations.counts()
    assert begin_again == {}


def test_the_goal_is_told_once_outside_the_focus_too(
    program: Application, focus_hour: FocusHour, declare: Callable[[float], None], notice: Callable[[], str]
) -> None:
    declare(60)
    assert notice() == "Today’s goal is met: 60 minutes."
    program.room.window.notice.hide()
    declare(5)
    assert notice() == ""


def test_a_stricter_plan_has_a_goal_of_its_own(
    program: Application, focus_hour: FocusHour, declare: Callable[[float], None], notice: Callable[[], str]
) -> None:
    declare(60)
    plans = program.around.library.plans
    now = program.around.moment.now()
    program.around.announcer.announce(plans.set(changed_plan(plans.history(), PlanChange(goal_minutes=90), now), now))
    program.room.window.notice.hide()
    declare(30)
    assert notice() == "Today’s goal is met: 90 minutes."


def test_a_goal_that_is_met_already_needs_no_focus(
    program: Application, focus_hour: FocusHour, declare: Callable[[float], None], qapp: QApplication
) -> None:
    declare(60)
    begin(program)
    assert not program.room.window.isFullScreen()
    assert not focus_hour.is_on


def test_another_screen_ends_it(program: Application, focus_hour: FocusHour) -> None:
    begin(program)
    program.room.window.actions_table.of(ActionName.SCREEN_LIBRARY).trigger()
    assert not program.room.window.isFullScreen()
    assert not focus_hour.is_on
