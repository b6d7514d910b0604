"""What keys and menus ask of the shelf is done in the library, said, and taken back, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.core.screens import ScreenName
from reader.core.text.filing import Track
from reader.storage.library import Library
from reader.ui.library.shelf import Shelf
from reader.ui.library.text_tags_dialog import TextTagsDialog
from reader.ui.widgets.tag_field import TagField
from tests.support.dialogs import answer_dialog
from tests.support.texts import add_text
from tests.support.window import WindowDriver


@pytest.fixture
def library(tmp_path: Path, now: datetime) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db", now) as library:
        for number, title in enumerate(("A", "B", "C", "D", "E")):
            add_text(library, title, [f"Words of {title}."], now + timedelta(minutes=number))
        yield library


@pytest.fixture
def shelf(driver: WindowDriver) -> Shelf:
    """Return the shelf with the first two texts, E and D, chosen."""
    shelf = driver.controller.shelf
    shelf.view.setFocus()
    shelf.view.choose(shelf.model.shown()[0].text.id)
    QTest.keyClick(shelf.view, Qt.Key.Key_Space)
    QTest.keyClick(shelf.view, Qt.Key.Key_Down)
    QTest.keyClick(shelf.view, Qt.Key.Key_Space)
    return shelf


def tracks(library: Library) -> dict[str, str]:
    return {text.title: text.filing.track.value for text in library.texts.all() if text.filing.track}


@pytest.mark.parametrize(
    ("key", "track"),
    [("1", Track.CATCH_UP), ("2", Track.ACCUMULATE), ("3", Track.WORK), ("4", Track.RESEARCH)],
)
def test_a_digit_puts_the_chosen_texts_on_a_track_in_one_step(
    driver: WindowDriver, library: Library, shelf: Shelf, key: str, track: Track
) -> None:
    QTest.keyClick(shelf.view, key)
    assert tracks(library) == {"E": track.value, "D": track.value}
    assert "2" in driver.toast_text()
    driver.press_toast_button()
    assert tracks(library) == {}
    QTest.keyClick(shelf.view, key)
    QTest.keyClick(shelf.view, "0")
    assert tracks(library) == {}


def test_r_says_that_the_texts_are_required_and_takes_it_back(library: Library, shelf: Shelf) -> None:
    QTest.keyClick(shelf.view, "r")
    assert [text.filing.required for text in library.texts.all()].count(True) == 2
    QTest.keyClick(shelf.view, "r")
    assert [text.filing.required for text in library.texts.all()].count(True) == 0


def test_a_archives_with_undo_in_the_notice_and_takes_back(driver: WindowDriver, shelf: Shelf) -> None:
    QTest.keyClick(shelf.view, "a")
    assert [row.text.title for row in shelf.model.shown()] == ["C", "B", "A"]
    assert "archive" in driver.toast_text()
    driver.press_toast_button()
    assert shelf.shown == 5


def test_del_removes_with_the_notes_and_undo_brings_all_back(
    driver: WindowDriver, library: Library, shelf: Shelf, now: datetime
) -> None:
    text = shelf.model.shown()[0].text.id
    library.commit(annotate(text, AnnotationKind.NOTE, None, now, body="想"))
    QTest.keyClick(shelf.view, Qt.Key.Key_Delete)
    assert len(library.texts.all()) == 3
    assert [row.text.title for row in shelf.chosen()] == ["C"]
    driver.press_toast_button()
    assert len(library.texts.all()) == 5
    assert [note.body for note in library.annotations.of_text(text)] == ["想"]


def test_m_puts_the_texts_on_the_roadmap_with_their_tracks(library: Library, shelf: Shelf) -> None:
    QTest.keyClick(shelf.view, "3")
    QTest.keyClick(shelf.view, "m")
    assert [item.track for item in library.roadmap.present().items] == [Track.WORK, Track.WORK]
    QTest.keyClick(shelf.view, "m")
    assert library.roadmap.present().items == ()
    assert set(tracks(library)) == {"E", "D"}


def enter_tags(*lines: str) -> None:
    """Type the lines into the dialog for tags as soon as it is there, and say OK."""

    def enter(dialog: TextTagsDialog) -> None:
        for line, words in zip(dialog.findChildren(TagField), lines, strict=False):
            line.insert(words)
        dialog.done(QDialog.DialogCode.Accepted)

    answer_dialog(TextTagsDialog, enter)


def return_to(qtbot: QtBot, shelf: Shelf) -> None:
    """Give the focus back to the shelf after a dialog: there is no window manager here that would."""
    shelf.window().activateWindow()
    qtbot.waitUntil(shelf.view.hasFocus)


def test_t_asks_for_tags_of_many_and_of_one(qtbot: QtBot, library: Library, shelf: Shelf) -> None:
    enter_tags("history 史")
    QTest.keyClick(shelf.view, "t")
    assert library.filing.tags() == [("history", 2), ("史", 2)]
    return_to(qtbot, shelf)
    enter_tags("essays", "history")
    QTest.keyClick(shelf.view, "t")
    assert library.filing.tags() == [("essays", 2), ("史", 2)]
    return_to(qtbot, shelf)
    QTest.keyClick(shelf.view, Qt.Key.Key_Escape)
    enter_tags("more")
    QTest.keyClick(shelf.view, "t")
    assert dict(library.filing.tags()) == {"essays": 2, "史": 2, "more": 1}


def test_the_acts_are_at_hand_only_while_the_shelf_is_on_screen(driver: WindowDriver, shelf: Shelf) -> None:
    assert driver.action("archive").isEnabled()
    driver.show(ScreenName.NOTES)
    assert not driver.action("archive").isEnabled()


def test_the_chosen_texts_notes_are_exported_to_a_file_each(
    qtbot: QtBot, driver: WindowDriver, shelf: Shelf, tmp_path: Path, now: datetime
) -> None:
    driver.settings.change(export_folder=str(tmp_path / "notes"))
    for row in shelf.chosen():
        driver.library.commit(annotate(row.text.id, AnnotationKind.NOTE, None, now, body="想"))
    shelf.menu.export_requested.emit([row.text.id for row in shelf.chosen()])
    qtbot.waitUntil(lambda: {path.name for path in (tmp_path / "notes").glob("*.md")} == {"D.md", "E.md"})


def test_covers_and_list_change_by_c(shelf: Shelf) -> None:
    QTest.keyClick(shelf.view, "c")
    assert shelf.view.shows_cards
    QTest.keyClick(shelf.view, "c")
    assert not shelf.view.shows_cards
