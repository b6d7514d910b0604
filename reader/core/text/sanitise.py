"""Make sound words of what comes from outside: names of files and arguments may be any bytes, names in files any words.

Source of the marks of direction: Unicode Standard Annex 9, table 4.
"""

from __future__ import annotations

import re

from reader.core.text.normalise import clean

_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def sanitise(words: str) -> str:
    """Return words without lone surrogates: bytes that Python smuggled in are read as UTF-8 where they are UTF-8.

    Source: PEP 383, non-decodable bytes in system character interfaces.
    """
    try:
        return words.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
    except UnicodeEncodeError:
        return words.encode("utf-8", errors="replace").decode("utf-8")


def one_line(words: str) -> str:
    """Return words that name something as they can stand in a list: clean, on one line, and in one direction."""
    return " ".join(_DIRECTIONS.sub("", clean(sanitise(words))).split())
