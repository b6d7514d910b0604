"""Say which words of a leaf the search index holds, and how a term asks for them: the two have to agree.

The index says only which leaf holds what, no positions: that keeps it small, and a term of two neighbours is one look-up
however common each of them is (docs/decisions/0058). It holds each CJK character, each pair of neighbours, each other
word, and how the other words begin.
"""

from __future__ import annotations

import re
from itertools import pairwise, product
from operator import add

from reader.core.notes.terms import Query, Term, is_character, tokens_of
from reader.core.text.folding import CHARACTERS, Folder

BEGINNINGS = 3
"""Up to so many letters, what words begin with is in the index; longer beginnings are read off the words themselves."""

_BEGINNING = "*"
_MOST_WORDS = 24
"""How many look-ups one query makes; what is asked for beyond is found in the leaves."""

_RUN = re.compile(f"[{CHARACTERS}]+")


def index_words(words: str, folder: Folder) -> str:
    """Give what the index holds of a leaf, parted by spaces, each once."""
    folded = folder.fold(words)
    found: set[str] = set()
    for run in _RUN.findall(folded):
        found.update(run)
        found.update(map(add, run, run[1:]))
    others = set(tokens_of(_RUN.sub(" ", folded)))
    found |= others
    for length in range(1, BEGINNINGS + 1):
        found.update({word[:length] + _BEGINNING for word in others})
    return " ".join(found)


def match_of(query: Query, folder: Folder) -> str:
    """Give the FTS5 expression for the leaves that may hold a query.

    Every word is quoted, so that nothing a reader types is taken for FTS5's own language.
    """
    asked = [words for term in query.terms for words in _asked(term, folder)]
    return " AND ".join(f"({' OR '.join(words)})" for words in asked[:_MOST_WORDS])


def is_exact(query: Query) -> bool:
    """Say whether every leaf that `match_of` finds holds the query for sure."""
    return not query.unwanted and all(_is_sure(term) for term in query.terms)


def _is_sure(term: Term) -> bool:
    if len(term.tokens) == 1:
        return True
    return len(term.tokens) == 2 and not term.gaps[0] and all(map(is_character, term.tokens))


def _asked(term: Term, folder: Folder) -> list[list[str]]:
    """Give what all has to be in a leaf, each as what it may be written like."""
    tokens, last = term.tokens, len(term.tokens) - 1
    asked = [
        [_quoted(one + other) for one, other in product(folder.forms(first), folder.forms(second))]
        for (first, second), gap in zip(pairwise(tokens), term.gaps, strict=True)
        if not gap and is_character(first) and is_character(second)
    ]
    for place, token in enumerate(tokens):
        if not is_character(token):
            asked.append([_word(token, may_go_on=term.is_prefix and place == last)])
        elif not _has_neighbour(term, place):
            asked.append([_quoted(form) for form in folder.forms(token)])
    return asked


def _has_neighbour(term: Term, place: int) -> bool:
    """Say whether a character stands right beside another one, with which it is looked up."""
    before = place > 0 and not term.gaps[place - 1] and is_character(term.tokens[place - 1])
    after = place < len(term.gaps) and not term.gaps[place] and is_character(term.tokens[place + 1])
    return before or after


def _word(word: str, *, may_go_on: bool) -> str:
    if not may_go_on:
        return _quoted(word)
    return _quoted(word + _BEGINNING) if len(word) <= BEGINNINGS else _quoted(word) + "*"


def _quoted(word: str) -> str:
    return f'"{word}"'
