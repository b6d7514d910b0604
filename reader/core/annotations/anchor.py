"""Tie an annotation to a passage so that the passage is found again.

Terms and selectors: W3C Web Annotation Data Model, sections 4.2.4 (text quote) and 4.2.5 (text position).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

CONTEXT = 32
"""Code points kept before and after the quotation."""


class CanonicalText(Protocol):
    """Give stretches of a canonical text by position."""

    characters: int

    def slice(self, start: int, end: int) -> str:
        """Return the code points from ``start`` up to ``end``, as far as the text has them."""
        ...


@dataclass(frozen=True, slots=True)
class Anchor:
    """Hold a passage: its position in code points, its words, the words around it, and its section."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    section: str = ""


def make_anchor(text: CanonicalText, start: int, end: int, section: str = "") -> Anchor:
    """Tie the passage from ``start`` up to ``end``, which must lie within the text and not be empty."""
    if not 0 <= start < end <= text.characters:
        message = f"passage {start}-{end} outside of 0-{text.characters}"
        raise ValueError(message)
    before = max(0, start - CONTEXT)
    window = text.slice(before, min(text.characters, end + CONTEXT))
    exact_from, exact_to = start - before, end - before
    return Anchor(start, end, window[exact_from:exact_to], window[:exact_from], window[exact_to:], section)


def place_again(anchor: Anchor, whole: str) -> Anchor | None:
    """Find the passage in another edition's canonical text ``whole``, or give None: wrong is worse than orphan.

    The position counts if its words equal the quotation; else the quotation must stand once with its context.
    """
    if whole[anchor.start : anchor.end] == anchor.exact:
        return anchor
    start = _only_place(whole, anchor.prefix + anchor.exact + anchor.suffix)
    if start is not None:
        start += len(anchor.prefix)
    else:
        start = _only_place(whole, anchor.exact)
    return None if start is None else replace(anchor, start=start, end=start + len(anchor.exact))


def _only_place(whole: str, words: str) -> int | None:
    first = whole.find(words)
    return first if first >= 0 and whole.find(words, first + 1) < 0 else None
