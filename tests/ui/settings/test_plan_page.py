"""The plan is changed on the settings: at once where it is stricter, from tomorrow where it is weaker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import GOALS, Plan, WeekGoal
from reader.core.screens import ScreenName
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.preferences.preference_spec import SettingsGroup
from reader.ui.settings.pending_plan_bar import PendingPlanBar
from reader.ui.settings.plan_page import PlanPage
from reader.ui.settings.settings_screen import SettingsScreen
from reader.ui.settings.week_goal_field import HoursStepper
from reader.ui.widgets.button import LinkButton
from tests.support.window import WindowDriver

TODAY = date(2026, 3, 28)
TOMORROW = TODAY + timedelta(days=1)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(screen: SettingsScreen) -> PlanPage:
    page = screen.pages[SettingsGroup.PLAN]
    assert isinstance(page, PlanPage)
    return page


def set_goal(page: PlanPage, minutes: int) -> None:
    """Set the goal, as a reader does who types it and presses Enter."""
    page.goal.setFocus()
    page.goal.selectAll()
    QTest.keyClicks(page.goal, str(minutes))
    QTest.keyClick(page.goal, Qt.Key.Key_Return)


def bars(page: PlanPage) -> list[PendingPlanBar]:
    """Return the lines that are shown, in the order of the cards."""
    return [bar for bar in page.findChildren(PendingPlanBar) if bar.isVisible()]


def latest(library: Library) -> Plan:
    return library.plans.history()[-1]


def test_the_plan_in_force_is_shown(page: PlanPage) -> None:
    assert (page.goal.value(), page.make_up.value(), page.day_start.currentText()) == (60, 3, "04:00")
    assert not any(button.isChecked() for button in page.rest)
    assert {name for name, box in page.counted.items() if not box.isChecked()} == {TimeClass.SKIM}
    assert bars(page) == []
    words = [label.text() for label in page.findChildren(QLabel)]
    assert "In effect since 2 March 2026. Past days keep the plan they had." in words


def test_a_stricter_plan_holds_at_once(driver: WindowDriver, page: PlanPage) -> None:
    set_goal(page, 90)
    assert (latest(driver.library).effective_day, latest(driver.library).goal_minutes) == (TODAY, 90)
    assert bars(page) == []
    assert driver.tracker.goal == 90 * 60


@pytest.mark.parametrize(
    ("weaker", "sentence"),
    [
        ("goal", "45 minutes instead of 60."),
        ("rest", "Rest days: Sun instead of no day."),
        ("make-up", "Make up within 5 days instead of 3."),
        ("classes", "Counted: "),
        ("day-start", "The day starts at 05:00 instead of 04:00."),
    ],
)
def test_a_weaker_plan_begins_tomorrow_and_is_taken_back(
    driver: WindowDriver, page: PlanPage, weaker: str, sentence: str
) -> None:
    present = latest(driver.library)
    if weaker == "goal":
        set_goal(page, 45)
    elif weaker == "rest":
        page.rest[6].click()
    elif weaker == "make-up":
        page.make_up.setValue(5)
        page.make_up.settle()
    elif weaker == "classes":
        page.counted[TimeClass.SKIM].click()
    else:
        page.day_start.choose(5)
        page.day_start.activated.emit(5)
    assert latest(driver.library).effective_day == TOMORROW
    assert driver.library.plans.in_force(TODAY) == present
    (bar,) = bars(page)
    assert bar.words.text().startswith(f"Starting tomorrow, Sunday 29 March: {sentence}")
    bar.take_back.click()
    assert bars(page) == []
    assert {plan.goal_minutes for plan in driver.library.plans.history()} == {60}
    assert driver.library.plans.in_force(TOMORROW) == Plan(TODAY)
    assert (page.goal.value(), page.make_up.value(), page.day_start.currentData()) == (60, 3, 4)
    assert not page.rest[6].isChecked()
    assert not page.counted[TimeClass.SKIM].isChecked()


def test_what_was_taken_back_leaves_the_day_since_when_the_plan_holds(page: PlanPage) -> None:
    page.rest[6].click()
    bars(page)[0].take_back.click()
    words = [label.text() for label in page.findChildren(QLabel)]
    assert "In effect since 2 March 2026. Past days keep the plan they had." in words


def test_each_card_takes_its_own_part_back(driver: WindowDriver, page: PlanPage) -> None:
    set_goal(page, 45)
    page.rest[6].click()
    goal, rest = bars(page)
    assert "Rest" not in goal.words.text()
    assert "minutes" not in rest.words.text()
    goal.take_back.click()
    (rest,) = bars(page)
    plan = driver.library.plans.in_force(TOMORROW)
    assert (plan.goal_minutes, plan.rest_weekdays) == (60, {6})
    rest.take_back.click()
    assert driver.library.plans.in_force(TOMORROW) == Plan(TODAY)


def test_ctrl_z_takes_a_change_of_the_plan_back(driver: WindowDriver, page: PlanPage) -> None:
    page.rest[6].click()
    assert driver.action("undo").text() == "Undo changing the plan"
    QTest.keyClick(page.rest[6], Qt.Key.Key_Z, CONTROL)
    assert not page.rest[6].isChecked()
    assert bars(page) == []
    driver.trigger("redo")
    assert page.rest[6].isChecked()


def test_steps_of_the_goal_are_one_change(qtbot: QtBot, driver: WindowDriver, page: PlanPage) -> None:
    plans = len(driver.library.plans.history())
    with qtbot.waitSignal(page.goal.settled):
        for _ in range(3):
            QTest.keyClick(page.goal, Qt.Key.Key_Up)
    assert latest(driver.library).goal_minutes == 75
    assert len(driver.library.plans.history()) == plans + 1
    driver.trigger("undo")
    assert page.goal.value() == 60


@pytest.mark.parametrize(
    "leave", [lambda driver: driver.show(ScreenName.LIBRARY), lambda driver: driver.window.close()]
)
def test_a_step_that_has_not_settled_is_not_lost(
    driver: WindowDriver, page: PlanPage, leave: Callable[[WindowDriver], object]
) -> None:
    page.goal.stepUp()
    leave(driver)
    assert latest(driver.library).goal_minutes == 65


def test_undo_takes_back_a_step_that_has_not_settled(driver: WindowDriver, page: PlanPage) -> None:
    page.rest[6].click()
    page.goal.stepUp()
    driver.trigger("undo")
    assert page.goal.value() == latest(driver.library).goal_minutes == 60
    assert page.rest[6].isChecked()


@pytest.mark.parametrize("typed", ["4", "0", "601", "9999", "-20"])
def test_a_goal_that_cannot_be_is_never_kept(driver: WindowDriver, page: PlanPage, typed: str) -> None:
    page.goal.setFocus()
    page.goal.selectAll()
    QTest.keyClicks(page.goal, typed)
    QTest.keyClick(page.goal, Qt.Key.Key_Return)
    assert latest(driver.library).goal_minutes in GOALS
    assert page.goal.value() == latest(driver.library).goal_minutes


def test_seven_days_of_rest_are_refused_with_a_sentence(driver: WindowDriver, page: PlanPage) -> None:
    for button in page.rest:
        button.click()
    assert driver.toast_text().startswith("At least one day of the week")
    assert [button.isChecked() for button in page.rest] == [True] * 6 + [False]
    assert latest(driver.library).rest_weekdays == set(range(6))


def test_something_has_to_count(driver: WindowDriver, page: PlanPage) -> None:
    for box in page.counted.values():
        if box.isChecked():
            box.click()
    assert driver.toast_text() == "Something has to count, or no day could meet its goal."
    assert len(latest(driver.library).counted_classes) == 1
    assert sum(box.isChecked() for box in page.counted.values()) == 1


def test_a_change_may_begin_later(driver: WindowDriver, page: PlanPage) -> None:
    page.from_day.choose(True)
    page.from_day.activated.emit(1)
    page.first_day.set_value(date(2026, 4, 6))
    set_goal(page, 90)
    assert latest(driver.library).effective_day == date(2026, 4, 6)
    (bar,) = bars(page)
    assert bar.words.text() == "Starting Monday 6 April: 90 minutes instead of 60."


def test_a_change_that_would_begin_too_early_is_refused(driver: WindowDriver, page: PlanPage) -> None:
    page.from_day.choose(True)
    page.from_day.activated.emit(1)
    page.first_day.set_value(date(2026, 3, 1))
    set_goal(page, 45)
    assert "29 March 2026 at the earliest" in driver.toast_text()
    assert page.goal.value() == 60
    assert latest(driver.library).goal_minutes == 60


def test_a_change_that_waits_is_shown_and_not_lost(driver: WindowDriver, page: PlanPage) -> None:
    set_goal(page, 45)
    driver.show(ScreenName.LIBRARY)
    driver.trigger("plan")
    assert page.goal.value() == 45
    page.rest[6].click()
    assert (latest(driver.library).goal_minutes, latest(driver.library).effective_day) == (45, TOMORROW)


def test_a_plan_changed_elsewhere_is_shown(driver: WindowDriver, page: PlanPage) -> None:
    changes = driver.library.plans.set(Plan(TODAY, 90), driver.clock.now())
    driver.change_notifier.announce(changes)
    assert page.goal.value() == 90


def set_days_away(page: PlanPage, first: date, last: date) -> None:
    page.away.first.set_value(first)
    page.away.last.set_value(last)


def declared(page: PlanPage) -> list[str]:
    """Return the days away that are listed."""
    return [label.text() for label in page.away.findChildren(QLabel) if label.text() != "–"]


def test_a_day_of_rest_is_declared_before_it_begins(driver: WindowDriver, page: PlanPage) -> None:
    (away,) = [row for row in page.rows if row.label == "Days away"]
    set_days_away(page, TODAY, TODAY)
    assert "29 March 2026 at the earliest" in away.explanation.text()
    assert not page.away.add.isEnabled()
    set_days_away(page, TOMORROW, TOMORROW)
    page.away.add.click()
    assert driver.library.plans.rest_days() == {TOMORROW}
    assert declared(page) == ["29 Mar"]
    assert not page.away.add.isEnabled()
    driver.trigger("undo")
    assert driver.library.plans.rest_days() == set()
    assert page.away.add.isEnabled()


def test_a_vacation_is_declared_and_taken_back(driver: WindowDriver, page: PlanPage) -> None:
    set_days_away(page, TOMORROW, TOMORROW + timedelta(days=2))
    page.away.add.click()
    assert len(driver.library.plans.rest_days()) == 3
    assert declared(page) == ["29 Mar to 31 Mar"]
    (take_back,) = page.away.findChildren(LinkButton)
    take_back.click()
    assert driver.library.plans.rest_days() == set()
    assert declared(page) == []
    driver.trigger("undo")
    assert declared(page) == ["29 Mar to 31 Mar"]


def test_the_last_day_away_follows_the_first(page: PlanPage) -> None:
    page.away.first.set_value(TODAY + timedelta(days=9))
    assert page.away.days == (TODAY + timedelta(days=9),) * 2
    page.away.last.set_value(TODAY + timedelta(days=8))
    assert not page.away.add.isEnabled()


def test_a_day_that_began_meanwhile_is_refused(driver: WindowDriver, page: PlanPage) -> None:
    set_days_away(page, TODAY, TODAY)
    page.away.add.setEnabled(True)
    page.away.add.click()
    assert "29 March 2026 at the earliest" in driver.toast_text()
    assert driver.library.plans.rest_days() == set()


def set_weekday(page: PlanPage, number: int, minutes: int) -> None:
    field = page.weekday_goals.fields[number]
    field.setValue(minutes)
    field.settle()


def test_a_weekday_has_a_goal_of_its_own(driver: WindowDriver, page: PlanPage) -> None:
    set_weekday(page, 5, 90)
    assert (latest(driver.library).effective_day, latest(driver.library).minutes_by_weekday[5]) == (TODAY, 90)
    assert driver.tracker.goal == 90 * 60
    set_weekday(page, 0, 30)
    (bar,) = bars(page)
    assert "Single days: Mon 30, Sat 90 instead of Sat 90." in bar.words.text()
    bar.take_back.click()
    assert bars(page) == []
    set_weekday(page, 5, 60)
    assert latest(driver.library).weekday_minutes == (None,) * 7


def test_a_day_of_rest_has_no_goal_to_set(driver: WindowDriver, page: PlanPage) -> None:
    page.rest[6].click()
    sunday = page.weekday_goals.fields[6]
    assert (sunday.isEnabled(), sunday.text()) == (False, "rest")
    driver.trigger("undo")
    assert (sunday.isEnabled(), sunday.text()) == (True, "60")
    plans = driver.library.plans.history()
    page.flush()
    assert driver.library.plans.history() == plans


def test_a_week_has_a_goal(driver: WindowDriver, page: PlanPage) -> None:
    unit = page.week_goal.unit
    unit.choose("minutes")
    unit.activated.emit(unit.currentIndex())
    assert latest(driver.library).week_goal == WeekGoal(420)
    assert page.week_goal.minutes.text() == "7 h"
    page.week_goal.minutes.setValue(360)
    page.week_goal.minutes.settle()
    assert "Week: 6 h instead of 7 h." in bars(page)[0].words.text()
    unit.choose("days")
    unit.activated.emit(unit.currentIndex())
    assert latest(driver.library).week_goal == WeekGoal(days=7)
    assert page.week_goal.minutes.isHidden()
    unit.choose("")
    unit.activated.emit(unit.currentIndex())
    assert not latest(driver.library).week_goal
    assert page.week_goal.days.isHidden()


def test_undo_takes_back_what_is_still_being_typed(driver: WindowDriver, page: PlanPage) -> None:
    """The field does not write it over what undo brings back, nor where undo leaves no room for the field."""
    page.week_goal.unit.choose("minutes")
    page.week_goal.unit.activated.emit(page.week_goal.unit.currentIndex())
    field = page.week_goal.minutes
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "6:30")
    driver.trigger("undo")
    assert (latest(driver.library).week_goal, field.text()) == (WeekGoal(420), "7 h")
    driver.trigger("undo")
    assert not latest(driver.library).week_goal
    assert field.isHidden()


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        *(("6", 360), ("6:30", 390), ("6 h 30 min", 390), ("90", 90), ("45 min", 45), ("4200", 4200), ("5 h", 300)),
        *(("45min", 45), ("6h30", 390), ("6.5 h", 390), ("6,5", 390), ("6.30", 390)),
    ],
)
def test_a_length_is_typed_in_hours_or_minutes(qtbot: QtBot, typed: str, minutes: int) -> None:
    stepper = HoursStepper(5, 4200)
    qtbot.addWidget(stepper)
    stepper.selectAll()
    QTest.keyClicks(stepper, typed)
    QTest.keyClick(stepper, Qt.Key.Key_Return)
    assert stepper.value() == minutes


def test_all_plans_can_be_read(driver: WindowDriver, page: PlanPage) -> None:
    set_goal(page, 45)
    words = "\n".join(label.text() for label in page.findChildren(QLabel))
    assert "starting Sun 29 Mar 2026: 45 minutes a day" in words
    assert "since Mon 2 Mar 2026: 60 minutes a day" in words


def test_a_library_that_can_only_be_read_keeps_its_plan(
    qtbot: QtBot, library: Library, clock: Clock, tmp_path: Path
) -> None:
    library.close()
    with (
        Library.open(tmp_path / "library.db", clock.now(), read_only=True) as readable,
        WindowDriver(qtbot, readable, clock) as driver,
    ):
        driver.trigger("plan")
        screen = driver.window.screen_widget(ScreenName.SETTINGS)
        assert isinstance(screen, SettingsScreen)
        page = screen.pages[SettingsGroup.PLAN]
        assert isinstance(page, PlanPage)
        set_goal(page, 90)
        assert driver.toast_text()
        assert page.goal.value() == 60
