"""Read the title of a text as libraries do: without an opening quotation mark, bracket or article."""

from __future__ import annotations

import re

OPENING_QUOTES = "《「『“\"'‘（([【〈 "
"""Opening quotation marks and brackets, which are ignored at the beginning of a title."""

_ARTICLES = frozenset({"the", "a", "an"})
_SUBTITLE = re.compile(r"\s*[:;：；]\s|\s+[–—]\s")


def filing_title(title: str) -> str:
    """Return a title as it is sorted: without opening quotation marks, and without The, A or An before other words."""
    bare = title.strip().lstrip(OPENING_QUOTES)
    article, _space, rest = bare.partition(" ")
    following = rest.strip().lstrip(OPENING_QUOTES)
    return following if following and article.casefold() in _ARTICLES else bare


def short_title(title: str) -> str:
    """Return a title for a narrow place: as it is sorted, and without a subtitle."""
    return _SUBTITLE.split(filing_title(title), maxsplit=1)[0]
