"""Parse the markup of a page: the article of a page of a web site, the whole of any other document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from lxml.etree import _Element

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import SourceEvent, first_events
from reader.core.text.normalise import clean
from reader.core.text.omissions import Omission
from reader.importers.markup.drawing_renderer import DrawingRenderer
from reader.importers.markup.symbol_fonts import decode_signs, names_signs, signs_of_html
from reader.importers.markup.tree_parser import body_of, parse_html, text_of
from reader.importers.markup.walker import walk
from reader.importers.web.article_extraction import MOST_ELEMENTS, ExtractedArticle, find_article, main_elements
from reader.importers.web.boilerplate import remove_boilerplate
from reader.importers.web.inline_data import lift_inline_data, show_pictures
from reader.importers.web.page_metadata import PageMetadata, page_metadata
from reader.importers.web.page_resolver import PageResolver, Pictures

_FIRST_EVENTS = 20
_MAIN_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class WebPage:
    """A parsed page: its metadata, its events, and the first blocks of these, which are empty without any text."""

    metadata: PageMetadata
    events: Iterator[SourceEvent]
    first: tuple[Block, ...]


def read_page(
    text: str,
    address: str = "",
    pictures: Pictures | None = None,
    *,
    whole: bool = False,
    renderer: DrawingRenderer | None = None,
) -> WebPage | None:
    """Parse a page; None when its markup cannot be repaired.

    ``address`` is where it was saved from, if known; ``pictures`` returns those that are not embedded in it; ``whole``
    means that the reader wants all of it.
    """
    markup = lift_inline_data(text)
    root = parse_html(markup.text)
    if root is None:
        return None
    metadata = page_metadata(root, markup.text, address)
    location = PageResolver(
        address or metadata.address, lambda source: markup.data(source) or (pictures and pictures(source)), renderer
    )
    body = _body(root)
    show_pictures(body, markup)
    if names_signs(markup.text):
        decode_signs(body, signs_of_html)
    if whole:
        return _web_page(metadata, walk(body, location, web_page=True))
    page = _web_page(
        metadata, _article(body, metadata, location) if _has_article(metadata, body) else _whole(body, location)
    )
    if page.first or not metadata.is_page:
        return page
    fresh_root = parse_html(markup.text)
    return _web_page(metadata, _whole(_body(fresh_root), location)) if fresh_root is not None else page


def _body(root: _Element) -> _Element:
    body = body_of(root)
    return body if body is not None else root


def _web_page(metadata: PageMetadata, events: Iterator[SourceEvent]) -> WebPage:
    first = first_events(events, _FIRST_EVENTS)
    return WebPage(metadata, chain(first, events), tuple(event for event in first if isinstance(event, Block)))


def _has_article(metadata: PageMetadata, body: _Element) -> bool:
    return metadata.is_page and next(islice(body.iter(), MOST_ELEMENTS, None), None) is None


def _whole(body: _Element, location: PageResolver) -> Iterator[SourceEvent]:
    return walk(_main_part(body), location, web_page=True)


def _main_part(body: _Element) -> _Element:
    """Return the element that is marked as the main part when it has a good share of the text, else the body."""
    parts = list(body.iter("main")) or list(body.iter("article"))
    if len(parts) != 1:
        return body
    total = sum(map(len, body.itertext()))
    return parts[0] if sum(map(len, parts[0].itertext())) > _MAIN_SHARE * total else body


def _article(body: _Element, metadata: PageMetadata, location: PageResolver) -> Iterator[SourceEvent]:
    """Yield the article under its heading, with its dateline."""
    remove_boilerplate(body, main_elements(body))
    article = find_article(body, metadata.title)
    dateline = (
        " · ".join(part for part in (metadata.author, metadata.day, metadata.site) if part) if metadata.day else ""
    )
    events: Iterator[SourceEvent] = walk(article.root, location, web_page=True, is_article=True)
    opening = first_events(events, 1)
    yield from (event for event in opening if isinstance(event, Omission))
    first = next((event for event in opening if not isinstance(event, Omission)), None)
    if isinstance(first, Block) and first.text == metadata.title:
        first = replace(first, kind=BlockKind.HEADING, level=1, inlines=())
    has_heading = isinstance(first, Block) and first.kind is BlockKind.HEADING and first.level == 1
    if not has_heading and metadata.title and first is not None:
        yield from _heading(article, metadata.title, location)
    yield from _with_dateline(chain((first,) if first is not None else (), events), dateline, at_once=not has_heading)


def _heading(article: ExtractedArticle, title: str, location: PageResolver) -> Iterator[SourceEvent]:
    text = text_of(article.title) if article.title is not None else title
    yield Block(BlockKind.HEADING, clean(text), level=1)
    for element in article.before:
        for event in walk(element, location, web_page=True, is_article=True):
            is_plain = isinstance(event, Block) and event.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}
            plain = is_plain and element.tag != "figure"
            yield Block(BlockKind.STANDFIRST, event.text) if plain and isinstance(event, Block) else event


def _with_dateline(events: Iterator[SourceEvent], dateline: str, *, at_once: bool) -> Iterator[SourceEvent]:
    """Insert the dateline after the heading, which is the first event, or before all."""
    if at_once and dateline:
        yield Block(BlockKind.STANDFIRST, dateline)
        dateline = ""
    for event in events:
        yield event
        if dateline:
            yield Block(BlockKind.STANDFIRST, dateline)
            dateline = ""
