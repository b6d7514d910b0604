"""Read the text of a book in KF8: chapters of XHTML, each cut into a skeleton and the fragments that belong into it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from typing_extensions import override

from reader.core.text.import_events import ContentsEntry
from reader.importers.markup.chapter_styles import ChapterStyles
from reader.importers.markup.drawing_renderer import DrawingRenderer
from reader.importers.markup.embedded_resources import KEPT_ADDRESSES, EmbeddedResources
from reader.importers.markup.tree_parser import in_utf8, parse_xhtml
from reader.importers.mobi.anchors import with_anchors
from reader.importers.mobi.book_header import BookHeader
from reader.importers.mobi.book_page import BookPage, count_headings
from reader.importers.mobi.contents import FragmentPlace, navigation_points
from reader.importers.mobi.index_records import IndexEntry, read_index
from reader.importers.mobi.note_roles import set_roles_of_types
from reader.importers.mobi.palm_database import PalmDatabase, number_at
from reader.importers.mobi.record_text import text_of
from reader.importers.mobi.resources import BookResources
from reader.importers.source import SourceBytes

_PLACE = re.compile(rb"kindle:pos:fid:([0-9A-Va-v]{4}):off:([0-9A-Va-v]{10})")
_FLOW = re.compile(r"kindle:flow:([0-9A-Va-v]{4})(?![0-9A-Za-z])")
_EMBEDDED = re.compile(r"kindle:embed:([0-9A-Va-v]{4})(?![0-9A-Za-z])")
_NAME = re.compile(r"part\d+#")
_BODY = re.compile(rb"<body[\s>]", re.IGNORECASE)
_BASE = 32
_MOST_FLOWS = 10_000
_MOST_OVERLAP = 2
"""How many times as long as the text all chapters may be; those of a sound book are as long."""
_FRAGMENT_COUNT, _GEOMETRY = 1, 6
"""The tags of skeletons and fragments: how many fragments follow; the offset and the length."""


@dataclass(frozen=True, slots=True)
class _Chapter:
    """The markup of a chapter, and where it begins in the whole text."""

    start: int
    markup: bytes


class Kf8Text:
    """The pages of a book; links within it lead to the names that their targets are given."""

    encoding = "utf-8"

    def __init__(self, database: PalmDatabase, header: BookHeader, resources: BookResources) -> None:
        """Put the chapters together, and name the places that links and contents lead to."""
        self._resources = resources
        self._text = text_of(database, header)
        self._flows = _flows(database.record(header.flows or 0), len(self._text))
        self._fragments = read_index(database, header.fragments).entries
        self._points = navigation_points(database, header)
        skeletons = read_index(database, header.skeletons).entries
        book = self._text[slice(*self._flows[0])]
        self._chapters = list(_chapters(book, skeletons, self._fragments, database)) or [_Chapter(0, book)]
        self._starts = [chapter.start for chapter in self._chapters]
        self._names: dict[int, str] = {}
        self._markup = self._with_names()
        self._styles = ChapterStyles(self._sheet)

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self._markup)

    @property
    def headings(self) -> int:
        """Return how many headings are marked."""
        return sum(map(count_headings, self._markup))

    def contents(self) -> Iterator[ContentsEntry]:
        """Yield the contents of the book; each entry's target is the name of a place."""
        for point in self._points:
            offset = self._offset(point.place) if point.place is not None else point.offset
            if offset is not None:
                yield ContentsEntry(point.title, point.level, self._names[offset])

    def pages(self, source: SourceBytes) -> Iterator[BookPage]:
        """Yield the chapters in order."""
        for number, markup in enumerate(self._markup):
            name = _name(number)
            root = parse_xhtml(in_utf8(markup, source.path, source.encoding)) if b"<" in markup else None
            styles = None
            if root is not None:
                set_roles_of_types(root)
                styles = self._styles.of(name, root)
            yield BookPage(name, root, styles, _ChapterResolver(self._data, name, source.renderer))

    def _data(self, address: str) -> bytes | None:
        """Return the picture or the drawing at an address."""
        if found := _EMBEDDED.match(address):
            return self._resources.data(int(found[1], _BASE))
        return self._flow(address)

    def _flow(self, address: str) -> bytes | None:
        found = _FLOW.match(address)
        number = int(found[1], _BASE) if found else 0
        return self._text[slice(*self._flows[number])] if 0 < number < len(self._flows) else None

    def _sheet(self, _base: str, address: str) -> tuple[str, bytes] | None:
        data = self._flow(address)
        return (address, data) if data else None

    def _with_names(self) -> list[bytes]:
        """Return the markup of the chapters, in which all places that something leads to have names."""
        places = [_place_of(found) for chapter in self._chapters for found in _PLACE.finditer(chapter.markup)]
        places += [point.place for point in self._points if point.place is not None]
        offsets = {offset for place in places if (offset := self._offset(place)) is not None}
        offsets |= {point.offset for point in self._points if point.place is None}
        by_chapter: dict[int, list[int]] = {}
        for offset in offsets:
            by_chapter.setdefault(max(0, bisect_right(self._starts, offset) - 1), []).append(offset)
        named = [self._named(number, by_chapter.get(number, [])) for number in range(len(self._chapters))]
        return [_PLACE.sub(partial(self._link, _name(number)), markup) for number, markup in enumerate(named)]

    def _named(self, number: int, offsets: list[int]) -> bytes:
        chapter = self._chapters[number]
        body = _BODY.search(chapter.markup)
        local = {offset: offset - chapter.start for offset in offsets}
        markup, names = with_anchors(chapter.markup, local.values(), body.start() if body else 0)
        self._names |= {offset: f"{_name(number)}#{names[inner]}" for offset, inner in local.items()}
        return markup

    def _link(self, chapter: str, found: re.Match[bytes]) -> bytes:
        """Return the address that a link has now: the name alone within its chapter."""
        offset = self._offset(_place_of(found))
        name = self._names.get(offset, "") if offset is not None else ""
        return (name.removeprefix(chapter) if name.startswith(f"{chapter}#") else name).encode()

    def _offset(self, place: FragmentPlace) -> int | None:
        number, offset = place
        start = _inserted_at(self._fragments[number]) if number < len(self._fragments) else None
        return start + offset if start is not None else None


