"""Parse queries: words, ``"a phrase"``, ``-word``, ``tag:x``, ``colour:2``, ``style:wavy``, ``in:title``.

The search of texts and notes and the filter of notes read them alike. The name of a criterion may be English or
Chinese, simplified or traditional, whatever the language of the window, and its colon may be full width. Anything but a
criterion is a word, so that any input is a valid query; a criterion without a value yet is ignored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from reader.core.annotations.colours import colours_by_name
from reader.core.annotations.model import AnnotationStyle
from reader.core.annotations.query_terms import QueryTerm, QueryTerms, term_of
from reader.core.annotations.searchable_note import NoteTerms, SearchableNote
from reader.core.annotations.styles import styles_by_name
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
    STYLE = "style"
    TITLE = "in"


class SearchScope(StrEnum):
    """Where to search."""

    TEXTS = "texts"
    NOTES = "notes"
    PEERS = "peers"
    """The notes of others, which nothing else finds."""
    ALL = "all"
    """Texts and the reader's own notes."""


_Named = TypeVar("_Named", Criterion, SearchScope)

_CRITERIA: Mapping[Criterion, tuple[str, ...]] = {
    Criterion.TAG: ("tag", "标签"),
    Criterion.COLOUR: ("colour", "color", "颜色"),
    Criterion.STYLE: ("style", "样式"),
    Criterion.TITLE: ("in", "书", "书名", "文本"),
}
"""The names of each criterion."""

_SCOPES: Mapping[SearchScope, tuple[str, ...]] = {
    SearchScope.TEXTS: ("texts", "text", "正文", "文本"),
    SearchScope.NOTES: ("notes", "note", "笔记"),
    SearchScope.PEERS: ("peers", "peer", "他人", "他人的笔记"),
}
"""The values of `Criterion.TITLE` that are scopes."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A parsed query: words, and criteria that must all be met; of colours, of styles and of titles, one is enough.

    ``tags`` are prefixes of tags and ``titles`` parts of a title or author, all loosely folded
    (`SearchFolding.fold_name`); ``scope`` is the scope of the search. ``note_terms`` match the words to notes.
    """

    terms: QueryTerms
    note_terms: NoteTerms
    tags: tuple[str, ...]
    colours: frozenset[int]
    styles: frozenset[AnnotationStyle]
    titles: tuple[str, ...]
    scope: SearchScope

    @property
    def is_empty(self) -> bool:
        """Return whether the query has neither words nor criteria."""
        return not (self.terms.terms or self.terms.unwanted or self.tags or self.is_of_marks or self.titles)

    @property
    def is_of_marks(self) -> bool:
        """Return whether only marks can match: a text has neither a colour nor a style."""
        return bool(self.colours or self.styles)

    def has_tags(self, tags: tuple[str, ...]) -> bool:
        """Return whether each tag of the query is a prefix of one of these tags, which are loosely folded."""
        return not self.tags or all(any(tag.startswith(prefix) for tag in tags) for prefix in self.tags)

    def has_titles(self, heading: str) -> bool:
        """Return whether a text with this title and author, loosely folded, matches the query."""
        return not self.titles or any(title in heading for title in self.titles)

    def matching(self, notes: Sequence[SearchableNote], *, with_sections: bool = False) -> Sequence[SearchableNote]:
        """Return which own notes on a text that matches by its title match; ``with_sections`` as in `NoteTerms`."""
        if self.scope in {SearchScope.TEXTS, SearchScope.PEERS}:
            return ()
        if self.colours:
            notes = [note for note in notes if note.colour in self.colours]
        if self.styles:
            notes = [note for note in notes if note.style in self.styles]
        if self.tags:
            distinct = {note.folded_tags for note in notes}
            matching = {tags for tags in distinct if self.has_tags(tags)}
            notes = [note for note in notes if note.folded_tags in matching]
        return self.note_terms.matching(notes, with_sections=with_sections)


def parse_query(typed: str, folding: SearchFolding, scope: SearchScope = SearchScope.ALL) -> SearchQuery:
    """Parse any input; scopes typed in the query apply only if ``scope`` is ALL, and of several, one is enough."""
    parser = _QueryParser(folding)
    for token in _TOKEN.finditer(typed[:LONGEST]):
        parser.add(token)
    if scope is SearchScope.ALL and len(parser.scopes) == 1:
        (scope,) = parser.scopes
    terms = QueryTerms(parser.terms, folding, parser.unwanted)
    criteria = tuple(parser.tags), frozenset(parser.colours), frozenset(parser.styles), tuple(parser.titles)
    return SearchQuery(terms, NoteTerms(terms, folding), *criteria, scope)


def as_phrase(text: str) -> str:
    """Return the query that finds text as a phrase; empty for blank text."""
    plain = " ".join(text.translate(_NO_QUOTES).split())
    return f'"{plain}"' if plain else ""


def folded_heading(title: str, author: str, folding: SearchFolding) -> str:
    """Return what the titles of a query are looked for in."""
    return folding.fold_name(f"{title}\n{author}")


class _QueryParser:
    """Collect the terms and criteria, token by token."""

    def __init__(self, folding: SearchFolding) -> None:
        self._folding = folding
        self._criteria = _by_name(_CRITERIA, folding)
        self._scopes = _by_name(_SCOPES, folding)
        self.terms: list[QueryTerm] = []
        self.unwanted: list[QueryTerm] = []
        self.tags: list[str] = []
        self.colours: set[int] = set()
        self.styles: set[AnnotationStyle] = set()
        self.titles: list[str] = []
        self.scopes: set[SearchScope] = set()

    def add(self, token: re.Match[str]) -> None:
        criterion = self._criteria.get(self._folding.fold_name(token["name"] or ""))
        value = token["phrase"] if token["phrase"] is not None else token["word"]
        if criterion is None or token["sign"] or not self._add_criterion(criterion, value.strip()):
            self._add_words(token, value)

    def _add_criterion(self, criterion: Criterion, value: str) -> bool:
        """Add a criterion; return False if the value is not valid for it."""
        folded = self._folding.fold_name(value)
        if criterion is Criterion.COLOUR:
            matching = colours_by_name(folded, self._folding)
            self.colours |= matching
            return bool(matching) or not folded
        if criterion is Criterion.STYLE:
            styles = styles_by_name(folded, self._folding)
            self.styles |= styles
            return bool(styles) or not folded
        if criterion is Criterion.TAG:
            self.tags += filter(None, [folded.lstrip("#")])
        elif folded in self._scopes:
            self.scopes.add(self._scopes[folded])
        else:
            self.titles += filter(None, [folded])
        return True

    def _add_words(self, token: re.Match[str], value: str) -> None:
        name = f"{token['name']}:" if token["name"] else ""
        term = term_of(name + value, self._folding, is_phrase=token["phrase"] is not None)
        if term is not None:
            (self.unwanted if token["sign"] else self.terms).append(term)


def _by_name(names: Mapping[_Named, tuple[str, ...]], folding: SearchFolding) -> Mapping[str, _Named]:
    """Return what each name denotes, by the loosely folded name."""
    return {folding.fold_name(name): meant for meant, each in names.items() for name in each}
