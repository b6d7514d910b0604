"""Divide Chinese into words, which it writes without blanks between them.

Of all divisions of a stretch of characters it is the likeliest one by a list of words with their counts. What a text
says again and again counts as a word of it, too, though no list has it: most names do (docs/decisions/0101).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence

LONGEST_WORD = 4
"""Maximum characters of a word; longer ones are compounds, of which one rarely means the whole."""

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_STRETCH = re.compile(f"[{_HAN}]+|[\u3041-\u309f]+|[\u30a0-\u30ff]+|[^{_HAN}\u3041-\u30ff]+")
"""Characters of Chinese, of either Japanese syllabary, or of other scripts that stand together."""

_HAN_CHARACTER = re.compile(f"[{_HAN}]")
_ALL_WORDS = 58_000_000
"""About how many words were counted for the list."""

_UNKNOWN = 0.5
"""The count of a single character that the list does not have."""

_AROUND = 10
"""How many characters before and after a place are divided; what is farther away makes no difference to it."""

_LEAST_SAID = 5
"""How often a text says a pair of characters that counts as a word of it."""

_LEAST_COHESION = 50
"""How much more often the two stand together than if characters stood at random."""

_SHARE_OF_TEXT = 0.3
"""The weight of the text's own words, relative to those of the list."""

Headwords = Callable[[Sequence[str]], frozenset[str]]
"""Returns which of some words are headwords of the reader's dictionaries."""


class WordList:
    """Words with their counts: lines of ``word count``, sorted by code points; remarks begin with # and come first.

    They are searched in the string, so that nothing is built when the list is read. ``variants`` are the sets of
    characters that count as one, by which traditional text is looked up, too.
    """

    def __init__(self, lines: str, variants: Iterable[str] = ()) -> None:
        self._lines = lines
        self._heads = {ord(other): one[0] for one in variants for other in one[1:]}

    def folded(self, text: str) -> str:
        """Return a text with the characters that the words of the list are written in; its length stays."""
        return text.translate(self._heads)

    def count(self, word: str) -> int:
        """Return the count of a folded word, 0 if the list does not have it."""
        lines, low, high = self._lines, 0, len(self._lines)
        while low < high:
            start = lines.rfind("\n", low, (low + high) // 2) + 1 or low
            end = lines.find("\n", start, high)
            end = high if end < 0 else end
            found, _blank, count = lines[start:end].partition(" ")
            if found == word:
                return int(count)
            low, high = (end + 1, high) if found < word else (low, start)
        return 0


class OwnWords:
    """The words that a text itself shows: pairs of characters that it has again and again, such as names."""

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._numbers: dict[str, int] = {}

    def count(self, pair: str) -> float:
        """Return the count of a pair on the scale of the list, 0 if it is no word."""
        number = self._number(pair)
        if number < _LEAST_SAID:
            return 0
        by_chance = self._number(pair[0]) * self._number(pair[1]) / len(self._text)
        return number / len(self._text) * _ALL_WORDS * _SHARE_OF_TEXT if number >= _LEAST_COHESION * by_chance else 0

    def _number(self, characters: str) -> int:
        if characters not in self._numbers:
            self._numbers[characters] = self._text.count(characters)
        return self._numbers[characters]


def chinese_word_at(
    text: str, position: int, words: WordList, own_words: OwnWords, headwords: Headwords
) -> tuple[int, int]:
    """Return the word at a position in text with Chinese or Japanese characters.

    A headword that holds the position wins where it is longer. Without Chinese characters it is what stands together
    in one script: of Japanese a stretch of one syllabary.
    """
    stretch = next(match for match in _STRETCH.finditer(text) if position < match.end())
    if not _HAN_CHARACTER.match(stretch.group()):
        return stretch.span()
    first = max(stretch.start(), position - _AROUND)
    last = min(stretch.end(), position + _AROUND + 1)
    division = _divided(text[first:last], words, own_words)
    start, end = next(span for span in division if span[0] <= position - first < span[1])
    return _longest_headword(text, position, (first + start, first + end), stretch.span(), headwords)


def _longest_headword(
    text: str, position: int, word: tuple[int, int], stretch: tuple[int, int], headwords: Headwords
) -> tuple[int, int]:
    spans = [
        (start, start + size)
        for size in range(LONGEST_WORD, word[1] - word[0], -1)
        for start in range(max(stretch[0], position - size + 1), min(position, stretch[1] - size) + 1)
    ]
    known = headwords([text[start:end] for start, end in spans]) if spans else frozenset()
    return next((span for span in spans if text[slice(*span)] in known), word)


def _divided(text: str, words: WordList, own_words: OwnWords) -> list[tuple[int, int]]:
    """Return the likeliest division of characters into words."""
    folded = words.folded(text)
    likelihood, starts = [0.0], [0]
    for end in range(1, len(text) + 1):
        likeliest = max(
            (likelihood[start] + math.log(count / _ALL_WORDS), start)
            for start in range(max(0, end - LONGEST_WORD), end)
            if (count := _count(text[start:end], folded[start:end], words, own_words))
        )
        likelihood.append(likeliest[0])
        starts.append(likeliest[1])
    division, end = [], len(text)
    while end:
        division.append((starts[end], end))
        end = starts[end]
    return division


def _count(written: str, folded: str, words: WordList, own_words: OwnWords) -> float:
    count = words.count(folded)
    if count or len(written) > 2:
        return count
    return own_words.count(written) if len(written) == 2 else _UNKNOWN
