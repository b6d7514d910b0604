"""Read the style sheets of the chapters of a book, those that they link and their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from lxml.etree import _Element

from reader.importers.markup.style_sheet import LARGEST_SHEET, StyleSheet

_MOST_SHEETS = 20
_DEEPEST_IMPORT = 2
_IMPORT = re.compile(r"@import\s+(?:url\(\s*)?[\"']?([^\"')\s;]{1,200})")
_SCREEN = frozenset(("", "all", "screen"))

ReadSheet = Callable[[str, str], tuple[str, bytes] | None]
"""Returns the name and the bytes of the sheet at an address that a file of the book names; None if there is none."""


class ChapterStyles:
    """The styles of the chapters of one book; most have the same, which are read once."""

    def __init__(self, read: ReadSheet) -> None:
        """Set what reads the sheets."""
        self._read = read
        self._sheets: dict[tuple[str, str], tuple[str, ...]] = {}
        self._styles: dict[tuple[str, ...], StyleSheet] = {}

    def of(self, name: str, root: _Element) -> StyleSheet:
        """Return the styles of the chapter ``name``; a sheet that cannot be read is skipped."""
        sheets = tuple(islice(self._sheets_of(name, root), _MOST_SHEETS))
        if sheets not in self._styles:
            self._styles[sheets] = StyleSheet(sheets)
        return self._styles[sheets]

    def _sheets_of(self, name: str, root: _Element) -> Iterator[str]:
        for element in root.iter("{*}link", "{*}style"):
            if (element.get("media") or "").strip().lower() not in _SCREEN:
                continue
            if str(element.tag).rpartition("}")[2].lower() == "style":
                yield "".join(map(str, element.itertext()))
            elif (element.get("rel") or "stylesheet").lower().split() == ["stylesheet"]:
                yield from self._linked(name, element.get("href") or "")

    def _linked(self, base: str, address: str) -> tuple[str, ...]:
        key = base.rpartition("/")[0], address
        if key not in self._sheets:
            self._sheets[key] = tuple(islice(_imported_and_own(self._read, base, address), _MOST_SHEETS))
        return self._sheets[key]


def _imported_and_own(read: ReadSheet, base: str, address: str, depth: int = 0) -> Iterator[str]:
    """Yield a sheet of the book by its address, after those that it imports."""
    found = read(base, address) if address else None
    if found is None:
        return
    sheet = found[1][:LARGEST_SHEET].decode("utf-8", errors="replace")
    if depth < _DEEPEST_IMPORT:
        for imported in islice(_IMPORT.findall(sheet), _MOST_SHEETS):
            yield from _imported_and_own(read, found[0], imported, depth + 1)
    yield sheet
