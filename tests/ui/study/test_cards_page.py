"""The page of cards lists them with what needs the reader, and changes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.annotations.anchor import find_quote
from reader.core.study.answers import AnswerGiven, Rating
from reader.core.study.cards import CardKind
from reader.services.study.card_making import blank_card, make_cards, whole_mark_cards
from reader.services.study.self_test import answer_card, asked_card
from reader.ui.study.card_table import CardFilter
from reader.ui.study.cards_page import CardsPage
from tests.support.notes import Notes
from tests.support.texts import add_text

PASSAGE = "读书会坚持先读后讲、轮流主持，慢慢养成“不动笔墨”的习惯。"


@pytest.fixture
def cards(notes: Notes) -> list[str]:
    """Return the ids of three cards of one mark."""
    text = add_text(notes.library, "读书会", [PASSAGE], notes.clock.now())
    span = find_quote(notes.library.texts.view(text.id), PASSAGE)
    assert span is not None
    mark = notes.annotation_commands.highlight(text.id, *span, 1)
    assert mark is not None
    new = [blank_card(mark, "不动笔墨"), blank_card(mark, "轮流主持"), *whole_mark_cards(mark, CardKind.RECALL)]
    return [card.id for card in make_cards(notes.library, new, notes.clock.now())[0]]


@pytest.fixture
def make_page(notes: Notes, qtbot: QtBot) -> Callable[[], CardsPage]:
    def made() -> CardsPage:
        page = CardsPage(notes.context)
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        qtbot.waitExposed(page)
        page.open()
        return page

    return made


def rows(page: CardsPage) -> list[tuple[str, ...]]:
    return [page.model.cells(row) for row in range(page.model.row_count())]


def test_all_cards_are_listed(notes: Notes, cards: list[str], make_page: Callable[[], CardsPage]) -> None:
    page = make_page()
    assert {row[:5] for row in rows(page)} == {
        ("不动笔墨", "blank", PASSAGE, "读书会", "new"),
        ("轮流主持", "blank", PASSAGE, "读书会", "new"),
        ("", "whole passage", PASSAGE, "读书会", "new"),
    }
    assert page.subtitle.text() == "3 card(s)"


def test_without_cards_it_says_how_to_begin(make_page: Callable[[], CardsPage]) -> None:
    page = make_page()
    assert page.table.isHidden()
    assert page.findChild(type(page._empty)) is page._empty
    assert not page._empty.isHidden()


def test_a_card_rests_is_asked_again_and_removed_with_keys(
    notes: Notes, cards: list[str], make_page: Callable[[], CardsPage]
) -> None:
    page = make_page()
    page.table.selectRow(page.model.row_of(cards[0]))
    QTest.keyClick(page.table, Qt.Key.Key_R)
    assert page.model.cells(page.model.row_of(cards[0]))[5].startswith("Paused until")
    QTest.keyClick(page.table, Qt.Key.Key_R)
    assert page.model.cells(page.model.row_of(cards[0]))[5] == ""
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.model.row_of(cards[0]) == -1
    notes.commands.undo()
    assert page.model.row_of(cards[0]) >= 0


def test_what_needs_the_reader_is_listed_alone(
    notes: Notes, cards: list[str], make_page: Callable[[], CardsPage]
) -> None:
    for day in range(5):
        at = notes.clock.now() + timedelta(days=day)
        answer_card(notes.library, asked_card(notes.library, cards[0]), AnswerGiven(Rating.AGAIN), at)
    page = make_page()
    page.open(CardFilter.NEED_READER)
    assert [row[5] for row in rows(page)] == ["Forgotten 4 time(s)"]
    assert not page._leave.isHidden()
    page._leave.click()
    assert rows(page) == []


def test_words_that_changed_need_the_reader(notes: Notes, cards: list[str], make_page: Callable[[], CardsPage]) -> None:
    mark = notes.library.cards.get(cards[0]).card.annotation
    assert mark is not None
    annotation = notes.library.annotations.get(mark)
    notes.annotation_commands.move(mark, annotation.start, annotation.start + 14)
    page = make_page()
    page.open(CardFilter.NEED_READER)
    assert [(row[0], row[5]) for row in rows(page)] == [("不动笔墨", "Text changed")]
    assert page._commands.reword(cards[0], ["先读后讲"])
    assert notes.library.cards.get(cards[0]).card.content.words == "先读后讲"
    assert rows(page) == []


def test_it_opens_at_a_card_and_leads_to_its_passage(
    notes: Notes, cards: list[str], make_page: Callable[[], CardsPage], qtbot: QtBot
) -> None:
    page = make_page()
    page.open(cards[1])
    assert page.table.selected_rows == [page.model.row_of(cards[1])]
    with qtbot.waitSignal(notes.context.navigator.text_requested) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    info = notes.library.cards.get(cards[1])
    assert asked.args == [info.source.text, -1, info.card.annotation]
