"""Parse a FictionBook, plain or in a ZIP archive.

Source: the FictionBook 2.1 schema.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml.etree import _Element

from reader.core.errors import Problem, ReaderError
from reader.core.text.bibliographic_values import book_bibliography
from reader.core.text.bibliography import Bibliography
from reader.core.text.import_events import SourceEvent, TextHeader
from reader.core.text.model import Image, TextFormat
from reader.importers.encoding import decode
from reader.importers.fb2.html_tree import Fb2TreeBuilder, name_of
from reader.importers.markup.embedded_resources import EmbeddedResources, decoded_base64
from reader.importers.markup.images import cover_events, read_image
from reader.importers.markup.pictures import XLINK_HREF
from reader.importers.markup.tree_parser import declared_encoding, parse_xml, text_of, without_declaration
from reader.importers.markup.walker import walk
from reader.importers.office.document_properties import usable_author, usable_title, with_properties
from reader.importers.source import SourceBytes
from reader.importers.zip_archive import ZipArchive

_IDEOGRAPHS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]{2,6}")
"""A Chinese or Japanese name, written without a space, family name first."""


def parse(source: SourceBytes) -> Iterator[SourceEvent]:
    """Yield the events of a book; raises `ReaderError` ZIP_*, MARKUP_DAMAGED or NO_TEXT."""
    data = _book_bytes(source)
    text, encoding = decode(data, source.path, source.encoding, declared_encoding(data))
    root = parse_xml(without_declaration(text).encode("utf-8", errors="replace"))
    if root is None or name_of(root) != "FictionBook":
        raise ReaderError(Problem.MARKUP_DAMAGED, source.path)
    binaries = {binary.get("id") or "": binary for binary in root.iterchildren("{*}binary")}
    builder = Fb2TreeBuilder()
    for body in root.iterchildren("{*}body"):
        builder.read(body)

    def picture(name: str) -> bytes | None:
        binary = binaries.get(name)
        return decoded_base64(binary.text or "") if binary is not None else None

    events = list(walk(builder.tree.body, EmbeddedResources(picture, source.renderer)))
    title_info = root.find("{*}description/{*}title-info")
    known = _known_header(title_info, root.find("{*}description/{*}publish-info"), encoding)
    completed = with_properties(events, source, known)
    yield next(completed)
    if (cover := _cover(title_info, picture)) is not None:
        yield from cover_events(cover, events)
    yield from completed


def _book_bytes(source: SourceBytes) -> bytes:
    """Return the bytes of the book itself; of an archive, the first book in it."""
    if not source.data.startswith(b"PK"):
        return source.data
    archive = ZipArchive(source.data, source.path)
    name = next((name for name in archive.names if name.lower().endswith(".fb2")), "")
    data = archive.read(name)
    if data is None:
        raise ReaderError(Problem.ZIP_DAMAGED, source.path)
    return data


def _known_header(title_info: _Element | None, publish_info: _Element | None, encoding: str) -> TextHeader:
    title = usable_title(_property(title_info, "book-title"))
    language = _property(title_info, "lang").partition("-")[0].lower()
    data = _bibliography(title_info, publish_info)
    author = usable_author(_persons(title_info, "author"))
    return TextHeader(title, author, language, TextFormat.FB2, encoding, bibliography=data)


def _bibliography(title_info: _Element | None, publish_info: _Element | None) -> Bibliography:
    """Return what a book says of its publication on paper, and who translated it."""
    names = {"publisher": "publisher", "place": "city", "date": "year", "isbn": "isbn"}
    values = {field: _property(publish_info, name) for field, name in names.items()}
    series = publish_info.find("{*}sequence") if publish_info is not None else None
    if series is not None:
        values |= {"series": series.get("name") or "", "volume": series.get("number") or ""}
    return book_bibliography(values | {"translator": _persons(title_info, "translator")})


def _persons(title_info: _Element | None, name: str) -> str:
    """Return the names of persons, separated by commas."""
    persons = title_info.iterchildren(f"{{*}}{name}") if title_info is not None else ()
    return ", ".join(filter(None, map(_person, persons)))


def _person(author: _Element) -> str:
    first, middle, last = (_property(author, part) for part in ("first-name", "middle-name", "last-name"))
    if _IDEOGRAPHS.fullmatch(f"{last}{middle}{first}"):
        return f"{last}{middle}{first}"
    return " ".join(filter(None, (first, middle, last))) or _property(author, "nickname")


def _property(element: _Element | None, name: str) -> str:
    found = element.find(f"{{*}}{name}") if element is not None else None
    return text_of(found) if found is not None else ""


def _cover(title_info: _Element | None, picture: Callable[[str], bytes | None]) -> Image | None:
    shown = title_info.find("{*}coverpage/{*}image") if title_info is not None else None
    data = picture((shown.get(XLINK_HREF) or "").removeprefix("#")) if shown is not None else None
    return read_image(data) if data else None
