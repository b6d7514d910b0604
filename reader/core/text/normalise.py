"""Replace characters that a canonical text may not contain.

Rules: reliability.md, "Canonical text". The text keeps its normalisation form: neither NFC nor NFKC is applied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.core.text.blocks import LINE

LONGEST_PARAGRAPH = 5_000
"""Maximum code points of a paragraph; a longer one is split at punctuation."""

REPLACEMENT = "\ufffd"

_NONCHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffc\ufffe\uffff\ud800-\udfff" + _NONCHARACTERS + "]"
)
# Vertical tab and form feed end a line, as the Unicode separators do (UAX 14, class BK)
_LINE_ENDS = frozenset("\x0b\x0c\x85\u2028\u2029")
_BOM = "\ufeff"

_STRONG_STOPS = re.compile(r"[。．！？!?…][”’」』）)\"']*|[.](?=\s)")
_WEAK_STOPS = re.compile(r"[；;，,、：:]|\s")


def clean(text: str) -> str:
    """Return the text with line feeds only and without forbidden characters.

    Line ends of every kind become line feeds, byte order marks are removed, and NUL, other controls, noncharacters, the
    object replacement character and lone surrogates become U+FFFD. A clean text costs one search.
    """
    if "\r" in text:
        text = text.replace("\r\n", LINE).replace("\r", LINE)
    if _FORBIDDEN.search(text) is None:
        return text
    return _FORBIDDEN.sub(_replacement, text)


def _replacement(found: re.Match[str]) -> str:
    character = found.group()
    if character in _LINE_ENDS:
        return LINE
    return "" if character == _BOM else REPLACEMENT


def split_long(text: str, limit: int = LONGEST_PARAGRAPH) -> Iterator[str]:
    """Split a paragraph into parts of at most ``limit`` code points, after punctuation if there is any.

    Only white space at a split is dropped. Takes linear time.
    """
    for start, end in split_spans(text, limit):
        yield text[start:end]


def split_spans(text: str, limit: int = LONGEST_PARAGRAPH) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each part into which `split_long` splits a paragraph."""
    start = 0
    while len(text) - start > limit:
        end = _split_position(text, start, start + limit)
        yield start, start + len(text[start:end].rstrip())
        start = end
        while text[start : start + 1].isspace():
            start += 1
    if start < len(text):
        yield start, len(text)


def _split_position(text: str, start: int, end: int) -> int:
    """Return the last good position to split at in the second half of the range; its end if there is none."""
    middle = (start + end) // 2
    for stops in (_STRONG_STOPS, _WEAK_STOPS):
        position = 0
        for found in stops.finditer(text, middle, end):
            position = found.end()
        if position:
            return position
    return _before_mark(text, end)


def _before_mark(text: str, end: int) -> int:
    """Step back over marks and joiners, by at most eight code points, so that no grapheme is split."""
    for position in range(end, end - 8, -1):
        if not _extends_grapheme(text[position]):
            return position
    return end


def _extends_grapheme(character: str) -> bool:
    return (
        "\u0300" <= character <= "\u036f"
        or "\ufe00" <= character <= "\ufe0f"
        or character == "\u200d"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )
