"""Books of Mobipocket and Kindle come with all that an EPUB of the same words comes with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind, InlineKind
from reader.core.text.import_events import CoverImage, SourceEvent, TableOfContents, TextEnd, TextHeader, assemble
from reader.core.text.import_options import DEFAULT_OPTIONS, HeadingSource, ImportOptions
from reader.core.text.model import TextFormat
from reader.core.text.omissions import OmissionKind
from reader.importers import identify, parse
from reader.importers.mobi.book_header import read_header
from reader.importers.mobi.palm_database import MOBIPOCKET, PalmDatabase
from tests.importers.conftest import png
from tests.support.mobi_files import HUFFMAN, PALMDOC, PLAIN, MobiBook, mobi_file, palm_file, palmdoc_file

SAMPLES = Path(__file__).parents[2] / "data/mobi"
BOOKS = ("herons.azw3", "herons.mobi", "herons-joint.mobi", "herons-zh.azw3", "herons-zh.mobi")
NEWER = ("herons.azw3", "herons-joint.mobi", "herons-zh.azw3")
PAGE = b"<html><head></head><body>%s</body></html>"

Write = Callable[[str, str | bytes], Path]


def blocks_of(path: Path, options: ImportOptions = DEFAULT_OPTIONS) -> list[Block]:
    return [event for event in parse(path, options) if isinstance(event, Block)]


def header_of(path: Path) -> TextHeader:
    header = next(iter(parse(path)))
    assert isinstance(header, TextHeader)
    return header


def end_of(events: list[SourceEvent]) -> TextEnd:
    *_others, end = assemble(events)
    assert isinstance(end, TextEnd)
    return end


def marks_of(blocks: list[Block], kind: InlineKind) -> list[tuple[str, str]]:
    return [(b.text[m.start : m.end], m.target) for b in blocks for m in b.inlines if m.kind is kind]


def problem_of(path: Path) -> Problem | None:
    try:
        list(parse(path))
    except ReaderError as error:
        return error.problem if error.path == path else Problem.FILE_MISSING
    return None


def book(body: bytes, **changes: object) -> bytes:
    return mobi_file(replace(MobiBook(PAGE % body), **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_has_its_metadata_its_cover_and_its_contents(name: str) -> None:
    events = list(parse(SAMPLES / name))
    header, is_chinese = events[0], "zh" in name
    assert isinstance(header, TextHeader)
    assert header.format is identify(SAMPLES / name) is TextFormat.MOBI
    assert (header.title, header.author, header.language, header.encoding) == (
        ("水坝上的鹭鸶", "磨坊主的女儿", "zh", "utf-8")
        if is_chinese
        else ("Herons at the Weir", "Ada Miller", "en", "utf-8")
    )
    assert sum(isinstance(event, CoverImage) for event in events) == 1
    titles = (
        ["第一章 磨坊", "第二章 石板", "第三章 留下的"]
        if is_chinese
        else ["Before Sunrise", "The Slate", "What Was Left"]
    )
    assert [(section.title, section.level) for section in end_of(events).sections] == [(title, 1) for title in titles]
    headings = [event.text for event in events if isinstance(event, Block) and event.kind is BlockKind.HEADING]
    assert [heading.replace("\u3000", " ") for heading in headings[:3]] == titles


@pytest.mark.parametrize(
    ("language", "mode", "direction", "vertical"),
    [
        (b"ja", b"vertical-rl", b"rtl", True),
        (b"zh", b"", b"rtl", True),
        (b"ja", b"horizontal-lr", b"ltr", False),
        (b"ja", b"", b"", False),
        (b"he", b"", b"rtl", False),
    ],
)
def test_a_chinese_or_japanese_book_whose_pages_go_to_the_left_is_vertical(
    write_file: Write, language: bytes, mode: bytes, direction: bytes, vertical: bool
) -> None:
    metadata = ((524, language), (525, mode), (527, direction))
    path = write_file("book.mobi", book(b"<p>Words.</p>", metadata=tuple(one for one in metadata if one[1])))
    assert header_of(path).vertical is vertical


@pytest.mark.parametrize("name", BOOKS)
def test_notes_links_and_tables_are_those_of_the_book(name: str) -> None:
    events = list(parse(SAMPLES / name))
    blocks = [event for event in events if isinstance(event, Block)]
    targets = end_of(events).targets
    ((mark, note),) = marks_of(blocks, InlineKind.NOTE_REFERENCE)
    (footnote,) = (block for block in blocks if block.kind is BlockKind.FOOTNOTE)
    assert (mark, note.removeprefix("#") in footnote.names) == ("①" if "zh" in name else "1", True)
    assert all(target.removeprefix("#") in targets for _words, target in marks_of(blocks, InlineKind.LINK))
    (table,) = (block.text for block in blocks if block.kind is BlockKind.TABLE)
    assert table == ("月份\t鹭鸶\n三月\t四只\n四月\t七只" if "zh" in name else "month\therons\nMarch\t4\nApril\t7")


@pytest.mark.parametrize("name", NEWER)
def test_of_two_forms_the_newer_is_read_with_what_only_it_has(name: str) -> None:
    events = list(parse(SAMPLES / name))
    blocks = [event for event in events if isinstance(event, Block)]
    words = " ".join(block.text for block in blocks)
    if "zh" in name:
        assert marks_of(blocks, InlineKind.RUBY) == [("鹭", "lù"), ("鸶", "sī")]
    else:
        assert "editor" not in words
        assert [(omission.kind, omission.count) for omission in end_of(events).omissions] == [(OmissionKind.HIDDEN, 1)]
    if "joint" not in name:
        assert any("water level" in block.text for block in blocks if block.kind is BlockKind.IMAGE)


@pytest.mark.parametrize("name", ["herons.azw3", "herons-joint.mobi"])
def test_pages_of_the_printed_edition_begin_where_the_book_says(name: str) -> None:
    events = list(parse(SAMPLES / name))
    text = "\n".join(event.text for event in events if isinstance(event, Block))
    assert [(page.label, text[page.start :][:9]) for page in end_of(events).pages] == [
        ("3", "The mille"),
        ("4", "The Slate"),
    ]


@pytest.mark.parametrize("codec", [PLAIN, PALMDOC, HUFFMAN])
@pytest.mark.parametrize("has_trailing", [False, True])
def test_each_codec_gives_the_same_words(write_file: Write, codec: int, has_trailing: bool) -> None:
    body = "".join(f"<p>第{number}只鹭鸶。Heron number {number} stands.</p>" for number in range(400)).encode()
    path = write_file("a.mobi", book(body, codec=codec, has_trailing=has_trailing))
    expected = [f"第{number}只鹭鸶。Heron number {number} stands." for number in range(400)]
    assert [block.text for block in blocks_of(path)] == expected


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.mobi", book(b"<p>x</p>", encryption=1, changes={16: 0}), Problem.MOBI_PROTECTED),
        ("a.azw3", book(b"<p>x</p>", encryption=2), Problem.MOBI_PROTECTED),
        ("a.azw", b"\xeaDRMION\xee" + bytes(400), Problem.MOBI_PROTECTED),
        ("a.prc", book(b"<p>x</p>", is_dictionary=True), Problem.MOBI_DICTIONARY),
        ("a.azw4", mobi_file(MobiBook(b"%MOP" + bytes(40) + b"%PDF-1.4")), Problem.MOBI_REPLICA),
        ("a.kfx", b"CONT\x02\x00" + bytes(400), Problem.MOBI_KFX),
        ("a.azw1", b"TPZ0" + bytes(400), Problem.MOBI_TOPAZ),
        ("a.mobi", book(b"<p>x</p>", changes={16: 0}), Problem.MOBI_DAMAGED),
        ("a.mobi", book(b"<p>x</p>", codec=7), Problem.MOBI_DAMAGED),
        ("a.mobi", book(b"<p>x</p>", codec=PALMDOC)[:-200], Problem.MOBI_DAMAGED),
        ("a.mobi", bytes(500), Problem.MOBI_DAMAGED),
        ("a.pdb", palmdoc_file(b"words", codec=17480), Problem.MOBI_DAMAGED),
        ("a.pdb", palm_file(b"DataPlkr", [bytes(100)]), Problem.MOBI_DAMAGED),
        ("a.mobi", book(b" "), Problem.NO_TEXT),
        ("a.mobi", book(b"<p>%s</p>" % (b"a" * 5_000_000), codec=PLAIN, changes={}), None),
    ],
)
def test_what_is_not_read_is_refused_by_name(
    write_file: Write, name: str, data: bytes, problem: Problem | None
) -> None:
    assert problem_of(write_file(name, data)) is problem


def test_a_text_that_only_begins_like_another_format_is_a_text(write_file: Write) -> None:
    assert identify(write_file("a.txt", b"CONTENTS\n\nOne\n")) is TextFormat.PLAIN
    assert identify(write_file("a.mobi", b"A note that somebody gave this name.\n")) is TextFormat.PLAIN
    assert identify(write_file("a.pdb", b"HEADER    HYDROLASE\nATOM      1  N   GLY A   1\n")) is TextFormat.PLAIN


def test_a_text_in_palmdoc_is_a_plain_text(write_file: Write) -> None:
    path = write_file(
        "book.pdb",
        palmdoc_file("第一章 磨坊\n\n天还没亮，她就沿着水坝走。\n\n第二章 石板\n\n石板写满了。\n".encode("gb18030")),
    )
    header, *events = parse(path)
    assert isinstance(header, TextHeader)
    assert (header.format, header.encoding, header.language) == (TextFormat.MOBI, "gb18030", "zh")
    assert [event.text for event in events if isinstance(event, Block)][:2] == [
        "第一章\u3000磨坊",
        "天还没亮，她就沿着水坝走。",
    ]


def test_the_paragraphs_that_the_contents_name_become_headings(write_file: Write) -> None:
    body = (
        b"<p><b>PART ONE</b></p><p>1.</p><p><i>The Weir</i></p><p>The Weir was old.</p>"
        b"<mbp:pagebreak/><p>A picture of it.</p><p>The Slate</p><p>It was full.</p><p>Elsewhere</p>"
    )
    whole = PAGE % body
    contents = [
        ("Part One", 1, whole.index(b"<p><b>PART")),
        ("The Weir", 2, whole.index(b"<p>1.")),
        ("The Slate", 2, whole.index(b"<mbp")),
    ]
    path = write_file("a.mobi", book(body, contents=contents))
    blocks = blocks_of(path)
    assert [(block.text, block.level) for block in blocks if block.kind is BlockKind.HEADING] == [
        ("PART ONE", 1),
        ("The Weir", 2),
        ("The Slate", 2),
    ]
    assert [mark.kind for block in blocks[:3] for mark in block.inlines] == [InlineKind.EMPHASIS]
    sections = end_of(list(parse(path))).sections
    assert [(section.title, section.level) for section in sections] == [
        ("Part One", 1),
        ("The Weir", 2),
        ("The Slate", 2),
    ]


@pytest.mark.parametrize(
    ("title", "paragraphs", "headings"),
    [
        ("The Weir", "<p>1–2 The Weir</p><p>It was old.</p>", ["1–2 The Weir"]),
        ("12. THE WEIR", "<p>The Weir</p><p>It was old.</p>", ["The Weir"]),
        ("Part IV. The Weir", "<p><b>PART IV</b></p><p><b>The Weir</b></p><p>Part IV</p>", ["PART IV", "The Weir"]),
        ("1", "<p>2</p><p>3</p><p>It was old.</p>", []),
        ("The Weir", "<p>It was old.</p><p>So old.</p><p>And older.</p><p>The Weir</p>", []),
        ("***", "<p>***</p><p>It was old.</p>", []),
    ],
)
def test_a_title_is_known_by_its_letters(write_file: Write, title: str, paragraphs: str, headings: list[str]) -> None:
    contents = [(title, 1, PAGE.index(b"%s"))]
    blocks = blocks_of(write_file("a.mobi", book(paragraphs.encode(), contents=contents)))
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING] == headings


def test_a_book_that_marks_its_headings_keeps_them(write_file: Write) -> None:
    body = b"<h2>The Weir</h2><p>The Slate</p><p>It was full.</p>"
    contents = [("The Slate", 1, (PAGE % body).index(b"<p>The Slate"))]
    path = write_file("a.mobi", book(body, contents=contents))
    assert [block.text for block in blocks_of(path) if block.kind is BlockKind.HEADING] == ["The Weir"]
    ignored = list(parse(path, ImportOptions(headings=HeadingSource.IN_TEXT)))
    assert [section.title for section in end_of(ignored).sections] == ["The Weir"]


def test_without_an_index_the_page_of_contents_gives_the_contents(write_file: Write) -> None:
    page = (
        b'<html><head><guide><reference type="toc" title="Contents" filepos=%010d /></guide></head><body>'
        b"<p>The Weir</p><p>It was old.</p><mbp:pagebreak/><p>Contents</p>"
        b"<p><a filepos=%010d>The Weir</a></p><p><a href='http://example.org'>Elsewhere</a></p></body></html>"
    )
    at = page % (0, 0)
    text = page % (at.index(b"<p>Contents"), at.index(b"<p>The Weir"))
    events = list(parse(write_file("a.mobi", mobi_file(MobiBook(text)))))
    assert [section.title for section in end_of(events).sections] == ["The Weir"]
    assert [e.text for e in events if isinstance(e, Block) and e.kind is BlockKind.HEADING] == ["The Weir"]


def test_a_link_to_the_middle_of_a_tag_leads_to_what_it_begins(write_file: Write) -> None:
    body = b"<p>One <a filepos=%010d>two</a></p><p align='left'>Three</p>"
    at = (PAGE % (body % 0)).index(b"<p align") + 5
    events = list(parse(write_file("a.mobi", book(body % at))))
    ((_words, target),) = marks_of([event for event in events if isinstance(event, Block)], InlineKind.LINK)
    assert end_of(events).targets[target.removeprefix("#")] == len("One two\n")


def test_words_that_look_like_a_link_stay_as_they_are(write_file: Write) -> None:
    body = b"<p>Write filepos=0000000001 or recindex=00001.</p><p filepos=0000000002 >Two</p>"
    offsets = [(PAGE % body).index(inner) for inner in (b"0001 or", b"00002 >")]
    path = write_file("a.mobi", book(body, contents=[("A", 1, offset) for offset in offsets]))
    assert [block.text for block in blocks_of(path)] == ["Write filepos=0000000001 or recindex=00001.", "Two"]


@pytest.mark.parametrize("mark", ["*", "[1]", "（注）", "①"])
def test_a_mark_behind_words_refers_to_a_note_without_being_raised(write_file: Write, mark: str) -> None:
    body = f"<p>Words<a filepos=%010d>{mark}</a> go on.</p><p><a filepos=0000000030>{mark}</a> A note.</p>".encode()
    at = (PAGE % (body % 0)).rindex(b"<p>")
    blocks = blocks_of(write_file("a.mobi", book(body % at)))
    assert [words for words, _target in marks_of(blocks, InlineKind.NOTE_REFERENCE)] == [mark]
    assert blocks[1].kind is BlockKind.FOOTNOTE


def test_pictures_and_the_cover_come_from_the_records(write_file: Write) -> None:
    one, two = png(64), png(70)
    body = b'<p>One</p><p><img hirecindex="00009" recindex="00002" alt="a heron"></p>'
    body += b'<p><img recindex="00007"><img src="recindex:x"></p>'
    path = write_file("a.mobi", book(body, pictures=[one, two], metadata=[(201, bytes(4))]))
    events = list(parse(path))
    (cover,) = (event for event in events if isinstance(event, CoverImage))
    assert cover.image.data == one
    blocks = [event for event in events if isinstance(event, Block)]
    assert [block.text for block in blocks if block.kind is BlockKind.IMAGE] == ["a heron"]
    assert [(omission.kind, omission.count) for omission in end_of(events).omissions] == [(OmissionKind.PICTURE, 2)]


@pytest.mark.parametrize(
    ("changes", "header"),
    [
        ({"title": "Bücher".encode("cp1252"), "codepage": 1252}, ("Bücher", "", "")),
        ({"metadata": [(503, b"Other"), (100, b"A, B"), (100, b"C"), (524, b"zh-CN")]}, ("Other", "A, B, C", "zh")),
        ({"locale": 0x0804}, ("A Book", "", "")),
        ({"locale": 0x0407}, ("A Book", "", "de")),
        ({"title": b""}, ("book", "", "")),
        ({"changes": {20: 0xFFFF, 84: 0xFFFFFF, 88: 0xFFFFFF}}, ("book", "", "")),
    ],
)
def test_the_header_states_title_authors_and_language(
    write_file: Write, changes: dict[str, object], header: tuple[str, str, str]
) -> None:
    changes.setdefault("locale", 0)
    found = header_of(write_file("book.mobi", book(b"<p>Xq wvz.</p>", **changes)))
    assert (found.title, found.author, found.language) == header


def test_an_old_book_in_chinese_is_decoded_whatever_it_states(write_file: Write) -> None:
    words = "天还没亮，磨坊主的女儿就沿着水坝走，数那些鹭鸶。"
    path = write_file("a.prc", book(f"<p>{words}</p>\n".encode("gb18030") * 20, codepage=1252))
    assert header_of(path).encoding == "gb18030"
    assert blocks_of(path)[0].text == words
    western = write_file("b.prc", book("<p>Öl für “Käse”</p>".encode("cp1252"), codepage=1252))
    assert blocks_of(western)[0].text == "Öl für “Käse”"
    assert blocks_of(western, ImportOptions(encoding="windows-1251"))[0].text.endswith("Kдse”")


def test_a_book_without_contents_and_headings_has_those_that_read_as_such(write_file: Write) -> None:
    words = "石板写满了，她开始把数目抄进一本带格子的簿子里，一格一个月。"
    body = "".join(f"<p>第{number}章 石板</p><p>{words}</p><p>{words}</p>" for number in "一二三").encode()
    blocks = blocks_of(write_file("a.prc", book(body)))
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING] == [
        "第一章 石板",
        "第二章 石板",
        "第三章 石板",
    ]


def test_chapters_that_repeat_the_text_many_times_are_damage(write_file: Write) -> None:
    data = (SAMPLES / "herons.azw3").read_bytes()
    database = PalmDatabase(data, SAMPLES)
    records = [database.record(number) for number in range(len(database))]
    skeletons = read_header(database).skeletons
    assert skeletons is not None
    body = records[skeletons + 1]
    table, count = int.from_bytes(body[20:24]), int.from_bytes(body[24:28])
    two = body[table + 4 : table + 8]
    many = body[:24] + (count + 200).to_bytes(4) + body[28 : table + 4] + two * 100 + body[table + 4 :]
    records[skeletons + 1] = many
    assert problem_of(write_file("a.azw3", palm_file(MOBIPOCKET, records))) is Problem.MOBI_DAMAGED


def test_the_contents_of_a_book_lead_into_it(write_file: Write) -> None:
    body = b"<p>One</p><p>Two</p>"
    path = write_file(
        "a.mobi", book(body, contents=[("Nowhere", 1, 9_999_999), ("Two", 9, (PAGE % body).index(b"<p>Two"))])
    )
    (contents,) = (event for event in parse(path) if isinstance(event, TableOfContents))
    assert [(entry.title, entry.level) for entry in contents.entries] == [("Nowhere", 1), ("Two", 6)]
