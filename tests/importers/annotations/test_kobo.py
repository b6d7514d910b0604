"""Test that the notes in the database of a Kobo are read, and that nothing else in it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reader.core.annotations.foreign_notes import NoteSource
from reader.core.annotations.model import AnnotationKind
from reader.core.errors import Problem, ReaderError
from tests.importers.annotations.test_formats import reasons, rows
from tests.support.program_notes import AUTHOR, TITLE, Marked, kobo

if TYPE_CHECKING:
    from tests.importers.annotations.conftest import Read

HIGHLIGHT, NOTE, BOOKMARK = AnnotationKind.HIGHLIGHT, AnnotationKind.NOTE, AnnotationKind.BOOKMARK
NOTES = [Marked("one"), Marked("two", "a comment"), Marked("three", chapter="第二章")]


def changed(data: bytes, script: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as made:
        made.deserialize(data)
        made.executescript(script)
        return made.serialize()


def test_the_notes_of_a_book_are_read(read: Read) -> None:
    found = read(kobo(NOTES))
    assert found.source is NoteSource.KOBO
    assert rows(found, "title", "author", "quote", "note", "kind", "section", "colour") == [
        (TITLE, AUTHOR, "one", "", HIGHLIGHT, "第一章 开始", 2),
        (TITLE, AUTHOR, "two", "a comment", NOTE, "第一章 开始", 2),
        (TITLE, AUTHOR, "three", "", HIGHLIGHT, "第二章", 2),
    ]
    assert found.notes[0].created == datetime(2024, 9, 4, 8, tzinfo=UTC)
    orders = [note.order for note in found.notes]
    assert orders == sorted(orders)


def test_bookmarks_are_kept_and_what_was_removed_or_drawn_is_told(read: Read) -> None:
    data = changed(
        kobo([*NOTES, Marked("four")]),
        "UPDATE Bookmark SET Type = 'dogear', Text = NULL WHERE BookmarkID = '0';"
        "UPDATE Bookmark SET Hidden = 'true' WHERE BookmarkID = '1';"
        "UPDATE Bookmark SET Type = 'markup', Text = NULL WHERE BookmarkID = '2';"
        "UPDATE Bookmark SET VolumeID = 'file:///mnt/onboard/A/My Book.kepub.epub', Color = 9 WHERE BookmarkID = '3';",
    )
    found = read(data)
    assert rows(found, "kind", "quote", "title", "colour") == [
        (BOOKMARK, "", TITLE, 0),
        (HIGHLIGHT, "four", "My Book", 1),
    ]
    assert reasons(found) == [(2, "removed"), (3, "kind")]


def test_a_database_of_an_older_kobo_has_fewer_columns(read: Read) -> None:
    data = changed(kobo(NOTES), "ALTER TABLE Bookmark DROP COLUMN Color; ALTER TABLE Bookmark DROP COLUMN Type;")
    assert [note.quote for note in read(data).notes] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("script", "problem"),
    [
        ("DROP TABLE content;", Problem.NOTES_UNKNOWN),
        ("ALTER TABLE Bookmark RENAME TO b; CREATE VIEW Bookmark AS SELECT * FROM b;", Problem.NOTES_UNKNOWN),
        ("DROP TABLE content; CREATE TABLE content (a, b);", Problem.NOTES_DAMAGED),
        ("DELETE FROM Bookmark;", Problem.NOTES_EMPTY),
    ],
)
def test_another_database_is_refused(read: Read, script: str, problem: Problem) -> None:
    with pytest.raises(ReaderError) as caught:
        read(changed(kobo(NOTES), script))
    assert caught.value.problem is problem


def test_a_schema_of_any_bytes_is_refused(read: Read) -> None:
    data = kobo(NOTES).replace(b"Bookmark (BookmarkID TEXT", b"Bookmark \xe2ookmarkIDX TEXT")
    with pytest.raises(ReaderError) as caught:
        read(data)
    assert caught.value.problem is Problem.NOTES_DAMAGED


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_database_that_breaks_off_is_refused(read: Read, tenth: int) -> None:
    data = kobo([Marked(f"a passage of some length {number}") for number in range(200)])
    with pytest.raises(ReaderError) as caught:
        read(data[: len(data) * tenth // 10])
    assert caught.value.problem is Problem.NOTES_DAMAGED
