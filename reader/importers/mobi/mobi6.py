"""Read the text of a book of Mobipocket: one document of HTML, whose links lead to offsets in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.core.text.import_events import ContentsEntry
from reader.importers.encoding import decode
from reader.importers.markup.embedded_resources import EmbeddedResources
from reader.importers.markup.tree_parser import parse_html, text_of
from reader.importers.mobi.anchors import with_anchors
from reader.importers.mobi.book_header import UNSURE_CHARSET, BookHeader
from reader.importers.mobi.book_page import BookPage, count_headings
from reader.importers.mobi.contents import navigation_points
from reader.importers.mobi.note_roles import set_roles_of_marks
from reader.importers.mobi.palm_database import PalmDatabase
from reader.importers.mobi.record_text import text_of as record_text_of
from reader.importers.mobi.resources import BookResources
from reader.importers.source import SourceBytes

_IN_TAG = rb"(?=[^<>]{0,1000}>)"
_OFFSET = re.compile(rb"""(?<![\w-])filepos\s*=\s*(["']?)\s*([0-9]{1,10})\s*\1""" + _IN_TAG, re.IGNORECASE)
_PICTURE = re.compile(rb"""(?<![\w-])recindex\s*=\s*(["']?)\s*([0-9]{1,6})\s*\1""" + _IN_TAG, re.IGNORECASE)
_REFERENCE = re.compile(rb"<reference\b[^<>]{0,1000}>", re.IGNORECASE)
_IS_CONTENTS = re.compile(rb"""\stype\s*=\s*["']?toc\b""", re.IGNORECASE)
_BREAK = re.compile(r"</?mbp:pagebreak[^<>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"recindex:([0-9]{1,6})")


class MobipocketText:
    """The pages of a book, which its page breaks part; links lead to the names that their targets are given."""

    def __init__(
        self, database: PalmDatabase, header: BookHeader, resources: BookResources, source: SourceBytes
    ) -> None:
        """Name the places that links and contents lead to, and decode the text."""
        text = record_text_of(database, header)
        self._resources = resources
        self._points = navigation_points(database, header)
        offsets = {int(found[2]) for found in _OFFSET.finditer(text)}
        named, self._names = with_anchors(text, offsets | {point.offset for point in self._points})
        self._contents_name = self._name_of_contents(text)
        named = _PICTURE.sub(rb'src="recindex:\2"', _OFFSET.sub(self._link, named))
        self.headings = count_headings(named)
        hint = "" if header.charset == UNSURE_CHARSET else header.charset
        decoded, self.encoding = decode(named.replace(b"\0", b""), source.path, source.encoding, hint)
        self._pages = _BREAK.split(decoded)

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self._pages)

    def contents(self) -> Iterator[ContentsEntry]:
        """Yield the contents of the book, or without them the links of the page that the book names as such."""
        for point in self._points:
            yield ContentsEntry(point.title, point.level, self._names[point.offset])
        if not self._points and self._contents_name:
            yield from self._listed()

    def pages(self, source: SourceBytes) -> Iterator[BookPage]:
        """Yield the parts of the book in order."""
        for number, page in enumerate(self._pages, start=1):
            if page.strip():
                root = parse_html(page)
                if root is not None:
                    set_roles_of_marks(root)
                yield BookPage(str(number), root, None, EmbeddedResources(self._data, source.renderer))

    def _data(self, address: str) -> bytes | None:
        number = _ADDRESS.fullmatch(address)
        return self._resources.data(int(number[1])) if number else None

    def _link(self, found: re.Match[bytes]) -> bytes:
        """Return the address that a link has now; offsets in damaged markup may read otherwise than they did."""
        name = self._names.get(int(found[2]))
        return f'href="#{name}"'.encode() if name else b""

    def _name_of_contents(self, text: bytes) -> str:
        for reference in _REFERENCE.finditer(text):
            place = _OFFSET.search(reference[0])
            if place and _IS_CONTENTS.search(reference[0]):
                return self._names.get(int(place[2]), "")
        return ""

    def _listed(self) -> Iterator[ContentsEntry]:
        """Yield the links of the page of contents."""
        mark = f'id="{self._contents_name}"'
        page = next((page for page in self._pages if mark in page), "")
        root = parse_html(page[max(0, page.find(mark)) :])
        for link in root.iter("a") if root is not None else ():
            target = (link.get("href") or "").partition("#")[2]
            if target and (title := text_of(link)):
                yield ContentsEntry(title, 1, target)
