"""Read what a PDF says of its publication: in its XMP packet, and in the properties of the document.

Sources: ISO 16684-1 (XMP packets, Dublin Core in them), PRISM 3 in XMP.
"""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
from lxml.etree import _Element

from reader.core.text.bibliographic_values import doi_of, stated_bibliography
from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography, ItemType
from reader.importers.markup.tree_parser import parse_xml, text_of
from reader.importers.pdf.document import property_of

_BEGIN, _END = b"<x:xmpmeta", b"</x:xmpmeta>"
_LARGEST_PACKET = 256 * 1024
_MOST_PACKETS = 16
"""Each picture in a file may have a packet of its own, and each change of the file adds one."""

_NAMESPACES = ("http://purl.org/dc/elements/", "http://prismstandard.org/namespaces/", "http://ns.adobe.com/pdfx/")
_FIELDS = {
    "publisher": ("publisher",),
    "container": ("publicationName",),
    "date": ("coverDate", "publicationDate", "coverDisplayDate"),
    "volume": ("volume",),
    "edition": ("edition", "bookEdition"),
    "isbn": ("isbn", "eIsbn"),
    "issn": ("issn", "eIssn"),
    "doi": ("doi", "identifier", "WPS-ARTICLEDOI"),
    "type": ("aggregationType",),
}
"""The names of properties in XMP that give each field, the first that is there."""

_TYPES = {"journal": ItemType.ARTICLE, "magazine": ItemType.MAGAZINE_ARTICLE, "book": ItemType.BOOK}
_NAMED_PROPERTIES = ("doi", "DOI", "WPS-ARTICLEDOI", "Subject", "Keywords")
"""The properties of the document in which publishers write a DOI."""


def bibliography_of_pdf(document: pdfium.PdfDocument, data: bytes) -> Bibliography:
    """Return the bibliographic data of a PDF; that of the last packet that has any, as changes are added at the end.

    The dates of the document are those of the file, and are not taken.
    """
    found: dict[str, str] = {}
    for packet in _packets(data):
        found = _values(packet) or found
    found["doi"] = doi_of(found.get("doi", "")) or _stated_doi(document)
    stated = found.pop("type", "").lower()
    bibliography = stated_bibliography(found | {"item_type": _item_type(stated, found).value})
    return bibliography if any(name != "item_type" for name in bibliography.known()) else UNKNOWN_BIBLIOGRAPHY


def _item_type(stated: str, found: dict[str, str]) -> ItemType:
    if stated in _TYPES:
        return _TYPES[stated]
    if found.get("container") or found.get("issn"):
        return ItemType.ARTICLE
    return ItemType.BOOK if found.get("isbn") else ItemType.UNKNOWN


def _stated_doi(document: pdfium.PdfDocument) -> str:
    return next((doi for name in _NAMED_PROPERTIES if (doi := doi_of(property_of(document, name)))), "")


def _packets(data: bytes) -> Iterator[_Element]:
    """Yield the last XMP packets of a file, in its order; one that is compressed, as few are, is not seen."""
    end = len(data)
    packets: list[bytes] = []
    for _number in range(_MOST_PACKETS):
        close = data.rfind(_END, 0, end)
        begin = data.rfind(_BEGIN, max(0, close - _LARGEST_PACKET), max(0, close))
        if begin >= 0:
            packets.append(data[begin : close + len(_END)])
        end = begin if begin >= 0 else max(0, close)
    yield from (root for packet in reversed(packets) if (root := parse_xml(packet)) is not None)


def _values(packet: _Element) -> dict[str, str]:
    """Return the fields that a packet states, as elements or as attributes of its descriptions."""
    stated: dict[str, str] = {}
    for element in packet.iter("{*}*"):
        _state(stated, str(element.tag), text_of(element))
        if str(element.tag).endswith("}Description"):
            for name, value in element.attrib.items():
                _state(stated, str(name), str(value))
    fields = {field: next((stated[name] for name in names if name in stated), "") for field, names in _FIELDS.items()}
    return {field: value for field, value in fields.items() if value}


def _state(stated: dict[str, str], tag: str, value: str) -> None:
    namespace, _, name = tag.removeprefix("{").partition("}")
    if value and namespace.startswith(_NAMESPACES):
        stated.setdefault(name, value)
