"""Parse search queries: words, ``"a phrase"``, ``-word``, ``tag:x``, ``colour:2``, ``in:title``.

The name of a criterion may be English or Chinese, whatever the language of the window, and its colon may be full
width. Anything but a criterion is a word, so that any input is a valid query; a criterion without a value yet is
ignored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from reader.core.annotations.colours import colours_by_name
from reader.core.annotations.query_terms import QueryTerm, QueryTerms, term_of
from reader.core.text.search_folding import SearchFolding

LONGEST = 1_000
"""Maximum code points of a query; the rest is ignored, since a long passage is found by its beginning."""

_OPENING, _CLOSING = '"＂“”„‟«»「『｢〝', '"＂“”„‟«»」』｣〞〟'
_NO_QUOTES = dict.fromkeys(map(ord, _OPENING + _CLOSING), " ")
_TOKEN = re.compile(
    f"(?P<sign>[-－−])?(?:(?P<name>[^\\W\\d_]+)[:：])?"
    f"(?:[{_OPENING}](?P<phrase>[^{_CLOSING}]*)(?:[{_CLOSING}]|$)|(?P<word>[^\\s{_OPENING}]*))"
)


class Criterion(StrEnum):
    """The search criteria besides words."""

    TAG = "tag"
    COLOUR = "colour"
    TITLE = "in"


class SearchScope(StrEnum):
    """Where to search."""

    TEXTS = "texts"
    NOTES = "notes"
    ALL = "all"


_CRITERIA = {
    **dict.fromkeys(("tag", "标签", "標籤"), Criterion.TAG),
    **dict.fromkeys(("colour", "color", "颜色", "顏色"), Criterion.COLOUR),
    **dict.fromkeys(("in", "书", "書", "书名", "書名", "文本"), Criterion.TITLE),
}
_SCOPES = {
    **dict.fromkeys(("texts", "text", "正文", "文本"), SearchScope.TEXTS),
    **dict.fromkeys(("notes", "note", "笔记", "筆記"), SearchScope.NOTES),
}


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A parsed query: words, and criteria that must all be met; of the colours, one is enough.

    ``tags`` are prefixes of tags and ``titles`` parts of a title or author, all loosely folded
    (`SearchFolding.fold_name`); ``scope`` is the scope of the search.
    """

    terms: QueryTerms
    tags: tuple[str, ...]
    colours: frozenset[int]
    titles: tuple[str, ...]
    scope: SearchScope

    @property
    def is_empty(self) -> bool:
        """Return whether the query has neither words nor criteria."""
        return not (self.terms.terms or self.tags or self.colours or self.titles)

    def has_tags(self, tags: tuple[str, ...]) -> bool:
        """Return whether each tag of the query is a prefix of one of these tags, which are loosely folded."""
        return not self.tags or all(any(tag.startswith(prefix) for tag in tags) for prefix in self.tags)

    def has_titles(self, heading: str) -> bool:
        """Return whether a text with this title and author, loosely folded, matches the query."""
        return not self.titles or all(title in heading for title in self.titles)


def parse_query(typed: str, folding: SearchFolding, scope: SearchScope = SearchScope.ALL) -> SearchQuery:
    """Parse any input; a scope typed in the query applies only if ``scope`` is ALL."""
    parser = _QueryParser(folding, scope)
    for token in _TOKEN.finditer(typed[:LONGEST]):
        parser.add(token)
    query = QueryTerms(parser.terms, folding, parser.unwanted)
    return SearchQuery(query, tuple(parser.tags), frozenset(parser.colours), tuple(parser.titles), parser.scope)


def as_phrase(text: str) -> str:
    """Return the query that finds text as a phrase; empty for blank text."""
    plain = " ".join(text.translate(_NO_QUOTES).split())
    return f'"{plain}"' if plain else ""


class _QueryParser:
    """Collect the terms and criteria, token by token."""

    def __init__(self, folding: SearchFolding, scope: SearchScope) -> None:
        self._folding = folding
        self.scope = scope
        self.terms: list[QueryTerm] = []
        self.unwanted: list[QueryTerm] = []
        self.tags: list[str] = []
        self.colours: set[int] = set()
        self.titles: list[str] = []

    def add(self, token: re.Match[str]) -> None:
        criterion = _CRITERIA.get(self._folding.fold(token["name"] or ""))
        value = token["phrase"] if token["phrase"] is not None else token["word"]
        if criterion is None or token["sign"] or not self._add_criterion(criterion, value.strip()):
            self._add_words(token, value)

    def _add_criterion(self, criterion: Criterion, value: str) -> bool:
        """Add a criterion; return False if the value is not valid for it."""
        folded = self._folding.fold(value)
        if criterion is Criterion.COLOUR:
            matching = colours_by_name(folded)
            self.colours |= matching
            return bool(matching) or not folded
        loose = self._folding.fold_variants(folded.lstrip("#") if criterion is Criterion.TAG else folded)
        if criterion is Criterion.TAG:
            self.tags += [loose] if loose else []
        elif folded in _SCOPES:
            self.scope = _SCOPES[folded] if self.scope is SearchScope.ALL else self.scope
        else:
            self.titles += [loose] if loose else []
        return True

    def _add_words(self, token: re.Match[str], value: str) -> None:
        name = f"{token['name']}:" if token["name"] else ""
        term = term_of(name + value, self._folding, is_phrase=token["phrase"] is not None)
        if term is not None:
            (self.unwanted if token["sign"] else self.terms).append(term)
