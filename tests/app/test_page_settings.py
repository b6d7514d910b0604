"""What is set and done on the page is reached in the window: by keys, the menu, the bar above it and under *Aa*."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFormLayout, QMenu

from reader.core.annotations.model import AnnotationStyle
from reader.core.text.blocks import Block, BlockKind, PageStart
from reader.services import hyphenation, script_display, word_finder
from reader.ui.page.page_footer import PageFooter
from reader.ui.page.paged_flow import PagedFlow
from reader.ui.page.passage import Passage
from reader.ui.reading.read_bar import ReadBar
from reader.ui.settings.typography_popover import TypographyPopover
from reader.ui.widgets.field import TickBox
from tests.support.texts import add_text, heading
from tests.support.window import WindowDriver

WORDS = "Whoever reads an extraordinary book slowly reads it well, and remembers whatever it said. " * 8


@pytest.fixture
def novel(driver: WindowDriver, now: datetime) -> str:
    """Open an English text whose second chapter begins on page 7 of the printed edition."""
    second = Block(BlockKind.PARAGRAPH, WORDS, pages=(PageStart("7", 0),))
    text = add_text(driver.library, "Novel", [heading("One"), *[WORDS] * 30, second, WORDS], now, language="en").id
    driver.open(text)
    return text


def bar_of(driver: WindowDriver) -> ReadBar:
    bar = driver.read_screen.findChild(ReadBar)
    assert bar is not None
    return bar


def popover_of(driver: WindowDriver) -> TypographyPopover:
    QTest.mouseClick(bar_of(driver)._type, Qt.MouseButton.LeftButton)
    return driver.window.findChildren(TypographyPopover)[-1]


@pytest.mark.usefixtures("novel")
def test_pages_are_chosen_by_key_menu_button_and_under_aa(driver: WindowDriver) -> None:
    def states() -> set[bool]:
        """Return the way of reading as the page, the menu and the button show it."""
        return {driver.page.is_paged, driver.action("pages").isChecked(), bar_of(driver).pages.isChecked()}

    assert states() == {False}
    QTest.keyClick(driver.window, Qt.Key.Key_F4)
    assert states() == {True}
    (view,) = (menu for menu in driver.window.action_set.menu.findChildren(QMenu) if menu.title() == "View")
    (entry,) = (entry for entry in view.actions() if entry.text() == "Pages")
    entry.trigger()
    assert states() == {False}
    QTest.mouseClick(bar_of(driver).pages, Qt.MouseButton.LeftButton)
    assert states() == {True}
    buttons = popover_of(driver).findChildren(QAbstractButton)
    scrolling = next(button for button in buttons if button.text() == "Scrolling")
    QTest.mouseClick(scrolling, Qt.MouseButton.LeftButton)
    assert states() == {False}


@pytest.mark.parametrize(
    ("language", "label", "field"),
    [
        ("en", "Hyphenation", "hyphenate"),
        ("zh", "Compress punctuation", "squeeze"),
        ("en", "Justify text", "justified"),
    ],
)
def test_what_is_ticked_under_aa_is_seen_on_the_page(
    driver: WindowDriver, now: datetime, language: str, label: str, field: str
) -> None:
    driver.open(add_text(driver.library, "Text", [WORDS], now, language=language).id)
    popover = popover_of(driver)
    form = popover.findChild(QFormLayout)
    assert form is not None
    boxes = {form.labelForField(box).text(): box for box in popover.findChildren(TickBox)}
    assert getattr(driver.page.typography, field)
    boxes[label].click()
    assert not getattr(driver.page.typography, field)


def test_the_page_of_the_printed_edition_stands_at_the_foot(driver: WindowDriver, novel: str) -> None:
    driver.settings.change(reading_mode="pages")
    shown = driver.page._shown
    assert shown is not None
    flow = driver.page.flow
    assert isinstance(flow, PagedFlow)
    percent, left = PageFooter().lines(flow, shown)
    assert (percent, left.startswith("about ")) == ("0%", True)
    driver.page.go_to(driver.page.characters)
    assert isinstance(driver.page.flow, PagedFlow)
    assert "p. 7" in PageFooter().lines(driver.page.flow, shown)
    assert driver.library.texts.view(novel).page_at(driver.page.place) == "7"


@pytest.mark.parametrize(("key", "style"), [(Qt.Key.Key_U, "underline"), (Qt.Key.Key_W, "wavy")])
def test_a_key_draws_a_line_under_what_is_selected(driver: WindowDriver, novel: str, key: Qt.Key, style: str) -> None:
    driver.page.select(Passage(4, 11))
    driver.press(key)
    (mark,) = driver.library.annotations.of_text(novel)
    assert (mark.start, mark.end, mark.style) == (4, 11, AnnotationStyle(style))


def test_word_lists_patterns_and_tables_are_read_when_they_are_first_needed(
    driver: WindowDriver, now: datetime, novel: str
) -> None:
    kept = (hyphenation._hyphenation, word_finder._word_list, script_display._table)
    for one in kept:
        one.cache_clear()

    def read() -> tuple[int, ...]:
        return tuple(one.cache_info().currsize for one in kept)

    chinese = add_text(driver.library, "红楼梦", [heading("第一回"), "满纸荒唐言，一把辛酸泪。" * 40], now).id
    driver.open(chinese)
    driver.page.grab()
    assert read() == (0, 0, 0)
    place = driver.page.rect_of(8, 9).center()
    QTest.mouseDClick(driver.page.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert read() == (0, 1, 0)
    driver.trigger("script-traditional")
    assert read() == (0, 1, 1)
    driver.open(novel)
    assert read() == (1, 1, 1)
