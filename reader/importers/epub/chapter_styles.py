"""Read the style sheets of a chapter, those that it links and its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element

from reader.importers.epub.package import resolve
from reader.importers.markup.style_sheet import LARGEST_SHEET, StyleSheet
from reader.importers.zip_archive import ZipArchive

_MOST_SHEETS = 20
_IMPORT = re.compile(r"@import\s+(?:url\(\s*)?[\"']?([^\"')\s;]{1,200})")
_SCREEN = frozenset(("", "all", "screen"))


def chapter_styles(archive: ZipArchive, name: str, root: _Element | None) -> StyleSheet:
    """Return the styles of the chapter ``name``; a sheet that cannot be read is skipped."""
    if root is None:
        return StyleSheet()
    return StyleSheet(tuple(islice(_sheets(archive, name, root), _MOST_SHEETS)))


def _sheets(archive: ZipArchive, name: str, root: _Element) -> Iterator[str]:
    for element in root.iter("{*}link", "{*}style"):
        if (element.get("media") or "").strip().lower() not in _SCREEN:
            continue
        if str(element.tag).rpartition("}")[2].lower() == "style":
            yield "".join(map(str, element.itertext()))
        elif (element.get("rel") or "stylesheet").lower().split() == ["stylesheet"]:
            yield from _linked(archive, name, element.get("href") or "")


def _linked(archive: ZipArchive, base: str, address: str, depth: int = 0) -> Iterator[str]:
    """Yield a sheet of the book by its address, after those that it imports."""
    resolved = resolve(archive, base, address) if address else None
    data = archive.read(resolved[0]) if resolved is not None else None
    if resolved is None or not data:
        return
    sheet = data[:LARGEST_SHEET].decode("utf-8", errors="replace")
    if depth < 2:
        for imported in islice(_IMPORT.findall(sheet), _MOST_SHEETS):
            yield from _linked(archive, resolved[0], imported, depth + 1)
    yield sheet
