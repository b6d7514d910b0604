"""The databases of Apple Books and Anx are told by their tables, and read with their logs and nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.annotations.foreign_notes import ForeignNotes, NoteSource
from reader.core.annotations.model import AnnotationKind, AnnotationStyle
from reader.core.errors import Problem, ReaderError
from reader.importers.annotations.cfi_order import cfi_steps, ranks_of
from reader.importers.annotations.formats import read_notes
from reader.importers.annotations.recognition import is_notes_file
from tests.importers.annotations.test_formats import reasons, rows
from tests.importers.annotations.test_kobo import changed
from tests.support.program_notes import (
    ANX_SCHEMA,
    AUTHOR,
    KOBO_SCHEMA,
    TITLE,
    Marked,
    anx,
    anx_backup,
    apple_books_database,
    apple_database,
)

if TYPE_CHECKING:
    from tests.importers.annotations.conftest import Read

HIGHLIGHT, NOTE, BOOKMARK = AnnotationKind.HIGHLIGHT, AnnotationKind.NOTE, AnnotationKind.BOOKMARK
NOTES = [Marked("one"), Marked("two", "a comment"), Marked("three", chapter="第二章")]


def in_order(found: ForeignNotes) -> list[str]:
    """Return the quotations in the order of their places."""
    assert all(note.order is not None for note in found.notes)
    return [note.quote for note in sorted(found.notes, key=lambda note: note.order or 0)]


def test_apple_books_has_its_notes_by_the_ids_of_books(read: Read) -> None:
    found = read(apple_database(NOTES))
    assert found.source is NoteSource.APPLE_BOOKS
    assert rows(found, "title", "work", "quote", "note", "kind", "section", "colour")[::-1] == [
        ("", "BOOK", "one", "", HIGHLIGHT, "第一章 开始", 2),
        ("", "BOOK", "two", "a comment", NOTE, "第一章 开始", 2),
        ("", "BOOK", "three", "", HIGHLIGHT, "第二章", 2),
    ]
    assert in_order(found) == ["one", "two", "three"]
    assert found.notes[-1].created == datetime(2024, 9, 4, 8, tzinfo=UTC)
    assert (found.notes[-1].prefix, found.notes[-1].suffix) == ("Before. ", " After.")


@pytest.mark.parametrize("folder", ["", "BKLibrary"])
def test_apple_books_has_the_titles_in_another_database(tmp_path: Path, folder: str) -> None:
    path = tmp_path / "AEAnnotation" / "AEAnnotation_v1_local.sqlite"
    books = (tmp_path / folder if folder else path.parent) / "BKLibrary-1-2.sqlite"
    for file, data in ((path, apple_database(NOTES)), (books, apple_books_database())):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
    assert rows(read_notes(path, UTC), "title", "author")[0] == (TITLE, AUTHOR)
    books.write_bytes(b"SQLite format 3\x00 and no more")
    assert rows(read_notes(path, UTC), "title", "author")[0] == ("", "")
    with pytest.raises(ReaderError) as caught:
        read_notes(books, UTC)
    assert caught.value.problem is Problem.NOTES_DAMAGED


def test_the_list_of_books_of_apple_books_is_named(read: Read) -> None:
    with pytest.raises(ReaderError) as caught:
        read(apple_books_database())
    assert (caught.value.problem, caught.value.detail["why"]) == (Problem.NOTES_UNKNOWN, "books")


def test_underlines_bookmarks_and_what_was_removed_in_apple_books(read: Read) -> None:
    changes = {
        "ZANNOTATIONSTYLE = 0": 0,
        "ZANNOTATIONDELETED = 1": 1,
        "ZANNOTATIONTYPE = 1, ZANNOTATIONSELECTEDTEXT = NULL": 2,
        "ZANNOTATIONSTYLE = 5, ZANNOTATIONCREATIONDATE = 1e300": 3,
        "ZANNOTATIONSELECTEDTEXT = NULL, ZANNOTATIONLOCATION = x'00'": 4,
    }
    script = (f"UPDATE ZAEANNOTATION SET {set_to} WHERE ZANNOTATIONUUID = 'UUID-{n}';" for set_to, n in changes.items())
    data = changed(apple_database([*NOTES, Marked("four"), Marked("five")]), "".join(script))
    found = read(data)
    assert rows(found, "kind", "quote", "colour", "style")[::-1] == [
        (HIGHLIGHT, "one", 1, AnnotationStyle.UNDERLINE),
        (BOOKMARK, "", 0, AnnotationStyle.HIGHLIGHT),
        (HIGHLIGHT, "four", 4, AnnotationStyle.HIGHLIGHT),
    ]
    assert found.notes[0].created is None
    assert reasons(found) == [(1, "no-words"), (4, "removed")]


@pytest.mark.parametrize("make", [anx, anx_backup])
def test_anx_has_its_notes_in_a_database_and_in_its_backup(read: Read, make: type) -> None:
    found = read(make(NOTES))
    assert found.source is NoteSource.ANX
    assert rows(found, "title", "author", "quote", "note", "kind", "section", "colour")[::-1] == [
        (TITLE, AUTHOR, "one", "", HIGHLIGHT, "第一章 开始", 2),
        (TITLE, AUTHOR, "two", "a comment", NOTE, "第一章 开始", 2),
        (TITLE, AUTHOR, "three", "", HIGHLIGHT, "第二章", 2),
    ]
    assert in_order(found) == ["one", "two", "three"]
    assert found.notes[-1].created == datetime(2024, 9, 4, 0, tzinfo=UTC)


def test_underlines_and_bookmarks_of_anx_and_colours_with_opacity(read: Read) -> None:
    data = changed(
        anx(NOTES),
        "UPDATE tb_notes SET type = 'underline', color = 'ff0000FF' WHERE id = 3;"
        "UPDATE tb_notes SET type = 'bookmark', book_id = 8 WHERE id = 1;",
    )
    assert rows(read(data), "title", "kind", "quote", "colour", "style") == [
        ("", BOOKMARK, "three", 0, AnnotationStyle.HIGHLIGHT),
        (TITLE, NOTE, "two", 2, AnnotationStyle.HIGHLIGHT),
        (TITLE, HIGHLIGHT, "one", 3, AnnotationStyle.UNDERLINE),
    ]


@pytest.mark.parametrize(
    ("data", "script", "problem"),
    [
        (anx(NOTES), "DROP TABLE tb_books;", Problem.NOTES_UNKNOWN),
        (anx(NOTES), KOBO_SCHEMA, Problem.NOTES_UNKNOWN),
        (
            anx(NOTES),
            "ALTER TABLE tb_notes RENAME TO n; CREATE VIEW tb_notes AS SELECT * FROM n;",
            Problem.NOTES_UNKNOWN,
        ),
        (
            anx(NOTES),
            "DROP TABLE tb_notes; CREATE VIRTUAL TABLE tb_notes USING fts5(id, content);",
            Problem.NOTES_UNKNOWN,
        ),
        (anx(NOTES), "DROP TABLE tb_books; CREATE TABLE tb_books (x);", Problem.NOTES_DAMAGED),
        (anx(NOTES), "DELETE FROM tb_notes;", Problem.NOTES_EMPTY),
        (apple_database(NOTES), ANX_SCHEMA, Problem.NOTES_UNKNOWN),
        (apple_database(NOTES), "DELETE FROM ZAEANNOTATION;", Problem.NOTES_EMPTY),
    ],
)
def test_another_database_or_that_of_two_programs_is_refused(
    read: Read, data: bytes, script: str, problem: Problem
) -> None:
    with pytest.raises(ReaderError) as caught:
        read(changed(data, script))
    assert caught.value.problem is problem


def test_triggers_and_columns_that_are_calculated_are_not_run(read: Read) -> None:
    data = changed(
        anx(NOTES),
        "CREATE TABLE other (n); INSERT INTO other WITH RECURSIVE c(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c "
        "LIMIT 100000) SELECT n FROM c;"
        "ALTER TABLE tb_notes ADD COLUMN bomb GENERATED ALWAYS AS (zeroblob(900000000)) VIRTUAL;"
        "CREATE TRIGGER t AFTER INSERT ON tb_notes BEGIN DELETE FROM tb_notes; END;",
    )
    assert len(read(data).notes) == 3


def written_in_log(tmp_path: Path) -> tuple[Path, Path]:
    """Return a database of Anx whose last notes are in its log alone, and the log; both are copies of a running one."""
    running, copy = tmp_path / "running.db", tmp_path / "app_database.db"
    running.write_bytes(anx(NOTES))
    with closing(sqlite3.connect(running)) as made:
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("PRAGMA wal_autocheckpoint = 0")
        for number in range(100, 140):
            made.execute(
                "INSERT INTO tb_notes SELECT ?, 7, ?, cfi, '', type, color, create_time, '', '' FROM tb_notes "
                "WHERE id = 1",
                (number, f"in the log {number}"),
            )
            made.commit()
        log = copy.with_name("app_database.db-wal")
        copy.write_bytes(running.read_bytes())
        log.write_bytes(running.with_name("running.db-wal").read_bytes())
    return copy, log


def test_what_a_running_program_has_in_its_log_is_read(tmp_path: Path) -> None:
    path, log = written_in_log(tmp_path)
    assert len(read_notes(path, UTC).notes) == 43
    before = path.read_bytes(), log.read_bytes()
    read_notes(path, UTC)
    assert (path.read_bytes(), log.read_bytes()) == before


@pytest.mark.parametrize("damage", ["cut", "flipped", "salt", "head", "other", "gone"])
def test_a_damaged_log_ends_where_its_damage_begins(tmp_path: Path, damage: str) -> None:
    path, log = written_in_log(tmp_path)
    data = bytearray(log.read_bytes())
    half = 32 + (len(data) // 2 - 32) // 4120 * 4120
    if damage == "cut":
        data = data[: half + 100]
    elif damage == "flipped":
        data[half + 500] ^= 1
    elif damage == "salt":
        data[half + 9] ^= 1
    elif damage == "head":
        data[17] ^= 1
    elif damage == "other":
        data[:4] = b"SQLi"
    else:
        data = bytearray()
    log.write_bytes(data)
    found = read_notes(path, UTC).notes
    assert len(found) == 3 if damage in {"head", "other", "gone"} else 3 < len(found) < 43


def test_a_log_that_names_pages_far_away_takes_no_memory(tmp_path: Path) -> None:
    from reader.importers.write_ahead_log import _checksum, with_log

    head = bytes.fromhex("377f0683002de218") + (4096).to_bytes(4, "big") + bytes(4) + b"saltsalt"
    before = _checksum(head, (0, 0), ">")
    log = head + b"".join(one.to_bytes(4, "big") for one in before)
    frame = (2**31).to_bytes(4, "big") + (2**32 - 1).to_bytes(4, "big")
    end = _checksum(frame + bytes(4096), before, ">")
    log += frame + b"saltsalt" + b"".join(one.to_bytes(4, "big") for one in end) + bytes(4096)
    data = anx(NOTES)
    assert len(with_log(data, log)) <= len(data) + 4096


def test_cfis_are_ordered_by_their_steps() -> None:
    assert cfi_steps("epubcfi(/6/14[chap^]5,1]!/4/2[x],/1:10,/1:20)") == (6, 14, 4, 2, 1, 10)
    assert cfi_steps("/6/4!/4/10/2:3") == (6, 4, 4, 10, 2, 3)
    assert cfi_steps("none") == cfi_steps("") == cfi_steps("/6" * 5_000) == ()
    ranks = ranks_of(["epubcfi(/6/10!/4)", "epubcfi(/6/9!/4)", "epubcfi(/6/9!/4/2)", "", "epubcfi(/6/10!/4)"])
    assert sorted(ranks, key=ranks.__getitem__) == ["epubcfi(/6/9!/4)", "epubcfi(/6/9!/4/2)", "epubcfi(/6/10!/4)"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("AEAnnotation_v10312011_1727_local.sqlite", True),
        ("BKLibrary-1-091020131601.sqlite", True),
        ("app_database.db", True),
        ("AnxReader-Backup-2025.zip", True),
        ("library.db", False),
        ("texts.zip", False),
    ],
)
def test_databases_that_are_dropped_are_told_by_their_names(tmp_path: Path, name: str, told: bool) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert is_notes_file(tmp_path / name) is told
