"""A late start with five minutes, and the rhythm of 25 and 5, told in the window of the program."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.ui.reminders.notifier import Notifier
from reader.ui.reminders.reminder_controller import ReminderController
from tests.support.activity import run
from tests.support.clocks import ManualClock
from tests.support.window import WindowDriver


def read(driver: WindowDriver, clock: ManualClock, minutes: int) -> None:
    """Read for so many minutes: the window has the focus, and each half a minute brings another leaf."""
    driver.tracker.presence_changed(present=True)
    for number in range(minutes * 2):
        driver.tracker.view_changed(driver.text_id, "en", 600 * number, 600 * (number + 1))
        driver.tracker.input_made()
        run(driver.tracker, clock, 30)


@pytest.fixture
def notified(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let notifications appear in the window, as where there is neither tray nor bus."""
    monkeypatch.setattr(Notifier, "listen", lambda _notifier: False)


@pytest.mark.usefixtures("notified")
@pytest.mark.parametrize("wanted", [True, False])
def test_a_rest_is_told_after_25_minutes_if_it_is_wanted(
    driver: WindowDriver, controller: ReminderController, clock: ManualClock, wanted: bool
) -> None:
    driver.settings.change(rhythm=wanted)
    read(driver, clock, 24)
    assert driver.toast_text() == ""
    read(driver, clock, 2)
    assert driver.toast_text() == (
        "25 minutes done. Rest your eyes for five: look into the distance." if wanted else ""
    )
    clock.advance(minutes=5)
    controller.rhythm.check_rest()
    over = "Your five-minute break is over · Ready for the next 25 minutes."
    assert driver.toast_text() == (over if wanted else "")


def test_five_minutes_late_in_the_day_are_told_as_having_shown_up(
    driver: WindowDriver, controller: ReminderController, clock: ManualClock, declare: Callable[[float], None]
) -> None:
    clock.advance(hours=2)
    driver.tracker.refresh()
    assert controller.late_start.is_due
    declare(4)
    assert driver.toast_text() == ""
    declare(1)
    assert driver.toast_text() == "Five minutes: you showed up today. 55 minutes left today."
    driver.toast.hide()
    declare(1)
    assert driver.toast_text() == ""


def test_five_minutes_are_not_told_of_a_day_that_began_in_time(
    driver: WindowDriver, controller: ReminderController, clock: ManualClock, declare: Callable[[float], None]
) -> None:
    declare(1)
    clock.advance(hours=2)
    driver.tracker.refresh()
    assert not controller.late_start.is_due
    declare(5)
    assert driver.toast_text() == ""
