"""Many notes are chosen by mouse and keys, and what is done to them is one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.core.annotations.model import Annotation
from reader.ui.notes.grouping import Grouping
from reader.ui.notes.notes_screen import NotesScreen
from reader.ui.notes.selected_notes_bar import SelectedNotesBar

if TYPE_CHECKING:
    from tests.support.notes import Notes

MakeScreen = Callable[[], NotesScreen]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def marks(notes: Notes) -> list[Annotation]:
    text = notes.add_text("One")
    return [notes.mark(text, 20 + 30 * number) for number in range(6)]


@pytest.fixture
def screen(make_screen: MakeScreen, marks: list[Annotation]) -> NotesScreen:
    made = make_screen()
    assert made.list.model.rowCount() == len(marks)
    return made


def press(qtbot: QtBot, screen: NotesScreen, row: int, held: Qt.KeyboardModifier = NONE) -> None:
    view = screen.list.view
    qtbot.mouseClick(view.viewport(), LEFT, held, view.visualRect(screen.list.model.index(row)).center())


def chosen(screen: NotesScreen, marks: list[Annotation]) -> list[int]:
    return [[one.id for one in marks].index(one) for one in screen.list.view.chosen_ids()]


def test_ctrl_and_shift_choose_with_the_mouse(screen: NotesScreen, marks: list[Annotation], qtbot: QtBot) -> None:
    press(qtbot, screen, 1)
    press(qtbot, screen, 3, SHIFT)
    assert chosen(screen, marks) == [1, 2, 3]
    press(qtbot, screen, 2, CTRL)
    assert chosen(screen, marks) == [1, 3]
    press(qtbot, screen, 0, CTRL)
    assert chosen(screen, marks) == [0, 1, 3]
    press(qtbot, screen, 2)
    assert chosen(screen, marks) == [2]


def test_keys_choose_as_the_mouse_does(screen: NotesScreen, marks: list[Annotation], qtbot: QtBot) -> None:
    view = screen.list.view
    press(qtbot, screen, 0)
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert chosen(screen, marks) == [0, 1, 2]
    qtbot.keyClick(view, Qt.Key.Key_Down, CTRL)
    qtbot.keyClick(view, Qt.Key.Key_Down, CTRL)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert chosen(screen, marks) == [0, 1, 2, 4]
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    assert chosen(screen, marks) == [0, 1, 2, 3, 4, 5]
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert chosen(screen, marks) == [4]
    qtbot.keyClick(view, Qt.Key.Key_End, SHIFT)
    assert chosen(screen, marks) == [4, 5]


def test_a_bar_says_how_many_are_chosen(screen: NotesScreen, qtbot: QtBot) -> None:
    bar = screen.findChild(SelectedNotesBar)
    press(qtbot, screen, 1)
    assert not bar.isVisible()
    qtbot.keyClick(screen.list.view, Qt.Key.Key_A, CTRL)
    assert bar.isVisible()
    bar.none_requested.emit()
    assert not bar.isVisible()


def test_colour_tags_and_removal_are_one_step_each(
    notes: Notes, screen: NotesScreen, marks: list[Annotation], qtbot: QtBot
) -> None:
    view = screen.list.view
    press(qtbot, screen, 0)
    press(qtbot, screen, 2, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_4)
    assert [one.colour for one in screen.list.model.shown()] == [4, 4, 4, 1, 1, 1]
    assert chosen(screen, marks) == [0, 1, 2]
    notes.annotation_commands.tag_all(view.chosen_ids(), ("梦", "x"), ())
    notes.annotation_commands.tag_all(view.chosen_ids(), (), ("x",))
    assert [one.tags for one in screen.list.model.shown()] == [("梦",)] * 3 + [()] * 3
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert screen.list.model.rowCount() == 3
    for _step in range(4):
        notes.commands.undo()
    assert [(one.colour, one.tags) for one in screen.list.model.shown()] == [(1, ())] * 6


def test_what_would_change_nothing_is_no_step(notes: Notes, screen: NotesScreen, marks: list[Annotation]) -> None:
    ids = [one.id for one in marks]
    before = notes.library.undo_name()
    assert notes.annotation_commands.recolour_all(ids, 1)
    assert notes.annotation_commands.tag_all(ids, (), ("nothing",))
    assert notes.library.undo_name() is before
    assert screen.list.model.rowCount() == 6


def test_many_go_into_a_topic_in_one_step(
    notes: Notes, screen: NotesScreen, marks: list[Annotation], qtbot: QtBot
) -> None:
    topic = screen.list.topics.begin("Why?")
    qtbot.keyClick(screen.list.view, Qt.Key.Key_A, CTRL)
    menu = screen.list.menu.menu_for_many(screen.list.view.chosen_ids())
    offered = next(action.menu() for action in menu.actions() if action.menu() is not None)
    offered.aboutToShow.emit()
    offered.actions()[0].trigger()
    assert [one.annotation for one in notes.library.topics.outline(topic)] == [one.id for one in marks]
    notes.commands.undo()
    assert notes.library.topics.outline(topic) == ()


def test_the_way_of_grouping_is_remembered(notes: Notes, screen: NotesScreen, make_screen: MakeScreen) -> None:
    screen.all.group_by(Grouping.COLOUR)
    assert make_screen().list.model.group(0) == "Yellow"


def test_chosen_notes_are_handed_on_as_an_essay(screen: NotesScreen, marks: list[Annotation], qtbot: QtBot) -> None:
    press(qtbot, screen, 1)
    press(qtbot, screen, 2, SHIFT)
    with qtbot.waitSignal(screen.essay_requested) as wanted:
        screen.findChild(SelectedNotesBar).export_requested.emit()
    held = [item.annotation.id for item in wanted.args[0].items if item.annotation]
    assert held == [marks[1].id, marks[2].id]


def test_chosen_notes_are_handed_on_as_a_talk(screen: NotesScreen, marks: list[Annotation], qtbot: QtBot) -> None:
    press(qtbot, screen, 1)
    press(qtbot, screen, 2, SHIFT)
    with qtbot.waitSignal(screen.talk_requested) as wanted:
        screen.findChild(SelectedNotesBar).talk_requested.emit()
    assert wanted.args[0].annotations == (marks[1].id, marks[2].id)
