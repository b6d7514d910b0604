"""A note whose row is damaged is shown with what can be read of it, says so, and is as others once it is mended."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from reader.ui.annotations.annotation_labels import accessible_text
from reader.ui.annotations.annotation_list import AnnotationList
from reader.ui.annotations.notes_pane import NotesPane
from reader.ui.notes.notes_screen import NotesScreen

if TYPE_CHECKING:
    from tests.support.notes import Notes


@pytest.fixture
def text(notes: Notes) -> str:
    """Return a text with a sound note, and with one whose kind cannot be read."""
    text = notes.add_text("One")
    damaged, _sound = notes.mark(text, 20), notes.mark(text, 150)
    raw = notes.library._connection.raw
    raw.execute("PRAGMA ignore_check_constraints = ON")
    raw.execute("UPDATE annotation SET kind = 'nöte' WHERE id = ?", (damaged.id,))
    raw.execute("PRAGMA ignore_check_constraints = OFF")
    return text


def explanations(shown: AnnotationList) -> list[str | None]:
    """Return what the pointer is told over each card."""
    rows = range(shown.model.rowCount())
    return [shown.model.index(row).data(Qt.ItemDataRole.ToolTipRole) for row in rows]


def height_of_first(shown: AnnotationList) -> int:
    return shown.view.visualRect(shown.model.index(0)).height()


def assert_damage_is_shown(shown: AnnotationList) -> None:
    damaged, sound = explanations(shown)
    assert damaged is not None
    assert "Check the Library…" in damaged
    assert sound is None
    assert damaged in accessible_text(shown.model.annotation(0))


def test_the_pane_marks_a_damaged_note(notes: Notes, text: str, make_pane: Callable[[str], NotesPane]) -> None:
    pane = make_pane(text)
    assert_damage_is_shown(pane.list)
    with_sign = pane.list.view.grab().toImage()
    notes.library.check(repair=True, now=notes.clock.now())
    pane.show_text(text)
    assert explanations(pane.list) == [None, None]
    assert pane.list.view.grab().toImage() != with_sign


def test_the_notes_screen_marks_a_damaged_note(notes: Notes, text: str, make_screen: Callable[[], NotesScreen]) -> None:
    screen = make_screen()
    assert_damage_is_shown(screen.list)


def test_a_damaged_mark_among_the_excerpts_has_a_card_that_says_so(
    notes: Notes, text: str, make_screen: Callable[[], NotesScreen]
) -> None:
    screen = make_screen()
    screen.show_excerpts(text)
    shown = screen.excerpts_page.list
    assert_damage_is_shown(shown)
    with_sign = height_of_first(shown)
    notes.library.check(repair=True, now=notes.clock.now())
    screen.show_excerpts(text)
    assert explanations(shown) == [None, None]
    assert height_of_first(shown) < with_sign
