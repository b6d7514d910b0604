"""Distinguish languages by script, as far as typesetting and counting differ."""

from __future__ import annotations

_IDEOGRAPHIC = frozenset({"zh", "ja", "lzh", "yue", "wuu"})


def is_ideographic(language: str) -> bool:
    """Return whether a language (BCP 47 tag) is typeset in ems and counted in characters: Chinese and Japanese."""
    return language.replace("_", "-").lower().partition("-")[0] in _IDEOGRAPHIC
