"""A library that cannot be opened is told about in a sentence, with what can be done."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reader.app.startup import open_library
from reader.storage.library import Library
from reader.ui.backups.restore_dialog import RestoreDialog
from reader.ui.widgets.message_dialog import MessageDialog
from tests.support.dialogs import answer_dialog
from tests.support.texts import add_text
from tests.support.window import TIMEOUT_MS

Answer = Callable[[str], list[str]]


@pytest.fixture
def answer(qtbot: QtBot) -> Iterator[Answer]:
    """Press a button of each dialog that opens, and gather what the dialogs said."""
    said: list[str] = []
    timer = QTimer(interval=10)
    choice = ""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            said.extend(label.text() for label in dialog.findChildren(QLabel))
            buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
            buttons.get(choice, buttons["Quit"]).click()

    def will(press_button: str) -> list[str]:
        nonlocal choice
        choice = press_button
        timer.start()
        return said

    timer.timeout.connect(press)
    yield will
    timer.stop()


def library_with_backup(path: Path, now: datetime) -> None:
    with Library.open(path, now) as library:
        library.preferences.set("theme", "sepia")
        library.backup(None, now)


def test_a_new_library_needs_no_question(qtbot: QtBot, tmp_path: Path, now: datetime) -> None:
    library = open_library(tmp_path / "library.db", now)
    assert library is not None
    library.close()


def test_a_newer_library_is_left_as_it_is(answer: Answer, tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "library.db"
    Library.open(path, now).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 9999")
    before = path.read_bytes()
    said = answer("Quit")
    assert open_library(path, now) is None
    assert any("newer version of One Hour" in words and "9999" in words for words in said)
    assert path.read_bytes() == before


def test_a_foreign_file_is_left_as_it_is(answer: Answer, tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE other (a)")
        raw.commit()
    before = path.read_bytes()
    said = answer("Quit")
    assert open_library(path, now) is None
    assert any("not a One Hour library" in words for words in said)
    assert path.read_bytes() == before


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 6] = b"\x5a" * (4096 * 5)
    path.write_bytes(data)
    path.with_name(path.name + ".lock").unlink(missing_ok=True)


def test_a_damaged_library_offers_the_newest_backup(answer: Answer, tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "library.db"
    library_with_backup(path, now)
    damage(path)
    said = answer("Use the Newest Backup")
    library = open_library(path, now)
    assert library is not None
    with library:
        assert library.preferences.get("theme") == "sepia"
    assert any("nothing was deleted" in words for words in said)
    assert list(tmp_path.glob("*damaged*"))


def test_the_backup_is_offered_again_at_the_next_start(answer: Answer, tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "library.db"
    library_with_backup(path, now)
    damage(path)
    said = answer("Quit")
    assert open_library(path, now) is None
    assert open_library(path, now) is None
    assert not path.exists()
    assert any("missing or empty" in words and "backups" in words for words in said)
    answer("Use the Newest Backup")
    library = open_library(path, now)
    assert library is not None
    with library:
        assert library.preferences.get("theme") == "sepia"


def test_what_can_be_read_of_a_damaged_library_is_recovered(answer: Answer, tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "library.db"
    library_with_backup(path, now)
    with Library.open(path, now) as library:
        add_text(library, "新", ("备份以后加的。",), now)
    damage(path)
    answer("Recover What Can Be Read")
    library = open_library(path, now)
    assert library is not None
    with library:
        (text,) = library.texts.all()
        assert library.texts.view(text.id).slice(0, text.characters) == "备份以后加的。"
        assert library.check(now=now).is_clean


def test_a_damaged_library_can_be_begun_anew(answer: Answer, tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "library.db"
    library_with_backup(path, now)
    damage(path)
    answer("Start with an Empty Library")
    library = open_library(path, now)
    assert library is not None
    with library:
        assert library.preferences.get("theme") is None


def test_a_library_that_is_open_elsewhere_can_be_read(answer: Answer, tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "library.db"
    with Library.open(path, now):
        said = answer("Open Read-Only")
        library = open_library(path, now)
        assert library is not None
        with library:
            assert library.read_only
    assert any("another One Hour" in words for words in said)


def press(dialog: MessageDialog, words: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text() == words).click()


def library_with_two_backups(path: Path, now: datetime) -> Path:
    """Return the older of two backups of a library that is damaged then."""
    with Library.open(path, now) as library:
        library.preferences.set("theme", "sepia")
        older = library.backup(None, now - timedelta(days=1)).path
        library.preferences.set("theme", "dark")
        library.backup(None, now)
    damage(path)
    return older


def test_another_backup_can_be_chosen_for_a_damaged_library(qtbot: QtBot, tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "library.db"
    older = library_with_two_backups(path, now)
    seen: list[str] = []

    def restore(dialog: RestoreDialog) -> None:
        dialog.list.choose(older)
        qtbot.waitUntil(lambda: dialog.is_ready, timeout=TIMEOUT_MS)
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        seen.append(str(dialog.list.model().rowCount()))
        dialog.restore_button.click()

    answer_dialog(MessageDialog, lambda dialog: press(dialog, "Choose Another Backup…"))
    answer_dialog(RestoreDialog, restore, is_ready=lambda dialog: dialog.is_ready)
    library = open_library(path, now)
    assert library is not None
    with library:
        assert library.preferences.get("theme") == "sepia"
    assert "No library is open." in seen
    assert not any("Add Missing Items" in words for words in seen)
    assert seen[-1] == "3"
    assert older.exists()
    assert list(tmp_path.glob("*damaged*"))


def test_who_chooses_no_other_backup_is_asked_again(qtbot: QtBot, tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "library.db"
    library_with_two_backups(path, now)

    def give_up(dialog: RestoreDialog) -> None:
        answer_dialog(MessageDialog, lambda again: press(again, "Quit"))
        dialog.reject()

    answer_dialog(MessageDialog, lambda dialog: press(dialog, "Choose Another Backup…"))
    given_up = answer_dialog(RestoreDialog, give_up, is_ready=lambda dialog: dialog.is_ready)
    assert open_library(path, now) is None
    assert len(given_up) == 1
    assert not path.exists()


def test_the_damaged_library_itself_can_be_chosen(qtbot: QtBot, tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "library.db"
    with Library.open(path, now) as library:
        add_text(library, "新", ("没有备份的。",), now)
    damage(path)

    def restore(dialog: RestoreDialog) -> None:
        assert any("The file is damaged" in label.text() for label in dialog.findChildren(QLabel))
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    answer_dialog(MessageDialog, lambda dialog: press(dialog, "Choose Another Backup…"))
    answer_dialog(RestoreDialog, restore, is_ready=lambda dialog: dialog.is_ready)
    library = open_library(path, now)
    assert library is not None
    with library:
        (text,) = library.texts.all()
        assert library.texts.view(text.id).slice(0, text.characters) == "没有备份的。"
