"""Test that each program's notes are identified by their content and parsed completely."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.model import AnnotationKind
from reader.core.errors import Problem, ReaderError

if TYPE_CHECKING:
    from tests.importers.annotations.conftest import Read

HIGHLIGHT, NOTE, BOOKMARK = AnnotationKind.HIGHLIGHT, AnnotationKind.NOTE, AnnotationKind.BOOKMARK


def sample(name: str) -> str:
    return (Path(__file__).parents[2] / "data" / "notes" / name).read_bytes().decode()


def rows(clippings: ForeignNotes, *names: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(note, name) for name in names) for note in clippings.notes]


def reasons(clippings: ForeignNotes) -> list[tuple[object, object]]:
    return [(error.detail["number"], error.detail["why"]) for error in clippings.skipped]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("My Clippings.txt", NoteSource.KINDLE),
        ("Kindle.txt", NoteSource.KINDLE),
        ("metadata.epub.lua", NoteSource.KOREADER),
        ("metadata.pdf.lua", NoteSource.KOREADER),
        ("one.json", NoteSource.KOREADER),
        ("many.json", NoteSource.KOREADER),
        ("readwise.csv", NoteSource.READWISE),
        ("annotations.calibre_annotation_collection", NoteSource.CALIBRE),
        ("viewer.calibre_highlights", NoteSource.CALIBRE),
        ("Annotations.html", NoteSource.ZOTERO),
        ("Annotations.md", NoteSource.ZOTERO),
        ("library.rdf", NoteSource.ZOTERO),
        ("set.jsonld", NoteSource.WEB_ANNOTATION),
        ("list.json", NoteSource.WEB_ANNOTATION),
    ],
)
@pytest.mark.parametrize("encoded", ["utf-8", "utf-8-sig", "crlf"])
def test_a_source_is_told_by_content(read: Read, name: str, source: NoteSource, encoded: str) -> None:
    words = sample(name).removeprefix("\ufeff")
    data = words.replace("\n", "\r\n").encode() if encoded == "crlf" else words.encode(encoded)
    plain, found = read(sample(name)), read(data, "no suffix")
    assert (found.source, found.notes, reasons(found)) == (source, plain.notes, reasons(plain))


def test_kindle_in_english(read: Read) -> None:
    found = read(sample("My Clippings.txt"))
    assert rows(found, "title", "author", "kind", "quote", "note", "order") == [
        (
            "The Great Gatsby",
            "F. Scott Fitzgerald",
            NOTE,
            "In my younger and more vulnerable years my father gave me some advice",
            "whose advice?",
            345,
        ),
        ("Pragmatic Programmer, The (20th Anniversary)", "Thomas, David", BOOKMARK, "", "", 1795),
        ("Untitled pamphlet", "", HIGHLIGHT, "no author here", "", 1407),
    ]
    assert [note.created and note.created.isoformat() for note in found.notes] == [
        "2020-01-17T21:29:28+08:00",
        "2023-05-01T18:26:53+08:00",
        "2011-08-06T04:13:00+08:00",
    ]


def test_kindle_in_chinese(read: Read) -> None:
    found = read(sample("Kindle.txt"))
    assert rows(found, "title", "author", "kind", "quote", "note", "place") == [
        ("白痴", "陀思妥耶夫斯基", HIGHLIGHT, "两个农民，都上了年纪", "", "位置 #4813-4819"),
        (
            "爱的艺术",
            "〔美〕弗洛姆",
            NOTE,
            "爱不是一种只需投入身心就可获得的感情",
            "第一行\n第二行",
            "第 2 页 · 位置 #22-25",
        ),
        ("黑客与画家", "保罗·格雷厄姆", BOOKMARK, "", "", "第 19 页"),
    ]
    assert [note.created and note.created.isoformat() for note in found.notes] == [
        "2014-10-12T22:23:50+08:00",
        "2022-01-17T00:04:05+08:00",
        "2017-12-09T22:09:32+08:00",
    ]


def entry(words: str, told: str = "- Your Highlight on Location 10-12 | Added on Monday, 1 May 2023 18:26:53") -> str:
    return f"Book (Author)\n{told}\n\n{words}\n==========\n"


def test_kindle_highlights_that_were_extended_come_once(read: Read) -> None:
    found = read(entry("a part") + entry("a part of it") + entry("a part of it"))
    assert rows(found, "quote") == [("a part of it",)]
    assert reasons(found) == [(1, "repeated"), (2, "repeated")]


def test_kindle_notes_stay_by_themselves_where_no_highlight_is(read: Read) -> None:
    told = "- Your Note on Location 900 | Added on Monday, 1 May 2023 18:26:53"
    assert rows(read(entry("words") + entry("far away", told)), "kind", "note") == [(HIGHLIGHT, ""), (NOTE, "far away")]


def test_broken_kindle_entries_cost_no_other(read: Read) -> None:
    broken = "Book (Author)\n==========\n"
    limit = entry(" <You have reached the clipping limit for this item>")
    unknown = entry("words", "- Your Rating at Location 3 | Added on Monday, 1 May 2023 18:26:53")
    empty = entry("")
    undated = entry("no date", "- Your Highlight on Location 99 | Added on sometime")
    last = entry("last", "- Your Highlight | Added on").removesuffix("==========\n")
    found = read(entry("first") + broken + limit + unknown + empty + undated + last)
    assert rows(found, "quote", "created") == [
        ("first", found.notes[0].created),
        ("", found.notes[0].created),
        ("no date", None),
        ("last", None),
    ]
    assert found.notes[1].note == "words"
    assert reasons(found) == [(2, "broken"), (3, "limit"), (5, "no-words")]
    assert [error.detail["why"] for error in found.warnings] == ["kind-guessed", "cut-off"]


def test_kindle_in_other_encodings(read: Read) -> None:
    for encoding in ("utf-16", "gb18030"):
        assert read(sample("Kindle.txt").removeprefix("\ufeff").encode(encoding)).notes[0].title == "白痴"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("T (A)", ("T", "A")),
        ("T (S #1) (A (translator))", ("T (S #1)", "A (translator)")),
        ("书（上）（某人）", ("书（上）", "某人")),
        ("T", ("T", "")),
        ("(A)", ("(A)", "")),
        ("T A)", ("T A)", "")),
        ("T (A", ("T (A", "")),
        ("", ("", "")),
    ],
)
def test_authors_stand_in_the_last_brackets(read: Read, line: str, expected: tuple[str, str]) -> None:
    found = read(entry("words").replace("Book (Author)", f"{line} "))
    if line:
        assert (found.notes[0].title, found.notes[0].author) == expected


def test_a_sidecar(read: Read) -> None:
    found = read(sample("metadata.epub.lua"))
    assert rows(found, "title", "author", "kind", "colour", "quote", "note") == [
        ("红楼梦", "曹雪芹, 高鹗", NOTE, 2, "满纸荒唐言", '第一行\n\n第二行 "引" \\'),
        ("红楼梦", "曹雪芹, 高鹗", BOOKMARK, 0, "", ""),
        ("红楼梦", "曹雪芹, 高鹗", HIGHLIGHT, 1, "长[字]符串 ]] 与行", ""),
    ]
    assert found.notes[0].created == datetime(2026, 3, 1, 4, tzinfo=UTC)
    assert found.notes[0].section == "第一回"


def test_an_old_sidecar(read: Read) -> None:
    assert rows(read(sample("metadata.pdf.lua")), "title", "author", "kind", "quote", "note") == [
        ("Old Book", "", HIGHLIGHT, "Some important stuff", ""),
        ("Old Book", "", NOTE, "More of it", "what I think of it"),
        ("Old Book", "", BOOKMARK, "", ""),
    ]


def test_a_sidecar_that_breaks_off_gives_what_is_whole(read: Read) -> None:
    whole = sample("metadata.epub.lua")
    found = read(whole[: whole.index("[3] = {") + 40])
    assert [note.quote for note in found.notes][:1] == ["满纸荒唐言"]
    assert [error.detail["why"] for error in found.warnings] == ["cut-off"]


def test_koreader_exports(read: Read) -> None:
    one = [("I Am Legend", "still angry at myself", "a note", 5), ("I Am Legend", "books", "", 1)]
    assert rows(read(sample("one.json")), "title", "quote", "note", "colour") == one
    many = rows(read(sample("many.json")), "title", "quote", "note", "colour")
    assert many == one + [("B", *row[1:]) for row in one]


def test_readwise(read: Read) -> None:
    found = read(sample("readwise.csv"))
    assert rows(found, "title", "author", "quote", "note", "colour", "tags", "place") == [
        (
            "The Slow Book",
            "Mara Ellison",
            "Attention is trained, not given.\nA page read twice is a different page.",
            'Key "idea", kept',
            3,
            ("favorite", "deep work"),
            "page 12",
        ),
        ("The Deluge (History #1)", "Adam Tooze", "insight", "", 1, (), "location 120"),
    ]


def test_a_table_with_rows_of_other_columns(read: Read) -> None:
    found = read("Highlight,Book Title,Note\none,B,\ntwo,B,n,more,cells\n,,\nthree,B\n,B,\n")
    assert rows(found, "quote") == [("one",), ("three",)]
    assert reasons(found) == [(2, "columns"), (4, "no-words")]


def test_a_table_of_another_spreadsheet(read: Read) -> None:
    assert rows(read("Book Title;Highlight;Book Author\nB;q;A\n"), "quote", "author") == [("q", "A")]


@pytest.mark.parametrize("words", ["a,b", 'a "b"', "line\nbreak", "  spaced  ", "=1+1", "，。", "𠮷"])
def test_any_words_come_back_from_a_table(read: Read, words: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([("Highlight", "Book Title"), (words, "B")])
    assert rows(read(out.getvalue()), "quote") == [(words.strip(),)]


def test_calibre(read: Read) -> None:
    found = read(sample("annotations.calibre_annotation_collection"))
    assert rows(found, "kind", "quote", "note", "colour", "section", "work") == [
        (NOTE, "Some books are to be tasted", "and some chewed", 4, "Of Studies", "3"),
        (BOOKMARK, "", "", 0, "", "3"),
    ]
    assert reasons(found) == [(3, "removed")]
    assert rows(read(sample("viewer.calibre_highlights")), "quote", "colour") == [("tasted", 2)]


def test_zotero_notes(read: Read) -> None:
    work = "Smith & Li, 2020"
    assert rows(read(sample("Annotations.html")), "title", "quote", "note", "place") == [
        (work, "Subject-specific subsets of “electrodes” were made", "is that so?", f"{work}, p. 3"),
        (work, "isolates the potential", "", f"{work}, p. 4"),
        (work, "", "a note on the page", f"{work}, p. 5"),
    ]
    assert rows(read(sample("Annotations.md")), "title", "quote", "note") == [
        ("Étienne, 2010", "The “first” passage_one", "my own words"),
        ("Étienne, 2010", "second passage", ""),
        ("Later thoughts", "", "only written"),
    ]
    assert rows(read(sample("library.rdf")), "title", "author", "quote", "note", "colour", "order") == [
        ("Of Studies", "Francis Bacon", "tasted, others swallowed", "chew", 4, 7)
    ]


def test_web_annotations(read: Read) -> None:
    found = read(sample("set.jsonld"))
    assert rows(found, "title", "author", "kind", "quote", "note", "prefix", "suffix", "tags", "creator") == [
        ("Of Studies", "Francis Bacon", NOTE, "tasted", "why?", "to be ", ", others", ("reading",), "Ann"),
        ("Of Studies", "Francis Bacon", BOOKMARK, "", "", "", "", (), ""),
        ("Of Studies", "Francis Bacon", NOTE, "", "on it all", "", "", (), ""),
    ]
    assert rows(read(sample("list.json")), "quote", "start") == [("tasted", 5)]
    single = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "body": "words", "target": "x"}
    assert rows(read(json.dumps(single)), "note") == [("words",)]


def test_entries_of_the_wrong_shape_are_passed_over(read: Read) -> None:
    documents = [
        {"type": "calibre_annotation_collection", "annotations": [1, None, {"type": "highlight"}]},
        {"title": "B", "entries": ["x", 3, {"sort": "highlight", "text": 7.5e300, "time": True, "page": {}}]},
        {"type": "AnnotationSet", "items": [[], {"target": 5, "body": {"value": 3}}, {"body": [None], "tags": [1]}]},
    ]
    found = [read(json.dumps(document)) for document in documents]
    assert [len(one.notes) + len(one.skipped) for one in found] == [3, 3, 3]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", Problem.FILE_EMPTY),
        ("just a letter", Problem.NOTES_UNKNOWN),
        ("[]", Problem.NOTES_UNKNOWN),
        ('{"a": 1}', Problem.NOTES_UNKNOWN),
        ('{"entries": [', Problem.NOTES_DAMAGED),
        ('{"entries": [], "entries": []}', Problem.NOTES_DAMAGED),
        ('{"entries": [NaN]}', Problem.NOTES_DAMAGED),
        ('{"entries": [1e999]}', Problem.NOTES_DAMAGED),
        ("[" * 40 + "]" * 40, Problem.NOTES_DAMAGED),
        ("[" * 200_000, Problem.NOTES_DAMAGED),
        ('{"entries": []}', Problem.NOTES_EMPTY),
        ("Highlight,Book Title\n", Problem.NOTES_EMPTY),
        ("return {}", Problem.NOTES_EMPTY),
        ("\x89PNG\r\n\x1a\n" + "\x00" * 100, Problem.FILE_BINARY),
    ],
)
def test_what_is_no_file_of_notes_is_said(read: Read, content: str, problem: Problem) -> None:
    with pytest.raises(ReaderError) as caught:
        read(content.encode("latin-1"))
    assert caught.value.problem is problem


def test_a_file_may_not_be_larger_than_any_of_notes(read: Read) -> None:
    with pytest.raises(ReaderError) as caught:
        read(b"{" + b" " * (20 * 1024 * 1024))
    assert caught.value.problem is Problem.FILE_TOO_LARGE


def test_words_are_sound(read: Read) -> None:
    found = read('{"entries": [{"text": "a\\ud800b\\u0000c\\r\\nd", "title": "x"}], "title": "T\\udfff"}')
    assert rows(found, "title", "quote") == [("T\ufffd", "a\ufffdb\ufffdc\nd")]


def test_ten_thousand_entries_take_no_time(read: Read) -> None:
    told = "- Your Highlight on Location {}-{} | Added on"
    words = "".join(entry(f"words {at}", told.format(at * 9, at * 9 + 3)) for at in range(10_000))
    found = read(words)
    assert len(found.notes) == 10_000
    assert isinstance(found.notes[0], ForeignNote)
