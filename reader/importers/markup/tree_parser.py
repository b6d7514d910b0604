"""Parse HTML and XHTML: as XML first where it claims to be XML, else as HTML.

Nothing is fetched, no entity that the document declares is expanded, and the parsers' own limits of depth stay on.
"""

from __future__ import annotations

import re
from html.entities import html5
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from reader.importers.encoding import decode
from reader.importers.markup.bare_signs import with_escaped_signs
from reader.importers.zip_archive import ZipArchive

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_NUMBER = re.compile(rb"&#(?:[xX]([0-9A-Fa-f]{1,16})|([0-9]{1,16}));")
_XML_ENTITIES = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_PROLOGUE = 8_192
_DECLARED_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_META_ENCODING = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.-]+)""", re.IGNORECASE)
_TEXT_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parse_xml(data: bytes) -> _Element | None:
    """Parse XML, repaired where it is damaged; None when there is no root."""
    data = _with_valid_references(_with_numeric_entities(_without_doctype(data)))
    root = _parse_xml(data, recover=False)
    return _parse_xml(with_escaped_signs(data), recover=True) if root is None else root


def _parse_xml(data: bytes, *, recover: bool) -> _Element | None:
    parser = etree.XMLParser(
        recover=recover, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def parse_member(archive: ZipArchive, name: str) -> _Element | None:
    """Parse a member of an archive as XML; None where it is missing, empty or has no root."""
    data = archive.read(name)
    return parse_xml(data) if data else None


def text_of(element: _Element) -> str:
    """Return the text in an element on one line, its white space folded."""
    return " ".join("".join(map(str, element.itertext())).split())


def parse_xhtml(data: bytes) -> _Element | None:
    """Parse a chapter in UTF-8: as XML when that keeps its text, else as HTML; None when both fail."""
    root = parse_xml(data)
    if root is not None and body_of(root) is not None and not _lost_much(root, data):
        return root
    as_html = _parse_html_bytes(data, "utf-8")
    return as_html if as_html is not None else root


def parse_html(text: str) -> _Element | None:
    """Parse decoded HTML; None when it fails."""
    return _parse_html_bytes(without_declaration(text).encode("utf-8", errors="replace"), "utf-8", huge=True)


def without_declaration(text: str) -> str:
    """Strip the XML declaration, which names an encoding that a decoded text no longer has."""
    return _TEXT_DECLARATION.sub("", text.removeprefix("\ufeff"), count=1)


def _parse_html_bytes(data: bytes, encoding: str | None, *, huge: bool = False) -> _Element | None:
    """Parse HTML; ``huge`` allows a text of more than 10 MB, at which the parser stops otherwise."""
    parser = etree.HTMLParser(
        recover=True, no_network=True, huge_tree=huge, remove_comments=True, remove_pis=True, encoding=encoding
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def body_of(root: _Element) -> _Element | None:
    """Return the body of a document, in any namespace, or None."""
    if root.tag.rpartition("}")[2].lower() == "body":
        return root
    return next(root.iterchildren("{*}body", "body", "BODY"), None)


def declared_encoding(data: bytes) -> str:
    """Return the encoding that a document declares in its first 8 KiB; empty without one."""
    head = data[:_PROLOGUE]
    found = _DECLARED_ENCODING.search(head) or _META_ENCODING.search(head)
    return found.group(1).decode("ascii", errors="replace") if found else ""


def in_utf8(data: bytes, path: Path, encoding: str | None) -> bytes:
    """Return a chapter converted to UTF-8; the parser would cut off one that declares UTF-8 wrongly.

    ``encoding`` is the reader's choice for one that is not in UTF-8.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or not _is_utf8(data):
        text, _ = decode(data, path, encoding, declared_encoding(data))
        return without_declaration(text).encode("utf-8", errors="replace")
    return without_declaration(data.decode("utf-8")).encode()


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _lost_much(root: _Element, data: bytes) -> bool:
    """Return whether the repair dropped most of a document: the parser stops for good at some kinds of damage."""
    if len(data) < 2_000:
        return False
    return sum(len(text) for text in root.itertext()) * 20 < len(data) and len(etree.tostring(root)) * 2 < len(data)


def _without_doctype(data: bytes) -> bytes:
    """Remove the document type declaration and with it all entities that the document declares."""
    found = _DOCTYPE.search(data, 0, _PROLOGUE)
    return data[: found.start()] + data[found.end() :] if found else data


def _with_numeric_entities(data: bytes) -> bytes:
    """Replace the named entities of HTML, which XML does not know, by numeric ones."""
    return _ENTITY.sub(_numeric_entity, data) if b"&" in data else data


def _with_valid_references(data: bytes) -> bytes:
    """Replace numeric references to invalid characters by U+FFFD: a repaired tree would contain them as they are."""
    return _NUMBER.sub(_valid_reference, data) if b"&#" in data else data


def _valid_reference(found: re.Match[bytes]) -> bytes:
    digits, base = (found.group(1), 16) if found.group(1) else (found.group(2), 10)
    code = int(digits, base)
    is_valid = code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return found.group() if is_valid else b"&#65533;"


def _numeric_entity(found: re.Match[bytes]) -> bytes:
    name = found.group(1)
    characters = html5.get(name.decode() + ";")
    if name in _XML_ENTITIES or characters is None:
        return found.group()
    return "".join(f"&#{ord(character)};" for character in characters).encode()
