"""The marks of a text are read alone, with their sentences, and written on there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from reader.ui.notes.excerpt_card import ExcerptCard, MarkLine
from reader.ui.notes.notes_screen import NotesScreen

if TYPE_CHECKING:
    from tests.support.notes import Notes

MakeScreen = Callable[[], NotesScreen]


@pytest.fixture
def text(notes: Notes) -> str:
    return notes.add_text("One")


def heights(screen: NotesScreen) -> list[float]:
    view = screen.excerpts_page.list.view
    return [view._card(row).height for row in range(screen.excerpts_page.list.model.rowCount())]


def test_marks_stand_in_text_order_under_their_section(notes: Notes, text: str, make_screen: MakeScreen) -> None:
    late, early = notes.mark(text, 300), notes.mark(text, 40)
    screen = make_screen()
    screen.show_excerpts(text)
    model = screen.excerpts_page.list.model
    assert [one.id for one in model.shown()] == [early.id, late.id]
    assert [model.group(row) for row in range(2)] == ["One, chapter one", ""]
    assert screen.shows_excerpts


def test_more_context_makes_passages_longer_and_is_remembered(notes: Notes, text: str, make_screen: MakeScreen) -> None:
    notes.mark(text, 500)
    screen = make_screen()
    screen.show_excerpts(text)
    screen.excerpts_page.set_context(0)
    before = heights(screen)
    screen.excerpts_page.set_context(3)
    assert heights(screen)[0] > before[0]
    other = make_screen()
    other.show_excerpts(text)
    assert heights(other) == heights(screen)


def test_a_second_mark_in_the_sentence_is_not_shown_twice(notes: Notes, text: str, make_screen: MakeScreen) -> None:
    notes.mark(text, 40, 4)
    second = notes.mark(text, 45, 3)
    screen = make_screen()
    screen.show_excerpts(text)
    view = screen.excerpts_page.list.view
    assert isinstance(view._card(0), ExcerptCard)
    assert isinstance(view._card(1), MarkLine)
    notes.annotation_commands.write(second.id, "words")
    assert not isinstance(view._card(1), MarkLine)


def test_notes_are_written_below_their_passage(notes: Notes, text: str, make_screen: MakeScreen, qtbot: QtBot) -> None:
    mark = notes.mark(text, 40)
    screen = make_screen()
    screen.show_excerpts(text, mark.id)
    view = screen.excerpts_page.list.view
    qtbot.keyClick(view, Qt.Key.Key_F2)
    body = screen.excerpts_page.findChild(QPlainTextEdit)
    assert (
        body.mapTo(screen, body.rect().topLeft()).y()
        > view.mapTo(screen, view.rect().topLeft()).y() + view._card(0).height_above_editor
    )
    qtbot.keyClicks(body, "thus")
    qtbot.keyClick(body, Qt.Key.Key_Escape)
    assert notes.body(mark.id) == "thus"


def test_marks_made_and_removed_elsewhere_appear_and_go(notes: Notes, text: str, make_screen: MakeScreen) -> None:
    first = notes.mark(text, 40)
    screen = make_screen()
    screen.show_excerpts(text)
    second = notes.mark(text, 400)
    assert [one.id for one in screen.excerpts_page.list.model.shown()] == [first.id, second.id]
    notes.annotation_commands.remove((first.id,))
    assert [one.id for one in screen.excerpts_page.list.model.shown()] == [second.id]


def test_esc_leads_back_to_where_the_reader_came_from(
    notes: Notes, text: str, make_screen: MakeScreen, qtbot: QtBot
) -> None:
    notes.mark(text, 40)
    screen = make_screen()
    screen.show_excerpts(text, from_reading=True)
    with qtbot.waitSignal(notes.context.navigator.reading_requested):
        qtbot.keyClick(screen.excerpts_page, Qt.Key.Key_Escape)
    assert screen.all.isVisible()
    screen.show_excerpts(text)
    with qtbot.assertNotEmitted(notes.context.navigator.reading_requested):
        qtbot.keyClick(screen.excerpts_page, Qt.Key.Key_Escape)


def test_ten_thousand_marks_are_not_laid_out_before_they_are_seen(
    notes: Notes, text: str, make_screen: MakeScreen
) -> None:
    notes.fill(text, 3_000)
    screen = make_screen()
    screen.show_excerpts(text)
    assert len(screen.excerpts_page.list.view._cards) < 200
