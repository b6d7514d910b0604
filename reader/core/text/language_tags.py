"""Tell the language that a tag (BCP 47) names, and how it is written.

This loads nothing of the guess of languages, so that the window starts without it.
"""

from __future__ import annotations

_CHINESE = frozenset({"zh", "lzh", "yue", "wuu"})
_IDEOGRAPHIC = _CHINESE | {"ja"}

_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "arz", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "ji"}
    | {"ks", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi"}
)
"""Languages that are written from right to left, if the tag does not say in which script."""

_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})


def primary_subtag(tag: str) -> str:
    """Return the first part of a tag, the language without its script and region."""
    return tag.replace("_", "-").lower().partition("-")[0]


def is_ideographic(language: str) -> bool:
    """Return whether a language is typeset in ems and counted in characters: Chinese and Japanese."""
    return primary_subtag(language) in _IDEOGRAPHIC


def is_chinese(language: str) -> bool:
    """Return whether a language is written in simplified or traditional Chinese characters."""
    return primary_subtag(language) in _CHINESE


def is_traditional_chinese(language: str) -> bool:
    """Return whether a tag says that Chinese is written in traditional characters, by script or by region."""
    subtags = language.replace("_", "-").lower().split("-")
    return subtags[0] in _CHINESE and "hans" not in subtags and not _TRADITIONAL.isdisjoint(subtags)


def is_published_vertical(writing_mode: str, page_direction: str) -> bool:
    """Return whether a book in Chinese or Japanese is set in lines that run down, by what it says of itself.

    The writing mode is that of CSS; without one, pages from right to left ("rtl") tell.
    """
    return writing_mode == "vertical-rl" if writing_mode else page_direction == "rtl"


def is_right_to_left(language: str) -> bool:
    """Return whether a language, in the script that its tag may name, is written from right to left."""
    subtags = language.replace("_", "-").lower().split("-")
    script = next((subtag for subtag in subtags[1:] if len(subtag) == 4 and subtag.isalpha()), "")
    return script in _RIGHT_TO_LEFT_SCRIPTS if script else subtags[0] in _RIGHT_TO_LEFT
