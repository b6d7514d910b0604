"""Match the terms of a search query; any input is a valid query (notes.md, "Search").

A character of a script without blanks, such as Chinese, is a word of its own; other words match as prefixes; quotation
marks enclose a phrase.
Strings that fold together are equal (`reader.core.text.search_folding`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reader.core.text.find_pattern import one_of
from reader.core.text.search_folding import CHARACTERS, SearchFolding, lower_for_folded, original_span

_TOKEN = re.compile(f"[{CHARACTERS}]|(?:(?![{CHARACTERS}])[^\\W_])+")
_CHARACTER = re.compile(f"[{CHARACTERS}]")
_LETTER = f"(?![{CHARACTERS}])[^\\W_]"
GAP = f"(?:(?![{CHARACTERS}])[\\W_])+"
"""What stands between words, as a regular expression; vowels and tones of Thai are no letters to Python."""


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A word or phrase to search for.

    ``tokens`` are folded, ``gaps`` has for each but the first whether it is separated from the one before,
    ``is_prefix`` is whether the last one matches as a prefix.
    """

    tokens: tuple[str, ...]
    gaps: tuple[bool, ...]
    is_prefix: bool

    def pattern(self, folding: SearchFolding) -> str:
        """Return the regular expression that finds the term in folded text."""
        parts = [_token_pattern(self.tokens[0], folding)]
        for gap, token in zip(self.gaps, self.tokens[1:], strict=True):
            parts += [GAP if gap else "", _token_pattern(token, folding)]
        start = "" if is_character(self.tokens[0]) else f"(?<!{_LETTER})"
        end = "" if self.is_prefix or is_character(self.tokens[-1]) else f"(?!{_LETTER})"
        return f"{start}{''.join(parts)}{end}"

    def runs(self) -> list[str]:
        """Return the strings that must occur in folded text to match the term: its tokens joined between gaps."""
        runs = [self.tokens[0]]
        for gap, token in zip(self.gaps, self.tokens[1:], strict=True):
            if gap:
                runs.append(token)
            else:
                runs[-1] += token
        return runs


class QueryTerms:
    """The terms of a query: all of ``terms`` must be found, and none of the ``unwanted`` ones."""

    def __init__(self, terms: Iterable[QueryTerm], folding: SearchFolding, unwanted: Iterable[QueryTerm] = ()) -> None:
        """Compile the terms; without any, nothing matches."""
        self._folding = folding
        self.terms = tuple(terms)
        self.unwanted = tuple(unwanted)
        self._patterns = [re.compile(term.pattern(folding)) for term in self.terms]
        self._unwanted = [re.compile(term.pattern(folding)) for term in self.unwanted]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return the merged spans of all terms, from left to right; empty unless ``text`` contains all of them."""
        return _merged([span for spans in self._found(text) for span in spans])

    def places(self, text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Return the spans, in order, of the rarest term in ``text``, and the merged spans of all terms."""
        found = self._found(text)
        return min(found, key=len, default=[]), _merged([span for spans in found for span in spans])

    def _found(self, text: str) -> list[list[tuple[int, int]]]:
        """Return the spans of each term; empty unless ``text`` contains all of them."""
        folded, offsets = self._folded(text)
        if any(pattern.search(folded) for pattern in self._unwanted):
            return []
        found = []
        for pattern in self._patterns:
            spans = [original_span(*match.span(), offsets) for match in pattern.finditer(folded)]
            if not spans:
                return []
            found.append(spans)
        return found

    def _folded(self, text: str) -> tuple[str, list[int] | None]:
        """Return what the patterns are looked for in, and where each position of it is in the text, if elsewhere."""
        if self._respelling is not None:
            lower = lower_for_folded(text, self._respelling)
            if lower is not None:
                return lower, None
        return self._folding.with_offsets(text)

    @cached_property
    def _respelling(self) -> re.Pattern[str] | None:
        """What decides whether the lower case will do; None where letters or gaps stand around what is found."""
        terms = (*self.terms, *self.unwanted)
        if any(any(term.gaps) or not all(map(is_character, term.tokens)) for term in terms):
            return None
        forms = (self._folding.forms(token) for term in terms for token in term.tokens)
        return self._folding.respelling("".join(forms))


def is_character(token: str) -> bool:
    """Return whether a token is a character of a script without blanks, such as Chinese."""
    return _CHARACTER.match(token) is not None


def term_of(text: str, folding: SearchFolding, *, is_phrase: bool) -> QueryTerm | None:
    """Return a term of adjacent words; None if the text has neither a letter nor a digit."""
    matches = list(_TOKEN.finditer(folding.fold(text)))
    if not matches:
        return None
    tokens = tuple(match.group() for match in matches)
    gaps = tuple(before.end() < after.start() for before, after in pairwise(matches))
    return QueryTerm(tokens, gaps, is_prefix=not is_phrase and not is_character(tokens[-1]))


def _token_pattern(token: str, folding: SearchFolding) -> str:
    return one_of(folding.forms(token)) if is_character(token) else re.escape(token)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sort spans and merge those that overlap."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
