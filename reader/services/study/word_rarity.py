"""Tell which words of a passage stand in a dictionary, and how rare they are in the library."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Self

from typing_extensions import override

from reader.core.lookup.headword_keys import HeadwordKeys
from reader.core.lookup.lookup import is_chinese
from reader.core.study.blank_suggestions import LONGEST_BLANK, WordRarity
from reader.core.text.common_words import COMMON_WORDS
from reader.core.text.language_tags import primary_subtag
from reader.resources import character_variants
from reader.services.dictionaries.pinyin import phrases
from reader.storage.library import Library
from reader.storage.repositories.dictionaries import OpenDictionaries

STOP_WORDS = 150
"""How many of the commonest words of a language are never suggested."""

_FEWEST_LETTERS = 4
_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


class LibraryRarity(WordRarity):
    """The rarity of words in a library, for texts of one language after the other; closed when it is left."""

    def __init__(self, library: Library) -> None:
        """Set the library; dictionaries are opened when they are first needed."""
        self._library = library
        self._leaves: dict[str, int] = {}
        self._stop_words = self._stop_words_of("en")
        self._opened: OpenDictionaries | None = None

    def __enter__(self) -> Self:
        """Return the object itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the dictionaries."""
        self.close()

    def close(self) -> None:
        """Close the dictionaries; they are opened again when they are needed."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def set_language(self, language: str) -> None:
        """Set the language of the passages that follow, by which the commonest words are left out."""
        self._stop_words = self._stop_words_of(primary_subtag(language))

    @override
    def words(self, passage: str) -> Sequence[str]:
        """Return the words of a passage that stand in a dictionary, or all but the commonest in Latin script."""
        if not is_chinese(passage):
            words = _WORD.findall(passage)
            return [word for word in words if len(word) >= _FEWEST_LETTERS and word.casefold() not in self._stop_words]
        candidates = list(dict.fromkeys(_stretches(passage)))
        known = self._dictionaries.known(candidates)
        return [word for word in candidates if word in (known or self._phrases)]

    @override
    def leaves(self, word: str) -> int:
        """Return how many leaves of the library hold a word."""
        if word not in self._leaves:
            self._leaves[word] = self._library.index.count_leaves(word)
        return self._leaves[word]

    @property
    def _dictionaries(self) -> OpenDictionaries:
        if self._opened is None:
            self._opened = self._library.dictionaries.open_enabled(HeadwordKeys(character_variants()))
        return self._opened

    @cached_property
    def _phrases(self) -> frozenset[str]:
        return phrases()

    @staticmethod
    def _stop_words_of(language: str) -> frozenset[str]:
        return frozenset(COMMON_WORDS.get(language, COMMON_WORDS["en"]).split()[:STOP_WORDS])


def _stretches(passage: str) -> list[str]:
    """Return all stretches of Chinese characters that may be a word."""
    return [
        run[start : start + size]
        for run in _RUN.findall(passage)
        for start in range(len(run))
        for size in range(2, min(LONGEST_BLANK, len(run) - start) + 1)
    ]
