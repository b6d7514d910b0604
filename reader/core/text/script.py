"""Tell the scripts of languages apart, as far as setting and counting differ."""

from __future__ import annotations

_IDEOGRAPHIC = frozenset({"zh", "ja", "lzh", "yue", "wuu"})


def is_ideographic(language: str) -> bool:
    """Return whether a language (BCP 47 tag) is set in ems and read by characters: Chinese and Japanese."""
    return language.replace("_", "-").lower().partition("-")[0] in _IDEOGRAPHIC
