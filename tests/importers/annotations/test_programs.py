"""Test that the notes of programs that write lists and JSON are told by their content and read completely."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reader.core.annotations.foreign_notes import ForeignPublication, NoteSource
from reader.core.annotations.model import AnnotationKind
from reader.core.text.bibliography import Bibliography, ItemType
from tests.importers.annotations.test_formats import reasons, rows
from tests.support.program_notes import AUTHOR, PROGRAMS, TITLE, Marked, moon_reader, weread_since

if TYPE_CHECKING:
    from tests.importers.annotations.conftest import Read

HIGHLIGHT, NOTE, BOOKMARK = AnnotationKind.HIGHLIGHT, AnnotationKind.NOTE, AnnotationKind.BOOKMARK
NOTES = [
    Marked("不动笔墨不读书"),
    Marked("读书要读原文，不能只读转述。", "回头再查\n第二行"),
    Marked("A line in English, with “quotation marks”.", chapter="第二章"),
]
NAMELESS = {"readest.json", "koodo.json"}
WITHOUT_AUTHOR = NAMELESS | {"moon.mrexpt", "hypothesis.json"}


@pytest.mark.parametrize("encoded", ["utf-8", "utf-8-sig", "crlf"])
@pytest.mark.parametrize(("name", "source", "write"), [(name, *row) for name, row in PROGRAMS.items()])
def test_a_program_is_told_by_content_and_its_notes_are_read(
    read: Read, name: str, source: NoteSource, write: Callable[[Sequence[Marked]], str], encoded: str
) -> None:
    words = write(NOTES)
    found = read(words.replace("\n", "\r\n").encode() if encoded == "crlf" else words.encode(encoded), "no suffix")
    comments = ["", ""] if source is NoteSource.APPLE_BOOKS else ["", "回头再查\n第二行"]
    assert found.source is source
    assert (reasons(found), found.warnings) == ([], ())
    assert [note.quote for note in found.notes] == [note.quote for note in NOTES]
    assert [note.note for note in found.notes] == [*comments, ""]
    assert [note.kind for note in found.notes] == [NOTE if comment else HIGHLIGHT for comment in [*comments, ""]]
    assert {note.title for note in found.notes} == {"" if name in NAMELESS else TITLE}
    assert {note.author for note in found.notes} == {"" if name in WITHOUT_AUTHOR else AUTHOR}
    assert all(note.colour for note in found.notes)


@pytest.mark.parametrize("name", [name for name in PROGRAMS if name != "apple.txt" and "weread" not in name])
def test_times_orders_and_colours_are_kept(read: Read, name: str) -> None:
    source, write = PROGRAMS[name]
    found = read(write(NOTES))
    assert found.notes[0].created == datetime(2024, 9, 4, 0 if source is NoteSource.BOOX else 8, tzinfo=UTC)
    orders = [note.order for note in found.notes if note.order is not None]
    assert orders == sorted(set(orders))
    assert len(orders) in {0, 3}
    assert found.notes[0].colour == (1 if source in {NoteSource.BOOX, NoteSource.KOODO, NoteSource.HYPOTHESIS} else 2)
    assert found.notes[0].tags == (("方法",) if "tag" in write(NOTES) else ())


def test_weread_has_chapters_thoughts_without_passages_and_reviews(read: Read) -> None:
    found = read(
        "《红楼梦》\n\n曹雪芹 高鹗\n5个笔记\n\n\n第一回 甄士隐\n\n◆ 满纸荒唐言\n一把辛酸泪\n\n都云作者痴\n\n"
        "◆ 2024/09/04发表想法\n\n这一回要再读\n\n◆ 2024/09/05 认为好看\n\n值得\n\n\n第二回\n\n"
        "◆ 2024/09/06发表想法\n\n一\n\n原文：贾雨村\n\n◆ 2024/09/07发表想法\n\n二\n\n原文： 贾雨村 \n\n-- 来自微信读书"
    )
    assert rows(found, "kind", "quote", "note", "section") == [
        (HIGHLIGHT, "满纸荒唐言\n一把辛酸泪\n\n都云作者痴", "", "第一回 甄士隐"),
        (NOTE, "", "这一回要再读", "第一回 甄士隐"),
        (NOTE, "", "认为好看\n\n值得", "第一回 甄士隐"),
        (NOTE, "贾雨村", "一\n\n二", "第二回"),
    ]
    assert found.notes[0].author == "曹雪芹 高鹗"
    assert found.notes[1].created == datetime(2024, 9, 3, 16, tzinfo=UTC)


def test_weread_keeps_equal_passages_apart(read: Read) -> None:
    assert len(read(weread_since([Marked("一样的话"), Marked("一样的话")])).notes) == 2


def test_weread_is_known_by_its_first_lines_alone(read: Read) -> None:
    assert read("《书》\n人\n1个笔记\n\n◆ 章\n\n>> 话").notes[0].quote == "话"


def test_moon_reader_skips_a_broken_entry_and_keeps_bookmarks(read: Read) -> None:
    whole = moon_reader([Marked("one"), Marked("two")])
    bookmark = (
        "#\n9\n\n/a/My Book.epub\n/a/my book.epub\n0\n0\n77\n0\n-256\n1725436800000\nChapter 2 (12%)\n\n\n0\n0\n0\n"
    )
    found = read(whole + bookmark + "#\n1\n2\n#\n")
    assert rows(found, "kind", "quote", "title", "place") == [
        (HIGHLIGHT, "one", TITLE, ""),
        (HIGHLIGHT, "two", TITLE, ""),
        (BOOKMARK, "", "My Book", "Chapter 2 (12%)"),
    ]
    assert reasons(found) == [(4, "broken"), (5, "broken")]


def test_moon_reader_is_read_with_one_line_less_before_its_numbers(read: Read) -> None:
    lines = moon_reader([Marked("one", "a<BR>b")]).replace("/sdcard/books/a.epub\n", "")
    assert rows(read(lines), "quote", "note") == [("one", "a\nb")]


@pytest.mark.parametrize(
    ("text", "quote", "title", "author"),
    [
        (
            "“Words.”\n\nExcerpt From\nA Book\nAn Author\nThis material may be protected by copyright.",
            "Words.",
            "A Book",
            "An Author",
        ),
        ("“Words.”\n\nExcerpt From: An Author. “A Book.” Apple Books. \n", "Words.", "A Book", "An Author"),
        ("“話。”\n\n摘錄自\n書\n人\n此材料可能受版權保護。", "話。", "書", "人"),
        ("„Worte.“\n\nAuszug aus\nBuch\n", "Worte.", "Buch", ""),
        ("“One\n\ntwo”\n\nExcerpt From\nA Book", "One\n\ntwo", "A Book", ""),
    ],
)
def test_a_passage_copied_from_apple_books_is_read(read: Read, text: str, quote: str, title: str, author: str) -> None:
    assert rows(read(text), "quote", "title", "author") == [(quote, title, author)]


def test_readest_skips_what_was_removed_and_places_bookmarks_by_their_words(read: Read) -> None:
    shared = {"cfi": "epubcfi(/6/2)", "createdAt": 1725436800000, "text": "words of the page…"}
    found = read(
        json.dumps([{"type": "bookmark", **shared}, {"type": "annotation", "deletedAt": 1725436800001, **shared}])
    )
    assert rows(found, "kind", "quote", "colour") == [(BOOKMARK, "words of the page", 0)]
    assert reasons(found) == [(2, "removed")]


def test_foliate_tells_that_its_bookmarks_have_no_words(read: Read) -> None:
    value = {"metadata": {"title": {"zh": "书"}, "creator": "人"}, "bookmarks": ["epubcfi(/6/2)"]}
    value["annotations"] = [{"value": "epubcfi(/6/4)", "text": "话", "color": "squiggly"}]  # type: ignore[assignment]
    found = read(json.dumps(value))
    assert rows(found, "title", "author", "quote", "style") == [("书", "人", "话", "wavy")]
    assert reasons(found) == [(2, "no-words")]


def test_hypothesis_has_notes_on_pages_and_replies(read: Read) -> None:
    rest = {"uri": "https://example.org/a", "tags": [], "document": {}, "target": [{"source": "https://example.org/a"}]}
    page = {"id": "a", "text": "on the page", **rest}
    reply = {"id": "b", "text": "a reply", "references": ["a"], **rest}
    found = read(json.dumps({"annotations": [page, reply, {**rest, "text": ""}]}))
    assert rows(found, "kind", "note", "work", "answers") == [
        (NOTE, "on the page", "https://example.org/a", ""),
        (NOTE, "a reply", "https://example.org/a", "a"),
    ]
    assert reasons(found) == [(3, "no-words")]


def test_better_bibtex_skips_pictures_and_names_people(read: Read) -> None:
    annotations = [{"annotationType": "image"}, {"annotationType": "underline", "annotationText": "words"}]
    creators = [{"creatorType": "editor", "name": "E"}, {"creatorType": "author", "firstName": "A", "lastName": "B"}]
    item = {"itemType": "book", "title": "T", "creators": creators, "attachments": [{"annotations": annotations}]}
    found = read(json.dumps({"items": [{"itemType": "note"}, item]}))
    assert rows(found, "quote", "author", "style") == [("words", "A B", "underline")]
    assert reasons(found) == [(1, "kind")]


def test_better_bibtex_says_what_is_known_of_the_publication(read: Read) -> None:
    creators = [{"creatorType": "author", "name": "A"}, {"creatorType": "translator", "name": "T"}]
    known = {"citationKey": "a1998", "publisher": "P", "date": "1998-04", "ISBN": "0-306-40615-2", "DOI": "none"}
    annotations = [{"annotationType": "highlight", "annotationText": "words"}]
    item = {"itemType": "book", "title": "T", "creators": creators, **known}
    items = [item | {"attachments": [{"annotations": annotations}]}, item | {"title": "U", "attachments": []}]
    found = read(json.dumps({"items": items}))
    data = Bibliography(
        *(ItemType.BOOK, "", "P", "", "1998-04"), translator="T", isbn="0306406152", citation_key="a1998"
    )
    assert found.publications == (ForeignPublication("T", "A", data),)
