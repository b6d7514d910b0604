"""Parse an OpenDocument text, packed or flat.

Source: OpenDocument 1.3, part 2 (packages) and part 3 (schema).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from lxml.etree import _Element

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_events import SourceEvent, TextHeader
from reader.core.text.model import TextFormat
from reader.importers.markup.embedded_resources import EmbeddedResources, decoded_base64
from reader.importers.markup.tree_parser import parse_member, parse_xml
from reader.importers.markup.walker import walk
from reader.importers.office.document_properties import document_header, with_properties
from reader.importers.office.odt_html_tree import OFFICE, OdtTreeBuilder
from reader.importers.office.odt_omissions import running_heads
from reader.importers.office.odt_styles import OdtStyles
from reader.importers.source import SourceBytes
from reader.importers.zip_archive import ZipArchive

_CONTENT, _STYLES, _META, _MANIFEST = "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"


@dataclass(frozen=True, slots=True)
class _Document:
    """The XML trees of a document; a flat one has a single tree."""

    content: _Element
    styles: tuple[_Element, ...]
    meta: _Element | None
    archive: ZipArchive | None

    def embedded(self, address: str) -> _Element | None:
        """Return the root of an embedded object by its address in the package; None without one."""
        if self.archive is None or not address:
            return None
        return parse_member(self.archive, f"{address.removeprefix('./').rstrip('/')}/{_CONTENT}")


def parse(source: SourceBytes) -> Iterator[SourceEvent]:
    """Yield the events of a document.

    Raises `ReaderError` ZIP_*, DOCUMENT_DAMAGED, DOCUMENT_ENCRYPTED, DOCUMENT_NO_TEXT or NO_TEXT.
    """
    document = _read_package(source) if source.data.startswith(b"PK") else _read_flat(source)
    body = _body(document.content, source)
    builder = OdtTreeBuilder(OdtStyles(*document.styles), document.embedded)
    tree = builder.read(body)

    def picture(name: str) -> bytes | None:
        own = builder.own_pictures.get(name)
        if own is not None:
            return decoded_base64(own.text or "")
        return document.archive.read(name.removeprefix("./")) if document.archive is not None else None

    language = _text_of(document.meta, f"{_DC}language").partition("-")[0].lower()
    header = _known_header(document.meta)
    heads = running_heads(document.styles, header.title, header.author)
    events = chain(walk(tree, EmbeddedResources(picture, source.renderer)), builder.omissions.totals())
    yield from with_properties(heads.counted(events), source, header, declared=language)


def _read_package(source: SourceBytes) -> _Document:
    archive = ZipArchive(source.data, source.path)
    manifest = parse_member(archive, _MANIFEST)
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise ReaderError(Problem.DOCUMENT_ENCRYPTED, source.path)
    content, styles = parse_member(archive, _CONTENT), parse_member(archive, _STYLES)
    if content is None:
        raise ReaderError(Problem.DOCUMENT_DAMAGED, source.path)
    return _Document(
        content, (content,) if styles is None else (styles, content), parse_member(archive, _META), archive
    )


def _read_flat(source: SourceBytes) -> _Document:
    root = parse_xml(source.data)
    if root is None:
        raise ReaderError(Problem.DOCUMENT_DAMAGED, source.path)
    return _Document(root, (root,), root, None)


def _body(content: _Element, source: SourceBytes) -> _Element:
    body = content.find(f"{OFFICE}body")
    text = body.find(f"{OFFICE}text") if body is not None else None
    if text is not None:
        return text
    others = body is not None and len(body)
    raise ReaderError(Problem.DOCUMENT_NO_TEXT if others else Problem.DOCUMENT_DAMAGED, source.path)


def _known_header(meta: _Element | None) -> TextHeader:
    """Return the header with the document's own metadata."""
    title = _text_of(meta, f"{_DC}title")
    author = _text_of(meta, f"{_META_SPACE}initial-creator") or _text_of(meta, f"{_DC}creator")
    return document_header(title, author, TextFormat.ODT)


def _text_of(meta: _Element | None, name: str) -> str:
    found = meta.find(f"{OFFICE}meta/{name}") if meta is not None else None
    return "".join(str(text) for text in found.itertext()) if found is not None else ""
