"""The notes of others stand beside the text: dotted, with an initial, once the passage has been read."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtGui import QGuiApplication

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.storage.library import Library
from reader.ui.annotations.peer_pane import PeerPane
from reader.ui.annotations.peer_section import PeerSection
from reader.ui.annotations.peer_switch import LEAD, MINE, PeerSwitch
from reader.ui.reading.read_screen import ReadScreen
from reader.ui.shell.context import AppContext
from tests.support.annotation_sets import BO, DAN, SetNote
from tests.support.peers import add_notes_of
from tests.support.texts import add_text

BLOCKS = ["河水在石桥下转弯，芦苇随风低头。", "守渡的老人每天清早扫净台阶，再去看水位。", "钟声三响，渡船离岸。"]
CHEN = "c0c0c0c0-0000-4000-8000-000000000001"


@pytest.fixture
def text(library: Library, now: datetime) -> str:
    return add_text(library, "河边札记", BLOCKS, now).id


def positions(screen: ReadScreen) -> set[int]:
    """Return where on the page a note of another is."""
    return {at for at in range(screen.page.characters) if screen.page.peer_notes_at(at)}


def shown_quotes(screen: ReadScreen) -> list[str]:
    pane = screen.notes.findChild(PeerPane)
    return [one.quote for one in pane._model.shown()] if pane is not None and pane.isVisible() else []


def test_without_notes_of_others_nothing_of_them_is_made(screen: ReadScreen, text: str) -> None:
    screen.open(text)
    assert screen.notes.findChild(PeerSection) is None


def test_a_note_is_on_the_page_once_its_passage_has_been_read(
    screen: ReadScreen, library: Library, text: str, now: datetime
) -> None:
    add_notes_of(library, (BO, "博"), text, now, SetNote("石桥下转弯"), SetNote("扫净台阶", number=2))
    screen.open(text)
    assert positions(screen) == set()
    library.coverage.add(text, 0, len(BLOCKS[0]))
    screen.peer_notes.update_read()
    start = BLOCKS[0].index("石桥")
    assert positions(screen) == set(range(start, start + 5))
    layout = screen.page.flow.layout_at(0) if screen.page.flow else None
    assert layout is not None
    assert screen.page._marks is not None
    assert [(one.start, one.names) for one in screen.page._marks.initials(layout.leaf)] == [(start, ("博",))]
    assert [(mark.start, mark.end) for mark in screen.page._marks.marks(layout.leaf) if mark.dotted] == [
        (start, start + 5)
    ]
    assert not any(mark.colour for mark in screen.page._marks.marks(layout.leaf))


def test_the_key_shows_and_hides_them(screen: ReadScreen, library: Library, text: str, now: datetime) -> None:
    add_notes_of(library, (BO, "博"), text, now, SetNote("石桥下转弯"))
    library.coverage.add(text, 0, 60)
    screen.open(text)
    assert positions(screen)
    screen.peer_notes.toggle()
    assert not positions(screen)
    screen.peer_notes.toggle()
    assert positions(screen)


def test_the_pane_shows_one_person_at_a_time(screen: ReadScreen, library: Library, text: str, now: datetime) -> None:
    library.coverage.add(text, 0, 60)
    screen.open(text)
    add_notes_of(library, (BO, "博"), text, now, SetNote("石桥下转弯"))
    add_notes_of(library, (CHEN, "晨"), text, now, SetNote("扫净台阶"), SetNote("渡船离岸", number=2))
    screen.notes.update_peers()
    switch = screen.notes.findChild(PeerSwitch)
    assert (switch.value, shown_quotes(screen)) == (MINE, [])
    switch._on_chosen(CHEN)
    assert shown_quotes(screen) == ["扫净台阶", "渡船离岸"]
    assert not screen.notes.list.isVisible()
    switch._on_chosen(MINE)
    assert screen.notes.list.isVisible()


def test_a_passage_that_is_not_read_is_only_counted(
    screen: ReadScreen, library: Library, text: str, now: datetime
) -> None:
    library.coverage.add(text, 0, len(BLOCKS[0]))
    add_notes_of(library, (BO, "博"), text, now, SetNote("石桥下转弯"), SetNote("扫净台阶", number=2))
    screen.open(text)
    screen.notes.findChild(PeerSwitch)._on_chosen(BO)
    assert shown_quotes(screen) == ["石桥下转弯"]
    assert screen.notes.findChild(PeerPane)._unread == 1


def test_a_click_on_the_passage_shows_the_card(screen: ReadScreen, library: Library, text: str, now: datetime) -> None:
    library.coverage.add(text, 0, 60)
    add_notes_of(library, (BO, "博"), text, now, SetNote("石桥下转弯"))
    screen.open(text)
    (note,) = screen.page.peer_notes_at(BLOCKS[0].index("石桥"))
    screen.page.peer_notes_activated.emit([note])
    assert screen.notes.findChild(PeerPane)._view.current_id() == note
    assert shown_quotes(screen) == ["石桥下转弯"]


def test_reply_and_take_over_make_own_notes_and_are_undone(
    screen: ReadScreen, library: Library, text: str, now: datetime
) -> None:
    library.coverage.add(text, 0, 60)
    add_notes_of(library, (BO, "博"), text, now, SetNote("石桥下转弯"))
    screen.open(text)
    pane = screen.notes.findChild(PeerPane)
    screen.notes.findChild(PeerSwitch)._on_chosen(BO)
    (note,) = library.peer_notes.of_text(text)
    labels = [action.text() for action in pane.menu_for(note).actions() if action.text()]
    assert labels == ["Reply", "Add to My Notes", "Copy Quote", "Copy Note", "Only This Person"]
    pane.menu_for(note).actions()[1].trigger()
    (copy,) = library.annotations.of_text(text)
    assert (copy.creator, copy.body) == ("博", "好")
    library.undo(now)
    assert pane.show_card(note.id)
    pane.menu_for(note).actions()[0].trigger()
    (reply,) = library.annotations.of_text(text)
    assert screen.notes.list.edited_id == reply.id
    assert screen.notes.list.isVisible()
    screen.notes.finish_editing()
    assert library.annotations.of_text(text) == []  # a reply that was left empty


def test_copying_takes_the_words(screen: ReadScreen, library: Library, text: str, now: datetime) -> None:
    library.coverage.add(text, 0, 60)
    add_notes_of(library, (BO, "博"), text, now, SetNote("石桥下转弯", body="<b>好</b>"))
    screen.open(text)
    (note,) = library.peer_notes.of_text(text)
    screen.notes.findChild(PeerPane).menu_for(note).actions()[4].trigger()
    assert QGuiApplication.clipboard().text() == "<b>好</b>"


def test_people_are_shown_and_hidden_one_by_one(
    screen: ReadScreen, library: Library, context: AppContext, text: str, now: datetime
) -> None:
    library.coverage.add(text, 0, 60)
    add_notes_of(library, (BO, "博"), text, now, SetNote("石桥下转弯"))
    add_notes_of(library, (DAN, "丹"), text, now, SetNote("扫净台阶"))
    screen.open(text)
    both = positions(screen)
    pane = screen.notes.findChild(PeerPane)
    screen.notes.findChild(PeerSwitch)._on_chosen(BO)
    (note,) = library.peer_notes.of_person(BO)
    pane.menu_for(note).actions()[-1].trigger()
    assert positions(screen) == set(range(note.start, note.end))
    pane._toggle_visibility()
    assert positions(screen) == set()
    library.undo(now)
    context.change_notifier.announce(library.undo(now), None)
    assert positions(screen) == both


def test_the_lead_s_notes_have_a_place_of_their_own(
    screen: ReadScreen, library: Library, text: str, now: datetime
) -> None:
    library.coverage.add(text, 0, 60)
    add_notes_of(library, (BO, "博"), text, now, SetNote("石桥下转弯"))
    library._connection.execute(
        "INSERT INTO pack (id, number, person, title, words, content, made) VALUES ('p', 1, ?, '三月', '', '{}', '')",
        (BO,),
    )
    library._connection.execute("UPDATE peer_note SET pack = 'p'")
    screen.open(text)
    switch = screen.notes.findChild(PeerSwitch)
    switch._on_chosen(LEAD)
    assert shown_quotes(screen) == ["石桥下转弯"]
    assert [segment.text() for segment in switch._segments._segments.values()] == ["Mine", "Lead"]


def test_many_people_are_in_a_menu(screen: ReadScreen, library: Library, text: str, now: datetime) -> None:
    library.coverage.add(text, 0, 60)
    for number in range(6):
        creator = (f"b0b0b0b0-0000-4000-8000-00000000001{number}", f"成员 {number} & Co")
        add_notes_of(library, creator, text, now, SetNote("石桥下转弯"))
    screen.open(text)
    switch = screen.notes.findChild(PeerSwitch)
    assert switch._others.isVisible()
    side_by_side = [segment for segment in switch._segments._segments.values() if segment.isVisible()]
    names = [action.text() for action in switch._others.menu().actions()]
    assert len(names) >= 3
    assert len(side_by_side) + len(names) == 7
    switch._others.menu().actions()[0].trigger()
    assert shown_quotes(screen) == ["石桥下转弯"]


def test_a_withdrawn_note_stands_last_and_not_in_the_text(
    screen: ReadScreen, library: Library, text: str, now: datetime
) -> None:
    library.coverage.add(text, 0, 60)
    first, second = SetNote("石桥下转弯"), SetNote("扫净台阶", number=2)
    add_notes_of(library, (BO, "博"), text, now, first, second, complete=True)
    add_notes_of(library, (BO, "博"), text, now, second, complete=True)
    screen.open(text)
    screen.notes.findChild(PeerSwitch)._on_chosen(BO)
    assert shown_quotes(screen) == ["扫净台阶", "石桥下转弯"]
    pane = screen.notes.findChild(PeerPane)
    assert [pane._state(pane._notes[one.id]) for one in pane._model.shown()] == ["", "withdrawn"]
    start = len(BLOCKS[0]) + 1 + BLOCKS[1].index("扫净")
    assert positions(screen) == set(range(start, start + 4))


def test_the_notes_of_a_person_are_filtered(screen: ReadScreen, library: Library, text: str, now: datetime) -> None:
    library.coverage.add(text, 0, 60)
    add_notes_of(library, (BO, "博"), text, now, SetNote("石桥下转弯"), SetNote("扫净台阶", number=2, body="待问"))
    screen.open(text)
    screen.notes.findChild(PeerSwitch)._on_chosen(BO)
    pane = screen.notes.findChild(PeerPane)
    pane._filter._field.setText("待问")
    assert shown_quotes(screen) == ["扫净台阶"]
    screen.notes.findChild(PeerSwitch)._on_chosen(MINE)
    screen.notes.findChild(PeerSwitch)._on_chosen(BO)
    assert len(shown_quotes(screen)) == 2


def test_a_reply_to_the_reader_says_so(screen: ReadScreen, library: Library, text: str, now: datetime) -> None:
    library.coverage.add(text, 0, 60)
    anchor = make_anchor(library.texts.view(text), 0, 4)
    own = library.commit(annotate(text, AnnotationKind.NOTE, anchor, now, body="问")).annotations[0]
    add_notes_of(library, (BO, "博"), text, now, SetNote("河水", answers=own))
    screen.open(text)
    screen.notes.findChild(PeerSwitch)._on_chosen(BO)
    pane = screen.notes.findChild(PeerPane)
    assert [pane._state(note) for note in pane._notes.values()] == ["replies to you"]
