"""Define the tokens of a leaf in the search index, and the FTS5 query for a term: the two have to agree.

The index records only which leaf contains a token, not where: that keeps it small, and two neighbouring words are one
look-up however common each of them is (docs/decisions/0058). The tokens are each CJK character, each other word, its
beginnings, its pairs of letters, each pair of neighbours, and each triple of common characters: without it, a phrase
that is nowhere would be looked for in all leaves that have its pairs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from operator import add

from reader.core.annotations.query_terms import QueryTerm, QueryTerms, is_character
from reader.core.text.search_folding import CHARACTERS, SearchFolding
from reader.storage.search.common_characters import COMMON_CHARACTERS

BEGINNINGS = 3
"""Word beginnings of up to this many letters are tokens; longer ones are matched by a prefix query."""

_MARK = "*"
"""A character that no word contains.

It ends a beginning, precedes a pair of letters, and precedes and separates the two words of a pair.
"""
_MAX_LOOKUPS = 24
"""How many look-ups one query makes; further terms are checked in the leaves."""

_PAIR = f"{_MARK}{{}}{_MARK}{{}}".format

_RUN = re.compile(f"[{CHARACTERS}]+")
_COMMON = frozenset(COMMON_CHARACTERS)
_COMMON_RUN = re.compile(f"[{COMMON_CHARACTERS}]{{3,}}")
_WORD = re.compile(r"[^\W_]+")


def index_tokens(text: str, folding: SearchFolding) -> str:
    """Return the distinct tokens of a leaf, separated by spaces."""
    folded = folding.fold(text)
    found: set[str] = set()
    for run in _RUN.findall(folded):
        found.update(run)
        found.update(map(add, run, run[1:]))
    for run in _COMMON_RUN.findall(folded):
        found.update(map(add, map(add, run, run[1:]), run[2:]))
    others: list[str] = _WORD.findall(_RUN.sub(" ", folded))
    found.update(map(_PAIR, others, others[1:]))
    distinct = set(others)
    found |= distinct
    found.update(map(_MARK.__add__, {pair for word in distinct for pair in map(add, word, word[1:])}))
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

    A word at an edge of the phrase may go on in the text: of such a word, the index is asked for its pairs of letters.
    """
    phrase = folded.strip()
    token_forms = [forms for run in _RUN.findall(phrase) for forms in _run_forms(run, folding)]
    for word in _WORD.finditer(_RUN.sub(_as_blanks, phrase)):
        begins, ends = word.start() > 0, word.end() < len(phrase)
        token_forms += [[token] for token in _part_tokens(word.group(), begins=begins, ends=ends)]
    return _conjunction(token_forms)


def is_exact(query: QueryTerms, folding: SearchFolding) -> bool:
    """Return whether every leaf that `match_of` finds is certain to match the query."""
    return not query.unwanted and all(_is_term_exact(term, folding) for term in query.terms)


def _is_term_exact(term: QueryTerm, folding: SearchFolding) -> bool:
    if len(term.tokens) == 1:
        return True
    runs = _character_runs(term)
    return runs == ["".join(term.tokens)] and (
        len(runs[0]) == 2 or (len(runs[0]) == 3 and _is_common(runs[0], folding))
    )


def _token_forms(term: QueryTerm, folding: SearchFolding) -> list[list[str]]:
    """Return the tokens that a leaf must contain, each as a list of its possible forms."""
    token_forms = [forms for run in _character_runs(term) for forms in _run_forms(run, folding)]
    for place, token in enumerate(term.tokens):
        if is_character(token):
            continue
        if _pairs_with_next(term, place):
            token_forms.append([_quoted(_PAIR(token, term.tokens[place + 1]))])
        elif not (place and _pairs_with_next(term, place - 1)):
            token_forms.append([_word_form(term, place)])
    return token_forms


def _character_runs(term: QueryTerm) -> list[str]:
    """Return the characters of a term, those joined that have nothing between them."""
    runs: list[str] = []
    for place, token in enumerate(term.tokens):
        if is_character(token):
            if place and not term.gaps[place - 1] and is_character(term.tokens[place - 1]):
                runs[-1] += token
            else:
                runs.append(token)
    return runs


def _run_forms(run: str, folding: SearchFolding) -> list[list[str]]:
    """Return the triples of common characters in a run, and the pairs that are in none of them; a lone one as it is."""
    if len(run) == 1:
        return [_joined_forms(run, folding)]
    triples = [place for place in range(len(run) - 2) if _is_common(run[place : place + 3], folding)]
    in_triples = {*triples, *(place + 1 for place in triples)}
    pairs = [place for place in range(len(run) - 1) if place not in in_triples]
    parts = [run[place : place + 3] for place in triples] + [run[place : place + 2] for place in pairs]
    return [_joined_forms(part, folding) for part in parts]


def _is_common(characters: str, folding: SearchFolding) -> bool:
    """Return whether the index has triples of these characters, in whatever form they are written."""
    return all(_COMMON.issuperset(folding.forms(character)) for character in characters)


def _part_tokens(part: str, *, begins: bool, ends: bool) -> list[str]:
    """Return the tokens of what is, or is not, known to begin and to end a word."""
    if begins and ends:
        return [_quoted(part)]
    beginnings = [part[:BEGINNINGS] + _MARK] if begins else []
    pairs = dict.fromkeys(map(add, part, part[1:]))
    return [_quoted(token) for token in (*beginnings, *map(_MARK.__add__, pairs))]


def _joined_forms(characters: str, folding: SearchFolding) -> list[str]:
    return [_quoted("".join(forms)) for forms in product(*map(folding.forms, characters))]


def _pairs_with_next(term: QueryTerm, place: int) -> bool:
    """Return whether a word and the next one are looked up as a pair."""
    if place + 1 >= len(term.tokens) or any(map(is_character, term.tokens[place : place + 2])):
        return False
    may_continue = term.is_prefix and place + 2 == len(term.tokens)
    return not may_continue


def _word_form(term: QueryTerm, place: int) -> str:
    token = term.tokens[place]
    if not term.is_prefix or place + 1 < len(term.tokens):
        return _quoted(token)
    return _quoted(token + _MARK) if len(token) <= BEGINNINGS else _quoted(token) + "*"


def _conjunction(token_forms: Sequence[Sequence[str]]) -> str:
    """Return the expression for leaves that have one form at least of each token."""
    return " AND ".join(f"({' OR '.join(forms)})" for forms in token_forms[:_MAX_LOOKUPS])


def _as_blanks(run: re.Match[str]) -> str:
    return " " * len(run.group())


def _quoted(token: str) -> str:
    return f'"{token}"'
