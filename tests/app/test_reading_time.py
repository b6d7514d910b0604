"""Reading time goes out of the window to a file and comes in from one, in one step of undo."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.activity.declaration import Declaration, declared_entries
from tests.support.window import TIMEOUT_MS, WindowDriver


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "time.json"


def declare(driver: WindowDriver, minutes: int) -> None:
    """Declare the last minutes."""
    now = driver.context.clock.now()
    declaration = Declaration(now - timedelta(minutes=minutes), now - timedelta(minutes=1))
    for entry in declared_entries(declaration, driver.library.plans.history(), (), now):
        driver.library.ledger.declare(entry)


def import_file(qtbot: QtBot, driver: WindowDriver, path: Path) -> str:
    controller = driver.controller.reading_time
    with qtbot.waitSignal(controller.import_queue.finished, timeout=TIMEOUT_MS):
        controller.import_file(path)
    return driver.context.toast.message


def count(driver: WindowDriver) -> int:
    return len(driver.library.ledger.between(date.min, date.max))


def test_the_ledger_goes_out_and_what_was_undone_comes_in_again(qtbot: QtBot, driver: WindowDriver, file: Path) -> None:
    declare(driver, 30)
    driver.controller.reading_time.export_to(file)
    assert driver.context.toast.message == f"1 entry saved to {file}."
    assert "already on record" in import_file(qtbot, driver, file)
    assert driver.context.commands.undo()
    assert count(driver) == 0
    assert import_file(qtbot, driver, file) == "1 reading time entry added."
    assert count(driver) == 1
    assert driver.context.commands.undo()
    assert count(driver) == 0


def test_a_table_is_written_by_its_name(driver: WindowDriver, tmp_path: Path) -> None:
    declare(driver, 30)
    driver.controller.reading_time.export_to(tmp_path / "time.csv")
    assert (tmp_path / "time.csv").read_text("utf-8").startswith("id,day,start,end,")


def test_a_file_that_cannot_be_read_or_written_is_told(qtbot: QtBot, driver: WindowDriver, tmp_path: Path) -> None:
    letter = tmp_path / "letter.json"
    letter.write_text(json.dumps({"dear": "reader"}), "utf-8")
    assert "“letter.json” contains no reading time" in import_file(qtbot, driver, letter)
    (tmp_path / "folder.json").mkdir()
    driver.controller.reading_time.export_to(tmp_path / "folder.json")
    assert "cannot be written to" in driver.context.toast.message


def test_the_plan_goes_out_for_a_calendar(driver: WindowDriver, tmp_path: Path) -> None:
    file = tmp_path / "onehour.ics"
    driver.controller.planning.export_calendar(file)
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "Any calendar" in driver.context.toast.message
    driver.controller.planning.export_calendar(tmp_path)
    assert "cannot be written to" in driver.context.toast.message
