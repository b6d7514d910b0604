"""Find where words may be hyphenated, by Liang's algorithm with the patterns of their language.

A pattern is a stretch of letters with a digit between some of them; a full stop is the end of a word. Of all patterns
that a word contains, the highest digit decides for each place: a word may be hyphenated where it is odd (Franklin Mark
Liang, Word Hy-phen-a-tion by Com-put-er, 1983).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reader.core.text.language_tags import primary_subtag

SHORTEST_WORD = 6
"""Letters of the shortest word that is hyphenated."""

_CACHED_WORDS = 8_192
_BRITISH = frozenset({"gb", "uk", "ie", "au", "nz", "za", "in"})
"""The regions that write English as in Britain; a tag without a region is as likely from either side."""
_WITH_PATTERNS = frozenset({"de", "es", "fr", "it", "nl", "pl", "pt"})
_LEFT = 2
"""Letters that stay before a hyphen at least."""
_RIGHT = {"en-GB": 3, "en-US": 3, "pt": 3}
"""Letters that come after a hyphen at least, as the patterns were made for; 2 in the other languages."""

_DIGITS = re.compile("[0-9]")
_PART_OF_WORD = "\\w\u00ad\u0300-\u036f"
_BOUND = "\\-\u2010\u2011@/\\\\"
"""Signs that bind words to one that is not hyphenated: a compound with a hyphen of its own, an address, a path."""
_WORD = re.compile(
    f"(?<![{_PART_OF_WORD}{_BOUND}.:])[^\\W\\d_]{{{SHORTEST_WORD},}}(?![{_PART_OF_WORD}{_BOUND}]|[.:][{_PART_OF_WORD}/])"
)


def pattern_tag(language: str) -> str:
    """Return the tag of the patterns for a language (BCP 47), such as "en-GB" for "en-AU"; empty if there are none."""
    primary = primary_subtag(language)
    if primary == "en":
        subtags = language.replace("_", "-").lower().split("-")
        return "en-US" if _BRITISH.isdisjoint(subtags[1:]) else "en-GB"
    return primary if primary in _WITH_PATTERNS else ""


class Hyphenation:
    """The hyphenation of one language, by its patterns and the words that stand beside them."""

    def __init__(self, tag: str, patterns: Sequence[str]) -> None:
        """Take the patterns and the words that are hyphenated as they stand among them."""
        letters = _DIGITS.sub("", "\n".join(patterns)).split("\n")
        self._patterns = dict(zip(letters, patterns, strict=True))
        self._longest = max(map(len, self._patterns), default=0)
        self._right = _RIGHT.get(tag, 2)
        self._exceptions = {
            word.replace("-", ""): word
            for word, pattern in self._patterns.items()
            if word == pattern  # a pattern has digits
        }
        self._cached_breaks = lru_cache(_CACHED_WORDS)(self._breaks)

    def breaks(self, word: str) -> tuple[int, ...]:
        """Return the positions in a word before which it may be hyphenated."""
        return self._cached_breaks(word)

    def cuts(self, text: str) -> list[int]:
        """Return the positions in a text before which a word may be hyphenated.

        Not hyphenated are short words, those in capitals or with digits, and parts of compounds that have a hyphen.
        """
        return [
            found.start() + place
            for found in _WORD.finditer(text)
            if not found.group().isupper()
            for place in self.breaks(found.group())
        ]

    def _breaks(self, word: str) -> tuple[int, ...]:
        lower = word.lower()
        if lower in self._exceptions:
            return _marked_breaks(self._exceptions[lower])
        levels = self._levels(f".{lower}.")
        last = len(word) - self._right
        return tuple(place for place in range(_LEFT, last + 1) if len(lower) == len(word) and levels[place + 1] % 2)

    def _levels(self, word: str) -> list[int]:
        """Return the highest digit of all patterns for each place before a sign of the word."""
        levels = [0] * (len(word) + 1)
        for start in range(len(word)):
            for end in range(start + 1, min(start + self._longest, len(word)) + 1):
                pattern = self._patterns.get(word[start:end])
                if pattern is not None:
                    _raise_levels(levels, start, pattern)
        return levels


def _raise_levels(levels: list[int], start: int, pattern: str) -> None:
    place = start
    for sign in pattern:
        if sign.isdigit():
            levels[place] = max(levels[place], int(sign))
        else:
            place += 1


def _marked_breaks(word: str) -> tuple[int, ...]:
    """Return the places of the hyphens in a word, as positions in the word without them."""
    places, position = [], 0
    for part in word.split("-")[:-1]:
        position += len(part)
        places.append(position)
    return tuple(places)
