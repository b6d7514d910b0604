"""Undo takes back what its step did, and nothing that others wrote since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from reader.core.annotations import operations
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.text.filing import FilingChange, Track
from reader.core.text.model import Text
from reader.storage.library import Library

AddText = Callable[..., Text]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def note(library: Library, add_text: AddText, now: datetime) -> Annotation:
    text = add_text(library, "甲乙丙丁").id
    library.commit(operations.annotate(text, AnnotationKind.NOTE, None, now, body="one\ntwo", colour=1))
    return library.annotations.all()[0]


def write_elsewhere(library: Library, note: Annotation, **values: str | int) -> None:
    """Write values to the row of a note as another machine does: not as a step of this library."""
    settings = ", ".join(f"{column} = ?" for column in values)
    sql = f"UPDATE annotation SET {settings} WHERE id = ?"
    library._connection.write(lambda: library._connection.execute(sql, (*values.values(), note.id)))


def get(library: Library, note: Annotation) -> Annotation:
    return library.annotations.get(note.id)


def test_undo_of_a_colour_leaves_the_words_written_since(library: Library, note: Annotation, now: datetime) -> None:
    library.commit(operations.recolour(note, 3, now + MINUTE))
    later = "2026-03-28T02:00:00.000Z"
    write_elsewhere(library, note, body="one\ntwo\nthree", tags='["new"]', modified=later)
    library.undo(now + 2 * MINUTE)
    back = get(library, note)
    assert (back.colour, back.body, back.tags) == (1, "one\ntwo\nthree", ("new",))
    assert back.modified > note.modified
    library.redo(now + 3 * MINUTE)
    assert (get(library, note).colour, get(library, note).body) == (3, "one\ntwo\nthree")


def test_undo_of_a_style_leaves_the_colour_given_since(library: Library, note: Annotation, now: datetime) -> None:
    library.commit(operations.set_style(note, AnnotationStyle.WAVY, now + MINUTE))
    write_elsewhere(library, note, colour=4)
    library.undo(now + 2 * MINUTE)
    assert (get(library, note).style, get(library, note).colour) == (AnnotationStyle.HIGHLIGHT, 4)
    library.redo(now + 3 * MINUTE)
    assert get(library, note).style is AnnotationStyle.WAVY


def test_undo_of_words_leaves_those_written_since(library: Library, note: Annotation, now: datetime) -> None:
    library.commit(operations.write(note, "one\ntwo typed\nlast", now + MINUTE))
    write_elsewhere(library, note, body="zero\none\ntwo typed here\nlast", colour=4)
    library.undo(now + 2 * MINUTE)
    assert (get(library, note).body, get(library, note).colour) == ("zero\none\ntwo here", 4)
    library.redo(now + 3 * MINUTE)
    assert get(library, note).body == "zero\none\ntwo typed here\nlast"


def test_a_note_taken_back_and_put_again_has_the_words_written_since(
    library: Library, note: Annotation, now: datetime
) -> None:
    library.undo(now + MINUTE)
    assert library.annotations.all() == []
    write_elsewhere(library, note, body="one\ntwo\nthree")
    library.redo(now + 2 * MINUTE)
    assert get(library, note).body == "one\ntwo\nthree"


def test_typing_after_words_from_elsewhere_is_a_step_of_its_own(
    library: Library, note: Annotation, now: datetime
) -> None:
    library.commit(operations.write(note, "typed", now + MINUTE))
    write_elsewhere(library, note, body="typed\nfrom elsewhere")
    again = get(library, note)
    library.commit(operations.write(again, "typed more\nfrom elsewhere", now + 2 * MINUTE, joins=True))
    library.undo(now + 3 * MINUTE)
    assert get(library, note).body == "typed\nfrom elsewhere"
    library.undo(now + 3 * MINUTE)
    assert get(library, note).body == "one\ntwo\nfrom elsewhere"


def test_undo_of_filing_leaves_the_title_written_since(library: Library, note: Annotation, now: datetime) -> None:
    library.filing.file([note.text], FilingChange(track=Track.RESEARCH), now)
    sql = "UPDATE text SET title = 'from elsewhere', author = 'other' WHERE id = ?"
    library._connection.write(lambda: library._connection.execute(sql, (note.text,)))
    library.undo(now)
    text = library.texts.get(note.text)
    assert (text.filing.track, text.title, text.author) == (Track.NONE, "from elsewhere", "other")
