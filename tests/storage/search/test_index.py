"""Texts and notes are searched together, and the index is rebuilt whenever that is necessary."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.core.annotations.query import SearchScope
from reader.core.errors import Problem, ReaderError
from reader.core.text.find_pattern import FindPattern
from reader.core.text.model import Text
from reader.storage.library import Library
from reader.storage.search.common_characters import COMMON_CHARACTERS
from reader.storage.search.hits import HitGroup

AddText = Callable[..., Text]


def indexed(library: Library, add_text: AddText, *paragraphs: str, title: str = "书") -> Text:
    text = add_text(library, *paragraphs, title=title)
    library.index.index_text(text.id)
    return text


def test_a_word_is_found_where_it_stands(library: Library, add_text: AddText) -> None:
    text = indexed(library, add_text, "前" * 2500, "话说贾宝玉来了", title="红楼梦")
    hit = library.index.search("宝玉")[0]
    assert (hit.text, hit.title, hit.annotation, hit.start, hit.end) == (text.id, "红楼梦", None, 2504, 2506)
    assert library.texts.view(text.id).slice(hit.start, hit.end) == "宝玉"
    assert hit.excerpt == "话说贾宝玉来了"
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["宝玉"]


def test_an_excerpt_is_one_line_and_shows_where_it_was_cut(library: Library, add_text: AddText) -> None:
    indexed(library, add_text, "甲" * 60, "一", "乙" * 60)
    hit = library.index.search("一")[0]
    assert hit.excerpt == "…" + "甲" * 39 + " 一 " + "乙" * 39 + "…"
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["一"]


def test_hits_come_by_text_the_last_read_first_and_in_order_up_to_the_limit(
    library: Library, add_text: AddText, now: datetime
) -> None:
    first = indexed(library, add_text, "梦梦梦", title="一")
    second = indexed(library, add_text, "梦", "长" * 2500, "梦", title="二")
    library.texts.set_place(second.id, 0, now)
    places = [(hit.text, hit.start) for hit in library.index.search("梦", SearchScope.TEXTS)]
    assert places == [(second.id, 0), (second.id, 2503), (first.id, 0), (first.id, 1), (first.id, 2)]
    assert len(library.index.search("梦", limit=4)) == 4
    assert library.index.search("梦", limit=0) == []


def test_notes_are_found_by_words_passage_and_tag(library: Library, add_text: AddText, now: datetime) -> None:
    text = indexed(library, add_text, "满纸荒唐言", title="红楼梦")
    anchor = make_anchor(library.texts.view(text.id), 2, 4)
    note = annotate(text.id, AnnotationKind.NOTE, anchor, now, body="作者自云", tags=("开篇",))
    library.commit(note)
    for query in ("自云", "荒唐", "#开篇", "自云 开篇"):
        hit = library.index.search(query, SearchScope.NOTES)[0]
        assert (hit.annotation, hit.title, hit.start, hit.end) == (note.edits[0].id, "红楼梦", 2, 4)
    assert [hit.annotation is None for hit in library.index.search("荒唐")] == [True, False]
    assert library.index.search("荒唐", limit=1)[0].annotation is None
    assert library.index.search("自云", SearchScope.TEXTS) == []
    assert library.index.search("无此", SearchScope.NOTES) == []


@pytest.mark.parametrize("blank", ["", "\u200b"])
@pytest.mark.parametrize("words", [("ภาษา", "ไทย", "เป็น", "ภาษา"), ("ភាសា", "ខ្មែរ", "ជា"), ("မြန်မာ", "ဘာသာ")])
def test_words_of_scripts_without_blanks_are_found(
    library: Library, add_text: AddText, now: datetime, words: tuple[str, ...], blank: str
) -> None:
    """Whether the text shows its words by zero-width spaces or not: a reader types none."""
    text = indexed(library, add_text, f"The words {blank.join(words)} stand here.")
    library.commit(annotate(text.id, AnnotationKind.NOTE, None, now, body=blank.join(words)))
    for query in (*words, words[0] + words[1], f'"{words[1]}"', f"{words[1]} stand"):
        assert library.index.search(query, SearchScope.TEXTS), query
    for query in (*words, words[0] + words[1], f"{words[1]} {words[0]}"):
        assert library.index.search(query, SearchScope.NOTES), query
    assert library.index.search(words[1] + words[0] + words[1], SearchScope.TEXTS) == []


def test_a_removed_text_is_not_found(library: Library, add_text: AddText, now: datetime) -> None:
    text = indexed(library, add_text, "梦")
    library.texts.remove(text.id, now)
    assert library.index.search("梦") == []
    assert library.index.pending() == []
    library.undo(now)
    assert len(library.index.search("梦")) == 1


def test_a_leaf_that_holds_a_phrase_only_to_the_index_gives_no_hit(library: Library, add_text: AddText) -> None:
    indexed(library, add_text, "天。地")
    assert library.index.search("天地") == []
    assert len(library.index.search("天。地")) == len(library.index.search("天，地")) == 1


@given(query=st.text(max_size=12))
def test_no_query_is_an_error(query: str) -> None:
    now = datetime.fromisoformat("2026-03-28T09:00+08:00")
    with Library.in_memory(now) as library:
        library.index.search(query)


@pytest.mark.parametrize("query", ['"', "'", "a AND", "NEAR(", "x*y", "col:x", "{", "a-b", "^a", "\x00", "(甲"])
def test_the_language_of_the_index_is_not_the_reader_s(library: Library, add_text: AddText, query: str) -> None:
    indexed(library, add_text, "甲 乙")
    library.index.search(query)


def test_a_text_is_pending_until_it_is_indexed_and_indexed_once(library: Library, add_text: AddText) -> None:
    text = add_text(library, "梦")
    assert library.index.pending() == [text.id]
    library.index.index_text(text.id)
    library.index.index_text(text.id)
    assert library.index.pending() == []
    assert len(library.index.search("梦")) == 1


def test_an_index_that_was_folded_by_earlier_rules_is_made_anew(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        text = indexed(library, add_text, "the co\xadoper\xada\xadtive")
    with closing(sqlite3.connect(place.with_name("cache.db"))) as cache, cache:
        version = cache.execute("PRAGMA user_version").fetchone()[0]
        cache.execute(f"PRAGMA user_version = {version - 1}")
    with Library.open(place, now) as library:
        assert library.index.pending() == [text.id]
        library.index.index_text(text.id)
        assert len(library.index.search("cooperative")) == 1


def test_other_threads_index_values(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, "梦", *["长" * 2500] * 40, "醒")
        writer = library.index.writer()
        batches = list(library.index.batches([text.id], size=1))
        assert len(batches) > 1
        works: list[Callable[[], None]] = [*(partial(writer.write, batch) for batch in batches), writer.close]
        for work in works:
            thread = threading.Thread(target=work)
            thread.start()
            thread.join()
        assert library.index.pending() == []
        assert len(library.index.search("醒")) == 1


def test_short_texts_are_indexed_together(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        texts = [add_text(library, f"第{number}梦", title=str(number)).id for number in range(20)]
        batches = list(library.index.batches(texts))
        assert [[part.text for part in batch] for batch in batches] == [texts]
        writer = library.index.writer()
        writer.write(batches[0])
        assert library.index.pending() == []
        writer.close()
        assert len(library.index.search("梦")) == 20


def test_a_text_left_half_way_is_not_found(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, "梦", *["长" * 2500] * 40)
        writer = library.index.writer()
        writer.write(next(library.index.batches([text.id], size=1)))
        writer.close()
        writer.close()
        assert library.index.search("梦") == []
        assert library.index.pending() == [text.id]


def _delete(cache: Path) -> None:
    cache.unlink()


def _scribble(cache: Path) -> None:
    cache.write_bytes(b"no database at all" * 1000)


def _age(cache: Path) -> None:
    with closing(sqlite3.connect(cache)) as raw, raw:
        raw.execute("PRAGMA user_version = 0")


def _estrange(cache: Path) -> None:
    with closing(sqlite3.connect(cache)) as raw, raw:
        raw.execute("UPDATE library SET id = 'another'")


def _rename_application(cache: Path) -> None:
    with closing(sqlite3.connect(cache)) as raw, raw:
        raw.execute("PRAGMA application_id = 1")


def _belie(cache: Path) -> None:
    with closing(sqlite3.connect(cache)) as raw, raw:
        raw.execute("UPDATE indexed SET digest = 'old'")


@pytest.mark.parametrize("spoil", [_delete, _scribble, _age, _estrange, _rename_application, _belie])
def test_a_spoilt_index_is_made_anew_without_a_word(
    place: Path, add_text: AddText, now: datetime, spoil: Callable[[Path], None]
) -> None:
    with Library.open(place, now) as library:
        text = indexed(library, add_text, "梦")
    spoil(place.with_name("cache.db"))
    with Library.open(place, now) as library:
        assert library.index.pending() == [text.id]
        library.index.index_text(text.id)
        assert len(library.index.search("梦")) == 1


@pytest.mark.parametrize("table", ["leaf", "indexed"])
def test_an_index_that_breaks_while_it_is_open_is_made_anew(
    place: Path, add_text: AddText, now: datetime, table: str
) -> None:
    with Library.open(place, now) as library:
        text = indexed(library, add_text, "梦")
        assert library.index.pending() == []
        with closing(sqlite3.connect(place.with_name("cache.db"))) as raw, raw:
            raw.execute(f"DROP TABLE {table}")
        raw.close()
        library.index.search("梦")
        assert library.index.pending() == [text.id]


def test_a_library_that_is_only_read_searches_without_writing(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, "梦")
    with Library.open(place, now, read_only=True) as library:
        assert library.index.pending() == [text.id]
        library.index.index_text(text.id)
        assert len(library.index.search("梦")) == 1
    assert not place.with_name("cache.db").exists()


def test_an_index_that_cannot_be_made_is_kept_in_memory(place: Path, add_text: AddText, now: datetime) -> None:
    place.with_name("cache.db").mkdir()
    with Library.open(place, now) as library:
        indexed(library, add_text, "梦")
        assert len(library.index.search("梦")) == 1


def test_each_library_in_a_folder_has_its_own_index(tmp_path: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(tmp_path / "other.db", now) as library:
        indexed(library, add_text, "梦")
    assert (tmp_path / "other.cache.db").exists()


def test_trouble_with_the_index_file_is_told(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, "梦")
        writers = library.index.writer(), library.index.index_process()
        batch = next(library.index.batches([text.id]))
        library.index.close()
        cache = place.with_name("cache.db")
        cache.unlink()
        cache.mkdir()
        for writer in writers:
            assert writer is not None
            with pytest.raises(ReaderError) as caught:
                writer.write(batch)
            assert caught.value.problem is Problem.LIBRARY_IO
            writer.close()


def test_a_text_added_later_is_found_beside_the_earlier(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        indexed(library, add_text, "梦", title="一")
    with Library.open(place, now + timedelta(days=1)) as library:
        indexed(library, add_text, "梦中", title="二")
        assert len(library.index.search("梦")) == 2


_WRITTEN = "甲发髮一这這个absfiåÁSßﬁﬀæ'’ -\u2010，Ａ\u00ad\u0301"
"""Letters of which several fold to the same or to more than one, and the signs between them."""


@given(
    paragraphs=st.lists(st.text(_WRITTEN, min_size=1, max_size=12), min_size=1, max_size=3),
    typed=st.text(_WRITTEN, min_size=1, max_size=5),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_leaf_with_a_phrase_is_left_out_where_the_index_says_which_to_read(
    add_text: AddText, now: datetime, paragraphs: list[str], typed: str
) -> None:
    with Library.in_memory(now) as library:
        text = indexed(library, add_text, *(one + "长" * 2_500 for one in paragraphs))
        pattern = FindPattern(typed, library.index.folding)
        numbers = library.index.leaves_with(text.id, pattern.folded)
        view = library.texts.view(text.id)
        found = [number for number in range(view.leaf_count) if pattern.spans(view.leaf(number).text)]
        assert numbers is None or set(found) <= set(numbers)


def test_the_leaves_of_one_text_are_told_and_of_no_other(library: Library, add_text: AddText) -> None:
    indexed(library, add_text, "梦", title="一")
    text = indexed(library, add_text, "长" * 2_500, "红楼梦里 call me", "甲" * 2_500, "call", title="二")
    assert library.index.leaves_with(text.id, "梦里") == [1]
    assert library.index.leaves_with(text.id, "里 call m") == [1]
    assert library.index.leaves_with(text.id, "没有") == []


@pytest.mark.parametrize(
    ("typed", "leaves"),
    [
        ("zebra", [1, 3]),
        ("ebr", [1, 2, 3]),
        ("a zeb", [1, 3]),
        (" ebr ", [1, 2, 3]),
        ("ze bra", []),
        ("ZÉBRA", [1, 3]),
        ("z", None),
    ],
)
def test_leaves_with_a_part_of_a_word_are_told_by_its_letters(
    library: Library, add_text: AddText, typed: str, leaves: list[int] | None
) -> None:
    filling = "甲" * 2_500
    text = indexed(library, add_text, filling, f"A zebra.{filling}", f"Vertebra{filling}", f"一只a Zébras{filling}")
    assert library.index.leaves_with(text.id, library.index.folding.fold(typed)) == leaves


def test_leaves_are_not_told_before_a_text_is_indexed(library: Library, add_text: AddText) -> None:
    later = add_text(library, "梦", title="二")
    assert library.index.leaves_with(later.id, "梦") is None


def test_a_phrase_of_common_characters_is_looked_for_only_where_its_triples_are(
    library: Library, add_text: AddText
) -> None:
    text = indexed(library, add_text, "来了一天，一个，有个人，客人来", "长" * 2_500, "出了這個人來，走了一天，一個")
    assert library.index.leaves_with(text.id, "了一个人来") == []
    assert library.index.leaves_with(text.id, "这个人来") == [1]
    assert [group.places for group in _searched(library, "这个人")] == [1]
    assert _searched(library, "了一个人来") == ()


def test_all_forms_of_a_common_character_are_common(library: Library) -> None:
    folding = library.index.folding
    assert {form for one in COMMON_CHARACTERS for form in folding.forms(folding.fold(one))} == set(COMMON_CHARACTERS)


def _searched(library: Library, query: str) -> tuple[HitGroup, ...]:
    session = library.index.start_session(query)
    while session.step():
        pass
    return tuple(session.groups)
