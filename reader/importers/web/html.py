"""Parse HTML: a page saved from a web site, or a plain document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml.etree import _Element

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, title_of
from reader.core.text.import_events import SourceEvent, TextHeader, first_events
from reader.core.text.language import language_of
from reader.core.text.model import TextFormat
from reader.core.text.title_detection import main_heading, title_of_stem
from reader.importers.encoding import decode
from reader.importers.markup.tree_parser import body_of, declared_encoding
from reader.importers.markup.walker import walk
from reader.importers.source import SourceBytes
from reader.importers.web.page import read_page
from reader.importers.web.page_resolver import PageResolver, Pictures, pictures_beside

_FIRST_EVENTS = 20


def parse(source: SourceBytes, text_format: TextFormat = TextFormat.HTML) -> Iterator[SourceEvent]:
    """Yield the events of an HTML file; raises `ReaderError` MARKUP_DAMAGED or NO_TEXT."""
    text, encoding = decode(source.data, source.path, source.encoding, declared_encoding(source.data))
    pictures = source.read_sibling or pictures_beside(source.path)
    yield from page_events(text, source, encoding, text_format, pictures=pictures)


def page_events(
    text: str,
    source: SourceBytes,
    encoding: str,
    text_format: TextFormat,
    *,
    address: str = "",
    pictures: Pictures | None = None,
) -> Iterator[SourceEvent]:
    """Yield the events of a decoded page; raises `ReaderError` MARKUP_DAMAGED or NO_TEXT.

    ``address`` is where it was saved from, ``pictures`` returns those that are not embedded in it.
    """
    page = read_page(text, address, pictures, whole=source.options.whole_page, renderer=source.renderer)
    if page is None:
        raise ReaderError(Problem.MARKUP_DAMAGED, source.path)
    data = page.metadata
    header = TextHeader(data.title, data.author, data.language, text_format, encoding, bibliography=data.bibliography)
    yield _header(page.first, source, header)
    yield from page.events


def document_events(root: _Element, source: SourceBytes, header: TextHeader) -> Iterator[SourceEvent]:
    """Yield the events of a document converted to HTML, with a header completed from its first blocks."""
    body = body_of(root)
    events = walk(body if body is not None else root, PageResolver(renderer=source.renderer))
    first = first_events(events, _FIRST_EVENTS)
    yield _header(tuple(event for event in first if isinstance(event, Block)), source, header)
    yield from first
    yield from events


def _header(first: tuple[Block, ...], source: SourceBytes, header: TextHeader) -> TextHeader:
    """Complete a header from the first blocks; raises `ReaderError` NO_TEXT when there are none."""
    if not first:
        raise ReaderError(Problem.NO_TEXT, source.path)
    best = main_heading(first)
    heading = title_of(best) if best is not None and best.level == 1 else ""
    sample = " ".join(block.text for block in first)
    title = header.title or heading or title_of_stem(source.path.stem)
    language = language_of(sample, header.language)
    return replace(header, title=title, language=language)
