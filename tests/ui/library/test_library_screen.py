"""The library screen lists the texts, searches them, and opens what is chosen."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from reader.core.changes import Changes
from reader.core.text.filing import FilingChange
from reader.core.text.model import Text
from reader.services.shelf import shelf_rows
from reader.storage.library import Library
from reader.ui.library.library_screen import LibraryScreen
from reader.ui.library.shelf import Shelf
from reader.ui.library.shelf_model import ShelfModel
from reader.ui.library.text_labels import progress_label
from reader.ui.shell.change_notifier import ChangeNotifier
from reader.ui.shell.context import AppContext
from tests.support.texts import add_text


def add(library: Library, title: str, words: str, at: datetime) -> Text:
    return add_text(
        library, title, [words], at, author="Francis Bacon", language="en", source="/essays.txt", indexed=True
    )


@pytest.fixture
def change_notifier(context: AppContext) -> ChangeNotifier:
    return context.change_notifier


@pytest.fixture
def screen(qtbot: QtBot, context: AppContext, shelf: Shelf) -> LibraryScreen:
    screen = LibraryScreen(context, shelf)
    qtbot.addWidget(screen)
    screen.resize(1100, 700)
    screen.show()
    qtbot.waitExposed(screen)
    return screen


def words_on(part: QWidget) -> list[str]:
    return [label.text() for label in part.findChildren(QLabel) if label.isVisible()]


def test_an_empty_library_says_what_to_do(screen: LibraryScreen) -> None:
    assert "The library is empty" in words_on(screen)


def test_a_text_that_came_in_is_shown(
    screen: LibraryScreen, library: Library, change_notifier: ChangeNotifier, now: datetime
) -> None:
    text = add(library, "Of Studies", "Some books are to be tasted.", now)
    change_notifier.announce(Changes("add-text", texts=(text.id,)))
    model = screen.findChildren(QListView)[0].model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Of Studies"]
    assert {"Of Studies", "1 min to the end of the text"} <= set(words_on(screen.today))


def test_a_chosen_text_is_opened_where_its_reader_was(
    qtbot: QtBot, context: AppContext, screen: LibraryScreen, library: Library, now: datetime
) -> None:
    text = add(library, "Of Studies", "Some books are to be tasted.", now)
    screen.refresh()
    view = screen.shelf.view
    place = view.visualRect(view.model().index(0, 0)).center()
    with qtbot.waitSignal(context.navigator.text_requested) as opened:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [text.id, -1, ""]
    with qtbot.waitSignal(context.navigator.text_requested) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [text.id, -1, ""]


def test_a_search_lists_what_it_found_and_opens_it(
    qtbot: QtBot, context: AppContext, screen: LibraryScreen, library: Library, now: datetime
) -> None:
    text = add(library, "Of Studies", "Some books are to be tasted.", now)
    screen.search("tasted")
    view = screen.results._list
    qtbot.waitUntil(lambda: view.model().rowCount() == 2)
    with qtbot.waitSignal(context.navigator.hit_requested) as opened:
        view.activated.emit(view.model().index(1, 0))
    assert opened.args == [text.id, 21, "", "tasted"]


def test_words_that_no_title_holds_do_not_count_the_texts_away(
    qtbot: QtBot, screen: LibraryScreen, library: Library, now: datetime
) -> None:
    add(library, "Of Studies", "Some books are to be tasted.", now)
    screen.refresh()
    screen.search("tasted")
    qtbot.waitUntil(lambda: screen.results._list.model().rowCount() == 2)
    assert "1 text(s)" in words_on(screen)
    assert not any("0 of" in words for words in words_on(screen))


def test_a_search_without_hits_says_so(qtbot: QtBot, screen: LibraryScreen, library: Library, now: datetime) -> None:
    add(library, "Of Studies", "Some books are to be tasted.", now)
    screen.search("whale")
    qtbot.waitUntil(lambda: "No results for “whale”." in words_on(screen))
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
    assert progress_label(shelf_rows(library)[0]) == "0% · 1 min left"
    library.coverage.add(text.id, 0, text.characters)
    assert progress_label(shelf_rows(library)[0]) == "100% · finished"


def test_another_language_reaches_the_words(screen: LibraryScreen, qapp: QApplication) -> None:
    QApplication.sendEvent(screen, QEvent(QEvent.Type.LanguageChange))
    assert "Library" in words_on(screen)


def test_typing_shows_the_texts_of_such_a_title_at_once(screen: LibraryScreen, library: Library, now: datetime) -> None:
    for title in ("Of Studies", "Of Truth", "Of Gardens"):
        add(library, title, f"Words on {title}.", now)
    screen.refresh()
    assert "3 text(s), 0 note(s)" in words_on(screen)
    line = screen.findChildren(QLineEdit)[0]
    line.setText("ｔruth")
    assert [row.text.title for row in screen.shelf.model.shown()] == ["Of Truth"]
    assert "1 of 3 text(s), 0 note(s)" in words_on(screen)
    assert not screen.results.isVisible()
    screen._on_typing_timeout()
    assert screen.results.isVisible()
    line.clear()
    assert screen.shelf.shown == 3
    assert not screen.results.isVisible()


def test_what_is_put_away_is_not_read_on_today(
    qtbot: QtBot, screen: LibraryScreen, library: Library, change_notifier: ChangeNotifier, now: datetime
) -> None:
    first, second = add(library, "Of Studies", "Words.", now), add(library, "Of Truth", "Other words.", now)
    library.texts.set_place(first.id, 0, now)
    screen.refresh()
    assert {"Of Studies", "1 min to the end of the text"} <= set(words_on(screen.today))
    change_notifier.announce(library.filing.file([first.id], FilingChange(archived=True), now))
    assert "Of Truth" in words_on(screen.today)
    assert [row.text.id for row in screen.shelf.model.shown()] == [second.id]
    screen.search("Words")
    qtbot.waitUntil(lambda: screen.results._list.model().rowCount() == 4)  # two texts with a place each
