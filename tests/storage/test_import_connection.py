"""Texts are imported over a second connection while the first reads and writes; nothing is lost or duplicated."""

from __future__ import annotations

import sqlite3
import sys
import threading
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import TextFormat
from reader.storage.disk_space import free_space
from reader.storage.library import Library
from reader.storage.repositories.texts import Texts


def add(texts: Texts, content: str, source: str, now: datetime) -> str:
    writer = texts.begin(TextHeader("Title", "", "en", TextFormat.PLAIN, ""), source, content, now)
    for event in assemble([Block(BlockKind.PARAGRAPH, content)]):
        if isinstance(event, Leaf):
            writer.add([event])
        elif isinstance(event, TextEnd):
            writer.finish(event)
    return writer.id


def test_both_connections_write_and_each_sees_what_the_other_did(tmp_path: Path, now: datetime) -> None:
    with Library.open(tmp_path / "library.db", now) as library:

        def import_texts() -> None:
            with library.import_connection() as imports:
                for number in range(8):
                    add(imports.texts, f"Essay {number}", f"/a/{number}.txt", now)

        running = threading.Thread(target=import_texts)
        running.start()
        written = 0
        while running.is_alive() or written < 20:
            library.preferences.set("written", written)
            assert library.preferences.get("written") == written
            written += 1
        running.join()
        assert len(library.texts.all()) == 8
        assert library.check().is_clean


def test_a_library_in_memory_is_worked_on_through_its_own_connection(now: datetime) -> None:
    with Library.in_memory(now) as library:
        with library.import_connection() as imports:
            text = add(imports.texts, "Essay", "/a/essay.txt", now)
        assert library.texts.get(text).complete
        assert free_space(library.path) is None


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("/a/b/书 一.txt", "书 一.txt"),
        ("C:\\texts\\essay.txt", "essay.txt"),
        ("essay.txt", "essay.txt"),
        ("/a/a/a/a", "a"),
        ("/%_/x%y_.txt", "x%y_.txt"),
    ],
)
def test_a_text_is_found_by_the_name_of_its_file(source: str, name: str, now: datetime) -> None:
    with Library.in_memory(now) as library:
        text = add(library.texts, "Essay", source, now)
        found = library.texts.by_file_name(name)
        assert found is not None
        assert found.id == text
        assert library.texts.by_file_name(name[1:] or "b") is None


def test_of_texts_from_files_of_one_name_that_with_the_same_path_is_meant(now: datetime) -> None:
    with Library.in_memory(now) as library:
        first = add(library.texts, "One", "/a/essay.txt", now)
        add(library.texts, "Two", "/b/essay.txt", now)
        found = library.texts.by_file_name("essay.txt", "/a/essay.txt")
        assert found is not None
        assert found.id == first
        library.texts.remove(first, now)
        other = library.texts.by_file_name("essay.txt", "/a/essay.txt")
        assert other is not None
        assert other.source == "/b/essay.txt"


def test_the_window_reads_while_a_text_that_comes_in_waits_for_a_copy(tmp_path: Path, now: datetime) -> None:
    place = tmp_path / "library.db"
    with Library.open(place, now) as library, closing(sqlite3.connect(place, isolation_level=None)) as copying:
        present = add(library.texts, "Present", "/a/present.txt", now)
        first_is_in, copy_has_begun = threading.Event(), threading.Event()

        def import_texts() -> None:
            with library.import_connection() as imports:
                add(imports.texts, "First", "/a/first.txt", now)
                first_is_in.set()
                copy_has_begun.wait()
                add(imports.texts, "Second", "/a/second.txt", now)

        running = threading.Thread(target=import_texts)
        running.start()
        first_is_in.wait()
        copying.execute("BEGIN")
        copying.execute("SELECT count(*) FROM text").fetchone()
        copy_has_begun.set()
        while not library._connection.turns._lock.locked():
            assert running.is_alive()
        assert library.texts.get(present).complete
        assert len(library.texts.all()) == 2
        copying.execute("COMMIT")
        running.join()
        assert len(library.texts.all()) == 3
        library.undo(now)
        assert [text.id for text in library.texts.all()] == [present]
        assert library.check().is_clean


def test_a_library_that_can_only_be_read_takes_nothing_in(tmp_path: Path, now: datetime) -> None:
    with (
        Library.open(tmp_path / "library.db", now),
        Library.open(tmp_path / "library.db", now, read_only=True) as reading,
    ):
        with pytest.raises(ReaderError) as caught:
            reading.import_connection()
        assert caught.value.problem is Problem.LIBRARY_READ_ONLY


@pytest.mark.skipif(sys.platform == "win32", reason="an open file keeps its name there")
def test_a_library_that_was_renamed_meanwhile_is_not_made_anew(tmp_path: Path, now: datetime) -> None:
    place = tmp_path / "library.db"
    with Library.open(place, now) as library:
        place.rename(tmp_path / "other.db")
        with pytest.raises(ReaderError) as caught:
            library.import_connection()
        assert caught.value.problem is Problem.LIBRARY_IO
        assert not place.exists()


def test_a_disk_that_is_full_while_a_text_comes_in_leaves_the_room_that_is_kept_for_notes(
    tmp_path: Path, now: datetime
) -> None:
    place = tmp_path / "library.db"
    with Library.open(place, now) as library, library.import_connection() as imports:
        text = add(library.texts, "Essay", "/a/essay.txt", now)
        pages = library._connection.number("PRAGMA page_count")
        for connection in (imports._connection, library._connection):
            connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(ReaderError) as caught:
            add(imports.texts, "words " * 50_000, "/a/long.txt", now)
        assert caught.value.problem is Problem.LIBRARY_FULL
        assert not library.space_ran_out
        assert place.with_name("library.db.ballast").exists()
        release = library._connection.release_space

        def released() -> bool:
            library._connection.execute("PRAGMA max_page_count = 100000")
            return release()

        library._connection.release_space = released
        body = "note " * 20_000
        anchor = make_anchor(library.texts.view(text), 0, 5, "")
        library.commit(annotate(text, AnnotationKind.NOTE, anchor, now, body=body))
        assert library.space_ran_out
        assert [one.body for one in library.annotations.of_text(text)] == [body]
