"""Changes are noted while the library belongs to a group of machines, each in the transaction that makes it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.annotations import operations
from reader.core.annotations.colours import COLOURS
from reader.core.annotations.model import AnnotationKind
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.text.filing import Track
from reader.storage.library import Library
from tests.storage.conftest import AddText

NOTE = "SELECT kind, id FROM sync_dirty ORDER BY counter"


@pytest.fixture
def noting(library: Library) -> Library:
    library._connection.execute("INSERT INTO sync_group (number, noting) VALUES (1, 1)")
    return library


def noted(library: Library) -> list[tuple[str, str]]:
    """Return what was noted since the last time."""
    rows = [tuple(row) for row in library._connection.rows(NOTE)]
    library._connection.execute("DELETE FROM sync_dirty")
    return rows


def test_nothing_is_noted_in_a_library_by_itself(library: Library, add_text: AddText, now: datetime) -> None:
    text = add_text(library, "第一回")
    library.commit(operations.annotate(text.id, AnnotationKind.NOTE, None, now, body="想"))
    assert noted(library) == []


def test_a_note_is_noted_with_each_edit_and_with_undo(noting: Library, add_text: AddText, now: datetime) -> None:
    text = add_text(noting, "第一回")
    assert set(noted(noting)) == {("text", text.id)}
    noting.commit(operations.annotate(text.id, AnnotationKind.NOTE, None, now, body="想"))
    (note,) = noting.annotations.all()
    assert noted(noting) == [("annotation", note.id)]
    noting.commit(operations.recolour(note, len(COLOURS) - 1, now))
    assert noted(noting) == [("annotation", note.id)]
    noting.undo(now)
    assert noted(noting) == [("annotation", note.id)]


def test_a_change_that_fails_is_not_noted(noting: Library, add_text: AddText, now: datetime) -> None:
    text = add_text(noting, "第一回")
    noted(noting)

    def fail() -> None:
        noting._connection.execute("UPDATE text SET title = 'x' WHERE id = ?", (text.id,))
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        noting._connection.write(fail)
    assert noted(noting) == []


def test_an_entry_is_noted_when_it_is_closed(noting: Library, now: datetime) -> None:
    entry = LedgerEntry(
        "e", None, TimeClass.READ, now, now + timedelta(minutes=1), 0, now.date(), 60.0, EntryOrigin.MEASURED
    )
    noting.ledger.put(entry)
    assert noted(noting) == []
    noting.ledger.close("e")
    assert noted(noting) == [("entry", "e")]


def test_a_place_and_the_roadmap_are_noted(noting: Library, add_text: AddText, now: datetime) -> None:
    text = add_text(noting, "第一回")
    noted(noting)
    noting.texts.set_place(text.id, 1, now)
    assert noted(noting) == [("place", text.id)]
    noting.roadmap.change(Roadmap((RoadmapItem(text.id, Track.WORK, None),), None), now)
    assert set(noted(noting)) == {
        *(("roadmap", text.id), ("order", "roadmap/roadmap"), ("roadmap_end", "1"), ("text", text.id)),
    }
