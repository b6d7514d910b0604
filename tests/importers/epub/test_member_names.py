"""A file of a book is found however the book writes its name."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import Problem
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, assemble
from reader.core.text.omissions import Omission, OmissionKind
from reader.importers import parse
from tests.importers.conftest import CONTAINER
from tests.importers.epub.test_epub import ENCRYPTED, PIXEL, problem_of

MakeBook = Callable[..., Path]
Chapter = Callable[[str], str]

ITEM = '<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>'
NAMES = [
    ("Chapter 1.xhtml", "Chapter%201.xhtml"),
    ("Chapter 1.xhtml", "Chapter 1.xhtml"),
    ("Café în oraș.xhtml", "Cafe%CC%81%20i%CC%82n%20oras%CC%A6.xhtml"),
    (unicodedata.normalize("NFD", "Über.xhtml"), "Über.xhtml"),
    ("text/ch4.xhtml", "Text/CH4.XHTML"),
    ("ch5.xhtml", "/OEBPS/ch5.xhtml"),
    ("ch5.xhtml", "./ch5.xhtml"),
    ("ch5.xhtml", "../OEBPS/ch5.xhtml"),
    ("ch5.xhtml", "../../../OEBPS/ch5.xhtml"),
    ("100%.xhtml", "100%25.xhtml"),
    ("100%.xhtml", "100%.xhtml"),
    ("a%20b.xhtml", "a%20b.xhtml"),
    ("a b.xhtml", "a%2520b.xhtml"),
    ("第8章.xhtml", "第8章.xhtml"),
    ("第8章.xhtml", "%E7%AC%AC8%E7%AB%A0.xhtml"),
    ("a+b&c.xhtml", "a+b&amp;c.xhtml"),
    ("a+b&c.xhtml", "a+b&c.xhtml"),
    ("ch10.xhtml", "ch10.xhtml#top"),
    ("sub/ch11.xhtml", "sub\\ch11.xhtml"),
    ("sub/ch11.xhtml", "Sub%5Cch11.xhtml"),
    ("ch12.xhtml", "ch12.xhtml "),
    ("ch12.xhtml", "\n  ch12.xhtml"),
    ("why?.xhtml", "why?.xhtml"),
    ("why?.xhtml", "why%3F.xhtml"),
    ("C#.xhtml", "C%23.xhtml"),
    ("./dot.xhtml", "dot.xhtml"),
    ("sub//two.xhtml", "sub/two.xhtml"),
]


def told(path: Path) -> tuple[Omission, ...]:
    *_rest, ending = assemble(parse(path))
    assert isinstance(ending, TextEnd)
    return ending.omissions


def words(path: Path) -> list[str]:
    return [event.text for event in parse(path) if isinstance(event, Block) and event.kind is not BlockKind.IMAGE]


@pytest.mark.parametrize(("member", "address"), NAMES)
def test_a_chapter_is_found_once(
    make_book: MakeBook, book_texts: dict[str, str], chapter_of: Chapter, member: str, address: str
) -> None:
    package = book_texts["package"].replace('href="one.xhtml"', f'href="{address}"')
    path = make_book(
        {"OEBPS/book.opf": package, "OEBPS/one.xhtml": None, f"OEBPS/{member}": chapter_of("<h1>One</h1><p>First.</p>")}
    )
    assert words(path) == ["One", "First.", "Two", "Second words."]
    assert told(path) == ()


@pytest.mark.parametrize(("member", "address"), NAMES)
def test_contents_and_links_lead_to_it(
    make_book: MakeBook, book_texts: dict[str, str], chapter_of: Chapter, member: str, address: str
) -> None:
    address = address.partition("#")[0].strip()
    package = book_texts["package"].replace('href="one.xhtml"', f'href="{address}"')
    nav = book_texts["nav"].replace("one.xhtml", address.upper() if "%" not in address else address)
    path = make_book(
        {
            "OEBPS/book.opf": package,
            "OEBPS/nav.xhtml": nav,
            "OEBPS/one.xhtml": None,
            f"OEBPS/{member}": chapter_of('<h1>One</h1><p id="deep">First.</p>'),
            "OEBPS/two.xhtml": chapter_of(f'<h1>Two</h1><p><a href="{address}#deep">Second</a> words.</p>'),
        }
    )
    *_rest, ending = assemble(parse(path))
    assert isinstance(ending, TextEnd)
    assert [(section.title, section.start) for section in ending.sections] == [
        ("First", 0),
        ("Deep", 4),
        ("Second", 11),
    ]
    link = next(event.inlines[0] for event in parse(path) if isinstance(event, Block) and event.inlines)
    assert ending.targets[link.target.removeprefix("#")] == 4


@pytest.mark.parametrize(("member", "address"), NAMES)
def test_a_picture_is_found(make_book: MakeBook, chapter_of: Chapter, member: str, address: str) -> None:
    body = f'<p>Here it is.</p><img src="{address.partition("#")[0]}" alt="A point"/>'
    path = make_book({"OEBPS/one.xhtml": chapter_of(body), f"OEBPS/{member}": PIXEL})
    pictures = [event for event in parse(path) if isinstance(event, Block) and event.kind is BlockKind.IMAGE]
    assert [picture.text for picture in pictures] == ["A point"]
    assert told(path) == ()


@pytest.mark.parametrize(
    "address", ["/OEBPS/book.opf", "oebps/Book.OPF", "OEBPS\\book.opf", "OEBPS/book%2Eopf", " OEBPS/book.opf"]
)
def test_the_package_is_found(make_book: MakeBook, address: str) -> None:
    container = CONTAINER.replace("OEBPS/book.opf", address)
    assert words(make_book({"META-INF/container.xml": container}))[0] == "One"
    assert words(make_book({"META-INF/container.xml": None, "Meta-Inf/Container.xml": container}))[0] == "One"


def test_a_protected_book_is_refused_by_any_name_of_its_list(make_book: MakeBook) -> None:
    encrypted = ENCRYPTED.format("http://www.w3.org/2001/04/xmlenc#aes256-cbc")
    assert problem_of(make_book({"meta-inf/Encryption.xml": encrypted})) is Problem.EPUB_PROTECTED


def test_what_is_in_the_order_of_reading_but_in_no_list_is_told(
    make_book: MakeBook, book_texts: dict[str, str]
) -> None:
    package = book_texts["package"].replace('<itemref idref="one"/>', '<itemref idref="one"/><itemref idref="lost"/>')
    path = make_book({"OEBPS/book.opf": package})
    assert words(path) == ["One", "First words.", "Two", "Second words."]
    assert told(path) == (Omission(OmissionKind.CHAPTER, 1, ("lost",)),)


def test_a_chapter_on_the_web_is_told_and_not_read(make_book: MakeBook, book_texts: dict[str, str]) -> None:
    package = book_texts["package"].replace('href="one.xhtml"', 'href="https://example.org/one.xhtml"')
    assert told(make_book({"OEBPS/book.opf": package})) == (
        Omission(OmissionKind.CHAPTER, 1, ("https://example.org/one.xhtml",)),
    )
