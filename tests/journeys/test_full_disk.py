"""A full disk loses no word, in no editor: it stays on the screen, and the next start has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from reader.core.annotations import operations
from reader.core.annotations.model import AnnotationKind
from reader.core.screens import ScreenName
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.storage.unsaved_notes import UNSAVED_NOTES
from reader.ui.annotations.annotation_list import AnnotationList
from reader.ui.annotations.topic_dialog import QuestionDialog
from reader.ui.notes.notes_screen import NotesScreen
from reader.ui.widgets.message_dialog import MessageDialog
from tests.support.dialogs import answer_dialog
from tests.support.disk import fill_up, set_room
from tests.support.texts import add_text
from tests.support.window import WindowDriver

WORDS = "words that took an evening " * 600


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "library.db"
    yield path
    UNSAVED_NOTES.remove(path)


@pytest.fixture
def note(place: Path, now: datetime) -> str:
    with Library.open(place, now) as library:
        text = add_text(library, "One", ["The brain is built to wander."], now)
        made = operations.annotate(text.id, AnnotationKind.NOTE, None, now, body="first")
        library.commit(made)
        library.texts.set_place(text.id, 0, now)
    return made.edits[0].id


def press(label: str) -> Callable[[MessageDialog], None]:
    """Return what presses the button with a label."""

    def pressed(dialog: MessageDialog) -> None:
        next(button for button in dialog.findChildren(QPushButton) if button.text() == label).click()

    return pressed


def body_field(cards: AnnotationList) -> QPlainTextEdit:
    field = cards.findChild(QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    return field


def type_on_a_full_disk(driver: WindowDriver, cards: AnnotationList, note: str) -> None:
    driver.open(driver.library.annotations.get(note).text)
    cards.edit(note)
    fill_up(driver.library)
    body_field(cards).setPlainText(WORDS)
    QTest.keyClick(body_field(cards), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_editor_stays_open_and_what_was_typed_is_saved_once_there_is_room(
    qtbot: QtBot, place: Path, note: str, now: datetime
) -> None:
    with Library.open(place, now) as library, WindowDriver(qtbot, library, FixedClock(now)) as driver:
        cards = driver.read_screen.notes.list
        type_on_a_full_disk(driver, cards, note)
        edited, words, said = cards.edited_id, body_field(cards).toPlainText(), driver.toast_text()
        driver.show(ScreenName.NOTES)
        driver.show(ScreenName.READ)
        shown = cards.model.annotation(0).body
        set_room(library, 10_000)
        assert (edited, words, shown) == (note, WORDS, WORDS)
        assert "disk" in said
        cards.edit(note)
        assert body_field(cards).toPlainText() == WORDS
        assert cards.finish_editing()
        assert library.annotations.get(note).body == WORDS
        assert list(UNSAVED_NOTES.files(place)) == []


@pytest.mark.parametrize("quits", [True, False])
def test_closing_says_what_is_not_saved_and_the_next_start_has_it(
    qtbot: QtBot, place: Path, note: str, now: datetime, quits: bool
) -> None:
    with Library.open(place, now) as library:
        driver = WindowDriver(qtbot, library, FixedClock(now))
        type_on_a_full_disk(driver, driver.read_screen.notes.list, note)
        asked = answer_dialog(MessageDialog, press("Quit Anyway" if quits else "Stay Here"))
        assert driver.window.close() is quits
        assert len(asked) == 1
        if not quits:
            set_room(library, 10_000)
        driver.close()
    with Library.open(place, now) as library:
        assert library.annotations.get(note).body == WORDS
        assert library.recovered_notes == int(quits)


def test_free_text_of_a_topic_is_kept_as_well(qtbot: QtBot, place: Path, note: str, now: datetime) -> None:
    with Library.open(place, now) as library:
        topic, _changes = library.topics.begin("Why?", now, [note])
        driver = WindowDriver(qtbot, library, FixedClock(now))
        screen = driver.show(ScreenName.NOTES)
        assert isinstance(screen, NotesScreen)
        screen.show_topic(topic)
        screen.topic.add_free_text()
        item = screen.topic.list.edited_id
        fill_up(library)
        body_field(screen.topic.list).setPlainText(WORDS)
        answer_dialog(MessageDialog, press("Quit Anyway"))
        assert driver.window.close()
        driver.close()
    with Library.open(place, now) as library:
        assert {one.id: one.text for one in library.topics.outline(topic)}[item] == WORDS


def test_a_dialog_whose_change_fails_comes_again_with_what_was_entered(
    qtbot: QtBot, place: Path, note: str, now: datetime
) -> None:
    with Library.open(place, now) as library, WindowDriver(qtbot, library, FixedClock(now)) as driver:
        fill_up(library)
        question = "What stays of an hour? " * 300
        seen: list[str] = []

        def enter(dialog: QuestionDialog) -> None:
            field = dialog.findChild(QLineEdit) or dialog.findChild(QPlainTextEdit)
            assert field is not None
            if not seen:
                field.setText(question) if isinstance(field, QLineEdit) else field.setPlainText(question)
                answer_dialog(QuestionDialog, enter)
            else:
                set_room(library, 10_000)
            seen.append(dialog.question())
            dialog.accept()

        answer_dialog(QuestionDialog, enter)
        topic = driver.read_screen.notes.list.topics.ask_and_begin([note])
        assert seen[0] == seen[1]
        assert library.topics.get(topic).question == seen[0]
