"""A search runs in steps, and shows some hits of each text before all hits of one."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.operations import annotate, remove
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import Text, TextFormat
from reader.storage.library import Library
from reader.storage.search.hits import HitGroup
from reader.storage.search.session import SearchSession

AddText = Callable[..., Text]
NOW = datetime.fromisoformat("2026-03-28T09:00+08:00")
LONG = "长" * 2_500


def searched(library: Library, query: str) -> SearchSession:
    session = library.index.start_session(query)
    while session.step():
        pass
    return session


def groups(library: Library, query: str) -> list[HitGroup]:
    return searched(library, query).groups


def titles(library: Library, query: str) -> list[str]:
    return [group.title for group in groups(library, query)]


def excerpts(library: Library, query: str) -> list[str]:
    return [hit.excerpt for group in groups(library, query) for hit in group.hits]


def indexed(library: Library, add_text: AddText, *paragraphs: str, title: str = "书") -> Text:
    text = add_text(library, *paragraphs, title=title)
    library.index.index_text(text.id)
    return text


def noted(library: Library, text: Text, body: str, *tags: str, colour: int = 0, start: int = 0) -> Annotation:
    anchor = make_anchor(library.texts.view(text.id), start, start + 2)
    operation = annotate(text.id, AnnotationKind.NOTE, anchor, NOW, body=body, tags=tags, colour=colour)
    library.commit(operation)
    return library.annotations.get(operation.edits[0].id)


def test_some_places_of_each_text_are_shown_and_how_many_there_are(library: Library, add_text: AddText) -> None:
    for number in range(30):
        indexed(library, add_text, *(["梦" + LONG] * 12), f"尾{number}", title=f"卷{number}")
    found = groups(library, "梦")
    assert len(found) == 30
    assert [len(group.hits) for group in found] == [5] * 30
    assert {(group.places, group.places_are_all) for group in found} == {(12, False)}


def test_few_texts_show_more_of_each(library: Library, add_text: AddText) -> None:
    indexed(library, add_text, *(["梦" + LONG] * 60))
    (group,) = groups(library, "梦")
    assert (len(group.hits), group.places) == (50, 60)


def test_what_is_all_there_is_said_to_be_all(library: Library, add_text: AddText) -> None:
    indexed(library, add_text, "梦", LONG, "梦")
    (group,) = groups(library, "梦")
    assert (group.places, group.places_are_all, group.notes, group.notes_are_all) == (2, True, 0, True)


def test_one_excerpt_shows_all_that_is_found_in_it(library: Library, add_text: AddText) -> None:
    indexed(library, add_text, "一场大梦，梦中之梦" + LONG + "又是梦")
    hits = groups(library, "梦")[0].hits
    assert [[hit.excerpt[start:end] for start, end in hit.marks] for hit in hits] == [["梦", "梦", "梦"], ["梦"]]


def test_texts_that_are_named_come_first_then_those_read_last(library: Library, add_text: AddText) -> None:
    names = ["甲", "乙", "论红楼梦", "丙"]
    texts = {name: indexed(library, add_text, f"{name}中有红樓夢一部", title=name) for name in names}
    for minutes, name in enumerate(["丙", "甲", "论红楼梦", "乙"]):
        library.texts.set_place(texts[name].id, 0, NOW + timedelta(minutes=minutes))
    assert titles(library, "红楼梦") == ["论红楼梦", "乙", "甲", "丙"]


def test_a_text_is_found_by_its_title_and_author_alone(library: Library, add_text: AddText) -> None:
    indexed(library, add_text, "无", title="紅樓夢")
    indexed(library, add_text, "没有", title="三国")
    assert titles(library, "红楼") == ["紅樓夢"]
    assert groups(library, "红楼")[0].is_named
    assert titles(library, "作者 红楼") == ["紅樓夢"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("in:红楼 梦", ["红楼梦"]),
        ('in:"Dream of" dream', ["A Dream of One"]),
        ("书：dream 梦", ["A Dream of One"]),
        ("in:dream", ["A Dream of One"]),
        ("in:无此", []),
        ("in: 梦", ["A Dream of One", "红楼梦"]),
        ("in:作者 梦", ["A Dream of One", "红楼梦"]),
        ("in:dream in:红楼 梦", ["A Dream of One", "红楼梦"]),
    ],
)
def test_a_search_is_narrowed_to_texts_by_title_or_author(
    library: Library, add_text: AddText, query: str, found: list[str]
) -> None:
    indexed(library, add_text, "梦", title="红楼梦")
    indexed(library, add_text, "dream 梦", title="A Dream of One")
    assert sorted(titles(library, query)) == sorted(found)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tag:开篇", ["一"]),
        ("tag:开", ["一"]),
        ("标签：開篇", ["一"]),
        ("tag:#开篇", ["一"]),
        ('tag:"开 篇"', []),
        ("colour:yellow", ["一"]),
        ("color:1", ["一"]),
        ("颜色:黄", ["一"]),
        ("颜色：紅色", ["二"]),
        ("colour:ye", ["一"]),
        ("colour:1 colour:red", ["一", "二"]),
        ("colour:1 tag:Idea", []),
        ("tag:idea 笺", ["二"]),
        ("tag:", []),
        ("笺 tag:", ["一", "二"]),
        ("笺 colour:", ["一", "二"]),
        ("笺 -二", ["一"]),
        ("colour:purple", []),
        ("in:notes 笺", ["一", "二"]),
        ("in:笔记 满纸", ["一"]),
        ("in:notes -二", ["一"]),
        ("-二", ["一"]),
        ("in:书", ["一", "二"]),
        ("in:texts 笺", []),
        ("in:正文 colour:1", []),
    ],
)
def test_notes_are_found_by_words_and_criteria(
    library: Library, add_text: AddText, query: str, found: list[str]
) -> None:
    text = indexed(library, add_text, "满纸荒唐言")
    noted(library, text, "笺一", "开篇", colour=1)
    noted(library, text, "笺二", "idea", colour=5, start=1)
    hits = [hit for group in groups(library, query) for hit in group.hits if hit.annotation]
    assert [hit.excerpt[1] for hit in hits] == found


def test_a_text_is_found_by_a_tag_of_its_own(library: Library, add_text: AddText) -> None:
    text = indexed(library, add_text, "梦", title="红楼梦")
    indexed(library, add_text, "梦", title="别的")
    library._connection.execute("UPDATE text SET tags = ? WHERE id = ?", ('["小说"]', text.id))
    assert titles(library, "tag:小说") == ["红楼梦"]
    assert titles(library, "tag:小说 梦") == ["红楼梦"]


def test_notes_say_their_colour_and_all_say_their_section(library: Library, add_text: AddText) -> None:
    text = indexed(library, add_text, "第一回", "满纸荒唐言")
    noted(library, text, "荒唐", colour=3, start=4)
    note, place = groups(library, "荒唐")[0].hits
    assert (note.colour, note.section, place.section) == (3, "第一回", "第一回")


def test_a_place_says_its_page(library: Library, add_text: AddText) -> None:
    text = indexed(library, add_text, "满纸", "荒唐言")
    sql = "INSERT INTO page (text, number, label, start) VALUES (?, ?, ?, ?)"
    library._connection.execute_many(sql, [(text.id, 0, "xi", 0), (text.id, 1, "12", 3)])
    assert [hit.page for hit in groups(library, "荒唐")[0].hits] == ["12"]


def test_the_stock_of_notes_follows_every_change(library: Library, add_text: AddText) -> None:
    text = indexed(library, add_text, "满纸荒唐言")
    assert excerpts(library, "in:notes 眉批") == []
    note = noted(library, text, "眉批")
    assert len(excerpts(library, "in:notes 眉批")) == 1
    library.commit(remove((note,), NOW))
    assert excerpts(library, "in:notes 眉批") == []
    library.undo(NOW)
    assert len(excerpts(library, "in:notes 眉批")) == 1
    library.texts.remove(text.id, NOW)
    assert excerpts(library, "in:notes 眉批") == []
    library.undo(NOW)
    assert len(excerpts(library, "in:notes 眉批")) == 1


def test_notes_are_looked_through_some_hundred_at_a_time(library: Library, add_text: AddText) -> None:
    text = indexed(library, add_text, "满纸荒唐言")
    for number in range(600):
        noted(library, text, f"批{number}")
    (group,) = groups(library, "in:notes 批")
    assert (len(group.hits), group.notes) == (50, 600)
    assert len(excerpts(library, "in:notes 批599")) == 1


def test_a_library_that_another_program_changes_is_read_again(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        text = indexed(library, add_text, "满纸荒唐言")
        with Library.open(place, now, read_only=True) as reading:
            assert excerpts(reading, "in:notes 眉批") == []
            noted(library, text, "眉批")
            assert len(excerpts(reading, "in:notes 眉批")) == 1


def test_texts_that_are_not_indexed_yet_are_counted(library: Library, add_text: AddText) -> None:
    indexed(library, add_text, "梦", title="一")
    add_text(library, "梦中", title="二")
    session = searched(library, "梦")
    assert (session.unsearched, session.texts, len(session.groups)) == (1, 2, 1)


def test_no_more_is_shown_than_fits_and_that_is_said(library: Library, add_text: AddText) -> None:
    for number in range(65):
        indexed(library, add_text, *(["梦" + LONG] * 5), f"尾{number}", title=f"卷{number}")
    session = searched(library, "梦")
    assert (session.hits, session.is_whole) == (300, False)
    assert searched(library, "无此").is_whole


def test_an_archived_text_is_found_after_the_others(library: Library, add_text: AddText) -> None:
    text = indexed(library, add_text, "梦", title="收起")
    indexed(library, add_text, "梦中", title="在架")
    library.texts.set_place(text.id, 0, NOW)
    library._connection.execute("UPDATE text SET archived = '2026-03-28' WHERE id = ?", (text.id,))
    assert titles(library, "梦") == ["在架", "收起"]


WORDS = st.text("甲乙丙发發髮ab Ａé，。\n", min_size=1, max_size=60)


@settings(max_examples=60)
@given(paragraphs=st.lists(WORDS, min_size=1, max_size=6), query=st.text("甲乙丙发發ab", min_size=1, max_size=4))
def test_what_a_naive_scan_finds_the_index_finds(paragraphs: list[str], query: str) -> None:
    """Compare with a regular expression over the plain text, folded by hand for the few characters that occur."""
    with Library.in_memory(NOW) as library:
        words = _add(library, paragraphs)
        plain = words.translate(str.maketrans("Ａé", "ae")).casefold()
        start = "(?<![abe])" if query[0] in "ab" else ""
        expected = [match.span() for match in re.finditer(start + _forms(query), plain)]
        hits = library.index.search(query, limit=1_000)
        assert [(hit.start, hit.end) for hit in hits] == expected
        for hit in hits:
            marked = [hit.excerpt[first:last] for first, last in hit.marks]
            assert re.sub(r"\s", " ", words[hit.start : hit.end]) in marked


def _forms(query: str) -> str:
    return "".join({"发": "[发發髮]", "發": "[发發]"}.get(one, one) for one in query)


def _add(library: Library, paragraphs: list[str]) -> str:
    header = TextHeader("书", "", "zh", TextFormat.PLAIN, "utf-8")
    writer = library.texts.begin(header, "/from", "digest", NOW)
    events = list(assemble(Block(BlockKind.PARAGRAPH, words) for words in paragraphs))
    leaves = [one for one in events if isinstance(one, Leaf)]
    writer.add(leaves)
    text, _new = writer.finish(next(one for one in events if isinstance(one, TextEnd)))
    library.index.index_text(text.id)
    return "\n".join(leaf.text for leaf in leaves)


@given(query=st.text(st.characters(), max_size=30))
def test_any_input_is_looked_for(query: str) -> None:
    with Library.in_memory(NOW) as library:
        _add(library, ['tag:甲 "乙" -丙 a*b NEAR(c) 一'])
        searched(library, query)


@pytest.mark.parametrize(
    "query",
    [
        "长" * 100_000,
        "a " * 50_000,
        '"' * 100_000,
        "-" * 1_000,
        "tag:" * 9_000,
        "\ud800甲",
        "a\x00b",
        "发" * 60,
        "a*b*",
    ],
)
def test_long_and_broken_input_is_looked_for(library: Library, add_text: AddText, query: str) -> None:
    indexed(library, add_text, "长 a 甲 tag")
    searched(library, query)


def test_what_is_beyond_the_first_look_ups_is_found_in_the_leaves(library: Library, add_text: AddText) -> None:
    verse = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"
    indexed(library, add_text, verse)
    indexed(library, add_text, verse[:-1] + "雪", title="二")
    assert [group.title for group in groups(library, verse)] == ["书"]


def test_a_leaf_that_only_the_index_knows_is_passed_over(place: Path, add_text: AddText) -> None:
    with Library.open(place, NOW) as library:
        text = indexed(library, add_text, "梦")
        with closing(sqlite3.connect(place.with_name("cache.db"))) as raw, raw:
            raw.executemany("INSERT INTO leaf (rowid, words) VALUES (?, '梦')", [(1 << 20 | 7,), (1 << 20 | 900,)])
        raw.close()
        session = library.index.start_session("梦")
        steps = 0
        while session.step() and steps < 100:
            steps += 1
        assert steps < 100
        assert [hit.text for group in session.groups for hit in group.hits] == [text.id]


def test_of_several_words_places_where_all_stand_together_are_shown(library: Library, add_text: AddText) -> None:
    apart = ["荒唐" + LONG[:1_000] + "辛酸" + LONG[:900]] * 12
    indexed(library, add_text, *apart, "满纸荒唐言，一把辛酸泪", *apart, title="一")
    for number in range(12):
        indexed(library, add_text, *apart, f"尾{number}", title=f"卷{number}")
    shown = next(group for group in groups(library, "辛酸 荒唐") if group.title == "一")
    assert len(shown.hits) == 5
    assert any("满纸荒唐言，一把辛酸泪" in hit.excerpt for hit in shown.hits)
    assert [hit.start for hit in shown.hits] == sorted(hit.start for hit in shown.hits)


def test_notes_that_another_connection_moves_are_found_where_they_belong(
    place: Path, add_text: AddText, now: datetime
) -> None:
    with Library.open(place, now) as library:
        one = indexed(library, add_text, "满纸荒唐言", title="一")
        other = indexed(library, add_text, "满纸荒唐言。", title="二")
        noted(library, one, "眉批")
        assert titles(library, "in:notes 眉批") == ["一"]
        with closing(sqlite3.connect(place)) as raw, raw:
            raw.execute("UPDATE annotation SET text = ?", (other.id,))
        raw.close()
        assert titles(library, "in:notes 眉批") == ["二"]
