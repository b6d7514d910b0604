"""Find the passage that a quotation was taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from reader.core.annotations.anchor import CanonicalText

_WINDOW = 1_000_000
"""Code points that are held in memory at a time."""


def find_quote(text: CanonicalText, quote: str, nth: int = 1) -> tuple[int, int] | None:
    """Return the start and end of the ``nth`` place (from 1) where the quotation stands, or None.

    The words count as they are written; where they stand nowhere so, line ends and other white space are read alike,
    so that a quotation from two paragraphs is found whether or not the break between them was quoted.
    """
    if not quote.strip():
        return None
    for pattern in (re.compile(re.escape(quote)), _lenient(quote)):
        places = _places(text, pattern, len(quote) * 2 + 100)
        first = next(places, None)
        if first is not None:
            return first if nth == 1 else next(islice(places, nth - 2, None), None)
    return None


def _lenient(quote: str) -> re.Pattern[str]:
    words = (r"\n*".join(map(re.escape, word)) for word in quote.split())
    return re.compile(r"\s+".join(words))


def _places(text: CanonicalText, pattern: re.Pattern[str], longest: int) -> Iterator[tuple[int, int]]:
    position = 0
    while position < text.characters:
        match = pattern.search(text.slice(position, position + _WINDOW + longest))
        if match is None or match.start() >= _WINDOW:
            position += _WINDOW
        else:
            yield position + match.start(), position + match.end()
            position += match.end()
