"""Understand the words that a reader searches for: any input is a valid query (notes.md, "Search").

A Chinese or Japanese character is a word of its own; other words are found by how they begin; quotation marks hold a
phrase together. What folds together is the same (`reader.core.text.search_folding`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from reader.core.text.find_pattern import one_of
from reader.core.text.search_folding import CHARACTERS, SearchFolding, place_of

_TOKEN = re.compile(f"[{CHARACTERS}]|(?:(?![{CHARACTERS}])[^\\W_])+")
_CHARACTER = re.compile(f"[{CHARACTERS}]")
_LETTER = f"(?![{CHARACTERS}])[^\\W_]"


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """Hold one word or phrase that is searched for.

    ``tokens`` are folded, ``gaps`` says of each but the first whether something stood between it and the one before,
    ``is_prefix`` whether the last may go on.
    """

    tokens: tuple[str, ...]
    gaps: tuple[bool, ...]
    is_prefix: bool

    def pattern(self, folder: SearchFolding) -> str:
        """Return the regular expression that finds the term in folded words."""
        parts = [_one(self.tokens[0], folder)]
        for gap, token in zip(self.gaps, self.tokens[1:], strict=True):
            parts += [r"[\W_]+" if gap else "", _one(token, folder)]
        start = "" if is_character(self.tokens[0]) else f"(?<!{_LETTER})"
        end = "" if self.is_prefix or is_character(self.tokens[-1]) else f"(?!{_LETTER})"
        return f"{start}{''.join(parts)}{end}"

    def runs(self) -> list[str]:
        """Return what stands together in folded words that hold the term: the tokens between its gaps."""
        runs = [self.tokens[0]]
        for gap, token in zip(self.gaps, self.tokens[1:], strict=True):
            if gap:
                runs.append(token)
            else:
                runs[-1] += token
        return runs


class QueryTerms:
    """Hold the terms that are searched for: all of them have to be found, and none of those that are unwanted."""

    def __init__(self, terms: Iterable[QueryTerm], folder: SearchFolding, unwanted: Iterable[QueryTerm] = ()) -> None:
        """Prepare to find the terms; without any there is nothing to find."""
        self._folder = folder
        self.terms = tuple(terms)
        self.unwanted = tuple(unwanted)
        self._patterns = [re.compile(term.pattern(folder)) for term in self.terms]
        self._unwanted = [re.compile(term.pattern(folder)) for term in self.unwanted]

    def spans(self, words: str) -> list[tuple[int, int]]:
        """Return the places of all terms in ``words`` that hold all of them, from left to right, none over another."""
        return _apart([span for spans in self._found(words) for span in spans])

    def places(self, words: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Return the places in order of the term that stands least often in ``words``, and the spans of all terms."""
        found = self._found(words)
        return min(found, key=len, default=[]), _apart([span for spans in found for span in spans])

    def _found(self, words: str) -> list[list[tuple[int, int]]]:
        """Return the places of each term; nothing unless all are there."""
        folded, offsets = self._folder.with_offsets(words)
        if any(pattern.search(folded) for pattern in self._unwanted):
            return []
        found = []
        for pattern in self._patterns:
            spans = [place_of(*match.span(), offsets) for match in pattern.finditer(folded)]
            if not spans:
                return []
            found.append(spans)
        return found


def is_character(token: str) -> bool:
    """Return whether a token is a Chinese or Japanese character."""
    return _CHARACTER.match(token) is not None


def term_of(words: str, folder: SearchFolding, *, is_phrase: bool) -> QueryTerm | None:
    """Make a term of words that stand together; None where they hold neither letter nor digit."""
    found = list(_TOKEN.finditer(folder.fold(words)))
    if not found:
        return None
    tokens = tuple(match.group() for match in found)
    gaps = tuple(before.end() < after.start() for before, after in pairwise(found))
    return QueryTerm(tokens, gaps, is_prefix=not is_phrase and not is_character(tokens[-1]))


def _one(token: str, folder: SearchFolding) -> str:
    return one_of(folder.forms(token)) if is_character(token) else re.escape(token)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put spans in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
