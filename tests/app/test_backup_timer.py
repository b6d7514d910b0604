"""The window backs up the library by itself: at its opening, every hour with changes, and at the end.

Once a day it checks the pages of the library, after its first page was painted.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.app.backup_timer import BackupTimer
from reader.core.errors import Problem, ReaderError
from reader.services.clock import FixedClock
from reader.storage.backup_files import backup_files, backup_folder
from reader.storage.library import Library
from tests.support.texts import add_text
from tests.support.window import TIMEOUT_MS, WindowDriver


def test_a_backup_is_made_each_day_and_each_hour_with_changes(qtbot: QtBot, tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "library.db"
    with Library.open(path, now) as library:
        for hours, kept in (
            (0, ["28-091200"]),
            (0.5, ["28-091200"]),
            (2, ["28-111200", "28-091200"]),
            (26, ["29-111200", "28-111200"]),
        ):
            at = now + timedelta(hours=hours)
            add_text(library, f"题 {hours}", (f"{hours} 甲乙丙丁",), at)
            with WindowDriver(qtbot, library, FixedClock(at)) as driver:
                timer = BackupTimer(driver.context, driver.controller)
                timer.start()
                driver.context.tasks.close()
                timer.finish()
            assert [copy.path.stem.removeprefix("library-2026-03-") for copy in backup_files(path)] == kept


def test_an_empty_library_needs_no_backup(qtbot: QtBot, tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "library.db"
    with Library.open(path, now) as library, WindowDriver(qtbot, library, FixedClock(now)) as driver:
        timer = BackupTimer(driver.context, driver.controller)
        timer.start()
        timer.finish()
    assert backup_files(path) == []


def spoil_a_reference(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("INSERT INTO coverage VALUES ('no text', 1, 2)")


def test_the_check_of_the_day_is_made_in_the_background(qtbot: QtBot, tmp_path: Path, now: datetime) -> None:
    path, tomorrow = tmp_path / "library.db", now + timedelta(days=1)
    with Library.open(path, now) as library:
        add_text(library, "题", ("甲乙丙丁",), now)
    with (
        Library.open(path, tomorrow, checks_later=True) as library,
        WindowDriver(qtbot, library, FixedClock(tomorrow)) as driver,
    ):
        assert library.is_check_due(tomorrow)
        timer = BackupTimer(driver.context, driver.controller)
        timer.start()
        qtbot.waitUntil(lambda: not library.is_check_due(tomorrow), timeout=TIMEOUT_MS)
    assert len(backup_files(path)) == 1


def test_damage_is_told_and_no_backup_is_made_or_lost(qtbot: QtBot, tmp_path: Path, now: datetime) -> None:
    path, tomorrow = tmp_path / "library.db", now + timedelta(days=1)
    with Library.open(path, now) as library:
        add_text(library, "题", ("甲乙丙丁",), now)
        for hour in range(3):
            library.backup(None, now + timedelta(hours=hour))
    kept = [copy.path for copy in backup_files(path)]
    spoil_a_reference(path)
    with (
        Library.open(path, tomorrow, checks_later=True) as library,
        WindowDriver(qtbot, library, FixedClock(tomorrow)) as driver,
    ):
        timer = BackupTimer(driver.context, driver.controller)
        with qtbot.waitSignal(timer.damage_found, timeout=TIMEOUT_MS):
            timer.start()
        assert library.is_damaged
        timer.back_up_if_due()
        driver.context.tasks.close()
        timer.finish()
    assert [copy.path for copy in backup_files(path)] == kept
    with pytest.raises(ReaderError) as caught:
        Library.open(path, tomorrow, checks_later=True)
    assert caught.value.problem is Problem.LIBRARY_DAMAGED
    assert caught.value.detail["backup"] == str(kept[0])


def test_a_backup_that_fails_is_told_once(qtbot: QtBot, tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "library.db"
    with Library.open(path, now) as library:
        add_text(library, "题", ("甲乙丙丁",), now)
        backup_folder(path).write_bytes(b"a file where the folder of the backups would be")
        with WindowDriver(qtbot, library, FixedClock(now)) as driver:
            timer, toast = BackupTimer(driver.context, driver.controller), driver.context.toast
            for is_told in (True, False):
                timer.back_up_if_due()
                qtbot.waitUntil(lambda: not timer.is_running, timeout=TIMEOUT_MS)
                assert toast.isVisible() is is_told
                toast.leave()
            backup_folder(path).unlink()
            timer.back_up_if_due()
            qtbot.waitUntil(lambda: not timer.is_running, timeout=TIMEOUT_MS)
            driver.context.tasks.close()
    assert len(backup_files(path)) == 1
