"""Find words in a stretch of text, letter case aside."""

from __future__ import annotations

import re


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Give the places of ``words`` in ``text``, from left to right, none over another; none for no words."""
    if not words:
        return []
    return [match.span() for match in re.finditer(re.escape(words), text, re.IGNORECASE)]
