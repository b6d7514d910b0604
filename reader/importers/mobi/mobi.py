"""Parse a book of Mobipocket or Kindle: MOBI, AZW, AZW3 and PRC, and texts in PalmDOC.

Of a file with two forms of a book, the newer one is read, KF8.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block
from reader.core.text.import_events import ContentsEntry, SourceEvent, TableOfContents, TextHeader, first_events
from reader.core.text.language import language_of
from reader.core.text.language_tags import is_ideographic
from reader.core.text.model import Image, TextFormat
from reader.core.text.omissions import Omission, OmissionKind
from reader.core.text.title_detection import title_of_stem
from reader.importers.markup.block_builder import NOTHING_PENDING, PendingMarks
from reader.importers.markup.images import cover_events
from reader.importers.markup.tree_parser import body_of
from reader.importers.markup.walker import walk
from reader.importers.mobi.book_header import BookHeader, read_header
from reader.importers.mobi.book_page import BookPage, BookText
from reader.importers.mobi.contents_headings import with_contents_headings
from reader.importers.mobi.kf8 import Kf8Text
from reader.importers.mobi.mobi6 import MobipocketText
from reader.importers.mobi.palm_database import MOBIPOCKET, PalmDatabase
from reader.importers.mobi.record_text import plain_text_of
from reader.importers.mobi.resources import BookResources
from reader.importers.office.document_properties import with_recognised_headings
from reader.importers.plain import text as plain_text
from reader.importers.source import SourceBytes

_SAMPLE_EVENTS = 20
_MARKED_HEADINGS = 0.5
"""Headings for each entry of the contents, from which on the book is taken to mark them."""


def parse(source: SourceBytes) -> Iterator[SourceEvent]:
    """Yield the events of a book.

    Raises `ReaderError` MOBI_*, ZIP_BOMB, or NO_TEXT where there is nothing to read.
    """
    database = PalmDatabase(source.data, source.path)
    if database.kind != MOBIPOCKET:
        yield from _plain_events(database, source)
        return
    header = read_header(database)
    resources = BookResources(database, header)
    text = _text(database, header, resources, source)
    contents = list(text.contents())
    events = _headed(_unrepeated(_events(text, source)), text, contents)
    first = first_events(events, _SAMPLE_EVENTS)
    if not any(isinstance(event, Block) for event in first):
        raise ReaderError(Problem.NO_TEXT, source.path)
    yield _text_header(header, text.encoding, first, source)
    if (cover := resources.cover()) is not None:
        yield from cover_events(cover, first)
    yield from first
    yield from events
    yield TableOfContents(tuple(contents))


def _plain_events(database: PalmDatabase, source: SourceBytes) -> Iterator[SourceEvent]:
    """Yield the events of a text in PalmDOC, which has no markup."""
    for event in plain_text.parse(replace(source, data=plain_text_of(database))):
        yield replace(event, format=TextFormat.MOBI) if isinstance(event, TextHeader) else event


def _text(database: PalmDatabase, header: BookHeader, resources: BookResources, source: SourceBytes) -> BookText:
    if header.is_kf8:
        return Kf8Text(database, header, resources)
    return MobipocketText(database, header, resources, source)


def _text_header(header: BookHeader, encoding: str, first: Iterable[SourceEvent], source: SourceBytes) -> TextHeader:
    """Return the metadata; the language that a book does not state is that of its words, or of what made it."""
    sample = " ".join(event.text for event in first if isinstance(event, Block))
    language = header.language or language_of(sample, header.locale)
    title = header.title or title_of_stem(source.path.stem)
    vertical = header.is_vertical and is_ideographic(language)
    return TextHeader(
        *(title, header.author, language, TextFormat.MOBI, encoding),
        vertical=vertical,
        bibliography=header.bibliography,
    )


def _events(text: BookText, source: SourceBytes) -> Iterator[SourceEvent]:
    """Yield the events of all pages; one that cannot be read is told as an omission."""
    pending = NOTHING_PENDING
    for number, page in enumerate(text.pages(source), start=1):
        pending = yield from _page_events(page, pending)
        source.fraction = min(1.0, number / len(text))


def _page_events(page: BookPage, pending: PendingMarks) -> Generator[SourceEvent, None, PendingMarks]:
    """Yield the events of a page; return the marks that are followed by no block."""
    body = body_of(page.root) if page.root is not None else None
    if body is None:
        yield Omission(OmissionKind.CHAPTER, names=(page.name,))
        return pending
    return (yield from walk(body, page.resolver, pending=pending, styles=page.styles))


def _unrepeated(events: Iterable[SourceEvent]) -> Iterator[SourceEvent]:
    """Yield the events, each picture only once."""
    seen: set[str] = set()
    for event in events:
        if isinstance(event, Image):
            if event.hash in seen:
                continue
            seen.add(event.hash)
        yield event


def _headed(events: Iterator[SourceEvent], text: BookText, contents: Sequence[ContentsEntry]) -> Iterator[SourceEvent]:
    """Yield the events; headings that a book hardly marks are found by the contents, or by how they read."""
    if text.headings and text.headings >= _MARKED_HEADINGS * len(contents):
        return events
    return with_contents_headings(events, contents) if contents else with_recognised_headings(list(events))
