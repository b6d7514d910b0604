"""Texts are imported batch by batch, read leaf by leaf, and removed without being deleted."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.text.appearance import USUAL_APPEARANCE, Script, TextAppearance, TextTypeface
from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography, ItemType
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.import_options import DEFAULT_OPTIONS, ImportOptions
from reader.core.text.leaves import Leaf, split_into_leaves
from reader.core.text.model import Image, Section, Text, TextDetails, TextFormat
from reader.storage.library import Library

AddText = Callable[..., Text]
HEADER = TextHeader("题", "", "zh", TextFormat.PLAIN, "gb18030")


def test_a_text_is_given_back_as_it_came_in(library: Library, add_text: AddText, now: datetime) -> None:
    text = add_text(library, "第一章", "甲" * 3000, "第二章", "乙" * 3000)
    assert (text.characters, text.sections, text.blocks, text.complete) == (6009, 2, 4, True)
    assert (text.added, text.place, text.opened, text.author) == (now, 0, None, "作者")
    view = library.texts.view(text.id)
    assert view.characters == 6009
    assert view.leaf_count == 2
    assert view.slice(0, 99999) == "第一章\n" + "甲" * 3000 + "\n第二章\n" + "乙" * 3000
    assert view.outline() == (Section("第一章", 1, 0, 3005), Section("第二章", 1, 3005, 6009))
    assert view.leaf(1) == view.leaf_at(4000) == view.leaf_at(10**9)
    assert view.leaf_at(-5).number == 0
    assert [block.kind for _, block in view.leaf(0).blocks()] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_the_line_feed_between_leaves_belongs_to_the_leaf_before(library: Library, add_text: AddText) -> None:
    view = library.texts.view(add_text(library, "甲" * 2500, "乙" * 2500).id)
    assert view.slice(2499, 2502) == "甲\n乙"
    assert view.leaf_at(2500).number == 0
    assert view.slice(2500, 2501) == "\n"
    assert view.leaf_at(2501).number == 1


@given(paragraphs=st.lists(st.text("甲a𠮷\u0301", max_size=6), min_size=1, max_size=9), data=st.data())
def test_slices_are_those_of_the_whole_text(paragraphs: list[str], data: st.DataObject) -> None:
    now = datetime.fromisoformat("2026-03-28T09:00+08:00")
    with Library.in_memory(now) as library:
        writer = library.texts.begin(HEADER, "", "", now)
        starts = accumulate((len(words) + 1 for words in paragraphs), initial=0)
        writer.add(
            [Leaf(n, start, words, "[]") for n, (start, words) in enumerate(zip(starts, paragraphs, strict=False))]
        )
        view = library.texts.view(writer.id)
        whole = "\n".join(paragraphs)
        start = data.draw(st.integers(0, len(whole) + 2))
        end = data.draw(st.integers(0, len(whole) + 2))
        assert view.characters == len(whole)
        assert view.slice(start, end) == whole[start:end]


def test_sections_and_targets_are_found_by_position_and_name(library: Library, add_text: AddText) -> None:
    view = library.texts.view(add_text(library, "前言不长", "第一章", "正文", "第二章").id)
    assert view.section_at(0) is None
    assert view.section_at(6) == Section("第一章", 1, 5, 12)
    assert view.section_at(10**6) == Section("第二章", 1, 12, 15)
    assert view.target("#第一章") == view.target("第一章") == 5
    assert view.target("nowhere") is None


def test_find_goes_both_ways_and_does_not_mind_case(library: Library, add_text: AddText) -> None:
    view = library.texts.view(add_text(library, "One two", "甲" * 2500, "two ONE one").id)
    assert view.find("one") == [(0, 3), (2513, 2516), (2517, 2520)]
    assert view.find("one", 1) == [(2513, 2516), (2517, 2520)]
    assert view.find("one", 2516, forward=False) == [(2513, 2516), (0, 3)]
    assert view.find("one", 2515, forward=False, limit=1) == [(0, 3)]
    assert view.find("one", limit=2) == [(0, 3), (2513, 2516)]
    assert view.find("") == view.find("无") == []
    assert view.find("a.c*") == []


def test_a_text_can_be_read_while_it_comes_in(library: Library, now: datetime) -> None:
    leaves = list(split_into_leaves(Block(BlockKind.PARAGRAPH, sign * 2500) for sign in "甲乙"))
    writer = library.texts.begin(HEADER, "", "", now)
    view = library.texts.view(writer.id)
    assert (view.characters, view.leaf_count, view.find("甲"), view.slice(0, 5)) == (0, 0, [], "")
    with pytest.raises(IndexError):
        view.leaf_at(0)
    with pytest.raises(IndexError):
        view.leaf(3)
    writer.add(leaves[:1])
    view.refresh()
    assert (view.characters, view.leaf_count) == (2500, 1)
    writer.add(leaves[1:])
    view.refresh()
    assert (view.characters, view.leaf_count) == (5001, 2)
    assert not library.texts.get(writer.id).complete
    assert library.texts.by_file("") is None


def test_the_same_content_again_is_the_text_that_is_there(library: Library, add_text: AddText) -> None:
    first = add_text(library, "同一篇", title="一")
    assert add_text(library, "同一篇", title="二") == first
    assert library.texts.all() == [first]
    assert library.texts.by_file("一") == first
    assert library.texts.by_file("二") is None


def test_a_mark_made_while_a_known_text_comes_in_stays_with_it(
    library: Library, add_text: AddText, now: datetime
) -> None:
    first = add_text(library, "同一篇")
    ending = next(one for one in assemble([Block(BlockKind.PARAGRAPH, "同一篇")]) if isinstance(one, TextEnd))
    writer = library.texts.begin(HEADER, "", "", now)
    library.commit(annotate(writer.id, AnnotationKind.NOTE, None, now, body="想"))
    assert writer.finish(ending) == (first, False)
    assert [note.body for note in library.annotations.of_text(first.id)] == ["想"]


def test_a_removed_text_comes_back_when_it_is_added_again(library: Library, add_text: AddText, now: datetime) -> None:
    text = add_text(library, "同一篇")
    changes = library.texts.remove(text.id, now)
    assert (changes.operation, changes.texts) == (OperationName.REMOVE_TEXT, (text.id,))
    assert library.texts.all() == []
    assert add_text(library, "同一篇") == text
    assert library.undo_name() is OperationName.ADD_TEXT
    library.undo(now)
    assert library.texts.all() == []


def test_removing_a_text_is_undone_with_its_notes(library: Library, add_text: AddText, now: datetime) -> None:
    text = add_text(library, "一篇")
    library.commit(annotate(text.id, AnnotationKind.NOTE, None, now, body="想", tags=("标",)))
    library.texts.remove(text.id, now)
    assert (library.annotations.all(), library.annotations.tags()) == ([], [])
    library.undo(now)
    assert library.texts.get(text.id) == text
    assert library.annotations.all()[0].body == "想"


def test_undo_of_adding_takes_the_text_away_and_redo_brings_it(
    library: Library, add_text: AddText, now: datetime
) -> None:
    text = add_text(library, "一篇")
    assert library.undo(now).texts == (text.id,)
    assert library.texts.all() == []
    library.redo(now)
    assert library.texts.all() == [text]


def test_an_abandoned_text_leaves_nothing(library: Library, add_text: AddText, now: datetime) -> None:
    shared, own = (Image(name, "image/png", name.encode(), 1, 2) for name in ("shared", "own"))
    add_text(library, "有图", images=[shared])
    writer = library.texts.begin(HEADER, "", "", now)
    writer.add([Leaf(0, 0, "甲", '[["p",1]]')], [shared, own])
    writer.keep_source(zlib.compress(b"\xbc\xd7"))
    assert library.texts.source_bytes(writer.id) == b"\xbc\xd7"
    writer.abandon()
    assert len(library.texts.all()) == 1
    assert library.texts.image("shared") == shared
    assert library.texts.image("own") is None
    assert library.texts.source_bytes(writer.id) is None


def test_an_abandoned_text_keeps_its_notes_out_of_sight(library: Library, now: datetime) -> None:
    writer = library.texts.begin(HEADER, "", "", now)
    note = annotate(writer.id, AnnotationKind.NOTE, None, now, body="想")
    library.commit(note)
    writer.abandon()
    assert library.texts.all() == []
    assert library.check().is_clean
    assert [one.body for one in library.annotations.of_text(writer.id)] == ["想"]


def test_what_an_import_left_half_done_is_cleared_at_opening(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        add_text(library, "一篇")
        library.texts.begin(HEADER, "", "", now).add([Leaf(0, 0, "甲", '[["p",1]]')])
        assert len(library.texts.all()) == 2
    with Library.open(place, now) as library:
        assert [text.title for text in library.texts.all()] == ["书"]


@pytest.mark.parametrize("wrong", ["", "zz", "0"])
def test_an_id_that_names_no_text_or_several_is_unknown(library: Library, add_text: AddText, wrong: str) -> None:
    add_text(library, "甲")
    add_text(library, "乙", title="二")
    with pytest.raises(ReaderError) as caught:
        library.texts.get(wrong)
    assert caught.value.problem is Problem.TEXT_UNKNOWN


def test_a_text_is_found_by_the_beginning_of_its_id(library: Library, add_text: AddText) -> None:
    text = add_text(library, "甲")
    assert library.texts.get(text.id[:8].upper()) == text
    with pytest.raises(ReaderError):
        library.texts.view("no such id")


def test_the_last_opened_text_comes_first(library: Library, add_text: AddText, now: datetime) -> None:
    first, second, third = (add_text(library, sign, title=sign) for sign in "甲乙丙")
    library.texts.set_place(first.id, 1, now + timedelta(hours=1))
    assert {text.id for text in library.texts.all()[1:]} == {second.id, third.id}
    assert library.texts.all()[0].place == 1
    assert library.texts.all()[0].opened == now + timedelta(hours=1)


def test_title_author_and_language_are_corrected_in_one_step_of_undo(
    library: Library, add_text: AddText, now: datetime
) -> None:
    text = add_text(library, "甲")
    options = ImportOptions(title="新题", language="ja")
    assert library.texts.describe(text.id[:8], TextDetails("新题", "某人", "ja"), options, now).texts == (text.id,)
    renamed = library.texts.get(text.id)
    assert (renamed.title, renamed.author, renamed.language) == ("新题", "某人", "ja")
    assert library.texts.choices(text.id) == options
    library.undo(now)
    assert library.texts.get(text.id) == text
    assert library.texts.choices(text.id) == DEFAULT_OPTIONS
    assert library.undo_name() is OperationName.ADD_TEXT


def test_bibliographic_data_are_corrected_in_the_same_step_of_undo(
    library: Library, add_text: AddText, now: datetime
) -> None:
    text, other = add_text(library, "甲", title="一").id, add_text(library, "乙", title="二").id
    data = Bibliography(ItemType.BOOK, publisher="中华书局", date="1980-04", citation_key="yang1980")
    named = TextDetails("一", "某人", "zh")
    library.texts.describe(text, named, DEFAULT_OPTIONS, now, data)
    assert library.bibliographies.of(text) == data
    assert library.bibliographies.of(other) == library.bibliographies.of("unknown") == UNKNOWN_BIBLIOGRAPHY
    assert library.bibliographies.all() == {text: data}
    library.texts.describe(text, TextDetails("三", "某人", "zh"), DEFAULT_OPTIONS, now)
    assert library.bibliographies.of(text) == data
    library.undo(now)
    library.undo(now)
    assert library.bibliographies.all() == {}
    assert library.undo_name() is OperationName.ADD_TEXT


def test_the_look_of_a_text_is_kept_and_is_no_step_of_undo(library: Library, add_text: AddText) -> None:
    text, other = add_text(library, "甲", title="一"), add_text(library, "乙", title="二")
    look = TextAppearance(TextTypeface.SANS, 20, Script.SIMPLIFIED)
    library.texts.set_appearance(text.id, look)
    assert library.texts.appearance(text.id) == look
    assert library.texts.appearance(other.id) == library.texts.appearance("unknown") == USUAL_APPEARANCE
    assert library.undo_name() is OperationName.ADD_TEXT
    library.texts.set_appearance(text.id, USUAL_APPEARANCE)
    assert library.texts.appearance(text.id) == USUAL_APPEARANCE


def test_texts_are_found_by_their_ids_without_a_look_at_the_others(
    library: Library, add_text: AddText, now: datetime
) -> None:
    text = add_text(library, "一篇").id
    connection, statements = library._connection, list[str]()
    connection.raw.set_trace_callback(statements.append)
    assert library.texts.get(text[:-1].upper()).id == text
    library.texts.remove_all([text], now)
    connection.raw.set_trace_callback(None)
    read = [sql for sql in statements if sql.startswith("SELECT id, title")]
    assert len(read) == 2
    for sql in read:
        assert connection.rows(f"EXPLAIN QUERY PLAN {sql}")[0]["detail"].startswith("SEARCH text USING INDEX")
