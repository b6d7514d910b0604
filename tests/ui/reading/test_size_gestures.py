"""Ctrl with the wheel and pinching change the size of the text, and the line under the pointer stays in place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.services.clock import FixedClock
from reader.storage.library import Library
from tests.support.texts import add_text
from tests.support.window import WindowDriver

PARAGRAPHS = [f"{number} " + "The brain is built to wander, and we become what we do. " * 4 for number in range(200)]


@pytest.fixture
def driver(qtbot: QtBot, now: datetime) -> Iterator[WindowDriver]:
    with Library.in_memory(now) as library:
        text = add_text(library, "One", PARAGRAPHS, now, language="en")
        with WindowDriver(qtbot, library, FixedClock(now), font_size=15) as driver:
            driver.open(text.id)
            driver.page.go_to(12_000)
            yield driver


def size(driver: WindowDriver) -> int:
    return driver.settings.values.font_size


def wheel(driver: WindowDriver, units: int, point: QPoint, modifier: Qt.KeyboardModifier) -> None:
    viewport = driver.page.viewport()
    event = QWheelEvent(
        QPointF(point),
        QPointF(viewport.mapToGlobal(point)),
        QPoint(),
        QPoint(0, units),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def zoom(driver: WindowDriver, value: float, point: QPoint) -> None:
    viewport = driver.page.viewport()
    places = QPointF(point), QPointF(point), QPointF(viewport.mapToGlobal(point))
    device = QPointingDevice.primaryPointingDevice()
    kind = Qt.NativeGestureType.ZoomNativeGesture
    QApplication.sendEvent(viewport, QNativeGestureEvent(kind, device, 2, *places, value, QPointF()))


def middle(driver: WindowDriver) -> QPoint:
    return driver.page.viewport().rect().center() + QPoint(0, 40)


def height_of(driver: WindowDriver, position: int) -> int:
    return driver.page.rect_of(position, position + 1).center().y()


def test_each_notch_with_ctrl_is_one_step_and_without_it_scrolls(driver: WindowDriver) -> None:
    point = middle(driver)
    wheel(driver, 120, point, Qt.KeyboardModifier.ControlModifier)
    assert size(driver) == 16
    wheel(driver, -360, point, Qt.KeyboardModifier.ControlModifier)
    assert size(driver) == 13
    before = driver.page.place
    wheel(driver, -120, point, Qt.KeyboardModifier.NoModifier)
    assert size(driver) == 13
    assert driver.page.place > before


def test_parts_of_a_notch_are_collected_until_the_direction_changes(driver: WindowDriver) -> None:
    point = middle(driver)
    for _ in range(5):
        wheel(driver, 30, point, Qt.KeyboardModifier.ControlModifier)
    assert size(driver) == 16
    for _ in range(3):
        wheel(driver, -30, point, Qt.KeyboardModifier.ControlModifier)
    assert size(driver) == 16
    wheel(driver, -30, point, Qt.KeyboardModifier.ControlModifier)
    assert size(driver) == 15


def test_the_line_under_the_pointer_stays_in_place_and_comes_back_with_the_size(driver: WindowDriver) -> None:
    point = middle(driver)
    held, top = driver.page.position_near(point), driver.page.place
    for units in (120, 120, 120, -120, -120, -120, -120, -120, 120, 120):
        wheel(driver, units, point, Qt.KeyboardModifier.ControlModifier)
        assert abs(height_of(driver, held) - point.y()) <= driver.page.typography.leading / 2 + 2
    assert (size(driver), driver.page.place) == (15, top)


def test_the_size_stops_at_its_bounds(driver: WindowDriver) -> None:
    wheel(driver, 120 * 60, middle(driver), Qt.KeyboardModifier.ControlModifier)
    assert size(driver) == 48
    wheel(driver, -120 * 60, middle(driver), Qt.KeyboardModifier.ControlModifier)
    assert size(driver) == 8


def test_pinching_on_a_touch_pad_changes_the_size_in_steps(driver: WindowDriver) -> None:
    point = middle(driver)
    held = driver.page.position_near(point)
    for _ in range(10):
        zoom(driver, 0.03, point)
    assert size(driver) == 18
    assert abs(height_of(driver, held) - point.y()) <= driver.page.typography.leading / 2 + 2
    for _ in range(10):
        zoom(driver, -0.03, point)
    assert size(driver) == 15
    zoom(driver, -5.0, point)
    assert size(driver) == 15


def test_two_fingers_on_a_touch_screen_change_the_size(driver: WindowDriver) -> None:
    viewport, point = driver.page.viewport(), middle(driver)
    screen = QTest.createTouchDevice()
    apart = 60
    QTest.touchEvent(viewport, screen).press(0, point - QPoint(apart, 0)).press(1, point + QPoint(apart, 0)).commit()
    for _ in range(12):
        apart += 8
        fingers = point - QPoint(apart, 0), point + QPoint(apart, 0)
        QTest.touchEvent(viewport, screen).move(0, fingers[0]).move(1, fingers[1]).commit()
    QTest.touchEvent(viewport, screen).release(0, fingers[0]).release(1, fingers[1]).commit()
    assert size(driver) > 20


def test_a_text_with_a_size_of_its_own_is_changed_alone(driver: WindowDriver) -> None:
    driver.read_screen.text_appearance.set_own_type(own=True)
    point = middle(driver)
    held = driver.page.position_near(point)
    wheel(driver, 360, point, Qt.KeyboardModifier.ControlModifier)
    assert (driver.read_screen.text_appearance.font_size, size(driver)) == (18, 15)
    assert abs(height_of(driver, held) - point.y()) <= driver.page.typography.leading / 2 + 2


def test_where_pages_are_turned_the_page_with_the_line_is_shown(driver: WindowDriver) -> None:
    driver.settings.change(reading_mode="pages")
    point = middle(driver)
    held = driver.page.position_near(point)
    for units in (120,) * 8:
        wheel(driver, units, point, Qt.KeyboardModifier.ControlModifier)
        start, end = driver.page.visible_range
        assert start <= held < end
    assert size(driver) == 23
