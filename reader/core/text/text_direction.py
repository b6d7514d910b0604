"""Tell which way words are written: from left to right, or from right to left as in Hebrew and Arabic."""

from __future__ import annotations

import re

_RIGHT_TO_LEFT = (
    "\u0590-\u05ff\u0600-\u06ff\u0700-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
"""Blocks of scripts that are written from right to left, as the content of a regex character class.

Source: Unicode, DerivedBidiClass.txt, the ranges whose default is R or AL.
"""

_LETTERS = re.compile(f"([{_RIGHT_TO_LEFT}]+)|[^\\W\\d_]+")
_TURNING_SIGNS = "\u200f\u202b\u202e\u2067"
"""Signs that nobody sees, after which words are written from right to left whatever their script."""

_FIRST_STRONG_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"

_RIGHT_TO_LEFT_SIGN = re.compile(f"[{_RIGHT_TO_LEFT}{_TURNING_SIGNS}]")


def has_right_to_left(words: str) -> bool:
    """Return whether any of the words are written from right to left."""
    return _RIGHT_TO_LEFT_SIGN.search(words) is not None


def isolated(words: str) -> str:
    """Return words as they stand in a line of others, whose signs and numbers they leave in their places.

    Without the signs around them, a number behind a name in Hebrew would be read as a part of it, and stand before it.
    """
    return f"{_FIRST_STRONG_ISOLATE}{words}{_END_OF_ISOLATE}" if has_right_to_left(words) else words


def runs_right_to_left(words: str, *, usually: bool = False) -> bool:
    """Return whether a paragraph of these words runs from right to left, in a text that ``usually`` does so or not.

    There, a single word of the text's own scripts is enough, since many a paragraph begins with a name in Latin
    letters; elsewhere most letters have to be of such scripts.
    """
    if words.isascii() and not usually:
        return False
    right, left = 0, 0
    for found in _LETTERS.finditer(words):
        if found.group(1):
            if usually:
                return True
            right += len(found.group())
        else:
            left += len(found.group())
    return not left if usually else right > left
