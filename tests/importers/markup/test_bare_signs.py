"""The signs & and < that stand as text are kept as they are written, in books, their packages and FictionBooks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.blocks import Block
from reader.core.text.import_events import TableOfContents, TextHeader
from reader.importers import parse
from reader.importers.markup.bare_signs import with_escaped_signs
from reader.importers.markup.tree_parser import parse_xml, text_of

MakeBook = Callable[..., Path]
Chapter = Callable[[str], str]
LINES = [
    "AT&T and R&D lost two.",
    "Q&A; session.",
    "fish & chips.",
    "see ?a=1&b=2 now",
    "see ?a=1&b=2&copy=3 now",
    "1 < 2 and x<y are true.",
    "a<b, b<c",
    "I <3 you",
    "x <- 5; y <<= 2",
    "5 <= 6 && 7 >= 2",
    "&unknown; entity",
    "&; and &&",
    "Tom&Jerry",
    "Barnes & Noble, Johnson&Johnson;",
    "第一&第二",
    "甲 <乙",
]
COMPLETED = [("&copy 2020", "© 2020"), ("this &amp that", "this & that"), ("x &lt y", "x < y")]


@pytest.mark.parametrize("line", LINES)
def test_a_line_stands_as_it_is_written(make_book: MakeBook, chapter_of: Chapter, line: str) -> None:
    path = make_book({"OEBPS/one.xhtml": chapter_of(f"<h1>Before</h1><p>{line}</p><p>The <i>last</i> line.</p>")})
    found = [event.text for event in parse(path) if isinstance(event, Block)]
    assert found[:3] == ["Before", line, "The last line."]


@pytest.mark.parametrize(("line", "shown"), COMPLETED)
def test_a_reference_without_its_semicolon_is_completed(
    make_book: MakeBook, chapter_of: Chapter, line: str, shown: str
) -> None:
    path = make_book({"OEBPS/one.xhtml": chapter_of(f"<p>{line}</p>")})
    assert next(event.text for event in parse(path) if isinstance(event, Block)) == shown


@pytest.mark.parametrize("line", LINES)
def test_a_fictionbook_keeps_them_too(write_file: Callable[..., Path], line: str) -> None:
    path = write_file(
        "book.fb2",
        '<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><description><title-info>'
        f"<book-title>{line}</book-title></title-info></description><body><section><title><p>One</p></title>"
        f"<p>{line}</p><p>The last line.</p></section></body></FictionBook>",
    )
    header, *events = parse(path)
    assert isinstance(header, TextHeader)
    assert header.title == line
    assert [event.text for event in events if isinstance(event, Block)] == ["One", line, "The last line."]


@pytest.mark.parametrize("line", LINES)
def test_packages_and_contents_keep_them(make_book: MakeBook, book_texts: dict[str, str], line: str) -> None:
    package = book_texts["package"].replace("A Book", line).replace("An Author", line)
    nav = book_texts["nav"].replace(">First<", f">{line}<")
    header, *_events, contents = parse(make_book({"OEBPS/book.opf": package, "OEBPS/nav.xhtml": nav}))
    assert isinstance(header, TextHeader)
    assert (header.title, header.author) == (line, line)
    assert isinstance(contents, TableOfContents)
    assert [entry.title for entry in contents.entries] == [line, "Deep", "Second"]


def test_sections_and_comments_stay_as_they_are() -> None:
    markup = b"<p><![CDATA[a & b < c]]> R&D <!-- & < --> last</p>"
    root = parse_xml(markup)
    assert root is not None
    assert text_of(root) == "a & b < c R&D last"


@given(
    st.lists(st.sampled_from(["&", "<", ">", "a", ";", " ", "#", "1", "amp", "<b>", "</b>", "copy", "x<y", '"', "'"]))
)
def test_no_word_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    root = parse_xml(f"<p>start {text} end</p>".encode())
    assert root is not None
    shown = text_of(root)
    assert shown.startswith("start")
    if "<b>" not in parts and "</b>" not in parts and "<" not in text.replace("<b>", ""):
        assert shown.endswith("end")


def test_sound_markup_stays_as_it_is() -> None:
    sound = b'<p a="1 &amp; 2">x &lt; y &#38; z &#x26; <br/> <b>&quot;</b></p>'
    assert with_escaped_signs(sound) == sound


def test_escaping_takes_linear_time() -> None:
    for unit in (b"<a", b"&", b"<a b=", b"<!--", b"<![CDATA[", b"&a", b'<a "'):
        assert len(with_escaped_signs(unit * 200_000)) >= len(unit) * 200_000
