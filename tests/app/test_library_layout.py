"""The library is laid out for the width of the window, and nothing in it is cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.screens import ScreenName
from reader.core.text.filing import FilingChange, Track
from reader.core.text.model import Text
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.appearance.theme import THEMES
from reader.ui.library.library_screen import LibraryScreen
from reader.ui.widgets.label import ElidedLabel
from tests.support.texts import add_text
from tests.support.window import WindowDriver

TITLES = ("The Adventures of Sherlock Holmes", "牢记初心使命 扛起历史责任", "Walden", "红楼梦", "慢读")


@pytest.fixture
def texts(library: Library, now: datetime) -> list[Text]:
    """Return texts with tracks, of which two are on a roadmap that ends late and one is archived."""
    made = []
    for number, title in enumerate(TITLES):
        language = "zh" if title[0] > "z" else "en"
        at = now - timedelta(minutes=number)
        text = add_text(library, title, [f"Words of {title}. " * 4000], at, author="Author", language=language)
        library.filing.file([text.id], FilingChange(track=tuple(Track)[number % 5], required=number == 1), now)
        made.append(text)
    library.texts.set_place(made[1].id, 0, now)
    library.filing.file([made[4].id], FilingChange(archived=True), now)
    roadmap = Roadmap(
        tuple(RoadmapItem(text.id, tuple(Track)[number]) for number, text in enumerate(made[:2])), now.date()
    )
    library.roadmap.change(roadmap, now)
    return made


ShowLibrary = Callable[..., tuple[WindowDriver, LibraryScreen]]


@pytest.fixture
def show_library(qtbot: QtBot, library: Library, texts: list[Text], clock: Clock) -> Iterator[ShowLibrary]:
    """Return what shows the library in a window of a size, with a theme and a language."""
    with ExitStack() as stack:

        def show(
            size: tuple[int, int], *, theme: str = "paper", language: str = "en"
        ) -> tuple[WindowDriver, LibraryScreen]:
            driver = stack.enter_context(WindowDriver(qtbot, library, clock, size=size, theme=theme))
            driver.settings.change(language=language)
            screen = driver.show(ScreenName.LIBRARY)
            assert isinstance(screen, LibraryScreen)
            QTest.qWait(0)
            return driver, screen

        yield show


@pytest.fixture
def wide(show_library: ShowLibrary) -> tuple[WindowDriver, LibraryScreen]:
    return show_library((1440, 900))


def right_end(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(widget.width(), 0)).x()


def bottom_end(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, widget.height())).y()


def cut_parts(screen: LibraryScreen) -> list[str]:
    """Return the words of the labels and buttons that have less room than they need."""
    QTest.qWait(0)
    cut = []
    for part in [*screen.findChildren(QLabel), *screen.findChildren(QPushButton)]:
        if not part.isVisible() or isinstance(part, ElidedLabel) or not part.text():
            continue
        wraps = isinstance(part, QLabel) and part.wordWrap()
        needed = part.heightForWidth(part.width()) if wraps else part.sizeHint().width()
        if (part.height() if wraps else part.width()) < needed:
            cut.append(part.text())
    return cut


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", [(1440, 900), (1200, 800), (1024, 700), (760, 520)])
def test_nothing_is_cut_in_any_theme(show_library: ShowLibrary, language: str, size: tuple[int, int]) -> None:
    driver, screen = show_library(size, language=language)
    for theme in THEMES:
        driver.settings.change(theme=theme)
        QTest.qWait(0)
        assert (driver.window.width(), driver.window.height()) == size
        assert cut_parts(screen) == [], theme
        for area in screen.findChildren(QScrollArea):
            assert area.widget().width() <= area.viewport().width(), theme


def test_all_ends_on_one_right_edge_and_the_bottoms_agree(wide: tuple[WindowDriver, LibraryScreen]) -> None:
    driver, screen = wide
    edge = driver.window.width() - 24
    assert {right_end(part) for part in (screen._add, screen.today, screen.details, screen.roadmap)} == {edge}
    list_card = screen._stack.parentWidget()
    assert bottom_end(list_card) == bottom_end(screen.roadmap) == bottom_end(screen) - 24
    assert screen.today.x() == screen.details.x() == screen.roadmap.x()


def test_a_low_window_scrolls_the_cards_and_keeps_the_list(show_library: ShowLibrary) -> None:
    driver, screen = show_library((1240, 560))
    assert bottom_end(screen._stack.parentWidget()) == bottom_end(screen) - 24
    assert right_end(screen.roadmap) == driver.window.width() - 24
    assert bottom_end(screen.roadmap) > bottom_end(screen)


@pytest.mark.parametrize(
    ("width", "beside", "folded"), [(1200, True, False), (1199, False, False), (1023, False, True)]
)
def test_the_width_of_the_window_moves_the_cards_and_folds_the_columns(
    show_library: ShowLibrary, width: int, beside: bool, folded: bool
) -> None:
    _driver, screen = show_library((width, 700))
    assert (screen.today.mapTo(screen, QPoint()).x() > width // 2) is beside
    assert screen.shelf.heads.isVisible() is not folded
    assert right_end(screen.today) == width - 24


def test_the_details_are_those_of_the_text_that_the_arrows_choose(
    wide: tuple[WindowDriver, LibraryScreen], texts: list[Text]
) -> None:
    driver, screen = wide
    marked = texts[0].id
    driver.highlight(marked, 0, 5)
    driver.annotation_commands.question(marked, 0, 5)
    assert screen.details._title.accessibleName() == TITLES[0]
    assert screen.details._marks.text() == "2 marks, with 1 question"
    screen.shelf.view.choose(texts[1].id)
    assert screen.details._title.accessibleName() == TITLES[1]
    assert screen.details._filing.text() == "Catch up, required"
    screen.shelf.view.choose(marked)
    QTest.keyClick(screen.shelf.view, Qt.Key.Key_Down)
    chosen = screen.shelf.current
    assert chosen is not None
    assert chosen.text.id != marked
    assert screen.details._title.accessibleName() == chosen.text.title
    assert screen.details._marks.text() == "0 marks"


def test_enter_stands_on_the_button_while_it_does_the_same(wide: tuple[WindowDriver, LibraryScreen]) -> None:
    driver, screen = wide
    button = screen.today.button
    assert [row.text.title for row in screen.shelf.chosen()] == [TITLES[0]]
    assert button.is_key_shown
    QTest.keyClick(screen.shelf.view, Qt.Key.Key_Down)
    assert not button.is_key_shown
    QTest.keyClick(screen.shelf.view, Qt.Key.Key_Up)
    QTest.keyClick(screen.shelf.view, Qt.Key.Key_Return)
    by_key = driver.text_id
    driver.show(ScreenName.LIBRARY)
    screen.today.button.click()
    assert driver.text_id == by_key != ""


def test_the_links_lead_to_the_text_its_marks_and_its_export(
    qtbot: QtBot, wide: tuple[WindowDriver, LibraryScreen], texts: list[Text]
) -> None:
    driver, screen = wide
    driver.highlight(texts[0].id, 0, 5)
    screen.details._notes.click()
    assert driver.screen is ScreenName.NOTES
    driver.show(ScreenName.LIBRARY)
    screen.details._open.click()
    assert (driver.screen, driver.text_id) == (ScreenName.READ, texts[0].id)
    driver.show(ScreenName.LIBRARY)
    for link, signal in (
        (screen.details._export, screen.details.export_requested),
        (screen.details._tags, screen.shelf.menu.tags_requested),
    ):
        signal.disconnect()
        with qtbot.waitSignal(signal) as asked:
            link.click()
        assert asked.args in ([texts[0].id], [[texts[0].id]])


def test_the_key_of_the_details_opens_them(wide: tuple[WindowDriver, LibraryScreen], texts: list[Text]) -> None:
    _driver, screen = wide
    opened: list[str] = []
    screen.shelf.menu.correct_requested.disconnect()
    screen.shelf.menu.correct_requested.connect(opened.append)
    QTest.keyClick(screen.shelf.view, Qt.Key.Key_I)
    screen.details._details.click()
    assert opened == [texts[0].id, texts[0].id]


def test_control_f_goes_to_the_search_of_the_library(wide: tuple[WindowDriver, LibraryScreen]) -> None:
    driver, screen = wide
    driver.window.activateWindow()
    QTest.keyClick(screen.shelf.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is screen._search
    assert screen._search._key_cap.isVisible()
    screen._search.setText("Words")
    assert not screen._search._key_cap.isVisible()


def test_a_search_has_the_card_for_itself_and_gives_it_back(
    qtbot: QtBot, wide: tuple[WindowDriver, LibraryScreen]
) -> None:
    _driver, screen = wide
    screen.search("Walden")
    qtbot.waitUntil(lambda: screen.results._list.model().rowCount() > 0 or bool(screen.results._summary.text()))
    assert screen.results.isVisible()
    assert not screen.shelf.heads.isVisible()
    assert cut_parts(screen) == []
    screen._search.clear()
    QTest.qWait(100)
    assert not screen.results.isVisible()
    assert screen.shelf.heads.isVisible()
