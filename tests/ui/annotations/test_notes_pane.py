"""Hold what the notes pane does: follow the page, save what is typed, lose nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reader.core.activity.clock_state import ClockState
from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.model import AnnotationKind
from reader.core.errors import Problem, ReaderError
from reader.ui.annotations.notes_pane import NotesPane
from reader.ui.shell.item_focus import accessible_child
from reader.ui.translation.error_messages import error_message
from tests.support.activity import show_page
from tests.support.work import calls_of

if TYPE_CHECKING:
    from tests.support.notes import Notes

MakePane = Callable[[str], NotesPane]


def words_of(pane: NotesPane) -> QPlainTextEdit:
    found = pane.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def quotes(pane: NotesPane) -> list[str]:
    return [one.quote for one in pane.list.model.shown()]


def refuse_writes(notes: Notes, refused: bool) -> None:
    notes.library._connection.execute(f"PRAGMA query_only = {int(refused)}")


def test_cards_stand_in_the_order_of_the_text(notes: Notes, make_pane: MakePane) -> None:
    text = notes.add_text("One")
    pane = make_pane(text)
    for start in (300, 20, 150):
        notes.mark(text, start)
    notes.annotation_commands.note(text, 0, 0)
    assert [one.start for one in pane.list.model.shown()] == [20, 150, 300, 0]
    assert pane.list.model.annotation(3).anchor is None


def test_typing_is_on_disk_without_leaving(notes: Notes, make_pane: MakePane, qtbot: QtBot) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20)
    pane = make_pane(text)
    pane.edit(mark.id)
    tracker = notes.context.tracker
    show_page(tracker, text)
    notes.clock.mono += 600
    assert tracker.state is ClockState.IDLE
    qtbot.keyClicks(words_of(pane), "read **this** again")
    assert tracker.state is ClockState.READING
    qtbot.waitUntil(lambda: notes.body(mark.id) == "read **this** again")
    assert pane.list.edited_id == mark.id
    assert notes.library.annotations.get(mark.id).kind is AnnotationKind.NOTE


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_both_ways_out_of_the_editor_keep_the_words(
    notes: Notes, make_pane: MakePane, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20)
    pane = make_pane(text)
    pane.edit(mark.id)
    qtbot.keyClicks(words_of(pane), "kept")
    with qtbot.waitSignal(pane.list.edit_finished):
        qtbot.keyClick(words_of(pane), key, modifier)
    assert notes.body(mark.id) == "kept"
    assert not words_of(pane).isVisible()


def test_one_sitting_of_typing_is_one_step_of_undo(notes: Notes, make_pane: MakePane, qtbot: QtBot) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20)
    pane = make_pane(text)
    pane.edit(mark.id)
    for word in ("one ", "two ", "three"):
        qtbot.keyClicks(words_of(pane), word)
        assert pane.list._autosave.save()
    pane.finish_editing()
    notes.commands.undo()
    assert notes.body(mark.id) == ""
    notes.commands.redo()
    assert notes.body(mark.id) == "one two three"


def test_a_failed_commit_keeps_the_words_and_tries_again(notes: Notes, make_pane: MakePane, qtbot: QtBot) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20)
    pane = make_pane(text)
    pane.edit(mark.id)
    refuse_writes(notes, True)
    qtbot.keyClicks(words_of(pane), "precious")
    qtbot.waitUntil(lambda: bool(notes.context.toast.message))
    assert notes.context.toast.message == error_message(ReaderError(Problem.LIBRARY_READ_ONLY))
    assert words_of(pane).toPlainText() == "precious"
    assert notes.body(mark.id) == ""
    refuse_writes(notes, False)
    qtbot.keyClicks(words_of(pane), "!")
    qtbot.waitUntil(lambda: notes.body(mark.id) == "precious!")


def test_words_that_could_not_be_saved_outlive_another_text(notes: Notes, make_pane: MakePane, qtbot: QtBot) -> None:
    first, second = notes.add_text("One"), notes.add_text("Two")
    mark = notes.mark(first, 20)
    pane = make_pane(first)
    pane.edit(mark.id)
    refuse_writes(notes, True)
    qtbot.keyClicks(words_of(pane), "precious")
    pane.show_text(second)
    assert notes.context.toast.message
    pane.show_text(first)
    pane.edit(mark.id)
    assert words_of(pane).toPlainText() == "precious"
    refuse_writes(notes, False)
    assert pane.finish_editing()
    assert notes.body(mark.id) == "precious"


def test_another_text_does_not_lose_what_was_just_typed(notes: Notes, make_pane: MakePane, qtbot: QtBot) -> None:
    first, second = notes.add_text("One"), notes.add_text("Two")
    mark = notes.mark(first, 20)
    pane = make_pane(first)
    pane.edit(mark.id)
    qtbot.keyClicks(words_of(pane), "kept")
    pane.show_text(second)
    assert notes.body(mark.id) == "kept"
    assert pane.list.model.rowCount() == 0


def test_an_undo_while_typing_can_be_redone(notes: Notes, make_pane: MakePane, qtbot: QtBot) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20)
    pane = make_pane(text)
    pane.edit(mark.id)
    qtbot.keyClicks(words_of(pane), "typed")
    notes.commands.undo()
    assert words_of(pane).toPlainText() == ""
    notes.commands.redo()
    assert words_of(pane).toPlainText() == "typed"
    assert notes.body(mark.id) == "typed"


def test_undo_of_a_removal_brings_the_card_back(notes: Notes, make_pane: MakePane, qtbot: QtBot) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20)
    pane = make_pane(text)
    pane.show_annotation(mark.id)
    qtbot.keyClick(pane.list.view, Qt.Key.Key_Delete)
    assert pane.list.model.rowCount() == 0
    notes.commands.undo()
    assert [one.id for one in pane.list.model.shown()] == [mark.id]


def test_a_note_left_without_a_word_is_taken_back(notes: Notes, make_pane: MakePane, qtbot: QtBot) -> None:
    text = notes.add_text("One")
    pane = make_pane(text)
    note = notes.annotation_commands.note(text, 20, 30)
    assert note is not None
    pane.edit(note.id)
    qtbot.keyClick(words_of(pane), Qt.Key.Key_Escape)
    assert notes.library.annotations.of_text(text) == []


def test_keys_recolour_and_open_the_current_card(notes: Notes, make_pane: MakePane, qtbot: QtBot) -> None:
    text = notes.add_text("One")
    first, second = notes.mark(text, 20), notes.mark(text, 60)
    pane = make_pane(text)
    pane.show_annotation(first.id)
    qtbot.keyClick(pane.list.view, Qt.Key.Key_Down)
    qtbot.keyClick(pane.list.view, Qt.Key.Key_4)
    assert notes.library.annotations.get(second.id).colour == 4
    qtbot.keyClick(pane.list.view, Qt.Key.Key_Return)
    assert pane.list.edited_id == second.id


def test_keys_and_the_menu_draw_a_line_under_the_passage_of_a_card(
    notes: Notes, make_pane: MakePane, qtbot: QtBot
) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20)
    pane = make_pane(text)
    pane.show_annotation(mark.id)
    styles = []
    for key in (Qt.Key.Key_U, Qt.Key.Key_W, Qt.Key.Key_W):
        qtbot.keyClick(pane.list.view, key)
        styles.append(notes.library.annotations.get(mark.id).style.value)
    menu = pane.list.menu.menu_for(notes.library.annotations.get(mark.id))
    next(action for action in menu.actions() if action.text() == "Underline\tU").trigger()
    styles.append(notes.library.annotations.get(mark.id).style.value)
    assert styles == ["underline", "wavy", "highlight", "underline"]
    assert "Underline" in pane.list.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_click_leads_to_the_passage_and_the_card_stays(notes: Notes, make_pane: MakePane, qtbot: QtBot) -> None:
    text = notes.add_text("One")
    marks = [notes.mark(text, start) for start in range(20, 420, 20)]
    pane = make_pane(text)
    at = pane.list.view.visualRect(pane.list.model.index(3)).center()
    with qtbot.waitSignal(pane.passage_requested) as wanted:
        qtbot.mouseClick(pane.list.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert wanted.args == [marks[3].id]
    pane.follow(40, 200)
    assert pane.list.view.visualRect(pane.list.model.index(3)).center() == at


def test_the_pane_follows_the_page_but_not_away_from_the_editor(notes: Notes, make_pane: MakePane) -> None:
    text = notes.add_text("One")
    marks = [notes.mark(text, start) for start in range(20, 1020, 20)]
    pane = make_pane(text)
    pane.follow(400, 600)
    assert pane.list.view.visualRect(pane.list.model.index(19)).top() == 0
    pane.edit(marks[19].id)
    pane.follow(0, 100)
    assert pane.list.view.visualRect(pane.list.model.index(19)).top() == 0


def test_filter_finds_words_in_quotations_notes_and_tags(notes: Notes, make_pane: MakePane, qtbot: QtBot) -> None:
    text = notes.add_text("One")
    by_note, by_tag, other = notes.mark(text, 20), notes.mark(text, 60), notes.mark(text, 100, colour=2)
    notes.annotation_commands.write(by_note.id, "About Practice")
    notes.annotation_commands.tag(by_tag.id, ("practice",))
    pane = make_pane(text)
    field = next(line for line in pane.findChildren(QLineEdit) if line.placeholderText() == "Filter…")
    qtbot.keyClicks(field, "PRACT")
    assert [one.id for one in pane.list.model.shown()] == [by_note.id, by_tag.id]
    pane.list.set_filter(AnnotationFilter(colour=2))
    assert [one.id for one in pane.list.model.shown()] == [other.id]


def test_tags_are_typed_in_their_line(notes: Notes, make_pane: MakePane, qtbot: QtBot) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20)
    pane = make_pane(text)
    pane.edit_tags(mark.id)
    line = next(line for line in pane.findChildren(QLineEdit) if line.placeholderText() == "Tags")
    qtbot.keyClicks(line, "self #topic")
    assert pane.finish_editing()
    assert notes.library.annotations.get(mark.id).tags == ("self", "topic")


def test_a_click_on_another_card_saves_and_leads_to_that_card(notes: Notes, make_pane: MakePane, qtbot: QtBot) -> None:
    text = notes.add_text("One")
    marks = [notes.mark(text, start) for start in range(20, 120, 20)]
    notes.annotation_commands.write(marks[1].id, "a note\n" * 9)
    pane = make_pane(text)
    pane.activateWindow()
    qtbot.waitActive(pane)
    pane.edit(marks[1].id)
    qtbot.waitUntil(words_of(pane).hasFocus)
    qtbot.keyClicks(words_of(pane), "kept")
    at = pane.list.view.visualRect(pane.list.model.index(2)).center()
    with qtbot.waitSignal(pane.passage_requested) as wanted:
        qtbot.mouseClick(pane.list.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        pane.list.view.setFocus()
    assert wanted.args == [marks[2].id]
    assert notes.body(marks[1].id).endswith("kept")
    qtbot.waitUntil(lambda: not pane.list.edited_id)


def test_hiding_the_pane_saves_what_was_typed(notes: Notes, make_pane: MakePane, qtbot: QtBot) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20)
    pane = make_pane(text)
    pane.edit(mark.id)
    qtbot.keyClicks(words_of(pane), "kept")
    pane.hide()
    assert notes.body(mark.id) == "kept"


def test_a_link_in_a_note_is_only_announced(notes: Notes, make_pane: MakePane, qtbot: QtBot) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20)
    notes.annotation_commands.write(mark.id, "[a rather long link to press on](https://example.org/x)")
    pane = make_pane(text)
    card = pane.list.view.visualRect(pane.list.model.index(0))
    at = card.bottomLeft() + QPoint(60, -42)
    with (
        qtbot.assertNotEmitted(pane.passage_requested),
        qtbot.waitSignal(notes.context.navigator.link_requested) as followed,
    ):
        qtbot.mouseClick(pane.list.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert followed.args == ["https://example.org/x"]


def test_the_menu_offers_and_does_what_a_card_can_have(notes: Notes, make_pane: MakePane) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20)
    pane = make_pane(text)
    menu = pane.list.menu.menu_for(pane.list.model.annotation(0))
    actions = {action.text(): action for action in menu.actions()}
    actions["Change to Question"].trigger()
    actions["Blue\t3"].trigger()
    actions["Copy Quote"].trigger()
    changed = notes.library.annotations.get(mark.id)
    assert (changed.kind, changed.colour) == (AnnotationKind.QUESTION, 3)
    assert QGuiApplication.clipboard().text() == mark.quote
    actions["Remove"].trigger()
    assert pane.list.model.rowCount() == 0
    menu.deleteLater()


def test_a_screen_reader_gets_the_words_of_the_current_card(notes: Notes, make_pane: MakePane) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20, colour=2)
    notes.annotation_commands.write(mark.id, "my words")
    pane = make_pane(text)
    pane.list.view.setFocus()
    pane.show_annotation(mark.id)
    view = pane.list.view
    cards = QAccessible.queryAccessibleInterface(view)
    assert cards is not None
    assert (cards.role(), cards.childCount()) == (QAccessible.Role.List, 1)
    spoken = cards.child(accessible_child(view, view.currentIndex())).text(QAccessible.Text.Name)
    assert all(words in spoken for words in ("Note", "Green", mark.quote, "my words"))


def test_an_empty_pane_says_what_to_do(notes: Notes, make_pane: MakePane) -> None:
    pane = make_pane(notes.add_text("One"))
    assert "Select a passage" in pane.list.view._empty_words


def test_ten_thousand_notes_lay_out_as_few_cards_as_thirty(notes: Notes, make_pane: MakePane) -> None:
    few, many = notes.add_text("Few", 100), notes.add_text("Many", 400)
    notes.fill(few, 30)
    ids = notes.fill(many, 10_000)
    pane = make_pane(few)
    pane.grab()
    laid_out = len(pane.list.view._cards)
    pane.show_text(many)
    pane.edit(ids[-1])
    pane.finish_editing()
    pane.grab()
    assert pane.list.model.rowCount() == 10_000
    assert len(pane.list.view._cards) <= 3 * laid_out


def test_following_costs_the_same_in_a_long_list(notes: Notes, make_pane: MakePane) -> None:
    few, many = notes.add_text("Few", 100), notes.add_text("Many", 400)
    notes.fill(few, 100)
    notes.fill(many, 10_000)

    def cost(text: str, step: int) -> int:
        pane = make_pane(text)
        pane._load()

        def follow(start: int) -> None:
            pane.follow(start, start + 5)
            pane.grab()

        counts = [calls_of(partial(follow, number * step)) for number in range(12)]
        return sorted(counts)[len(counts) // 2]

    assert cost(many, 800) < 4 * cost(few, 8)
