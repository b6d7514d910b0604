"""A new edition replaces a text along with its notes and coverage, and one undo step restores the old one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.reanchoring.anchor_match import MatchKind
from reader.core.annotations.reanchoring.carry_over import preview_edition
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.annotations.reanchoring.edition_preview import EditionPreview
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.import_options import DEFAULT_OPTIONS
from reader.core.text.leaves import Leaf
from reader.core.text.model import Text, TextDetails, TextFormat
from reader.storage.library import Library

AddText = Callable[..., Text]
FIRST = (
    "第一章",
    "学而时习之，不亦说乎？有朋自远方来，不亦乐乎？",
    "第二章",
    "人不知而不愠，不亦君子乎？其为人也孝弟。",
)
SECOND = (
    "第一章",
    "序言：此书新校。",
    "学而时习之，不亦说乎？有朋自远方来，不亦乐乎？",
    "第二章",
    "道千乘之国，敬事而信。",
)


def read_edition(
    library: Library,
    text: str,
    paragraphs: tuple[str, ...],
    now: datetime,
    *,
    bibliography: Bibliography = UNKNOWN_BIBLIOGRAPHY,
) -> str:
    header = TextHeader("书", "作者", "zh", TextFormat.MARKDOWN, "utf-8", bibliography=bibliography)
    writer = library.editions.shelf(text).begin(header, "/new", "new file", now)
    for event in assemble(
        Block(BlockKind.HEADING if words.startswith("第") else BlockKind.PARAGRAPH, words, level=1)
        for words in paragraphs
    ):
        if isinstance(event, Leaf):
            writer.add([event])
        elif isinstance(event, TextEnd):
            writer.finish(event)
    return writer.id


def rehearsed(library: Library, text: str, edition: str, now: datetime) -> EditionPreview:
    return preview_edition(library.editions.present(text), library.editions.edition(edition), Comparison(), now)


def replace(library: Library, text: str, paragraphs: tuple[str, ...], now: datetime) -> Changes:
    edition = read_edition(library, text, paragraphs, now)
    return library.editions.replace(text, edition, rehearsed(library, text, edition, now), now)


def highlight(library: Library, text: str, quote: str, now: datetime) -> str:
    view = library.texts.view(text)
    start = view.find(quote)[0][0]
    anchor = make_anchor(view, start, start + len(quote))
    operation = operations.annotate(text, AnnotationKind.NOTE, anchor, now, body="想")
    return library.commit(operation).annotations[0]


def content_of(library: Library, text: str) -> str:
    return library.texts.view(text).slice(0, 10**9)


def everything(library: Library, text: str) -> tuple[object, ...]:
    view = library.texts.view(text)
    return (
        *(library.texts.get(text), content_of(library, text), view.outline(), library.annotations.of_text(text)),
        *(library.coverage.ranges(text), library.coverage.totals(), library.texts.all()),
        library.texts.source_bytes(text),
    )


def test_a_text_keeps_its_id_and_its_notes_in_a_new_edition(library: Library, add_text: AddText, now: datetime) -> None:
    text = add_text(library, *FIRST).id
    stays, goes = highlight(library, text, "有朋自远方来", now), highlight(library, text, "人不知而不愠", now)
    changes = replace(library, text, SECOND, now)
    assert (changes.operation, changes.texts) == (OperationName.REPLACE_TEXT, (text,))
    assert content_of(library, text) == "\n".join(SECOND)
    assert library.texts.get(text).format is TextFormat.MARKDOWN
    assert library.texts.get(text).characters == len("\n".join(SECOND))
    found = {one.id: one for one in library.annotations.of_text(text)}
    assert content_of(library, text)[found[stays].start : found[stays].end] == "有朋自远方来"
    assert (found[goes].orphan, found[goes].quote, found[goes].body) == (True, "人不知而不愠", "想")
    assert library.texts.by_file("new file") == library.texts.get(text)
    assert len(library.texts.all()) == 1
    assert library.check(now=now).findings == ()


def test_undo_brings_the_old_edition_back_whole_and_redo_the_new_one(
    library: Library, add_text: AddText, now: datetime
) -> None:
    text = add_text(library, *FIRST).id
    highlight(library, text, "有朋自远方来", now)
    highlight(library, text, "人不知而不愠", now)
    library.coverage.add(text, 4, 25)
    library.texts.set_place(text, 30, now)
    before = everything(library, text)
    replace(library, text, SECOND, now)
    after = everything(library, text)
    assert library.undo(now).texts == (text,)
    assert everything(library, text) == before
    library.redo(now)
    assert everything(library, text) == after
    assert after != before


OLD, NEW = Bibliography(publisher="甲社", citation_key="lunyu"), Bibliography(publisher="乙社", date="1980")


@pytest.mark.parametrize(
    ("known", "corrects", "after"),
    [
        (UNKNOWN_BIBLIOGRAPHY, False, NEW),
        (OLD, False, OLD),
        (OLD, True, Bibliography(publisher="甲社", date="1980", citation_key="lunyu")),
    ],
)
def test_bibliographic_data_of_two_publications_are_not_mixed(
    library: Library, add_text: AddText, now: datetime, known: Bibliography, *, corrects: bool, after: Bibliography
) -> None:
    text = add_text(library, *FIRST).id
    library.texts.describe(text, TextDetails("书", "作者", "zh"), DEFAULT_OPTIONS, now, known)
    edition = read_edition(library, text, SECOND, now, bibliography=NEW)
    preview = rehearsed(library, text, edition, now)
    library.editions.replace(text, edition, preview, now, corrects=corrects)
    assert library.bibliographies.of(text) == after
    library.undo(now)
    assert library.bibliographies.of(text) == known


def test_an_old_edition_is_there_after_a_restart_and_goes_when_it_cannot_come_back(
    place: Path, add_text: AddText, now: datetime
) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, *FIRST).id
        before = everything(library, text)
        replace(library, text, SECOND, now)
        replace(library, text, (*SECOND, "第三章"), now)
    with Library.open(place, now) as library:
        library.undo(now)
        library.undo(now)
        assert everything(library, text) == before
        library.redo(now)
        for number in range(200):
            library.texts.describe(text, TextDetails(f"名{number}", "", "zh"), DEFAULT_OPTIONS, now)
    with Library.open(place, now) as library:
        kept = library._connection.rows("SELECT id FROM text WHERE edition_of IS NOT NULL")
        assert len(kept) == 1
        assert content_of(library, text) == "\n".join(SECOND)
        assert library.check(now=now).findings == ()


def test_an_edition_that_was_not_put_in_place_leaves_nothing(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, *FIRST).id
        before = everything(library, text)
        edition = read_edition(library, text, SECOND, now)
        assert rehearsed(library, text, edition, now).count(MatchKind.ORPHANED) == 0
        library.editions.discard(edition, now)
        left = read_edition(library, text, SECOND, now)
    with Library.open(place, now) as library:
        assert everything(library, text) == before
        for gone in (edition, left):
            with pytest.raises(ReaderError):
                library.texts.view(gone)
        assert library.undo_name() is OperationName.ADD_TEXT


def test_what_is_another_text_already_is_no_edition(library: Library, add_text: AddText, now: datetime) -> None:
    text, other = add_text(library, *FIRST).id, add_text(library, *SECOND, title="新").id
    edition = read_edition(library, text, SECOND, now)
    with pytest.raises(ReaderError) as caught:
        library.editions.replace(text, edition, rehearsed(library, text, edition, now), now)
    assert caught.value.problem is Problem.TEXT_KNOWN
    assert content_of(library, text) == "\n".join(FIRST)
    library.texts.remove(other, now)
    library.editions.replace(text, edition, rehearsed(library, text, edition, now), now)
    library.undo(now)
    library.undo(now)
    assert {one.id for one in library.texts.all()} == {text, other}


def test_the_same_words_are_told_to_be_present(library: Library, add_text: AddText, now: datetime) -> None:
    text = add_text(library, *FIRST).id
    assert library.editions.is_present(text, read_edition(library, text, FIRST, now))
    assert not library.editions.is_present(text, read_edition(library, text, SECOND, now))


def test_a_search_finds_the_words_of_the_present_edition_only(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, *FIRST).id
        library.index.index_text(text)
        replace(library, text, SECOND, now)
        assert library.index.search("人不知") == []
        for pending in library.index.pending():
            library.index.index_text(pending)
        assert [hit.text for hit in library.index.search("道千乘之国")] == [text]
        assert library.index.search("人不知") == []
    with Library.open(place, now) as library:
        assert library.index.pending() == []
        library.undo(now)
        assert library.index.pending() == []
        assert [hit.text for hit in library.index.search("人不知")] == [text]


def test_the_library_is_copied_before_a_text_is_replaced(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, *FIRST).id
        replace(library, text, SECOND, now)
    copies = list(place.parent.rglob("*.db"))
    assert len([one for one in copies if one.name not in {"library.db", "cache.db"}]) == 1


def test_an_annotation_is_never_deleted_nor_robbed_of_its_anchor(
    library: Library, add_text: AddText, now: datetime
) -> None:
    highlight(library, add_text(library, *FIRST).id, "有朋自远方来", now)
    for sql in ("DELETE FROM annotation", 'UPDATE annotation SET start = NULL, "end" = NULL, exact = NULL'):
        with pytest.raises(Exception, match="annotation"):
            library._connection.execute(sql)


@settings(max_examples=25)
@given(
    editions=st.lists(st.lists(st.sampled_from([*FIRST, *SECOND]), min_size=1, max_size=5, unique=True), max_size=4),
    spans=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=6),
)
def test_anchored_and_orphaned_are_all_through_every_edition(
    editions: list[list[str]], spans: list[tuple[int, int]]
) -> None:
    now = datetime.fromisoformat("2026-03-28T09:00+08:00")
    with Library.in_memory(now) as library:
        text = _begun(library, now)
        view = library.texts.view(text)
        for start, length in spans:
            anchor = make_anchor(view, start, start + length)
            library.commit(operations.annotate(text, AnnotationKind.HIGHLIGHT, anchor, now, colour=1))
        states = [library.annotations.of_text(text)]
        for number, paragraphs in enumerate(editions):
            replace(library, text, (*paragraphs, f"第{number}版"), now + timedelta(days=number))
            states.append(library.annotations.of_text(text))
            _all_stand(states[-1], content_of(library, text), len(spans))
        for state in reversed(states[:-1]):
            library.undo(now)
            assert library.annotations.of_text(text) == state
        assert library.check(now=None).findings == ()


def _begun(library: Library, now: datetime) -> str:
    writer = library.texts.begin(TextHeader("书", "", "zh", TextFormat.PLAIN, "utf-8"), "", "", now)
    for event in assemble(Block(BlockKind.PARAGRAPH, words) for words in FIRST):
        if isinstance(event, Leaf):
            writer.add([event])
        elif isinstance(event, TextEnd):
            writer.finish(event)
    return writer.id


def _all_stand(annotations: list[Annotation], whole: str, number: int) -> None:
    anchored = [one for one in annotations if not one.orphan]
    assert len(annotations) == number
    assert all(whole[one.start : one.end] == one.quote for one in anchored)


def test_a_correction_brings_the_names_along_and_a_replacement_does_not(
    library: Library, add_text: AddText, now: datetime
) -> None:
    text = add_text(library, *FIRST, title="乱码").id
    for corrects, title in ((False, "乱码"), (True, "书")):
        edition = read_edition(library, text, (*SECOND, str(corrects)), now)
        rehearsal = rehearsed(library, text, edition, now)
        changes = library.editions.replace(text, edition, rehearsal, now, corrects=corrects)
        assert library.texts.get(text).title == title
    assert changes.operation == OperationName.CORRECT_TEXT
    library.undo(now)
    assert library.texts.get(text).title == "乱码"


@pytest.mark.parametrize(
    ("last", "same"),
    [
        (Block(BlockKind.HEADING, "第二章", level=1, names=("第二章",)), True),
        (Block(BlockKind.PARAGRAPH, "第二章", level=1, names=("第二章",)), False),
        (Block(BlockKind.HEADING, "第三章", level=1, names=("第二章",)), False),
    ],
)
def test_a_reading_is_the_same_if_words_and_headings_are(
    library: Library, add_text: AddText, now: datetime, last: Block, same: bool
) -> None:
    text = add_text(library, "第一章", "学而时习之", "第二章").id
    first = (
        Block(BlockKind.HEADING, "第一章", level=1, names=("第一章",)),
        Block(BlockKind.PARAGRAPH, "学而时习之", names=("学而时习",)),
    )
    writer = library.editions.shelf(text).begin(TextHeader("书", "", "zh", TextFormat.PLAIN, "utf-8"), "", "", now)
    for event in assemble((*first, last)):
        if isinstance(event, Leaf):
            writer.add([event])
        elif isinstance(event, TextEnd):
            writer.finish(event)
    assert library.editions.is_same_reading(text, writer.id) is same
