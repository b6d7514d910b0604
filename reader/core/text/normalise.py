"""Clean foreign characters into those that a canonical text may hold.

Rules: reliability.md, "Canonical text". The text keeps its own composition: neither NFC nor NFKC is applied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.core.text.blocks import LINE

LONGEST_PARAGRAPH = 5_000
"""Code points that a paragraph may have; a longer one is cut at punctuation."""

REPLACEMENT = "\ufffd"

_NONCHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
_FOREIGN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffc\ufffe\uffff\ud800-\udfff" + _NONCHARACTERS + "]"
)
# Vertical tab and form feed end a line like the separators of Unicode do (UAX 14, class BK).
_LINE_ENDS = frozenset("\x0b\x0c\x85\u2028\u2029")
_BOM = "\ufeff"

_STRONG_STOPS = re.compile(r"[。．！？!?…][”’」』）)\"']*|[.](?=\s)")
_WEAK_STOPS = re.compile(r"[；;，,、：:]|\s")


def clean(text: str) -> str:
    """Return the text with line feeds only and without characters that have no place in a text.

    Line ends of every kind become line feeds, byte order marks go, and NUL, other controls, noncharacters, the object
    replacement character and lone surrogates become U+FFFD. A clean text costs one search.
    """
    if "\r" in text:
        text = text.replace("\r\n", LINE).replace("\r", LINE)
    if _FOREIGN.search(text) is None:
        return text
    return _FOREIGN.sub(_replacement, text)


def _replacement(found: re.Match[str]) -> str:
    character = found.group()
    if character in _LINE_ENDS:
        return LINE
    return "" if character == _BOM else REPLACEMENT


def cut_long(text: str, limit: int = LONGEST_PARAGRAPH) -> Iterator[str]:
    """Cut a paragraph into pieces of at most ``limit`` code points, after punctuation where there is any.

    Blanks at a cut are dropped; nothing else is. Takes time in proportion to the text.
    """
    for start, end in stretches(text, limit):
        yield text[start:end]


def stretches(text: str, limit: int = LONGEST_PARAGRAPH) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each piece that `cut_long` cuts a paragraph into."""
    start = 0
    while len(text) - start > limit:
        end = _cut(text, start, start + limit)
        yield start, start + len(text[start:end].rstrip())
        start = end
        while text[start : start + 1].isspace():
            start += 1
    if start < len(text):
        yield start, len(text)


def _cut(text: str, start: int, end: int) -> int:
    """Find the last good place to cut in the second half of the stretch; its end when there is none."""
    middle = (start + end) // 2
    for stops in (_STRONG_STOPS, _WEAK_STOPS):
        place = 0
        for found in stops.finditer(text, middle, end):
            place = found.end()
        if place:
            return place
    return _before_mark(text, end)


def _before_mark(text: str, end: int) -> int:
    """Step back over marks and joiners, so that no character is torn apart (at most eight code points)."""
    for place in range(end, end - 8, -1):
        if not _continues(text[place]):
            return place
    return end


def _continues(character: str) -> bool:
    return (
        "\u0300" <= character <= "\u036f"
        or "\ufe00" <= character <= "\ufe0f"
        or character == "\u200d"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )
