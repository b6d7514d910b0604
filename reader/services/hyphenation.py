"""Read the hyphenation patterns of a language when the first leaf in it is laid out."""

from __future__ import annotations

from functools import cache

from reader.core.text.hyphens import Hyphenation, pattern_tag
from reader.resources import hyphenation_patterns


def hyphenation_of(language: str) -> Hyphenation | None:
    """Return the hyphenation of a language (BCP 47), or None if there are no patterns for it."""
    tag = pattern_tag(language)
    return _hyphenation(tag) if tag else None


@cache
def _hyphenation(tag: str) -> Hyphenation:
    return Hyphenation(tag, hyphenation_patterns(tag))
