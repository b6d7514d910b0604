"""Cards are made on the page with C, suggested for many marks, and edited, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.annotations.model import Annotation
from reader.core.screens import ScreenName
from reader.services.clock import FixedClock
from reader.services.study.card_making import blank_card, make_cards
from reader.storage.library import Library
from reader.ui.page.passage import Passage
from reader.ui.study.cards_page import CardsPage
from reader.ui.study.edit_card_dialog import EditCardDialog
from reader.ui.study.study_page import StudyPageName
from reader.ui.study.study_screen import StudyScreen
from reader.ui.study.suggestions_dialog import SuggestionsDialog
from tests.support.dialogs import answer_dialog
from tests.support.texts import add_text
from tests.support.window import WindowDriver

PASSAGE = "读书会坚持先读后讲、轮流主持，慢慢养成“不动笔墨”的习惯。"


@pytest.fixture
def driver(qtbot: QtBot, now: datetime) -> Iterator[WindowDriver]:
    """Return the window with a text of one paragraph on the page."""
    with Library.in_memory(now) as library:
        text = add_text(library, "读书会", [PASSAGE], now)
        with WindowDriver(qtbot, library, FixedClock(now)) as driver:
            driver.open(text.id)
            yield driver


@pytest.fixture
def mark(driver: WindowDriver) -> Annotation:
    """Return a mark on all of the paragraph."""
    made = driver.annotation_commands.highlight(driver.text_id, 0, len(PASSAGE), 1)
    assert made is not None
    return made


def select(driver: WindowDriver, words: str) -> None:
    start = PASSAGE.index(words)
    driver.page.select(Passage(start, start + len(words)))
    driver.page.passage_finished.emit()


def cards_page(driver: WindowDriver) -> CardsPage:
    screen = driver.show(ScreenName.STUDY)
    assert isinstance(screen, StudyScreen)
    screen.open(StudyPageName.CARDS)
    assert isinstance(screen.current, CardsPage)
    return screen.current


def test_c_makes_a_card_of_words_inside_a_mark(driver: WindowDriver, mark: Annotation) -> None:
    select(driver, "不动笔墨")
    assert not driver.read_screen.mark_controller._bar._card.isHidden()
    driver.press(Qt.Key.Key_C)
    (info,) = driver.library.cards.all()
    assert (info.card.content.words, info.card.annotation) == ("不动笔墨", mark.id)
    driver.trigger("undo")
    assert driver.library.cards.all() == []


def test_c_outside_of_marks_says_what_to_do(driver: WindowDriver) -> None:
    select(driver, "不动笔墨")
    assert driver.read_screen.mark_controller._bar._card.isHidden()
    driver.press(Qt.Key.Key_C)
    assert driver.library.cards.all() == []
    assert "inside a mark" in driver.toast.message


def test_blanks_are_suggested_for_the_marks_of_the_text(driver: WindowDriver, mark: Annotation) -> None:
    answer_dialog(SuggestionsDialog, SuggestionsDialog.accept, is_ready=lambda dialog: dialog.is_finished)
    driver.trigger("suggest-blanks")
    assert [info.card.content.words for info in driver.library.cards.all()] == ["不动笔墨"]


def test_without_marks_nothing_is_suggested(driver: WindowDriver) -> None:
    driver.trigger("suggest-blanks")
    assert "No marks" in driver.toast.message


def test_the_menu_of_a_note_offers_the_self_test(driver: WindowDriver, mark: Annotation) -> None:
    menu = driver.read_screen.notes.list.menu.menu_for(mark)
    (submenu,) = (action.menu() for action in menu.actions() if action.text() == "Self-Test")
    assert submenu is not None
    labels = [action.text() for action in submenu.actions()]
    assert labels == [
        "Suggest Blanks…",
        "Clause by Clause",
        "Whole Passage",
        "",
        "All Blanks at Once",
    ]
    submenu.actions()[2].trigger()
    assert [info.card.content.kind for info in driver.library.cards.all()] == ["recall"]
    submenu.actions()[4].trigger()
    assert driver.library.mark_options.of(mark.id).all_blanks
    menu.deleteLater()


def test_a_card_is_edited_in_a_dialog(driver: WindowDriver, mark: Annotation, now: datetime) -> None:
    make_cards(driver.library, [blank_card(mark, "不动笔墨")], now)
    page = cards_page(driver)

    def reword(dialog: EditCardDialog) -> None:
        dialog._field.setPlainText("不存在")
        assert not dialog._save.isEnabled()
        dialog._field.setPlainText("先读后讲")
        dialog.accept()

    answer_dialog(EditCardDialog, reword)
    QTest.keyClick(page.table, Qt.Key.Key_E)
    assert [info.card.content.words for info in driver.library.cards.all()] == ["先读后讲"]


def test_several_lines_split_a_card(driver: WindowDriver, mark: Annotation, now: datetime) -> None:
    make_cards(driver.library, [blank_card(mark, "不动笔墨")], now)
    page = cards_page(driver)

    def split(dialog: EditCardDialog) -> None:
        dialog._field.setPlainText("先读\n\n后讲\n")
        dialog.accept()

    answer_dialog(EditCardDialog, split)
    page._edit.click()
    assert {info.card.content.words for info in driver.library.cards.all()} == {"先读", "后讲"}


def test_undo_and_redo_on_the_study_screen_say_what_they_did(
    driver: WindowDriver, mark: Annotation, now: datetime
) -> None:
    driver.commands.run(lambda: make_cards(driver.library, [blank_card(mark, "不动笔墨")], now)[1])
    cards_page(driver)
    driver.trigger("undo")
    assert driver.library.cards.all() == []
    assert driver.toast.message.startswith("Undone:")
    driver.trigger("redo")
    assert [info.card.content.words for info in driver.library.cards.all()] == ["不动笔墨"]
    assert driver.toast.message.startswith("Redone:")


def test_the_page_of_cards_suggests_blanks_for_the_marks_of_all_texts(
    driver: WindowDriver, mark: Annotation, now: datetime
) -> None:
    other = add_text(driver.library, "别处", ["另一篇文章里有“细水长流”四个字。"], now)
    driver.annotation_commands.highlight(other.id, 0, 17, 1)
    page = cards_page(driver)
    answer_dialog(SuggestionsDialog, SuggestionsDialog.accept, is_ready=lambda dialog: dialog.is_finished)
    page._suggest.click()
    assert {"不动笔墨", "细水长流"} <= {info.card.content.words for info in driver.library.cards.all()}


@pytest.mark.parametrize("name", [StudyPageName.LESSON, StudyPageName.CARDS, StudyPageName.ACTIONS])
def test_a_button_leads_back_to_today(driver: WindowDriver, mark: Annotation, name: StudyPageName) -> None:
    screen = driver.show(ScreenName.STUDY)
    assert isinstance(screen, StudyScreen)
    screen.open(name)
    assert screen.current.back_button.isVisible()
    screen.current.back_button.click()
    assert screen.current is screen.page(StudyPageName.TODAY)
    assert not screen.current.back_button.isVisible()
