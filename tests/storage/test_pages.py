"""The pages of a printed edition are stored with the edition of a text, and notes have the page they are on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import pytest

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.core.annotations.reanchoring.carry_over import preview_edition
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.text.blocks import Block, BlockKind, PageStart
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import TextFormat
from reader.storage.library import Library
from reader.storage.repositories.text_writer import TextWriter

HEADER = TextHeader("书", "", "zh", TextFormat.PDF, "")
FIRST = Block(BlockKind.PARAGRAPH, "学而时习之，不亦说乎？", pages=(PageStart("1", 0), PageStart("2", 6)))
SECOND = Block(BlockKind.PARAGRAPH, "有朋自远方来，不亦乐乎？")


def import_text(writer: TextWriter, blocks: Iterable[Block]) -> str:
    for event in assemble(blocks):
        if isinstance(event, Leaf):
            writer.add([event])
        elif isinstance(event, TextEnd):
            return writer.finish(event)[0].id
    raise AssertionError


def test_a_text_tells_its_pages(library: Library, now: datetime) -> None:
    text = import_text(library.texts.begin(HEADER, "", "a", now), (FIRST, SECOND))
    view = library.texts.view(text)
    assert [view.page_at(position) for position in (0, 5, 6, 20)] == ["1", "1", "2", "2"]
    pages = view.pages()
    assert (len(pages), pages.start_of("2")) == (2, 6)


@pytest.mark.parametrize(
    ("position", "label"), [(0, ""), (1, "iv"), (3, "iv"), (4, "2"), (8, "2"), (9, "A-3"), (20, "A-3")]
)
def test_a_position_lies_on_the_last_page_that_begins_before_it(
    library: Library, now: datetime, position: int, label: str
) -> None:
    pages = PageStart("iv", 1), PageStart("1", 4), PageStart("2", 4), PageStart("A-3", 9)
    paged = Block(BlockKind.PARAGRAPH, FIRST.text, pages=pages)
    text = import_text(library.texts.begin(HEADER, "", "a", now), (paged, SECOND))
    note = annotate(text, AnnotationKind.HIGHLIGHT, make_anchor(library.texts.view(text), position, 21), now, colour=1)
    library.commit(note)
    library.index.index_text(text)
    assert library.texts.view(text).page_at(position) == label
    assert library.annotations.get(note.edits[0].id).page == label
    assert [hit.page for hit in library.index.search("colour:1")] == [label]


def test_a_text_without_pages_tells_none(library: Library, now: datetime) -> None:
    view = library.texts.view(import_text(library.texts.begin(HEADER, "", "a", now), (SECOND,)))
    assert (len(view.pages()), view.page_at(3)) == (0, "")


def annotate_quote(library: Library, text: str, quote: str, now: datetime) -> str:
    view = library.texts.view(text)
    start = view.slice(0, view.characters).index(quote)
    anchor = make_anchor(view, start, start + len(quote), "")
    operation = annotate(text, AnnotationKind.HIGHLIGHT, anchor, now, colour=1)
    library.commit(operation)
    return operation.edits[0].id


def test_a_note_knows_the_page_that_its_passage_begins_on(library: Library, now: datetime) -> None:
    text = import_text(library.texts.begin(HEADER, "", "a", now), (FIRST, SECOND))
    before, after = annotate_quote(library, text, "时习", now), annotate_quote(library, text, "远方", now)
    assert [library.annotations.get(one).page for one in (before, after)] == ["1", "2"]
    assert [one.page for one in library.annotations.of_text(text)] == ["1", "2"]
    assert [one.page for one in library.annotation_lists.some([after, before])] == ["2", "1"]


def test_a_new_edition_has_pages_of_its_own_and_undo_brings_the_old_ones_back(library: Library, now: datetime) -> None:
    text = import_text(library.texts.begin(HEADER, "", "a", now), (FIRST, SECOND))
    note = annotate_quote(library, text, "远方", now)
    other = Block(BlockKind.PARAGRAPH, FIRST.text, pages=(PageStart("11", 0),))
    last = Block(BlockKind.PARAGRAPH, SECOND.text + "又一句。", pages=(PageStart("12", 0),))
    edition = import_text(library.editions.shelf(text).begin(HEADER, "", "b", now), (other, last))
    rehearsal = preview_edition(library.editions.present(text), library.editions.edition(edition), Comparison(), now)
    library.editions.replace(text, edition, rehearsal, now)
    assert library.annotations.get(note).page == "12"
    assert library.texts.view(text).pages().start_of("11") == 0
    library.undo(now)
    assert library.annotations.get(note).page == "2"
    assert library.texts.view(text).pages().start_of("11") is None


def test_a_note_without_a_passage_stands_on_no_page(library: Library, now: datetime) -> None:
    text = import_text(library.texts.begin(HEADER, "", "a", now), (FIRST,))
    operation = annotate(text, AnnotationKind.NOTE, None, now, body="On all of it")
    library.commit(operation)
    assert library.annotations.get(operation.edits[0].id).page == ""
