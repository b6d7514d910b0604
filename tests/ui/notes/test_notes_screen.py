"""Hold what the screen of all notes does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.ui.notes.notes_screen import NotesScreen

if TYPE_CHECKING:
    from tests.support.notes import Notes

MakeScreen = Callable[[], NotesScreen]


def test_notes_are_grouped_by_text(notes: Notes, make_screen: MakeScreen) -> None:
    first, second = notes.add_text("One"), notes.add_text("Two")
    for text, start in ((second, 50), (first, 30), (second, 20)):
        notes.mark(text, start)
    screen = make_screen()
    shown = [(one.text, one.start) for one in screen.list.model.shown()]
    assert sorted(shown[:2] if shown[0][0] == second else shown[1:]) == [(second, 20), (second, 50)]
    assert sum(bool(screen.list.model.group(row)) for row in range(3)) == 2


def test_enter_opens_the_annotation_in_its_text(notes: Notes, make_screen: MakeScreen, qtbot: QtBot) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20)
    screen = make_screen()
    screen.list.view.select(mark.id)
    with qtbot.waitSignal(notes.context.navigator.text_requested) as wanted:
        qtbot.keyClick(screen.list.view, Qt.Key.Key_Return)
    assert wanted.args == [text, -1, mark.id]


def test_changes_made_elsewhere_appear(notes: Notes, make_screen: MakeScreen) -> None:
    text = notes.add_text("One")
    mark = notes.mark(text, 20)
    screen = make_screen()
    other = notes.mark(text, 60, colour=3)
    notes.annotation_commands.write(mark.id, "words")
    assert [one.body for one in screen.list.model.shown()] == ["words", ""]
    notes.annotation_commands.remove((mark.id, other.id))
    assert screen.list.model.rowCount() == 0
    notes.commands.undo()
    assert screen.list.model.rowCount() == 2


def test_changes_made_while_hidden_are_read_when_shown(notes: Notes, make_screen: MakeScreen) -> None:
    text = notes.add_text("One")
    screen = make_screen()
    screen.hide()
    notes.mark(text, 20)
    screen.show()
    assert screen.list.model.rowCount() == 1


def test_the_count_tells_how_many_are_shown(notes: Notes, make_screen: MakeScreen) -> None:
    text = notes.add_text("One")
    notes.mark(text, 20)
    notes.mark(text, 60, colour=2)
    screen = make_screen()
    screen.list.set_filter(AnnotationFilter(colour=2))
    assert "1 of 2" in [label.text() for label in screen.findChildren(QLabel)]
