"""Tell the language that a tag (BCP 47) names; loads nothing of the guess, so that the window starts without it."""

from __future__ import annotations

_IDEOGRAPHIC = frozenset({"zh", "ja", "lzh", "yue", "wuu"})


def primary_subtag(tag: str) -> str:
    """Return the first part of a tag, the language without its script and region."""
    return tag.replace("_", "-").lower().partition("-")[0]


def is_ideographic(language: str) -> bool:
    """Return whether a language is typeset in ems and counted in characters: Chinese and Japanese."""
    return primary_subtag(language) in _IDEOGRAPHIC
