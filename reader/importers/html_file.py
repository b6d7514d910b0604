"""Read a web page that was saved as a file."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.draft import Header, Piece
from reader.core.text.language import language_of
from reader.core.text.opening import title_of_stem
from reader.core.text.text import Image, TextFormat
from reader.importers.document import body_of, claimed_encoding, parse_html
from reader.importers.encoding import decode
from reader.importers.images import read_image
from reader.importers.markup import walk
from reader.importers.source import Source

KEPT_ADDRESSES = ("http://", "https://", "mailto:")
"""What a link outside of a text may begin with."""

_AHEAD = 20
_MAIN_SHARE = 0.4


class PagePlace:
    """Find names, links and pictures within a single document; nothing outside of it is ever read."""

    def name(self, identifier: str) -> str:
        """Take the id for the name."""
        return identifier

    def target(self, address: str) -> str:
        """Keep links within the document and to the web, refuse all others."""
        address = address.strip()
        if address.startswith("#"):
            return address if len(address) > 1 else ""
        return address if address.lower().startswith(KEPT_ADDRESSES) else ""

    def image(self, address: str) -> Image | None:
        """Take pictures that are written into the document."""
        head, _, coded = address.partition(",")
        if not head.startswith("data:image/") or not head.endswith(";base64"):
            return None
        try:
            return read_image(base64.b64decode(coded, validate=False))
        except (binascii.Error, ValueError):
            return None


def parse(source: Source) -> Iterator[Piece]:
    """Give the pieces of a web page; raises `ReaderError` MARKUP_DAMAGED or NO_TEXT."""
    text, encoding = decode(source.data, source.path, source.encoding, claimed_encoding(source.data))
    root = parse_html(text)
    if root is None:
        raise ReaderError(Problem.MARKUP_DAMAGED, source.path)
    title = _meta(root, ".//title") or ""
    author = next((str(meta.get("content", "")) for meta in root.iterfind(".//meta[@name='author']")), "")
    yield from pieces_of(root, source, Header(title, author.strip(), "", TextFormat.HTML, encoding))


def pieces_of(root: _Element, source: Source, known: Header, *, web_page: bool = True) -> Iterator[Piece]:
    """Give the pieces of a document, headed by what is known of it and what its first blocks add."""
    body = body_of(root)
    pieces = walk(_main_part(body if body is not None else root), PagePlace(), web_page=web_page)
    first = list(islice(pieces, _AHEAD))
    blocks = [piece for piece in first if isinstance(piece, Block)]
    if not blocks:
        raise ReaderError(Problem.NO_TEXT, source.path)
    heading = next((block.text for block in blocks if block.kind is BlockKind.HEADING and block.level == 1), "")
    sample = " ".join(block.text for block in blocks)
    title = known.title or heading or title_of_stem(source.path.stem)
    declared = (root.get("lang") or "").strip()
    yield Header(title, known.author, language_of(sample) or declared, known.format, known.encoding)
    yield from first
    yield from pieces


def _meta(root: _Element, path: str) -> str:
    found = root.find(path)
    return " ".join("".join(str(words) for words in found.itertext()).split()) if found is not None else ""


def _main_part(body: _Element) -> _Element:
    """Take the main part of a page for the whole when it is marked and holds a good share of the words."""
    parts = list(body.iter("main")) or list(body.iter("article"))
    if len(parts) != 1:
        return body
    whole = sum(map(len, body.itertext()))
    return parts[0] if sum(map(len, parts[0].itertext())) > _MAIN_SHARE * whole else body
