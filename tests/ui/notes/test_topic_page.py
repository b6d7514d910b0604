"""A topic is ordered, written in and emptied by keys and by mouse, each time in one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from reader.core.annotations.model import Annotation
from reader.ui.notes.notes_screen import NotesScreen
from reader.ui.notes.notes_sidebar import ALL
from reader.ui.notes.topic_view import TopicView

if TYPE_CHECKING:
    from tests.support.notes import Notes

MakeScreen = Callable[[], NotesScreen]
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def marks(notes: Notes) -> list[Annotation]:
    one, two = notes.add_text("One"), notes.add_text("Two")
    return [notes.mark(one, 30), notes.mark(two, 20), notes.mark(one, 60)]


@pytest.fixture
def screen(notes: Notes, make_screen: MakeScreen, marks: list[Annotation]) -> NotesScreen:
    made = make_screen()
    topic = made.list.topics.begin("Why?", [one.id for one in marks])
    made.show_topic(topic)
    return made


def outline_of(notes: Notes, screen: NotesScreen, marks: list[Annotation]) -> str:
    names = {one.id: name for one, name in zip(marks, "abc", strict=True)}
    outline = notes.library.topics.outline(screen.topic.topic_id)
    return " ".join("." * one.level + (names[one.annotation] if one.annotation else f"“{one.text}”") for one in outline)


def test_keys_order_and_indent(notes: Notes, screen: NotesScreen, marks: list[Annotation], qtbot: QtBot) -> None:
    view = screen.topic.view
    view.select(marks[2].id)
    qtbot.keyClick(view, Qt.Key.Key_Up, ALT)
    assert outline_of(notes, screen, marks) == "a c b"
    assert view.current_id() == marks[2].id
    qtbot.keyClick(view, Qt.Key.Key_Right, ALT)
    assert outline_of(notes, screen, marks) == "a .c b"
    qtbot.keyClick(view, Qt.Key.Key_Left, ALT)
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    assert outline_of(notes, screen, marks) == "a b c"
    notes.commands.undo()
    assert outline_of(notes, screen, marks) == "a c b"


def test_cards_are_dragged_to_their_place(notes: Notes, screen: NotesScreen, marks: list[Annotation]) -> None:
    view = screen.topic.view
    rects = [view.visualRect(screen.topic.list.model.index(row)) for row in range(3)]
    start = rects[0].center()
    QTest.mousePress(view.viewport(), LEFT, NONE, start)
    for y in (start.y() + 20, rects[1].bottom() - 4):
        event_at(view, QPoint(start.x(), y))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, QPoint(start.x(), rects[1].bottom() - 4))
    assert outline_of(notes, screen, marks) == "b a c"


def event_at(view: TopicView, at: QPoint) -> None:
    """Move the mouse with its button held, which QTest does not."""
    view.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, QPointF(at), QPointF(at), LEFT, LEFT, NONE))


def test_free_words_are_written_between(
    notes: Notes, screen: NotesScreen, marks: list[Annotation], qtbot: QtBot
) -> None:
    view = screen.topic.view
    view.select(marks[0].id)
    qtbot.keyClick(view, Qt.Key.Key_N)
    body = screen.topic.findChild(QPlainTextEdit)
    qtbot.waitUntil(body.isVisible)
    qtbot.keyClicks(body, "so")
    qtbot.keyClick(body, Qt.Key.Key_Escape)
    assert outline_of(notes, screen, marks) == "a “so” b c"
    notes.commands.undo()
    assert outline_of(notes, screen, marks) == "a “” b c"


def test_words_left_empty_are_taken_back(
    notes: Notes, screen: NotesScreen, marks: list[Annotation], qtbot: QtBot
) -> None:
    screen.topic.add_free_text()
    qtbot.keyClick(screen.topic.findChild(QPlainTextEdit), Qt.Key.Key_Escape)
    assert outline_of(notes, screen, marks) == "a b c"


def test_del_takes_out_of_the_topic_and_removes_nothing(
    notes: Notes, screen: NotesScreen, marks: list[Annotation], qtbot: QtBot
) -> None:
    screen.topic.view.select(marks[1].id)
    qtbot.keyClick(screen.topic.view, Qt.Key.Key_Delete)
    assert outline_of(notes, screen, marks) == "a c"
    assert len(notes.library.annotations.all()) == 3


def test_notes_are_written_in_the_topic(
    notes: Notes, screen: NotesScreen, marks: list[Annotation], qtbot: QtBot
) -> None:
    screen.topic.view.select(marks[1].id)
    qtbot.keyClick(screen.topic.view, Qt.Key.Key_F2)
    body = screen.topic.findChild(QPlainTextEdit)
    qtbot.keyClicks(body, "thus")
    qtbot.keyClick(body, Qt.Key.Key_Escape)
    assert notes.body(marks[1].id) == "thus"


def test_enter_opens_the_passage(notes: Notes, screen: NotesScreen, marks: list[Annotation], qtbot: QtBot) -> None:
    screen.topic.view.select(marks[1].id)
    with qtbot.waitSignal(notes.context.navigator.text_requested) as wanted:
        qtbot.keyClick(screen.topic.view, Qt.Key.Key_Return)
    assert wanted.args == [marks[1].text, -1, marks[1].id]


def test_moving_to_another_topic_leaves_this_one(notes: Notes, screen: NotesScreen, marks: list[Annotation]) -> None:
    other = screen.list.topics.begin("Other?")
    menu = screen.topic.list.menu.menu_for(marks[0])
    offered = next(action.menu() for action in menu.actions() if action.menu() is not None)
    offered.aboutToShow.emit()
    offered.actions()[0].trigger()
    assert outline_of(notes, screen, marks) == "b c"
    assert [one.annotation for one in notes.library.topics.outline(other)] == [marks[0].id]


def test_the_places_list_topics_with_their_sizes(screen: NotesScreen, qtbot: QtBot) -> None:
    topics = screen.places._topics
    assert [topics.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(topics.count())] == ["Why? (3)"]
    qtbot.keyClick(topics, Qt.Key.Key_Up)
    assert screen.places.place == ALL
    assert screen.all.isVisible()
    qtbot.keyClick(screen.places._all, Qt.Key.Key_Down)
    assert screen.topic.isVisible()


def test_a_topic_that_is_removed_gives_way_to_all_notes(notes: Notes, screen: NotesScreen) -> None:
    topic = screen.topic.topic_id
    screen.list.topics.remove(topic)
    assert screen.all.isVisible()
    notes.commands.undo()
    screen.show_topic(topic)
    assert screen.topic.isVisible()


def test_the_topic_is_handed_on_as_a_talk(screen: NotesScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.talk_requested) as wanted:
        screen.topic._talk.click()
    assert (wanted.args[0].title, wanted.args[0].topic) == ("Why?", screen.topic.topic_id)


def test_the_topic_is_handed_on_as_an_essay(screen: NotesScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.essay_requested) as wanted:
        screen.topic._export.click()
    assert wanted.args[0].question == "Why?"
    assert [item.title for item in wanted.args[0].items] == ["One", "Two", "One"]
