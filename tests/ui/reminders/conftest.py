"""Open the program's real window with a text in it, under a clock that the test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.activity.study_day import study_day
from reader.core.ids import new_id
from reader.storage.library import Library
from reader.ui.reminders.reminder_controller import ReminderController
from tests.support.clocks import ManualClock
from tests.support.texts import add_text
from tests.support.window import WindowDriver


@pytest.fixture
def clock(now: datetime) -> ManualClock:
    return ManualClock(now.replace(hour=20, minute=0), mono=1000.0)


@pytest.fixture
def library(tmp_path: Path, now: datetime) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db", now) as library:
        paragraphs = (f"{number}. Studies serve for delight. " * 20 for number in range(40))
        add_text(library, "Of Studies", paragraphs, now, author="Francis Bacon", language="en")
        yield library


@pytest.fixture
def driver(qtbot: QtBot, library: Library, clock: ManualClock) -> Iterator[WindowDriver]:
    with WindowDriver(qtbot, library, clock) as driver:
        driver.open(library.texts.all()[0].id)
        yield driver
        driver.settings.change(closing_line="never")
    QApplication.setQuitOnLastWindowClosed(True)


@pytest.fixture
def controller(driver: WindowDriver) -> ReminderController:
    return ReminderController(driver.controller)


@pytest.fixture
def declare(driver: WindowDriver, clock: ManualClock) -> Callable[[float], None]:
    """Return what puts minutes of today into the ledger."""

    def put(minutes: float) -> None:
        end = clock.now().astimezone(UTC)
        length = timedelta(minutes=minutes)
        entry = LedgerEntry(
            id=new_id(end),
            text=None,
            time_class=TimeClass.PAPER,
            start=end - length,
            end=end,
            offset=8 * 3600,
            day=study_day(clock.now(), 4),
            seconds=length.total_seconds(),
            origin=EntryOrigin.DECLARED,
            reason="test",
        )
        driver.change_notifier.announce(driver.library.ledger.declare(entry))

    return put
