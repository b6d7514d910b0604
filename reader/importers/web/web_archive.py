"""Parse a page that was saved with its pictures in one file: MHTML, or the web archive of Safari.

Sources: RFC 2557 (MHTML), RFC 2045 and 2046 (MIME).
"""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from pathlib import Path
from urllib.parse import urljoin

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_events import SourceEvent
from reader.core.text.model import TextFormat
from reader.importers.encoding import decode
from reader.importers.markup.tree_parser import declared_encoding
from reader.importers.source import SourceBytes
from reader.importers.web.html import page_events

MOST_PARTS = 5_000

_BINARY_PLIST = b"bplist00"
_BOUNDARY = re.compile(rb"boundary\s*=\s*(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE)
_MOST_BOUNDARIES = 50
_HTML = frozenset(("text/html", "application/xhtml+xml"))


@dataclass(frozen=True, slots=True)
class _SavedPage:
    """A saved page; ``parts`` are the files saved with it, by address."""

    data: bytes
    charset: str
    address: str
    parts: Mapping[str, Message | bytes]

    def picture(self, address: str) -> bytes | None:
        """Return the bytes of a part by its address as written in the page, or by its id."""
        part = self.parts.get(address)
        if part is None:
            part = self.parts.get(_joined(self.address, address))
        return part if isinstance(part, bytes) or part is None else _bytes_of(part)


def parse(source: SourceBytes, text_format: TextFormat = TextFormat.WEB_ARCHIVE) -> Iterator[SourceEvent]:
    """Yield the events of the page; raises `ReaderError` MARKUP_DAMAGED, NO_TEXT or FILE_TOO_LARGE."""
    is_property_list = source.data.startswith(_BINARY_PLIST)
    saved = _from_property_list(source.data) if is_property_list else _from_message(source.data, source.path)
    if saved is None:
        raise ReaderError(Problem.MARKUP_DAMAGED, source.path)
    hint = saved.charset or declared_encoding(saved.data)
    text, encoding = decode(saved.data, source.path, source.encoding, hint)
    yield from page_events(text, source, encoding, text_format, address=saved.address, pictures=saved.picture)


def _from_message(data: bytes, path: Path) -> _SavedPage | None:
    """Parse an MHTML file; None when it contains no page."""
    _check_parts(data, path)
    try:
        message = BytesParser().parsebytes(data)
        leaves = [part for part in message.walk() if not part.is_multipart()]
    except (RecursionError, ValueError, LookupError) as error:
        raise ReaderError(Problem.MARKUP_DAMAGED, path) from error
    page = _page_of(message, leaves)
    if page is None:
        return None
    address = _header(page, "Content-Location") or _header(message, "Snapshot-Content-Location")
    parts: dict[str, Message | bytes] = {}
    for part in leaves:
        for name in (_header(part, "Content-Location"), f"cid:{_header(part, 'Content-ID').strip('<>')}"):
            parts.setdefault(name, part)
            parts.setdefault(_joined(address, name), part)
    return _SavedPage(_bytes_of(page), _to_text(page.get_param("charset", "")), address, parts)


def _check_parts(data: bytes, path: Path) -> None:
    """Refuse a file of more parts than a page has, before they are all parsed."""
    boundaries = {quoted or bare for quoted, bare in _BOUNDARY.findall(data)}
    if len(boundaries) > _MOST_BOUNDARIES or sum(data.count(b"--" + boundary) for boundary in boundaries) > MOST_PARTS:
        raise ReaderError(Problem.FILE_TOO_LARGE, path, limit=MOST_PARTS)


def _page_of(message: Message, leaves: list[Message]) -> Message | None:
    """Return the part that is the page: the one that the message names as its root, else the first of HTML."""
    start = message.get_param("start", "")
    pages = [part for part in leaves if part.get_content_type() in _HTML]
    named = (part for part in pages if isinstance(start, str) and start and _header(part, "Content-ID") == start)
    return next(named, pages[0] if pages else None)


def _header(part: Message, name: str) -> str:
    return "".join(str(part.get(name, "")).split())


def _bytes_of(part: Message) -> bytes:
    """Return the content of a part with its transfer encoding decoded; empty where that fails."""
    try:
        data: object = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return data if isinstance(data, bytes) else b""


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _from_property_list(data: bytes) -> _SavedPage | None:
    """Parse a web archive of Safari, a binary property list; None when it is damaged."""
    try:
        plist: object = plistlib.loads(data, fmt=plistlib.FMT_BINARY)
    except (plistlib.InvalidFileException, ValueError, LookupError, TypeError, OverflowError, RecursionError):
        return None
    page = _entry(plist, "WebMainResource")
    data_of_page, address = _entry(page, "WebResourceData"), _entry(page, "WebResourceURL")
    charset, resources = _entry(page, "WebResourceTextEncodingName"), _entry(plist, "WebSubresources")
    if not isinstance(data_of_page, bytes):
        return None
    parts: dict[str, Message | bytes] = {}
    for resource in resources if isinstance(resources, list) else ():
        name, content = _entry(resource, "WebResourceURL"), _entry(resource, "WebResourceData")
        if isinstance(name, str) and isinstance(content, bytes):
            parts[name] = content
    return _SavedPage(data_of_page, _to_text(charset), _to_text(address), parts)


def _entry(of: object, name: str) -> object:
    return of.get(name) if isinstance(of, dict) else None


def _to_text(value: object) -> str:
    return value if isinstance(value, str) else ""
