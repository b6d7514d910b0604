"""Define the tokens of a leaf in the search index, and the FTS5 query for a term: the two have to agree.

The index records only which leaf contains a token, not where: that keeps it small, and two neighbouring words are one
look-up however common each of them is (docs/decisions/0058). The tokens are each CJK character, each other word, its
beginnings, and each pair of neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, product
from operator import add

from reader.core.annotations.query_terms import QueryTerm, QueryTerms, is_character
from reader.core.text.search_folding import CHARACTERS, SearchFolding

BEGINNINGS = 3
"""Word beginnings of up to this many letters are tokens; longer ones are matched by a prefix query."""

_MARK = "*"
"""A character that no word contains: it ends a beginning, and precedes and separates the two words of a pair."""
_MAX_LOOKUPS = 24
"""How many look-ups one query makes; further terms are checked in the leaves."""

_PAIR = f"{_MARK}{{}}{_MARK}{{}}".format

_RUN = re.compile(f"[{CHARACTERS}]+")
_WORD = re.compile(r"[^\W_]+")


def index_tokens(text: str, folding: SearchFolding) -> str:
    """Return the distinct tokens of a leaf, separated by spaces."""
    folded = folding.fold(text)
    found: set[str] = set()
    for run in _RUN.findall(folded):
        found.update(run)
        found.update(map(add, run, run[1:]))
    others: list[str] = _WORD.findall(_RUN.sub(" ", folded))
    found.update(map(_PAIR, others, others[1:]))
    distinct = set(others)
    found |= distinct
    for length in range(1, BEGINNINGS + 1):
        found.update({word[:length] + _MARK for word in distinct})
    return " ".join(found)


def match_of(query: QueryTerms, folding: SearchFolding) -> str:
    """Return the FTS5 expression for the leaves that may match a query.

    Every token is quoted, so that nothing a reader types is parsed as FTS5 syntax.
    """
    return _conjunction([forms for term in query.terms for forms in _token_forms(term, folding)])


def match_of_phrase(folded: str, folding: SearchFolding) -> str:
    """Return the FTS5 expression for the leaves that may have a folded phrase in them; empty if all may.

    A word at an edge of the phrase may go on in the text, so it is not a token.
    """
    token_forms: list[list[str]] = []
    for run in _RUN.findall(folded):
        if len(run) == 1:
            token_forms.append([_quoted(form) for form in folding.forms(run)])
        token_forms += [_character_pair_forms(first, second, folding) for first, second in pairwise(run)]
    for word in _WORD.finditer(_RUN.sub(_as_blanks, folded)):
        if word.start() and word.end() < len(folded):
            token_forms.append([_quoted(word.group())])
    return _conjunction(token_forms)


def is_exact(query: QueryTerms) -> bool:
    """Return whether every leaf that `match_of` finds is certain to match the query."""
    return not query.unwanted and all(_is_term_exact(term) for term in query.terms)


def _is_term_exact(term: QueryTerm) -> bool:
    if len(term.tokens) == 1:
        return True
    return len(term.tokens) == 2 and is_character(term.tokens[0]) and _pairs_with_next(term, 0)


def _token_forms(term: QueryTerm, folding: SearchFolding) -> list[list[str]]:
    """Return the tokens that a leaf must contain, each as a list of its possible forms."""
    token_forms = []
    for place in range(len(term.tokens)):
        token_forms += [_pair_forms(term, place, folding)] if _pairs_with_next(term, place) else []
        if not (_pairs_with_next(term, place) or (place and _pairs_with_next(term, place - 1))):
            token_forms.append(_single_forms(term, place, folding))
    return token_forms


def _pairs_with_next(term: QueryTerm, place: int) -> bool:
    """Return whether a token and the next one are looked up as a pair."""
    if place + 1 >= len(term.tokens):
        return False
    first, second = map(is_character, term.tokens[place : place + 2])
    if first and second:
        return not term.gaps[place]
    may_continue = term.is_prefix and place + 2 == len(term.tokens)
    return not (first or second or may_continue)


def _pair_forms(term: QueryTerm, place: int, folding: SearchFolding) -> list[str]:
    first, second = term.tokens[place : place + 2]
    if not is_character(first):
        return [_quoted(_PAIR(first, second))]
    return _character_pair_forms(first, second, folding)


def _character_pair_forms(first: str, second: str, folding: SearchFolding) -> list[str]:
    return [
        _quoted(first_form + second_form)
        for first_form, second_form in product(folding.forms(first), folding.forms(second))
    ]


def _single_forms(term: QueryTerm, place: int, folding: SearchFolding) -> list[str]:
    token = term.tokens[place]
    if is_character(token):
        return [_quoted(form) for form in folding.forms(token)]
    if not term.is_prefix or place + 1 < len(term.tokens):
        return [_quoted(token)]
    return [_quoted(token + _MARK) if len(token) <= BEGINNINGS else _quoted(token) + "*"]


def _conjunction(token_forms: Sequence[Sequence[str]]) -> str:
    """Return the expression for leaves that have one form at least of each token."""
    return " AND ".join(f"({' OR '.join(forms)})" for forms in token_forms[:_MAX_LOOKUPS])


def _as_blanks(run: re.Match[str]) -> str:
    return " " * len(run.group())


def _quoted(token: str) -> str:
    return f'"{token}"'
