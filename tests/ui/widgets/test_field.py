"""Fields keep to what can be stored."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from reader.ui.widgets.field import DateEdit


def test_a_field_for_a_day_takes_none_that_no_library_keeps(qtbot: QtBot) -> None:
    field = DateEdit()
    qtbot.addWidget(field)
    field.set_value(date(9999, 12, 31))
    assert field.value == date(8999, 12, 31)
    field.set_value(date(1800, 1, 1))
    assert field.value == date(1900, 1, 1)