class _ChapterResolver(EmbeddedResources):
    """Resolve the ids, links and pictures of one chapter."""

    def __init__(self, read: Callable[[str], bytes | None], name: str, renderer: DrawingRenderer | None) -> None:
        super().__init__(read, renderer)
        self._chapter = name

    @override
    def name(self, identifier: str) -> str:
        """Return an id made unique in the book."""
        return f"{self._chapter}#{identifier}"

    @override
    def target(self, address: str) -> str:
        """Return a link into the book or to the web; "" for any other."""
        address = address.strip()
        if address.startswith("#") and len(address) > 1:
            return f"#{self._chapter}{address}"
        if _NAME.match(address):
            return f"#{address}"
        return address if address.lower().startswith(KEPT_ADDRESSES) else ""


def _name(number: int) -> str:
    return f"part{number}"


def _place_of(found: re.Match[bytes]) -> FragmentPlace:
    return int(found[1], _BASE), int(found[2], _BASE)


def _flows(table: bytes, length: int) -> list[tuple[int, int]]:
    """Return where the parts of the text begin and end: that of the book first, then sheets and drawings."""
    if table[:4] != b"FDST":
        return [(0, length)]
    start, count = number_at(table, 4), min(number_at(table, 8), _MOST_FLOWS)
    places = range(start, start + 8 * count, 8)
    return [(number_at(table, at), number_at(table, at + 4)) for at in places] or [(0, length)]


def _chapters(
    text: bytes, skeletons: Sequence[IndexEntry], fragments: Sequence[IndexEntry], database: PalmDatabase
) -> Iterator[_Chapter]:
    """Yield the chapters: after each skeleton its fragments follow, each with its place in the whole text.

    Raises `ReaderError` MOBI_DAMAGED where they overlap so that they are longer than the text.
    """
    remaining = iter(fragments)
    size = 0
    for skeleton in skeletons:
        start, length = skeleton.value(_GEOMETRY), skeleton.value(_GEOMETRY, 1)
        if start is None or length is None:
            continue
        markup = bytearray(text[start : start + length])
        at = start + length
        for fragment in islice(remaining, skeleton.value(_FRAGMENT_COUNT) or 0):
            length = fragment.value(_GEOMETRY, 1) or 0
            place = _inserted_at(fragment)
            inner = place - start if place is not None else len(markup)
            markup[max(0, inner) : max(0, inner)] = text[at : at + length]
            at += length
        size += len(markup)
        if size > _MOST_OVERLAP * len(text):
            raise database.damage()
        yield _Chapter(start, bytes(markup))


def _inserted_at(fragment: IndexEntry) -> int | None:
    """Return where a fragment belongs in the whole text, which is its name."""
    return int(fragment.name) if fragment.name.isdigit() and len(fragment.name) < 12 else None
