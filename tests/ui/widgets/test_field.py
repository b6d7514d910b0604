"""Fields keep to what can be stored."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.resources import resource
from reader.ui.appearance.theme import THEMES, style_sheet
from reader.ui.widgets.field import ComboBox, DateEdit, SpinBox, TimeEdit


def test_a_field_for_a_day_takes_none_that_no_library_keeps(qtbot: QtBot) -> None:
    field = DateEdit()
    qtbot.addWidget(field)
    field.set_value(date(9999, 12, 31))
    assert field.value == date(8999, 12, 31)
    field.set_value(date(1800, 1, 1))
    assert field.value == date(1900, 1, 1)


def fields() -> list[QWidget]:
    """Return the fields with words or numbers, whose style leaves their text where it likes."""
    typed = ComboBox([("Words", 1)])
    typed.setEditable(True)
    return [SpinBox(0, 100, 60, suffix=" min"), DateEdit(), TimeEdit(), ComboBox([("Words", 1)]), typed]


@pytest.mark.parametrize("name", sorted(THEMES))
def test_no_text_is_glued_to_the_border_of_its_field(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    before = qapp.styleSheet()
    qapp.setStyleSheet(style_sheet(THEMES[name], resource("icons")))
    for field in fields():
        qtbot.addWidget(field)
        field.show()
        image = field.grab().toImage()
        assert 6 <= first_letter(image, QColor(THEMES[name].text)) <= 16, type(field).__name__
    qapp.setStyleSheet(before)


def first_letter(image: QImage, ink: QColor) -> int:
    """Return the first column with a pixel in the colour of the text, inside the border."""
    middle = range(image.height() // 4, 3 * image.height() // 4)
    near = (
        column for column in range(2, image.width()) if any(is_near(image.pixelColor(column, y), ink) for y in middle)
    )
    return next(near, image.width())


def is_near(colour: QColor, ink: QColor) -> bool:
    return max(abs(colour.red() - ink.red()), abs(colour.green() - ink.green())) < 60


@pytest.mark.parametrize(("count", "below"), [(3, 0), (10, 0), (24, 14)])
def test_the_list_of_a_field_with_the_focus_shows_whole_rows(
    qtbot: QtBot, qapp: QApplication, count: int, below: int
) -> None:
    before = qapp.styleSheet()
    qapp.setStyleSheet(style_sheet(THEMES["paper"], resource("icons")))
    box = ComboBox((f"Choice {number}", number) for number in range(count))
    qtbot.addWidget(box)
    box.show()
    box.setFocus()
    qtbot.wait_until(box.hasFocus)
    box.showPopup()
    view, rows = box.view(), min(count, 10)
    assert view.viewport().height() >= rows * view.sizeHintForRow(0)
    assert (view.verticalScrollBar().maximum(), view.verticalScrollBar().isVisible()) == (below, bool(below))
    box.hidePopup()
    qapp.setStyleSheet(before)


@pytest.mark.parametrize("count", [1, 20])
def test_the_list_of_a_narrow_field_shows_whole_choices_on_the_screen(
    qtbot: QtBot, qapp: QApplication, count: int
) -> None:
    before = qapp.styleSheet()
    qapp.setStyleSheet(style_sheet(THEMES["paper"], resource("icons")))
    box = ComboBox((f"The Collected Letters and Papers, volume {number}", number) for number in range(count))
    qtbot.addWidget(box)
    box.setFixedWidth(120)
    screen = box.screen().availableGeometry()
    box.move(screen.right() - 150, 0)
    box.show()
    box.showPopup()
    view = box.view()
    assert view.viewport().width() >= view.sizeHintForColumn(0) > box.width()
    assert screen.contains(view.window().geometry())
    box.hidePopup()
    qapp.setStyleSheet(before)


def test_a_choice_longer_than_its_field_is_elided(qtbot: QtBot) -> None:
    short, long = ComboBox([("The Collected Letters", 1)]), ComboBox([("The Collected Letters and Papers", 1)])
    pictures = []
    for field in (short, long):
        qtbot.addWidget(field)
        field.setFixedSize(120, 32)
        field.show()
        pictures.append(field.grab().toImage())
    room = short.width() - 40
    elided = short.fontMetrics().elidedText(long.currentText(), Qt.TextElideMode.ElideRight, room)
    assert elided.endswith("…")
    assert pictures[0] == pictures[1]
