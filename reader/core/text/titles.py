"""Read the title of a text as libraries do: without an opening quotation mark, bracket or article."""

from __future__ import annotations

import re

OPENING_QUOTES = "«《「『“\"'‘（([【〈 "
"""Opening quotation marks and brackets, which are ignored at the beginning of a title."""

_ENGLISH = frozenset({"the", "a", "an"})
_ARTICLES: dict[str, frozenset[str]] = {
    "fr": frozenset({"le", "la", "les", "l’", "un", "une", "des"}),
    "de": frozenset({"der", "die", "das", "ein", "eine"}),
    "es": frozenset({"el", "la", "los", "las", "un", "una"}),
    "it": frozenset({"il", "lo", "la", "i", "gli", "le", "l’", "un", "uno", "una", "un’"}),
    "pt": frozenset({"o", "a", "os", "as", "um", "uma"}),
    "ca": frozenset({"el", "la", "els", "les", "l’", "un", "una"}),
    "nl": frozenset({"de", "het", "een"}),
    "sv": frozenset({"en", "ett", "den", "det", "de"}),
    "da": frozenset({"en", "et", "den", "det", "de"}),
    "nb": frozenset({"en", "et", "ei", "den", "det", "de"}),
    "hu": frozenset({"a", "az", "egy"}),
}
"""Articles of languages in which they are words of their own; in others, *die* or *la* may be any word."""

_FIRST_WORD = re.compile(r"(\w+['’]|\S+\s)(.*)", re.DOTALL)
_SUBTITLE = re.compile(r"\s*[:;：；]\s|\s+[–—]\s")


def filing_title(title: str, language: str = "") -> str:
    """Return a title as it is sorted: without opening quotation marks, and without an article before other words.

    The articles are those of the text's language, in any text The, A and An.
    """
    bare = title.strip().lstrip(OPENING_QUOTES)
    found = _FIRST_WORD.match(bare)
    if found is None:
        return bare
    article, following = found[1].strip().casefold().replace("'", "’"), found[2].strip().lstrip(OPENING_QUOTES)
    articles = _ARTICLES.get(language.partition("-")[0], _ENGLISH)
    return following if following and article in (articles | _ENGLISH if len(article) > 1 else articles) else bare


def short_title(title: str, language: str = "") -> str:
    """Return a title for a narrow place: as it is sorted, and without a subtitle."""
    return _SUBTITLE.split(filing_title(title, language), maxsplit=1)[0]
