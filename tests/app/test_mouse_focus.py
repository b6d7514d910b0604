"""Clicks on the buttons around the page leave the keys with the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from reader.ui.reading.read_bar import ReadBar
from reader.ui.reading.selection_bar import ColourButton, SelectionBar, StyleButton
from reader.ui.widgets.button import Button
from tests.support.window import WindowDriver


@pytest.fixture(autouse=True)
def essay(driver: WindowDriver, tmp_path: Path) -> str:
    path = tmp_path / "essay.md"
    path.write_text("# Essay\n\n" + "Words of an essay on reading. " * 400, encoding="utf-8")
    text_id = driver.add_text(path)
    driver.page.setFocus()
    driver.qtbot.waitUntil(driver.page.hasFocus)
    return text_id


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def test_the_buttons_above_the_page_leave_it_the_focus(driver: WindowDriver) -> None:
    bar = driver.read_screen.findChild(ReadBar)
    for button in (bar.contents, bar.notes, bar.pages, bar._type, bar._theme):
        click(button)
        assert driver.page.hasFocus(), button.toolTip()
    assert all(button.focusPolicy() == Qt.FocusPolicy.TabFocus for button in bar.findChildren(Button))


@pytest.mark.parametrize("kind", [ColourButton, StyleButton])
def test_marking_with_the_mouse_leaves_the_page_the_focus(
    driver: WindowDriver, kind: type[ColourButton | StyleButton]
) -> None:
    place = driver.page.rect_of(20, 21).center()
    QTest.mouseDClick(driver.page.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(driver.page.viewport(), Qt.MouseButton.LeftButton, pos=place)
    bar = driver.page.viewport().findChild(SelectionBar)
    assert bar.isVisible()
    click(bar.findChild(kind))
    assert len(driver.library.annotations.of_text(driver.text_id)) == 1
    assert driver.page.hasFocus()
