"""Find the passage from which a quotation was taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from reader.core.annotations.anchor import CanonicalText

_WINDOW = 1_000_000
"""Code points kept in memory at a time."""


def find_quote(text: CanonicalText, quote: str, nth: int = 1) -> tuple[int, int] | None:
    """Return the start and end of the ``nth`` occurrence (from 1) of the quotation, or None.

    The quotation is matched exactly; if it does not occur at all, line ends and other white space are treated alike,
    so that a quotation from two paragraphs is found whether or not it includes the break between them.
    """
    if not quote.strip():
        return None
    for pattern in (re.compile(re.escape(quote)), _lenient(quote)):
        occurrences = _occurrences(text, pattern, len(quote) * 2 + 100)
        first = next(occurrences, None)
        if first is not None:
            return first if nth == 1 else next(islice(occurrences, nth - 2, None), None)
    return None


def _lenient(quote: str) -> re.Pattern[str]:
    words = (r"\n*".join(map(re.escape, word)) for word in quote.split())
    return re.compile(r"\s+".join(words))


def _occurrences(text: CanonicalText, pattern: re.Pattern[str], longest: int) -> Iterator[tuple[int, int]]:
    position = 0
    while position < text.characters:
        match = pattern.search(text.slice(position, position + _WINDOW + longest))
        if match is None or match.start() >= _WINDOW:
            position += _WINDOW
        else:
            yield position + match.start(), position + match.end()
            position += match.end()
