"""Tell how the characters of a text stand in lines that run from top to bottom (docs/decisions/0122).

Chinese and Japanese characters and their signs stand upright, letters of other scripts lie on their side. All positions
are code point offsets into the given string, the text of a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

QUOTES = "“”‘’"
"""Signs that stand upright only in fonts that have forms of them for vertical lines."""

_WIDE = (
    "\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe48\ufe50-\ufe6f"
    "\uff01-\uff60\uffe0-\uffe7\U00016fe0-\U00018aff\U0001b000-\U0001b2ff\U0001f000-\U0001faff\U00020000-\U0003fffd"
)
"""Characters that are as wide as an em, as the content of a regex character class."""

_SYMBOLS = (
    "\u00a7\u00a9\u00ae\u00b1\u00bc-\u00be\u00d7\u00f7\u203b\u203c\u2042\u2047-\u2049\u2051\u20dd-\u20e0\u2100\u2101"
    "\u2103-\u2109\u210f\u2113\u2114\u2116\u2117\u211e-\u2123\u2125\u2127\u2135-\u2189\u221e\u2234\u2235\u2300-\u2307"
    "\u230c-\u231f\u23e2-\u24ff\u25a0-\u2619\u2620-\u2767\u2776-\u2793\u2b12-\u2b2f\u2b50-\u2b59"
)
"""Other characters that stand upright, whatever their width.

Source: Unicode Standard Annex 50, VerticalOrientation.txt, those of the values U, Tu and Tr; both classes are by block
where all but a few rare characters of it agree.
"""

_JOINED = "\u0300-\u036f\u200d\u20e3\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""What belongs to the character before it: marks above letters, and signs that choose another form."""

_LYING = re.compile(f"[^{_WIDE}{_SYMBOLS}{QUOTES}{_JOINED}][^{_WIDE}{_SYMBOLS}{QUOTES}]*")
_SYMBOL = re.compile(f"[{_SYMBOLS}][{_JOINED}]*")

_NUMBER = re.compile(r"(?<![\w.,:/%$+\-–])[0-9]{1,2}(?![0-9A-Za-z%\u00b0]|[.,:/\-–][0-9])", re.ASCII)
"""A number that is short enough to stand upright in one place (tate-chu-yoko), and no part of a longer one."""

_CALLS = re.compile(f"(?<=[{_WIDE}])[!?]{{1,2}}(?![!?A-Za-z])")
"""A call or a question after Chinese or Japanese words that is written with signs of Latin script."""

_COMBINED = re.compile(f"{_NUMBER.pattern}|{_CALLS.pattern}", re.ASCII)


class Orientation(IntEnum):
    """How characters stand in a line that runs down."""

    UPRIGHT = 0
    LYING = 1
    """Turned by a quarter to the right."""
    COMBINED = 2
    """Upright, all of them side by side in the place of one character."""
    SYMBOL = 3
    """Upright, each in the place of one character, however wide it is."""


def orientations(text: str) -> Iterator[tuple[int, int, Orientation]]:
    """Yield the stretches of a text that are not merely upright characters of an em each, in order."""
    position = 0
    for found in _LYING.finditer(text):
        yield from _symbols(text, position, found.start())
        yield from _parted(text, *found.span())
        position = found.end()
    yield from _symbols(text, position, len(text))


def _symbols(text: str, start: int, end: int) -> Iterator[tuple[int, int, Orientation]]:
    for found in _SYMBOL.finditer(text, start, end):
        yield *found.span(), Orientation.SYMBOL


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int, Orientation]]:
    """Yield what is combined in a stretch of characters that are not wide, and what lies."""
    for found in _COMBINED.finditer(text, start, end):
        if start < found.start():
            yield start, found.start(), Orientation.LYING
        yield *found.span(), Orientation.COMBINED
        start = found.end()
    if start < end:
        yield start, end, Orientation.LYING
