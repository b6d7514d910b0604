"""Make the pieces of a page out of its markup: of a page of a site the article, of any other document the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from lxml.etree import _Element

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import SourceEvent
from reader.importers.markup.tree_parser import body_of, parse_html
from reader.importers.markup.walker import walk
from reader.importers.web.article_extraction import MOST_ELEMENTS, ExtractedArticle, find_article, heaviest
from reader.importers.web.boilerplate import clear
from reader.importers.web.inline_data import lift_inline_data, show_pictures
from reader.importers.web.page_location import PageLocation, Pictures
from reader.importers.web.page_metadata import PageMetadata, page_metadata, words_of

_AHEAD = 20
_MAIN_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class WebPage:
    """Hold what was read of a page: what it says of itself, and its pieces; without any when there is no text."""

    said: PageMetadata
    pieces: Iterator[SourceEvent]
    first: tuple[Block, ...]


def read_page(text: str, address: str = "", pictures: Pictures | None = None, *, whole: bool = False) -> WebPage | None:
    """Read a page; None when its markup is beyond mending.

    ``address`` is where it was saved from, if that is known; ``pictures`` gives those that are not written into it;
    ``whole`` says that the reader wants all of it.
    """
    carved = lift_inline_data(text)
    root = parse_html(carved.text)
    if root is None:
        return None
    said = page_metadata(root, carved.text)
    place = PageLocation(address or said.address, lambda source: carved.data(source) or (pictures and pictures(source)))
    body = _body(root)
    show_pictures(body, carved)
    if whole:
        return _begun(said, walk(body, place, web_page=True))
    reading = _begun(said, _article(body, said, place) if _has_article(said, body) else _whole(body, place))
    if reading.first or not said.is_page:
        return reading
    again = parse_html(carved.text)
    return _begun(said, _whole(_body(again), place)) if again is not None else reading


def _body(root: _Element) -> _Element:
    body = body_of(root)
    return body if body is not None else root


def _begun(said: PageMetadata, pieces: Iterator[SourceEvent]) -> WebPage:
    ahead = list(islice(pieces, _AHEAD))
    return WebPage(said, chain(ahead, pieces), tuple(piece for piece in ahead if isinstance(piece, Block)))


def _has_article(said: PageMetadata, body: _Element) -> bool:
    return said.is_page and next(islice(body.iter(), MOST_ELEMENTS, None), None) is None


def _whole(body: _Element, place: PageLocation) -> Iterator[SourceEvent]:
    return walk(_main_part(body), place, web_page=True)


def _main_part(body: _Element) -> _Element:
    """Take the main part of a page for the whole when it is marked and holds a good share of the words."""
    parts = list(body.iter("main")) or list(body.iter("article"))
    if len(parts) != 1:
        return body
    whole = sum(map(len, body.itertext()))
    return parts[0] if sum(map(len, parts[0].itertext())) > _MAIN_SHARE * whole else body


def _article(body: _Element, said: PageMetadata, place: PageLocation) -> Iterator[SourceEvent]:
    """Yield the article under its heading, with the day that it is of."""
    clear(body, heaviest(body))
    found = find_article(body, said.title)
    dateline = " · ".join(part for part in (said.author, said.day, said.site) if part) if said.day else ""
    pieces = walk(found.root, place, web_page=True)
    first = next(pieces, None)
    if isinstance(first, Block) and first.text == said.title:
        first = replace(first, kind=BlockKind.HEADING, level=1, inlines=())
    own_heading = isinstance(first, Block) and first.kind is BlockKind.HEADING and first.level == 1
    if not own_heading and said.title and first is not None:
        yield from _heading(found, said.title, place)
    yield from _dated(chain((first,) if first is not None else (), pieces), dateline, at_once=not own_heading)


def _heading(found: ExtractedArticle, title: str, place: PageLocation) -> Iterator[SourceEvent]:
    words = words_of(found.title) if found.title is not None else title
    yield Block(BlockKind.HEADING, words, level=1)
    for element in found.before:
        for piece in walk(element, place, web_page=True):
            is_plain = isinstance(piece, Block) and piece.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}
            plain = is_plain and element.tag != "figure"
            yield Block(BlockKind.STANDFIRST, piece.text) if plain and isinstance(piece, Block) else piece


def _dated(pieces: Iterator[SourceEvent], dateline: str, *, at_once: bool) -> Iterator[SourceEvent]:
    """Set the dateline under the first heading, or before all."""
    if at_once and dateline:
        yield Block(BlockKind.STANDFIRST, dateline)
        dateline = ""
    for piece in pieces:
        yield piece
        if dateline:
            yield Block(BlockKind.STANDFIRST, dateline)
            dateline = ""
