"""Environment errors become ReaderError, bugs stay bugs, and a full disk loses nothing that was saved."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.core.errors import Problem, ReaderError
from reader.core.text.model import Text
from reader.storage.connection import Connection, translate_errors
from reader.storage.library import Library

AddText = Callable[..., Text]


def test_a_bug_in_a_statement_stays_a_bug() -> None:
    connection = Connection(None)
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("SELEKT")
    with pytest.raises(sqlite3.OperationalError):
        connection.rows("SELEKT")
    with pytest.raises(sqlite3.ProgrammingError):
        connection.rows("SELECT ?")
    connection.close()


def test_an_error_of_sqlite_keeps_its_words() -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
    with pytest.raises(ReaderError) as caught, translate_errors(Path("x.db")):
        raise error
    assert caught.value.problem is Problem.LIBRARY_IO
    assert caught.value.path == Path("x.db")
    assert caught.value.detail == {"reason": "disk I/O error"}


def test_an_error_whose_own_words_are_damaged_is_damage() -> None:
    with pytest.raises(ReaderError) as caught, translate_errors(None):
        b"\xa0".decode("utf-8")
    assert caught.value.problem is Problem.LIBRARY_DAMAGED


def test_work_that_fails_is_rolled_back_whole(library: Library) -> None:
    def work() -> None:
        library.preferences.set("a", 1)
        raise KeyError

    with pytest.raises(KeyError):
        library._connection.write(work)
    assert library.preferences.get("a") is None


def fill_up(library: Library) -> None:
    """Keep the file from growing any further."""
    raw = library._connection.raw
    raw.execute(f"PRAGMA max_page_count = {raw.execute('PRAGMA page_count').fetchone()[0]}")


def test_a_full_disk_is_told_and_loses_nothing_that_was_kept(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, "甲乙丙").id
        kept = library.commit(annotate(text, AnnotationKind.NOTE, None, now, body="想")).annotations
        fill_up(library)
        with pytest.raises(ReaderError) as caught:
            library.commit(annotate(text, AnnotationKind.NOTE, None, now, body="长" * 20_000))
        assert caught.value.problem is Problem.LIBRARY_FULL
        assert library.space_ran_out
        assert [note.id for note in library.annotations.all()] == list(kept)
        assert library.check().is_clean
        with pytest.raises(ReaderError):
            library.commit(annotate(text, AnnotationKind.NOTE, None, now, body="长" * 20_000))
    with Library.open(place, now) as library:
        assert [note.id for note in library.annotations.all()] == list(kept)


def test_the_space_that_was_held_back_saves_the_pending_note(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, "甲乙丙").id
        fill_up(library)
        release = library._connection.release_space

        def release_and_grow() -> bool:
            library._connection.raw.execute("PRAGMA max_page_count = 1000000")
            return release()

        library._connection.release_space = release_and_grow
        library.commit(annotate(text, AnnotationKind.NOTE, None, now, body="长" * 20_000))
        assert library.space_ran_out
        assert not place.with_name("library.db.ballast").exists()
        assert len(library.annotations.all()) == 1


def test_a_full_disk_in_memory_is_told(library: Library) -> None:
    fill_up(library)
    with pytest.raises(ReaderError) as caught:
        library.preferences.set("a", "长" * 100_000)
    assert caught.value.problem is Problem.LIBRARY_FULL
    assert not library.space_ran_out


def test_a_bit_that_flipped_in_the_words_shows_the_rest_of_them(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, "甲乙丙")
    content = place.read_bytes()
    place.write_bytes(content.replace("甲乙丙".encode(), b"\xff" + "甲乙丙".encode()[1:]))
    with Library.open(place, now) as library:
        assert library.texts.view(text.id).slice(0, 99).endswith("乙丙")
        assert [finding.kind for finding in library.check().findings] == ["text"]
        assert library.texts.get(text.id) == text


def test_a_library_that_cannot_be_put_in_order_is_let_go(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        add_text(library, "甲")
        library._connection.raw.execute(
            "INSERT INTO text (id, title, author, language, format, encoding, source, file_digest, added, content) "
            "SELECT 'half', title, author, language, format, encoding, source, file_digest, added, 'half' FROM text"
        )
        library._connection.raw.execute("CREATE TRIGGER no BEFORE DELETE ON text BEGIN SELECT raise(ABORT, 'no'); END")
    with pytest.raises(sqlite3.IntegrityError):
        Library.open(place, now)
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute("DROP TRIGGER no")
    raw.close()
    with Library.open(place, now) as library:
        assert len(library.texts.all()) == 1
