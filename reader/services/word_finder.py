"""Find the word at a place of a text: the one that a double click selects, and that is looked up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

from reader.core.lookup.headword_keys import HeadwordKeys
from reader.core.text.boundaries import word_at
from reader.core.text.chinese_words import OwnWords, WordList, chinese_word_at
from reader.resources import character_variants, chinese_words

if TYPE_CHECKING:
    from reader.storage.repositories.dictionaries import Dictionaries

_HALF = 100_000
"""How many code points before and after a place are searched for words that the text itself shows."""


class TextSlice(Protocol):
    """A text of which a part can be read."""

    def slice(self, start: int, end: int) -> str:
        """Return the code points from ``start`` up to ``end``, clipped to the text."""
        ...


class WordFinder:
    """Find words of one text, by the list of words, the text itself, and the headwords of the reader's dictionaries.

    All of them are read when they are first needed; the dictionaries are open only while they are searched.
    """

    def __init__(self, text: TextSlice | None = None, dictionaries: Callable[[], Dictionaries] | None = None) -> None:
        self._text = text
        self._dictionaries = dictionaries
        self._own_words = OwnWords()
        self._middle: int | None = None
        """The position around which the text was read."""

    def word_at(self, block: str, position: int, start: int) -> tuple[int, int]:
        """Return the word at a position in a block, which starts at ``start`` in the text."""

        def chinese(text: str, place: int) -> tuple[int, int]:
            return chinese_word_at(text, place, _word_list(), self._words_around(start + position), self._headwords)

        return word_at(block, position, chinese)

    def _words_around(self, position: int) -> OwnWords:
        if self._text is not None and (self._middle is None or abs(position - self._middle) > _HALF // 2):
            self._middle = position
            self._own_words = OwnWords(self._text.slice(position - _HALF, position + _HALF))
        return self._own_words

    def _headwords(self, words: Sequence[str]) -> frozenset[str]:
        dictionaries = None if self._dictionaries is None else self._dictionaries()
        if dictionaries is None or not dictionaries.all():
            return frozenset()
        with dictionaries.open_enabled(_headword_keys()) as lexicon:
            return lexicon.known(words)


@cache
def _word_list() -> WordList:
    return WordList(chinese_words(), _variants())


@cache
def _headword_keys() -> HeadwordKeys:
    return HeadwordKeys(_variants())


@cache
def _variants() -> list[str]:
    return character_variants()
