"""Several texts are open in tabs; each has its place, its history and its hour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reader.core.screens import ScreenName
from reader.core.text.filing import FilingChange
from reader.core.text.import_options import DEFAULT_OPTIONS
from reader.core.text.model import TextDetails
from reader.storage.library import Library
from reader.ui.page.passage import Passage
from reader.ui.reading.tab_row import TabRow
from tests.support.activity import run
from tests.support.clocks import ManualClock
from tests.support.texts import add_text
from tests.support.window import WindowDriver

FIRST, SECOND, THIRD = "One", "Two & Three", "Four"
WORDS = [f"Paragraph {number}. The brain is built to wander, and we become what we do." for number in range(300)]


@pytest.fixture
def clock(now: datetime) -> ManualClock:
    return ManualClock(now)


@pytest.fixture
def library(clock: ManualClock) -> Iterator[Library]:
    with Library.in_memory(clock.wall) as library:
        for title in (FIRST, SECOND, THIRD):
            add_text(library, title, [title, *WORDS], clock.wall, language="en")
        yield library


@pytest.fixture
def driver(qtbot: QtBot, library: Library, clock: ManualClock) -> Iterator[WindowDriver]:
    with WindowDriver(qtbot, library, clock) as driver:
        yield driver


@pytest.fixture
def texts(library: Library) -> dict[str, str]:
    return {text.title: text.id for text in library.texts.all()}


def open_tabs(driver: WindowDriver, *texts: str) -> None:
    driver.open(texts[0])
    for text in texts[1:]:
        driver.context.navigator.open_in_tab(text)


def row(driver: WindowDriver) -> TabRow:
    shown = driver.controller.tabs.row
    assert shown is not None
    return shown


def press(driver: WindowDriver, keys: str) -> None:
    QTest.keySequence(driver.window, QKeySequence(keys))


def titles(driver: WindowDriver) -> list[str]:
    shown = driver.controller.tabs.row
    return [shown.tabs.title(number) for number in range(shown.tabs.count())] if shown and shown.isVisible() else []


def test_a_single_text_has_no_row_of_tabs(driver: WindowDriver, texts: dict[str, str]) -> None:
    driver.open(texts[FIRST])
    driver.open(texts[THIRD])
    assert (titles(driver), driver.read_screen.tabs.texts) == ([], (texts[THIRD],))


def test_a_text_in_a_new_tab_stands_beside_the_first_one(driver: WindowDriver, texts: dict[str, str]) -> None:
    open_tabs(driver, texts[FIRST], texts[SECOND])
    assert titles(driver) == [FIRST, SECOND]
    assert row(driver).tabs.currentIndex() == 1
    assert driver.screen is ScreenName.READ
    assert driver.text_id == texts[SECOND]
    assert driver.window.windowTitle() == "Two & Three – One Hour"
    driver.show(ScreenName.LIBRARY)
    assert driver.window.windowTitle() == "One Hour"


def test_a_text_that_has_a_tab_is_shown_in_it_and_any_other_in_the_shown_tab(
    driver: WindowDriver, texts: dict[str, str]
) -> None:
    open_tabs(driver, texts[FIRST], texts[SECOND])
    driver.open(texts[FIRST])
    assert titles(driver) == [FIRST, SECOND]
    driver.open(texts[THIRD])
    assert titles(driver) == [THIRD, SECOND]
    driver.trigger("back")
    assert titles(driver) == [FIRST, SECOND]


def test_each_tab_keeps_its_place_its_selection_and_its_history(driver: WindowDriver, texts: dict[str, str]) -> None:
    open_tabs(driver, texts[FIRST], texts[SECOND])
    driver.read_screen.jump(4_000)
    driver.read_screen.jump(9_000)
    left, passage = driver.page.place, Passage(driver.page.place, driver.page.place + 5)
    driver.page.select(passage)
    driver.trigger("previous-tab")
    assert (driver.text_id, driver.page.place, bool(driver.page.passage)) == (texts[FIRST], 0, False)
    driver.trigger("back")
    assert driver.text_id == texts[FIRST]
    driver.trigger("next-tab")
    assert (driver.page.place, driver.page.passage) == (left, passage)
    driver.trigger("back")
    driver.trigger("back")
    assert driver.page.place == 0


def test_the_history_of_a_tab_leads_to_the_tab_of_a_text_that_has_got_one(
    driver: WindowDriver, texts: dict[str, str]
) -> None:
    driver.open(texts[FIRST])
    open_tabs(driver, texts[THIRD], texts[FIRST])
    driver.trigger("previous-tab")
    driver.trigger("back")
    assert (driver.text_id, titles(driver)) == (texts[FIRST], [THIRD, FIRST])


def test_the_tabs_go_round_and_are_moved_by_keys(driver: WindowDriver, texts: dict[str, str]) -> None:
    open_tabs(driver, texts[FIRST], texts[SECOND], texts[THIRD])
    press(driver, "Ctrl+Tab")
    assert driver.text_id == texts[FIRST]
    press(driver, "Ctrl+PgUp")
    assert driver.text_id == texts[THIRD]
    press(driver, "Ctrl+Shift+PgDown")
    assert titles(driver) == [FIRST, SECOND, THIRD]
    press(driver, "Ctrl+Shift+PgUp")
    assert titles(driver) == [FIRST, THIRD, SECOND]
    assert row(driver).tabs.currentIndex() == 1


def test_closing_shows_the_neighbour_and_reopening_brings_the_tab_back(
    driver: WindowDriver, texts: dict[str, str]
) -> None:
    open_tabs(driver, texts[FIRST], texts[SECOND], texts[THIRD])
    driver.trigger("previous-tab")
    driver.read_screen.jump(6_000)
    left = driver.page.place
    press(driver, "Ctrl+W")
    assert (driver.text_id, titles(driver)) == (texts[THIRD], [FIRST, THIRD])
    press(driver, "Ctrl+Shift+W")
    assert titles(driver) == [FIRST, SECOND, THIRD]
    assert (driver.text_id, driver.page.place) == (texts[SECOND], left)


def test_closing_the_only_text_leads_to_the_library_and_not_out_of_the_window(
    driver: WindowDriver, texts: dict[str, str]
) -> None:
    driver.open(texts[FIRST])
    driver.trigger("close-tab")
    assert (driver.screen, driver.text_id, driver.window.isVisible()) == (ScreenName.LIBRARY, "", True)
    driver.trigger("reopen-tab")
    assert (driver.screen, driver.text_id) == (ScreenName.READ, texts[FIRST])
    driver.trigger("reopen-tab")
    assert driver.toast_text() == "There is no closed tab to reopen."


def test_cross_and_middle_button_close_a_tab_and_a_click_shows_one(driver: WindowDriver, texts: dict[str, str]) -> None:
    open_tabs(driver, texts[FIRST], texts[SECOND], texts[THIRD])
    tabs = row(driver).tabs
    QTest.mouseClick(tabs, Qt.MouseButton.MiddleButton, pos=tabs.tabRect(1).center())
    assert titles(driver) == [FIRST, THIRD]
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(0).center())
    assert driver.text_id == texts[FIRST]
    assert driver.page.hasFocus()
    cross = tabs.tabButton(0, tabs.ButtonPosition.RightSide)
    assert cross.accessibleName().startswith(f"Close “{FIRST}”")
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert (titles(driver), driver.text_id) == ([], texts[THIRD])


def test_the_row_is_used_by_keyboard_and_keeps_the_focus(driver: WindowDriver, texts: dict[str, str]) -> None:
    open_tabs(driver, texts[FIRST], texts[SECOND], texts[THIRD])
    tabs = row(driver).tabs
    tabs.setFocus()
    QTest.keyClick(tabs, Qt.Key.Key_Left)
    assert driver.text_id == texts[SECOND]
    assert tabs.hasFocus()
    QTest.keyClick(tabs, Qt.Key.Key_Delete)
    assert titles(driver) == [FIRST, THIRD]


def test_a_moved_tab_stays_where_it_was_dropped(driver: WindowDriver, texts: dict[str, str]) -> None:
    open_tabs(driver, texts[FIRST], texts[SECOND], texts[THIRD])
    row(driver).tabs.moveTab(2, 0)
    assert driver.read_screen.tabs.texts == (texts[THIRD], texts[FIRST], texts[SECOND])
    assert driver.read_screen.tabs.shown_number == 0


def test_more_tabs_than_fit_are_all_in_a_menu(driver: WindowDriver, texts: dict[str, str], qtbot: QtBot) -> None:
    open_tabs(driver, texts[FIRST], texts[SECOND], texts[THIRD])
    assert not row(driver).all.isVisible()
    for number in range(9):
        text = add_text(driver.library, f"Text {number}", [f"Words {number}."], driver.clock.now(), language="en")
        driver.context.navigator.open_in_tab(text.id)
    qtbot.waitUntil(row(driver).all.isVisible)
    driver.trigger("open-texts")
    (menu,) = row(driver).findChildren(QMenu)
    assert [action.text().replace("&&", "&") for action in menu.actions()] == titles(driver)
    assert [action.isChecked() for action in menu.actions()].index(True) == 11
    menu.actions()[1].trigger()
    assert driver.text_id == texts[SECOND]
    menu.close()


def test_focus_mode_hides_the_row(driver: WindowDriver, texts: dict[str, str]) -> None:
    open_tabs(driver, texts[FIRST], texts[SECOND], texts[THIRD])
    driver.trigger("focus-mode")
    assert not row(driver).isVisible()
    driver.trigger("next-tab")
    assert not row(driver).isVisible()
    driver.trigger("focus-mode")
    assert row(driver).isVisible()


def test_the_tabs_come_back_at_the_next_start(
    qtbot: QtBot, library: Library, clock: ManualClock, texts: dict[str, str]
) -> None:
    with WindowDriver(qtbot, library, clock) as driver:
        open_tabs(driver, texts[FIRST], texts[SECOND], texts[THIRD])
        clock.advance(60)
        driver.trigger("move-tab-left")
        driver.page.go_to(5_000)
        shown, left, order = driver.text_id, driver.page.place, titles(driver)
    with WindowDriver(qtbot, library, clock) as driver:
        assert (titles(driver), driver.text_id, driver.page.place) == (order, shown, left)
        driver.trigger("close-tab")
        driver.trigger("close-tab")
    with WindowDriver(qtbot, library, clock) as driver:
        assert titles(driver) == []
        assert len(driver.read_screen.tabs.texts) == 1


def test_a_damaged_list_of_tabs_does_no_harm(qtbot: QtBot, library: Library, clock: ManualClock) -> None:
    library.preferences.set("open_texts", [3, None, {"a": 1}, "no such text", library.texts.all()[0].id])
    with WindowDriver(qtbot, library, clock) as driver:
        assert driver.read_screen.tabs.texts == (library.texts.all()[0].id,)


def test_a_text_that_leaves_the_library_takes_its_tab_along_and_undo_brings_it_back(
    driver: WindowDriver, texts: dict[str, str]
) -> None:
    open_tabs(driver, texts[FIRST], texts[SECOND], texts[THIRD])
    driver.texts.remove([texts[FIRST], texts[THIRD]])
    assert (titles(driver), driver.text_id) == ([], texts[SECOND])
    driver.undo()
    assert titles(driver) == [FIRST, SECOND, THIRD]


def test_an_archived_text_loses_its_tab_unless_it_is_the_only_one(driver: WindowDriver, texts: dict[str, str]) -> None:
    open_tabs(driver, texts[FIRST], texts[THIRD])
    archive = FilingChange(archived=True)

    def file(text: str) -> None:
        driver.commands.run(lambda: driver.library.filing.file([text], archive, driver.clock.now()))

    file(texts[THIRD])
    assert (titles(driver), driver.text_id) == ([], texts[FIRST])
    file(texts[FIRST])
    assert driver.text_id == texts[FIRST]
    open_tabs(driver, texts[FIRST], texts[THIRD])
    assert titles(driver) == [FIRST, THIRD]


def test_a_new_title_stands_in_its_tab(driver: WindowDriver, texts: dict[str, str]) -> None:
    open_tabs(driver, texts[FIRST], texts[THIRD])
    details = TextDetails("שיר השירים", "", "he")
    driver.commands.run(
        lambda: driver.library.texts.describe(texts[FIRST], details, DEFAULT_OPTIONS, driver.clock.now())
    )
    assert titles(driver) == ["שיר השירים", THIRD]


def test_the_words_of_an_open_editor_are_kept_when_another_tab_is_shown(
    driver: WindowDriver, texts: dict[str, str]
) -> None:
    open_tabs(driver, texts[FIRST], texts[THIRD])
    mark = driver.highlight(texts[THIRD], 10, 20)
    notes = driver.read_screen.notes
    notes.edit(mark.id)
    QTest.keyClicks(notes.list._editor._body, "half a thought")
    driver.trigger("next-tab")
    assert driver.library.annotations.get(mark.id).body == "half a thought"
    assert driver.text_id == texts[FIRST]


def test_time_goes_to_the_text_that_is_shown(driver: WindowDriver, clock: ManualClock, texts: dict[str, str]) -> None:
    driver.tracker.presence_changed(True)
    open_tabs(driver, texts[FIRST], texts[THIRD])
    run(driver.tracker, clock, 20)
    driver.trigger("next-tab")
    run(driver.tracker, clock, 30)
    driver.trigger("close-tab")
    run(driver.tracker, clock, 15)
    driver.show(ScreenName.LIBRARY)
    entries = driver.library.ledger.entries(driver.tracker.today)
    assert [(one.text, one.seconds) for one in entries] == [
        (texts[THIRD], 20),
        (texts[FIRST], 30),
        (texts[THIRD], 15),
    ]


@pytest.mark.parametrize("by", ["key", "middle button"])
def test_the_library_opens_a_text_in_a_new_tab(driver: WindowDriver, texts: dict[str, str], by: str) -> None:
    driver.open(texts[FIRST])
    driver.show(ScreenName.LIBRARY)
    view = driver.controller.shelf.view
    view.choose(texts[THIRD])
    if by == "key":
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    else:
        place = view.visualRect(view.currentIndex()).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.MiddleButton, pos=place)
    assert (driver.screen, driver.text_id, titles(driver)) == (ScreenName.READ, texts[THIRD], [FIRST, THIRD])


def test_a_link_into_the_library_opens_in_a_new_tab(driver: WindowDriver, texts: dict[str, str]) -> None:
    driver.open(texts[FIRST])
    mark = driver.highlight(texts[THIRD], 2_000, 2_010)
    driver.context.navigator.link_tab_requested.emit(f"onehour://open/{texts['Four']}/{mark.id}")
    assert (driver.text_id, titles(driver)) == (texts[THIRD], [FIRST, THIRD])
    start, end = driver.page.visible_range
    assert start <= mark.start < end


def test_in_small_type_the_place_does_not_creep_from_tab_to_tab(driver: WindowDriver, texts: dict[str, str]) -> None:
    driver.settings.change(font_size=8)
    open_tabs(driver, texts[FIRST], texts[SECOND])
    driver.read_screen.jump(9_000)
    left = driver.page.place
    for _ in range(6):
        driver.trigger("next-tab")
    assert (driver.text_id, driver.page.place) == (texts[SECOND], left)
