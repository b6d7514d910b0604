"""Texts come in on a second connection while the first goes on reading and writing; nothing is lost or doubled."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.draft import Ending, Header, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.text import TextFormat
from reader.storage.library import Library
from reader.storage.room import free_room
from reader.storage.texts import Texts


def add(texts: Texts, words: str, source: str, now: datetime) -> str:
    writer = texts.begin(Header("Title", "", "en", TextFormat.PLAIN, ""), source, words, now)
    for draft in assemble([Block(BlockKind.PARAGRAPH, words)]):
        if isinstance(draft, Leaf):
            writer.add([draft])
        elif isinstance(draft, Ending):
            writer.finish(draft)
    return writer.id


def test_both_connections_write_and_each_sees_what_the_other_did(tmp_path: Path, now: datetime) -> None:
    with Library.open(tmp_path / "library.db", now) as library:

        def take_in() -> None:
            with library.beside() as beside:
                for number in range(8):
                    add(beside.texts, f"Essay {number}", f"/a/{number}.txt", now)

        running = threading.Thread(target=take_in)
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
        with library.beside() as beside:
            text = add(beside.texts, "Essay", "/a/essay.txt", now)
        assert library.texts.get(text).complete
        assert free_room(library.path) is None


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
        found = library.texts.from_name(name)
        assert found is not None
        assert found.id == text
        assert library.texts.from_name(name[1:] or "b") is None


def test_of_texts_from_files_of_one_name_that_with_the_same_path_is_meant(now: datetime) -> None:
    with Library.in_memory(now) as library:
        first = add(library.texts, "One", "/a/essay.txt", now)
        add(library.texts, "Two", "/b/essay.txt", now)
        found = library.texts.from_name("essay.txt", "/a/essay.txt")
        assert found is not None
        assert found.id == first
        library.texts.remove(first, now)
        other = library.texts.from_name("essay.txt", "/a/essay.txt")
        assert other is not None
        assert other.source == "/b/essay.txt"
