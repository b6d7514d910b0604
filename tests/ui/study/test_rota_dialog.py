"""A rota is a month as a list: swaps, days away, members and weekdays, each change a step of undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.services.study.rotas import RotaRequest, change_rota
from reader.ui.study.rota_dialog import RotaDialog
from tests.support.window import WindowDriver

TODAY = date(2026, 3, 28)


@pytest.fixture
def dialog(driver: WindowDriver) -> Iterator[RotaDialog]:
    """Return the dialog over a rota of four since Monday."""
    request = RotaRequest(("安", "博", "晨", "丹"), first_day=date(2026, 3, 23))
    change_rota(driver.library, "lesson", request, driver.clock.now())
    dialog = RotaDialog(driver.context, parent=driver.window)
    dialog.show()
    yield dialog
    dialog.close()
    dialog.deleteLater()


def hosts(dialog: RotaDialog, first: int = 28) -> str:
    days = [dialog.model.day(row) for row in range(dialog.model.row_count())]
    return "".join(day.host or "–" for day in days if day.day.day >= first)


def choose(dialog: RotaDialog, day: int) -> None:
    dialog.table.select_day(date(2026, 3, day))


def test_the_month_is_a_list_with_today_chosen(dialog: RotaDialog) -> None:
    assert hosts(dialog, 23) == "安博晨丹安博晨丹安"
    day = dialog.table.current_day()
    assert day is not None
    assert (day.day, day.host) == (TODAY, "博")


def test_away_keeps_the_place_and_can_be_taken_back(dialog: RotaDialog, driver: WindowDriver) -> None:
    dialog.mark_away()
    assert hosts(dialog) == "晨博丹安"
    dialog.take_back()
    assert hosts(dialog) == "博晨丹安"
    driver.undo()
    driver.undo()
    dialog._show()
    assert hosts(dialog) == "博晨丹安"


def test_keys_and_drops_swap_two_days(dialog: RotaDialog) -> None:
    choose(dialog, 29)
    dialog._down.click()
    assert hosts(dialog) == "博丹晨安"
    source, target = (dialog.model.index(row, 0) for row in (5, 8))
    data = dialog.model.mimeData([source])
    dialog.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)
    assert hosts(dialog) == "安丹晨博"


def test_days_that_are_over_cannot_be_changed(dialog: RotaDialog) -> None:
    choose(dialog, 25)
    assert not dialog._away.isEnabled()
    assert not dialog._up.isEnabled()
    assert not dialog.model.flags(dialog.model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    choose(dialog, 28)
    assert not dialog._up.isEnabled()
    assert dialog._down.isEnabled()
    dialog._swap_beside(-1)
    assert dialog.outcome.text().startswith("27 March 2026 has passed")
    assert hosts(dialog, 23) == "安博晨丹安博晨丹安"


def test_members_and_weekdays_change_from_today_on(dialog: RotaDialog) -> None:
    dialog.members.setText("丹, 晨")
    QTest.keyClick(dialog.members, Qt.Key.Key_Return)
    dialog.table.setFocus()
    assert hosts(dialog, 23) == "安博晨丹安晨丹晨丹"
    dialog.weekdays[6].click()
    assert hosts(dialog, 28) == "晨"
    dialog.every.setValue(2)
    dialog._later.click()
    days = [dialog.model.day(row).day.day for row in range(dialog.model.row_count())]
    assert days == [12, 26]


def test_a_name_twice_is_refused_in_words(dialog: RotaDialog) -> None:
    dialog.members.setText("安，安")
    QTest.keyClick(dialog.members, Qt.Key.Key_Return)
    assert "twice" in dialog.outcome.text()


def test_another_rota_begins_with_its_members(dialog: RotaDialog, driver: WindowDriver) -> None:
    dialog.rotas.setEditText("周会")
    dialog._on_rotas_activated()
    assert dialog.model.row_count() == 0
    dialog.members.setText("甲、乙")
    QTest.keyClick(dialog.members, Qt.Key.Key_Return)
    assert hosts(dialog) == "甲乙甲乙"
    assert driver.library.rotas.names() == ["lesson", "周会"]
    dialog.end_rota()
    assert hosts(dialog) == ""


def test_it_is_written_for_calendars_and_as_a_table(dialog: RotaDialog, tmp_path: Path) -> None:
    dialog.export(tmp_path / "rota.ics")
    dialog.export(tmp_path / "rota.csv")
    assert "SUMMARY:Daily lesson: 博" in (tmp_path / "rota.ics").read_text("utf-8")
    assert "2026-03-28,博,\n" in (tmp_path / "rota.csv").read_text("utf-8")
    dialog.export(tmp_path / "rota.csv" / "x.csv")
    assert dialog.outcome.text()
