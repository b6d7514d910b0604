"""Dictionaries are stored next to the library, each in its own file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.lookup.entries import DictionaryFormat, DictionaryHeader, entry_of
from reader.core.lookup.headword_keys import HeadwordKeys
from reader.core.lookup.lookup import look_up
from reader.core.text.blocks import Block, BlockKind
from reader.storage.library import Library
from reader.storage.repositories.dictionary_file import DictionaryInfo

KEYS = HeadwordKeys(["习習", "学學"])
FRUIT = (("apple", "a fruit", ()), ("Apple", "a name", ()), ("学习", "to learn", ("學習",)), ("go on", "to last", ()))


@pytest.fixture
def library(tmp_path: Path, now: datetime) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db", now) as library:
        yield library


def add_dictionary(
    library: Library, now: datetime, name: str = "Fruit", entries: object = FRUIT, missing: int = 0
) -> DictionaryInfo:
    head = DictionaryHeader(name, DictionaryFormat.TABBED, f"digest of {name}")
    writer = library.dictionaries.shelf(KEYS, now).begin(head)
    built = [entry_of(word, "", [Block(BlockKind.PARAGRAPH, said)], more) for word, said, more in entries]  # type: ignore[attr-defined]
    writer.add(built[:2])
    writer.add(built[2:])
    info = writer.finish(missing)
    library.dictionaries.store_order()
    return info


def names(library: Library) -> list[tuple[str, bool]]:
    return [(one.name, one.is_on) for one in library.dictionaries.all()]


def said(library: Library, word: str) -> list[str]:
    with library.dictionaries.open_enabled(KEYS) as lexicon:
        return [one.entry.plain for one in look_up(word, lexicon).found]


def test_a_dictionary_that_was_added_is_there_when_the_library_is_opened_again(tmp_path: Path, now: datetime) -> None:
    with Library.open(tmp_path / "library.db", now) as library:
        info = add_dictionary(library, now, missing=3)
        assert (info.name, info.entries, info.missing) == ("Fruit", 4, 3)
    with Library.open(tmp_path / "library.db", now) as library:
        (one,) = library.dictionaries.all()
        assert one.info == info
    assert [one.name for one in (tmp_path / "dictionaries").iterdir()] == [f"{info.id}.db"]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("apple", ["a fruit", "a name"]),
        ("Apple", ["a name", "a fruit"]),
        ("ＡＰＰＬＥ", ["a fruit", "a name"]),
        ("apples", ["a fruit", "a name"]),
        ("學習", ["to learn"]),
        ("學习", ["to learn"]),
        ("go  on", ["to last"]),
        ("pear", []),
        ("", []),
    ],
)
def test_a_word_is_found_however_it_is_written_the_same_spelling_first(
    library: Library, now: datetime, word: str, found: list[str]
) -> None:
    add_dictionary(library, now)
    assert said(library, word) == found


@pytest.mark.parametrize("word", ["\ud800apple", "apple\udfff", "\0", "%", "'", '"', "apple" * 9_999, "\U0010ffff"])
def test_any_words_can_be_asked_and_are_no_damage(library: Library, now: datetime, word: str) -> None:
    add_dictionary(library, now)
    with library.dictionaries.open_enabled(KEYS) as lexicon:
        assert lexicon.known([look_up(word, lexicon).query]) <= {"apple"}
        assert look_up("apple", lexicon).found
        assert lexicon.damaged == []


def test_words_that_begin_alike_are_given_in_order(library: Library, now: datetime) -> None:
    add_dictionary(library, now, entries=[(word, "x", ()) for word in ("trace", "track", "trail", "tree")])
    with library.dictionaries.open_enabled(KEYS) as lexicon:
        assert lexicon.beginning("tra", 2) == ["trace", "track"]
        assert lexicon.beginning("", 2) == []


def test_dictionaries_answer_in_the_readers_order_and_only_those_that_are_on(library: Library, now: datetime) -> None:
    first = add_dictionary(library, now, "First", [("apple", "one", ())])
    second = add_dictionary(library, now, "Second", [("apple", "two", ())])
    assert said(library, "apple") == ["one", "two"]
    library.dictionaries.arrange([(second.id, True), (first.id, True), ("nothing", True)])
    assert said(library, "apple") == ["two", "one"]
    library.dictionaries.arrange([(second.id, False), (first.id, True)])
    assert said(library, "apple") == ["one"]
    assert names(library) == [("Second", False), ("First", True)]


def test_the_same_dictionary_is_added_once(library: Library, now: datetime) -> None:
    add_dictionary(library, now)
    with pytest.raises(ReaderError) as caught:
        add_dictionary(library, now)
    assert (caught.value.problem, caught.value.detail) == (Problem.DICTIONARY_THERE, {"dictionary": "Fruit"})
    assert names(library) == [("Fruit", True)]


def test_what_is_not_finished_leaves_nothing(library: Library, now: datetime, tmp_path: Path) -> None:
    shelf = library.dictionaries.shelf(KEYS, now)
    writer = shelf.begin(DictionaryHeader("Half", DictionaryFormat.TABBED, "half"))
    writer.add([entry_of("a", "", [])])
    assert names(library) == []
    writer.abandon()
    assert list((tmp_path / "dictionaries").iterdir()) == []


def test_what_a_killed_program_left_is_cleared_away(library: Library, now: datetime, tmp_path: Path) -> None:
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    (folder / "old.adding").write_bytes(b"half")
    add_dictionary(library, now)
    assert [one.suffix for one in folder.iterdir()] == [".db"]


def test_a_dictionary_is_removed_by_name(library: Library, now: datetime, tmp_path: Path) -> None:
    add_dictionary(library, now)
    library.dictionaries.remove(library.dictionaries.named("fruit").id)
    assert names(library) == []
    assert list((tmp_path / "dictionaries").iterdir()) == []
    with pytest.raises(ReaderError) as caught:
        library.dictionaries.named("fruit")
    assert caught.value.problem is Problem.DICTIONARY_ABSENT


@pytest.mark.parametrize("damage", ["cut", "zeros", "words", "other"])
def test_a_damaged_dictionary_is_told_and_the_others_answer(
    library: Library, now: datetime, tmp_path: Path, damage: str
) -> None:
    bad = add_dictionary(library, now, "Bad", [(f"word{number}", "x" * 500, ()) for number in range(400)])
    add_dictionary(library, now, "Good", [("apple", "one", ())])
    path = tmp_path / "dictionaries" / f"{bad.id}.db"
    data = path.read_bytes()
    if damage == "other":
        path.unlink()
        sqlite3.connect(path).execute("CREATE TABLE t (a)").connection.close()
    else:
        path.write_bytes({"cut": data[:500], "zeros": bytes(len(data)), "words": b"no database" * 99}[damage])
    assert [(one.name, one.info is None) for one in library.dictionaries.all()] == [("Bad", True), ("Good", False)]
    with library.dictionaries.open_enabled(KEYS) as lexicon:
        assert [one.entry.plain for one in look_up("apple", lexicon).found] == ["one"]
        assert lexicon.damaged == [bad.id]
    library.dictionaries.remove(bad.id)
    assert names(library) == [("Good", True)]


def test_damage_within_a_dictionary_is_met_when_it_is_asked(library: Library, now: datetime, tmp_path: Path) -> None:
    bad = add_dictionary(library, now, "Bad", [(f"word{number}", "x" * 500, ()) for number in range(2_000)])
    path = tmp_path / "dictionaries" / f"{bad.id}.db"
    data = path.read_bytes()
    path.write_bytes(data[:8_192] + b"\xee" * (len(data) - 8_192))
    with library.dictionaries.open_enabled(KEYS) as lexicon:
        assert look_up("word7", lexicon).found == ()
        assert lexicon.damaged == [bad.id]


def test_a_library_in_memory_takes_no_dictionaries(now: datetime) -> None:
    with Library.in_memory(now) as library:
        assert library.dictionaries.all() == ()
        with pytest.raises(ReaderError) as caught:
            library.dictionaries.shelf(KEYS, now)
        assert caught.value.problem is Problem.LIBRARY_READ_ONLY


def test_a_flipped_bit_anywhere_never_does_more_than_hide_words(
    library: Library, now: datetime, tmp_path: Path
) -> None:
    words = [(f"word{number}", "1. one\n2. two", (f"alias{number}",)) for number in range(200)]
    info = add_dictionary(library, now, "Flipped", words)
    path = tmp_path / "dictionaries" / f"{info.id}.db"
    data = path.read_bytes()
    for place in range(0, len(data), max(1, len(data) // 150)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :])
        library.dictionaries.all()
        with library.dictionaries.open_enabled(KEYS) as lexicon:
            for word in ("word7", "alias199", "wor"):
                for found in look_up(word, lexicon).found:
                    assert found.entry.plain is not None


def test_a_full_disk_is_told_and_leaves_nothing(library: Library, now: datetime, tmp_path: Path) -> None:
    writer = library.dictionaries.shelf(KEYS, now).begin(DictionaryHeader("Big", DictionaryFormat.TABBED, "big"))
    writer._raw.execute("PRAGMA max_page_count = 20")
    entries = [entry_of(f"word{number}", "", [Block(BlockKind.PARAGRAPH, "x" * 900)]) for number in range(400)]
    with pytest.raises(ReaderError) as caught:
        writer.add(entries)
    assert caught.value.problem is Problem.LIBRARY_FULL
    writer.abandon()
    assert list((tmp_path / "dictionaries").iterdir()) == []


def test_a_dictionary_added_by_earlier_rules_is_asked_by_these(tmp_path: Path, now: datetime) -> None:
    words = (("œuvre", "a work", ()), ("naïve", "simple", ()))
    with Library.open(tmp_path / "library.db", now) as library:
        info = add_dictionary(library, now, entries=(*words, *words[:1]))
        assert said(library, "oeuvre") == said(library, "œuvre") == ["a work", "a work"]
    with closing(sqlite3.connect(tmp_path / "dictionaries" / f"{info.id}.db")) as raw, raw:
        raw.execute("UPDATE head SET key = 'œuvre' WHERE word = 'œuvre'")
        raw.execute("PRAGMA user_version = 1")
    with Library.open(tmp_path / "library.db", now) as library:
        assert said(library, "Œuvre") == ["a work", "a work"]
        assert said(library, "naive") == ["simple"]
        with library.dictionaries.open_enabled(KEYS) as lexicon:
            assert lexicon.beginning("œuv", 9) == ["œuvre"]
            assert lexicon.known(["œuvre", "naive", "other"]) == {"œuvre", "naive"}
