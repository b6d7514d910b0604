"""Say which words of a leaf the search index holds, and how a term asks for them: the two have to agree.

The index says only which leaf holds what, no positions: that keeps it small, and a term of two neighbours is one
look-up however common each of them is (docs/decisions/0058). It holds each CJK character, each other word and how it
begins, and each pair of neighbours.
"""

from __future__ import annotations

import re
from itertools import product
from operator import add

from reader.core.annotations.query_terms import QueryTerm, QueryTerms, is_character
from reader.core.text.search_folding import CHARACTERS, SearchFolding

BEGINNINGS = 3
"""Up to so many letters, what words begin with is in the index; longer beginnings are read off the words themselves."""

_MARK = "*"
"""What no word holds: it ends a beginning, and leads and parts two neighbours, which then begin like no word."""
_MOST_WORDS = 24
"""How many look-ups one query makes; what is asked for beyond is found in the leaves."""

_PAIR = f"{_MARK}{{}}{_MARK}{{}}".format

_RUN = re.compile(f"[{CHARACTERS}]+")
_WORD = re.compile(r"[^\W_]+")


def index_tokens(words: str, folder: SearchFolding) -> str:
    """Return what the index holds of a leaf, parted by spaces, each once."""
    folded = folder.fold(words)
    found: set[str] = set()
    for run in _RUN.findall(folded):
        found.update(run)
        found.update(map(add, run, run[1:]))
    others: list[str] = _WORD.findall(_RUN.sub(" ", folded))
    found.update(map(_PAIR, others, others[1:]))
    different = set(others)
    found |= different
    for length in range(1, BEGINNINGS + 1):
        found.update({word[:length] + _MARK for word in different})
    return " ".join(found)


def match_of(query: QueryTerms, folder: SearchFolding) -> str:
    """Return the FTS5 expression for the leaves that may hold a query.

    Every word is quoted, so that nothing a reader types is taken for FTS5's own language.
    """
    asked = [words for term in query.terms for words in _asked(term, folder)]
    return " AND ".join(f"({' OR '.join(words)})" for words in asked[:_MOST_WORDS])


def is_exact(query: QueryTerms) -> bool:
    """Return whether every leaf that `match_of` finds holds the query for sure."""
    return not query.unwanted and all(_is_sure(term) for term in query.terms)


def _is_sure(term: QueryTerm) -> bool:
    if len(term.tokens) == 1:
        return True
    return len(term.tokens) == 2 and is_character(term.tokens[0]) and _goes_with_next(term, 0)


def _asked(term: QueryTerm, folder: SearchFolding) -> list[list[str]]:
    """Return what all has to be in a leaf, each as the ways in which it may be written."""
    asked = []
    for place in range(len(term.tokens)):
        asked += [_pairs(term, place, folder)] if _goes_with_next(term, place) else []
        if not (_goes_with_next(term, place) or (place and _goes_with_next(term, place - 1))):
            asked.append(_alone(term, place, folder))
    return asked


def _goes_with_next(term: QueryTerm, place: int) -> bool:
    """Return whether a token and the next are looked up as neighbours."""
    if place + 1 >= len(term.tokens):
        return False
    first, second = map(is_character, term.tokens[place : place + 2])
    if first and second:
        return not term.gaps[place]
    may_go_on = term.is_prefix and place + 2 == len(term.tokens)
    return not (first or second or may_go_on)


def _pairs(term: QueryTerm, place: int, folder: SearchFolding) -> list[str]:
    first, second = term.tokens[place : place + 2]
    if not is_character(first):
        return [_quoted(_PAIR(first, second))]
    return [_quoted(one + other) for one, other in product(folder.forms(first), folder.forms(second))]


def _alone(term: QueryTerm, place: int, folder: SearchFolding) -> list[str]:
    token = term.tokens[place]
    if is_character(token):
        return [_quoted(form) for form in folder.forms(token)]
    if not term.is_prefix or place + 1 < len(term.tokens):
        return [_quoted(token)]
    return [_quoted(token + _MARK) if len(token) <= BEGINNINGS else _quoted(token) + "*"]


def _quoted(word: str) -> str:
    return f'"{word}"'
