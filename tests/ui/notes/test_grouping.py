"""The notes of all texts are grouped by a few queries, however many texts there are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.storage.library import Library
from reader.ui.notes.grouping import Grouping, NoteGroup, NoteGroups
from tests.support.texts import add_text, heading


@pytest.fixture
def library(now: datetime) -> Iterator[Library]:
    """Open an empty library."""
    with Library.in_memory(now) as library:
        yield library


def fill(library: Library, first: int, last: int, now: datetime) -> None:
    """Add texts of two chapters with a note in each."""
    for number in range(first, last):
        blocks = [heading("一章"), f"天地玄黄{number}。", heading("二章"), f"宇宙洪荒{number}。"]
        text = add_text(library, f"书{number}", blocks, now + timedelta(seconds=number))
        for start in (3, 14):
            anchor = make_anchor(library.texts.view(text.id), start, start + 2)
            library.commit(operations.annotate(text.id, AnnotationKind.NOTE, anchor, now, tags=("修身",)))


def read(library: Library, grouping: Grouping) -> list[NoteGroup]:
    """Return the groups of a library."""
    groups = NoteGroups(library, grouping)
    for _step in groups.read():
        pass
    return groups.groups


def statements_of(library: Library, grouping: Grouping) -> tuple[int, list[NoteGroup]]:
    """Return how many statements a grouping takes, and its groups."""
    statements: list[str] = []
    library._connection.raw.set_trace_callback(statements.append)
    groups = read(library, grouping)
    library._connection.raw.set_trace_callback(None)
    return len(statements), groups


@pytest.mark.parametrize("grouping", Grouping)
def test_more_texts_take_no_more_queries(library: Library, grouping: Grouping, now: datetime) -> None:
    fill(library, 0, 2, now)
    few, _groups = statements_of(library, grouping)
    fill(library, 2, 12, now)
    many, groups = statements_of(library, grouping)
    assert many == few <= 6
    assert sum(len(group.ids) for group in groups) == 24


def test_the_sections_of_each_text_are_its_own(library: Library, now: datetime) -> None:
    fill(library, 0, 2, now)
    _count, groups = statements_of(library, Grouping.SECTION)
    assert [group.heading for group in groups] == ["书1 › 一章", "书1 › 二章", "书0 › 一章", "书0 › 二章"]


@pytest.mark.parametrize("grouping", Grouping)
def test_what_is_read_in_many_steps_is_what_is_read_in_one(
    library: Library, grouping: Grouping, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library, 0, 12, now)
    whole = read(library, grouping)
    assert sum(len(group.ids) for group in whole) == 24
    monkeypatch.setattr("reader.ui.notes.grouping._BATCH_SIZE", 5)
    groups = NoteGroups(library, grouping)
    totals = list(groups.read())
    assert len(totals) >= 24 // 6 + 2
    assert set(totals) == {24}
    assert groups.groups == whole
    assert groups.kind_counts.total() == 24


def test_the_kinds_are_counted_as_they_are_read(library: Library, now: datetime) -> None:
    fill(library, 0, 3, now)
    gone, odd, *_others = (note.id for note in library.annotations.all())
    library.texts.remove(library.annotations.all()[-1].text, now)
    library.commit(operations.remove((library.annotations.get(gone),), now))
    library._connection.execute("UPDATE annotation SET kind = 'nöte' WHERE id = ?", (odd,))
    library.commit(operations.annotate(library.annotations.all()[0].text, AnnotationKind.QUESTION, None, now))
    groups = NoteGroups(library, Grouping.TEXT)
    for _step in groups.read():
        pass
    assert groups.kind_counts == {AnnotationKind.NOTE: 3, AnnotationKind.QUESTION: 1}


@pytest.mark.parametrize(
    ("column", "value"), [("tags", "{bad"), ("tags", "[1]"), ("colour", 99), ("created", "bad"), ("kind", "bad")]
)
@pytest.mark.parametrize("grouping", Grouping)
def test_a_damaged_note_is_listed_with_the_others(
    library: Library, grouping: Grouping, column: str, value: str | int, now: datetime
) -> None:
    fill(library, 0, 2, now)
    connection = library._connection
    sql = f"UPDATE annotation SET {column} = ? WHERE rowid = 2"
    connection.write(lambda: connection.execute(sql, (value,)))
    groups = read(library, grouping)
    ids = {note.id for note in library.annotations.all()}
    assert sorted(identifier for group in groups for identifier in group.ids) == sorted(ids)
