"""The library screen lists the texts, searches them, and opens what is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from reader.app.drawing import StandingMoment
from reader.core.notes.operations import Changes
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.draft import Ending, Header, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.text import Text, TextFormat
from reader.resources import resource
from reader.storage.library import Library
from reader.ui.announcer import Announcer
from reader.ui.appearance import Appearance
from reader.ui.background import Background
from reader.ui.icons import Icons
from reader.ui.preferences import Settings
from reader.ui.shelf.model import ShelfModel
from reader.ui.shelf.row_words import standing
from reader.ui.shelf.rows import shelf_rows
from reader.ui.shelf.screen import LibraryScreen
from reader.ui.shelf.shelf import Shelf
from reader.ui.shelf.title_cover import first_letter


def add(library: Library, title: str, words: str, at: datetime) -> Text:
    header = Header(title, "Francis Bacon", "en", TextFormat.PLAIN, "utf-8")
    drafts = list(assemble([header, Block(BlockKind.PARAGRAPH, words)]))
    writer = library.texts.begin(header, "/essays.txt", title, at)
    writer.add([draft for draft in drafts if isinstance(draft, Leaf)])
    ending = drafts[-1]
    assert isinstance(ending, Ending)
    text, _new = writer.finish(ending)
    library.index.index_text(text.id)
    return text


@pytest.fixture
def library(now: datetime) -> Iterator[Library]:
    with Library.in_memory(now) as library:
        yield library


@pytest.fixture
def announcer(qtbot: QtBot) -> Announcer:
    return Announcer()


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    background = Background()
    yield background
    background.close()


@pytest.fixture
def shelf(qtbot: QtBot, qapp: QApplication, library: Library, background: Background, now: datetime) -> Shelf:
    settings = Settings(library.preferences)
    appearance = Appearance(qapp, settings, Icons(resource("icons")))
    return Shelf(library, appearance, StandingMoment(now), settings, background)


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication, announcer: Announcer, shelf: Shelf, now: datetime) -> LibraryScreen:
    appearance = Appearance(qapp, Settings(shelf.library.preferences), Icons(resource("icons")))
    screen = LibraryScreen(shelf.library, announcer, appearance, StandingMoment(now), shelf)
    qtbot.addWidget(screen)
    screen.resize(1100, 700)
    screen.show()
    qtbot.waitExposed(screen)
    return screen


def words_on(screen: LibraryScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def test_an_empty_library_says_what_to_do(screen: LibraryScreen) -> None:
    assert "The library is empty" in words_on(screen)


def test_a_text_that_came_in_is_shown(
    screen: LibraryScreen, library: Library, announcer: Announcer, now: datetime
) -> None:
    text = add(library, "Of Studies", "Some books are to be tasted.", now)
    announcer.announce(Changes("add-text", texts=(text.id,)))
    model = screen.findChildren(QListView)[0].model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Of Studies"]
    assert "Of Studies — to the end" in words_on(screen)


def test_a_chosen_text_is_opened_where_its_reader_was(
    qtbot: QtBot, screen: LibraryScreen, library: Library, now: datetime
) -> None:
    text = add(library, "Of Studies", "Some books are to be tasted.", now)
    screen.refresh()
    view = screen.shelf.view
    place = view.visualRect(view.model().index(0, 0)).center()
    with qtbot.waitSignal(screen.opened) as opened:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [text.id, -1, ""]
    with qtbot.waitSignal(screen.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [text.id, -1, ""]


def test_a_search_lists_what_it_found_and_opens_it(
    qtbot: QtBot, screen: LibraryScreen, library: Library, now: datetime
) -> None:
    text = add(library, "Of Studies", "Some books are to be tasted.", now)
    screen.search_for("tasted")
    view = screen._results._list
    qtbot.waitUntil(lambda: view.model().rowCount() == 2)
    with qtbot.waitSignal(screen.found_opened) as opened:
        view.activated.emit(view.model().index(1, 0))
    assert opened.args == [text.id, 21, "", "tasted"]


def test_a_search_without_hits_says_so(qtbot: QtBot, screen: LibraryScreen, library: Library, now: datetime) -> None:
    add(library, "Of Studies", "Some books are to be tasted.", now)
    screen.search_for("whale")
    qtbot.waitUntil(lambda: "Nothing was found for “whale”." in words_on(screen))
    line = screen.findChildren(QLineEdit)[0]
    line.clear()
    screen._on_typing_timeout()
    assert not any("whale" in words for words in words_on(screen))


def test_the_model_is_a_good_one(qtbot: QtBot, library: Library, now: datetime) -> None:
    model = ShelfModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for number in range(3):
        add(library, f"Essay {number}", f"Words of number {number}.", now + timedelta(seconds=number))
        model.set_rows(shelf_rows(library))
    model.set_rows(shelf_rows(library))
    assert model.rowCount() == 3
    assert "Essay 2" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    tester.deleteLater()


def test_a_text_read_to_the_end_says_so(library: Library, now: datetime) -> None:
    text = add(library, "Of Studies", "Some books are to be tasted.", now)
    assert standing(shelf_rows(library)[0]) == "0 % · 1 min left"
    library.coverage.add(text.id, 0, text.characters)
    assert standing(shelf_rows(library)[0]) == "100 % · read to the end"


@pytest.mark.parametrize(
    ("title", "letter"), [("《红楼梦》", "红"), ("moby dick", "M"), ("“Quoted”", "Q"), ("", "·"), ("𠮷野家", "𠮷")]
)
def test_the_tile_shows_the_first_letter_that_is_one(title: str, letter: str) -> None:
    assert first_letter(title) == letter


def test_another_language_reaches_the_words(screen: LibraryScreen, qapp: QApplication) -> None:
    QApplication.sendEvent(screen, QEvent(QEvent.Type.LanguageChange))
    assert "Library" in words_on(screen)
