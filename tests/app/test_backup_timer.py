"""The window backs up the library by itself: at its opening, every hour with changes, and at the end."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.app.backup_timer import BackupTimer
from reader.services.clock import FixedClock
from reader.storage.backup_files import backup_files
from reader.storage.library import Library
from tests.support.texts import add_text
from tests.support.window import WindowDriver


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
