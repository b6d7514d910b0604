"""Pictures and drawings may stand in the order of reading; what cannot be read is told by name."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, assemble
from reader.core.text.omissions import Omission, OmissionKind
from reader.importers import parse

MakeBook = Callable[..., Path]
ITEM = '<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>'
FALLBACK = '<item id="f" href="f.xhtml" media-type="application/xhtml+xml"/>'
PAGE = "<html><body><p>The words of the fallback.</p></body></html>"


def told(path: Path) -> tuple[Omission, ...]:
    *_rest, ending = assemble(parse(path))
    assert isinstance(ending, TextEnd)
    return ending.omissions


def book(make_book: MakeBook, package: str, item: str, **files: str | bytes) -> Path:
    changes = {f"OEBPS/{name.replace('_', '.')}": data for name, data in files.items()}
    return make_book({"OEBPS/book.opf": package.replace(ITEM, item), "OEBPS/one.xhtml": None, **changes})


def test_a_picture_is_a_page(make_book: MakeBook, book_texts: dict[str, str], picture: bytes) -> None:
    item = '<item id="one" href="p.png" media-type="image/png"/>'
    path = book(make_book, book_texts["package"], item, p_png=picture)
    blocks = [event for event in parse(path) if isinstance(event, Block)]
    assert [block.kind for block in blocks] == [BlockKind.IMAGE, BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert blocks[0].names == ("OEBPS/p.png",)
    assert told(path) == ()


@pytest.mark.parametrize("kind", ["application/pdf", "audio/mpeg", "application/x-dtbook+xml2"])
def test_a_page_of_an_unknown_kind_is_told(make_book: MakeBook, book_texts: dict[str, str], kind: str) -> None:
    path = book(make_book, book_texts["package"], f'<item id="one" href="p.bin" media-type="{kind}"/>', p_bin=b"%PDF")
    assert told(path) == (Omission(OmissionKind.CHAPTER, 1, ("OEBPS/p.bin",)),)
    assert [event.text for event in parse(path) if isinstance(event, Block)] == ["Two", "Second words."]


def test_its_fallback_is_read(make_book: MakeBook, book_texts: dict[str, str]) -> None:
    item = (
        '<item id="one" href="p.bin" media-type="application/pdf" fallback="g"/>'
        f'<item id="g" href="g.bin" media-type="application/x-other" fallback="f"/>{FALLBACK}'
    )
    path = book(make_book, book_texts["package"], item, p_bin=b"%PDF", g_bin=b"x", f_xhtml=PAGE)
    assert next(event.text for event in parse(path) if isinstance(event, Block)) == "The words of the fallback."
    assert told(path) == ()


def test_a_page_that_is_only_linked_to_comes_last(make_book: MakeBook, book_texts: dict[str, str]) -> None:
    """As notes in a file of their own that the order of reading lacks."""
    item = f'{ITEM}<item id="n" href="n.xhtml" media-type="application/xhtml+xml"/>{FALLBACK}'
    text = '<html><body><p>Words<a href="n.xhtml#a">[1]</a>.</p></body></html>'
    notes = '<html><body><p id="a">A note.</p></body></html>'
    path = book(make_book, book_texts["package"], item, one_xhtml=text, n_xhtml=notes, f_xhtml=PAGE)
    blocks = [event for event in parse(path) if isinstance(event, Block)]
    assert [block.text for block in blocks] == ["Words[1].", "Two", "Second words.", "A note."]
    assert blocks[-1].names == ("OEBPS/n.xhtml", "OEBPS/n.xhtml#a")
    assert told(path) == ()


def test_fallbacks_in_a_circle_end(make_book: MakeBook, book_texts: dict[str, str]) -> None:
    item = '<item id="one" href="p.bin" media-type="application/pdf" fallback="one"/>'
    path = book(make_book, book_texts["package"], item, p_bin=b"%PDF")
    assert told(path) == (Omission(OmissionKind.CHAPTER, 1, ("OEBPS/p.bin",)),)


def test_a_damaged_chapter_is_told(make_book: MakeBook) -> None:
    path = make_book({"OEBPS/one.xhtml": b"\x00\x01"})
    assert told(path) == (Omission(OmissionKind.CHAPTER, 1, ("OEBPS/one.xhtml",)),)


def test_contents_and_styles_among_the_pages_are_no_pages(make_book: MakeBook, book_texts: dict[str, str]) -> None:
    items = (
        '<item id="x" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        '<item id="s" href="s.css" media-type="text/css"/></manifest>'
    )
    package = book_texts["package"].replace("</manifest>", items)
    package = package.replace("<spine>", '<spine><itemref idref="x"/><itemref idref="s"/>')
    path = make_book({"OEBPS/book.opf": package, "OEBPS/toc.ncx": book_texts["ncx"], "OEBPS/s.css": "p{color:red}"})
    assert told(path) == ()
    assert next(event.text for event in parse(path) if isinstance(event, Block)) == "One"


def test_a_picture_within_the_chapter_itself_is_shown(
    make_book: MakeBook, chapter_of: Callable[[str], str], picture: bytes
) -> None:
    address = f"data:image/png;base64,{b64encode(picture).decode()}"
    path = make_book({"OEBPS/one.xhtml": chapter_of(f'<p>Before.</p><img src="{address}" alt="A point"/>')})
    assert [event.text for event in parse(path) if isinstance(event, Block) and event.image] == ["A point"]
    assert told(path) == ()
