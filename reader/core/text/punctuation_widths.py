"""Tell how wide the punctuation of a Chinese or Japanese text is set (docs/decisions/0102).

Each sign is as wide as a character, half of it blank. Where two of them meet, the blank between them is left out, as
the Requirements for Chinese Text Layout (W3C, clreq) ask. Signs that Latin script shares with Chinese, such as
curly quotation marks, are Latin ones where they stand among Latin letters.

All positions are code point offsets into the given string, the text of a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from operator import itemgetter

from reader.core.text.ideographs import IDEOGRAPH

CLOSING = "，。、．：；？！”’）》〉」』】〕〗］｝"
"""Signs whose right half is blank."""

TALL = "：；！？"
"""Those of them that are higher than half a character, so that they are not halved in lines that run down."""

OPENING = "“‘（《〈「『【〔〖［｛"
"""Signs whose left half is blank."""

_CLOSED_BY = {"“": "”", "‘": "’"}
_SHARED, _DASHES = re.compile("[“‘”’]|—+|…+"), re.compile("—+|…+")
"""The signs that Latin script shares with Chinese; dashes and dots are one sign, however many."""

_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]")
"""A letter with signs of Latin script beside it: Latin, Greek or Cyrillic."""

_HALVED = re.compile(f"[{CLOSING}](?=[{CLOSING}{OPENING}])|(?<=[{OPENING}])[{OPENING}]")
_ANY = re.compile(f"[{CLOSING}{OPENING}—…]")


class PunctuationWidth(Enum):
    """How wide a sign is set."""

    HALF = auto()
    """Without the blank half."""
    FULL = auto()
    """As wide as a character."""
    PROPORTIONAL = auto()
    """As wide as in Latin text."""


def punctuation_widths(text: str, *, squeezed: bool) -> list[tuple[int, int, PunctuationWidth]]:
    """Return the ranges of signs that are not set as their font has them, in order, with their widths.

    Signs are halved only if ``squeezed``: the first of two where the first is a closing one, the second of two opening
    ones.
    """
    if not _ANY.search(text):
        return []
    ranges = list(_shared_signs(text))
    if squeezed:
        latin = {start for start, _end, width in ranges if width is PunctuationWidth.PROPORTIONAL}
        halved = [found.start() for found in _HALVED.finditer(text)]
        ranges += [(at, at + 1, PunctuationWidth.HALF) for at in halved if latin.isdisjoint((at, _neighbour(text, at)))]
    return sorted(ranges, key=itemgetter(0))


def _neighbour(text: str, position: int) -> int:
    """Return the position of the sign for which the one at a position is halved."""
    return position + 1 if text[position] in CLOSING else position - 1


def _shared_signs(text: str) -> Iterator[tuple[int, int, PunctuationWidth]]:
    """Yield the signs that Latin script shares with Chinese and that the font may set in the other's width."""
    has_latin, has_chinese = _LATIN.search(text) is not None, IDEOGRAPH.search(text) is not None
    opened: list[tuple[str, bool]] = []
    for found in (_SHARED if has_latin else _DASHES).finditer(text):
        sign, start, end = found.group(), *found.span()
        is_latin = has_latin and _is_among_latin(text, start, end, has_chinese=has_chinese)
        if sign in _CLOSED_BY:
            opened.append((_CLOSED_BY[sign], is_latin))
        elif opened and opened[-1][0] == sign and not _is_apostrophe(text, start):
            is_latin = opened.pop()[1]
        if is_latin:
            yield start, end, PunctuationWidth.PROPORTIONAL
        elif sign[0] in "—…":
            yield start, end, PunctuationWidth.FULL


def _is_among_latin(text: str, start: int, end: int, *, has_chinese: bool) -> bool:
    """Return whether the letters before and after a sign are Latin; at an edge, all of the text has to be."""
    before, after = _letter(text, start - 1, -1), _letter(text, end, 1)
    if not before or not after:
        return not has_chinese
    return not IDEOGRAPH.match(before) and not IDEOGRAPH.match(after)


def _letter(text: str, position: int, step: int) -> str:
    """Return the first letter or digit from a position on, or back from it; empty if there is none."""
    while 0 <= position < len(text):
        if text[position].isalnum():
            return text[position]
        position += step
    return ""


def _is_apostrophe(text: str, position: int) -> bool:
    around = text[position - 1 : position] + text[position + 1 : position + 2]
    return len(around) == 2 and around.isalnum() and not IDEOGRAPH.search(around)
