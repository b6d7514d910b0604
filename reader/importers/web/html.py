"""Read HTML: a page that was saved from a site, or a document that is nothing but a text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, title_of
from reader.core.text.import_events import SourceEvent, TextHeader
from reader.core.text.language import language_of
from reader.core.text.model import TextFormat
from reader.core.text.title_detection import main_heading, title_of_stem
from reader.importers.encoding import decode
from reader.importers.markup.tree_parser import body_of, claimed_encoding
from reader.importers.markup.walker import walk
from reader.importers.source import SourceBytes
from reader.importers.web.page import read_page
from reader.importers.web.page_location import PageLocation, Pictures, pictures_beside

_AHEAD = 20


def parse(source: SourceBytes, text_format: TextFormat = TextFormat.HTML) -> Iterator[SourceEvent]:
    """Yield the pieces of a file of HTML; raises `ReaderError` MARKUP_DAMAGED or NO_TEXT."""
    text, encoding = decode(source.data, source.path, source.encoding, claimed_encoding(source.data))
    pictures = source.beside or pictures_beside(source.path)
    yield from page_pieces(text, source, encoding, text_format, pictures=pictures)


def page_pieces(
    text: str,
    source: SourceBytes,
    encoding: str,
    text_format: TextFormat,
    *,
    address: str = "",
    pictures: Pictures | None = None,
) -> Iterator[SourceEvent]:
    """Yield the pieces of a page that has been decoded; raises `ReaderError` MARKUP_DAMAGED or NO_TEXT.

    ``address`` is where it was saved from, ``pictures`` gives those that are not written into it.
    """
    reading = read_page(text, address, pictures, whole=source.choices.whole_page)
    if reading is None:
        raise ReaderError(Problem.MARKUP_DAMAGED, source.path)
    known = TextHeader(reading.said.title, reading.said.author, reading.said.language, text_format, encoding)
    yield _header(reading.first, source, known)
    yield from reading.pieces


def pieces_of(root: _Element, source: SourceBytes, known: TextHeader) -> Iterator[SourceEvent]:
    """Yield the pieces of a document of our own making, headed by what is known of it and what its blocks add."""
    body = body_of(root)
    pieces = walk(body if body is not None else root, PageLocation())
    first = list(islice(pieces, _AHEAD))
    yield _header(tuple(piece for piece in first if isinstance(piece, Block)), source, known)
    yield from first
    yield from pieces


def _header(first: tuple[Block, ...], source: SourceBytes, known: TextHeader) -> TextHeader:
    """Complete what is known of a document by its first blocks; raises `ReaderError` NO_TEXT when there are none."""
    if not first:
        raise ReaderError(Problem.NO_TEXT, source.path)
    best = main_heading(first)
    heading = title_of(best) if best is not None and best.level == 1 else ""
    sample = " ".join(block.text for block in first)
    title = known.title or heading or title_of_stem(source.path.stem)
    return TextHeader(title, known.author, language_of(sample) or known.language, known.format, known.encoding)
