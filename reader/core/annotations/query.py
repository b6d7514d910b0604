"""Understand what a reader types to search: words, ``"a phrase"``, ``-word``, ``tag:x``, ``colour:2``, ``in:title``.

A criterion may be led by its English or its Chinese word, in any language of the window, and its colon may be full
width. What is no criterion is a word, so that any input is a valid query; a criterion of which nothing is typed yet
asks for nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from reader.core.annotations.query_terms import QueryTerm, QueryTerms, term_of
from reader.core.text.search_folding import SearchFolding

LONGEST = 1_000
"""Code points of a query that are looked at: enough for any passage that is known to be there by its beginning."""

_OPENING, _CLOSING = '"＂“”„‟«»「『｢〝', '"＂“”„‟«»」』｣〞〟'
_NO_QUOTES = dict.fromkeys(map(ord, _OPENING + _CLOSING), " ")
_PIECE = re.compile(
    f"(?P<sign>[-－−])?(?:(?P<name>[^\\W\\d_]+)[:：])?"
    f"(?:[{_OPENING}](?P<phrase>[^{_CLOSING}]*)(?:[{_CLOSING}]|$)|(?P<word>[^\\s{_OPENING}]*))"
)


class Criterion(StrEnum):
    """Name what besides words can be asked for."""

    TAG = "tag"
    COLOUR = "colour"
    TITLE = "in"


class SearchScope(StrEnum):
    """Name where is searched."""

    TEXTS = "texts"
    NOTES = "notes"
    ALL = "all"


_CRITERIA = {
    **dict.fromkeys(("tag", "标签", "標籤"), Criterion.TAG),
    **dict.fromkeys(("colour", "color", "颜色", "顏色"), Criterion.COLOUR),
    **dict.fromkeys(("in", "书", "書", "书名", "書名", "文本"), Criterion.TITLE),
}
_REALMS = {
    **dict.fromkeys(("texts", "text", "正文", "文本"), SearchScope.TEXTS),
    **dict.fromkeys(("notes", "note", "笔记", "筆記"), SearchScope.NOTES),
}
_COLOURS = (
    ("yellow", "黄色", "黃色"),
    ("green", "绿色", "綠色"),
    ("blue", "蓝色", "藍色"),
    ("violet", "紫色"),
    ("red", "红色", "紅色"),
)


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """Hold what is asked for: words, and criteria that all have to be met, but one colour is enough.

    ``tags`` are the beginnings of tags and ``titles`` parts of a title or author, all folded and loose
    (`SearchFolding.loosely`); ``realm`` is where is searched.
    """

    query: QueryTerms
    tags: tuple[str, ...]
    colours: frozenset[int]
    titles: tuple[str, ...]
    realm: SearchScope

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is asked for."""
        return not (self.query.terms or self.tags or self.colours or self.titles)

    def has_tags(self, tags: tuple[str, ...]) -> bool:
        """Return whether each wanted tag begins one of these, which are folded and loose."""
        return not self.tags or all(any(tag.startswith(wanted) for tag in tags) for wanted in self.tags)

    def has_titles(self, heading: str) -> bool:
        """Return whether a text with this title and author, folded and loose, is wanted."""
        return not self.titles or all(title in heading for title in self.titles)


def parse_query(typed: str, folder: SearchFolding, realm: SearchScope = SearchScope.ALL) -> SearchQuery:
    """Understand any input; of where is searched, what is typed narrows what is given."""
    reading = _Reading(folder, realm)
    for piece in _PIECE.finditer(typed[:LONGEST]):
        reading.take(piece)
    query = QueryTerms(reading.terms, folder, reading.unwanted)
    return SearchQuery(query, tuple(reading.tags), frozenset(reading.colours), tuple(reading.titles), reading.realm)


def as_phrase(words: str) -> str:
    """Return the query that finds words as they stand together; nothing for no words."""
    plain = " ".join(words.translate(_NO_QUOTES).split())
    return f'"{plain}"' if plain else ""


class _Reading:
    """Gather the criteria, piece by piece."""

    def __init__(self, folder: SearchFolding, realm: SearchScope) -> None:
        self._folder = folder
        self.realm = realm
        self.terms: list[QueryTerm] = []
        self.unwanted: list[QueryTerm] = []
        self.tags: list[str] = []
        self.colours: set[int] = set()
        self.titles: list[str] = []

    def take(self, piece: re.Match[str]) -> None:
        criterion = _CRITERIA.get(self._folder.fold(piece["name"] or ""))
        value = piece["phrase"] if piece["phrase"] is not None else piece["word"]
        if criterion is None or piece["sign"] or not self._has_taken(criterion, value.strip()):
            self._take_words(piece, value)

    def _has_taken(self, criterion: Criterion, value: str) -> bool:
        """Take a criterion, and say whether it was one."""
        folded = self._folder.fold(value)
        if criterion is Criterion.COLOUR:
            named = _colours(folded)
            self.colours |= named
            return bool(named) or not folded
        loose = self._folder.loosely(folded.lstrip("#") if criterion is Criterion.TAG else folded)
        if criterion is Criterion.TAG:
            self.tags += [loose] if loose else []
        elif folded in _REALMS:
            self.realm = _REALMS[folded] if self.realm is SearchScope.ALL else self.realm
        else:
            self.titles += [loose] if loose else []
        return True

    def _take_words(self, piece: re.Match[str], value: str) -> None:
        name = f"{piece['name']}:" if piece["name"] else ""
        term = term_of(name + value, self._folder, is_phrase=piece["phrase"] is not None)
        if term is not None:
            (self.unwanted if piece["sign"] else self.terms).append(term)


def _colours(value: str) -> frozenset[int]:
    """Return the colours that a number or the beginning of a name stands for."""
    numbered = enumerate(_COLOURS, 1)
    return frozenset(
        number
        for number, names in numbered
        if value and (value == str(number) or any(name.startswith(value) for name in names))
    )
