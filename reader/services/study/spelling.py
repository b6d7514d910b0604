"""Judge typed answers by the variant forms of characters and by pinyin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from typing_extensions import override

from reader.core.study.typed_answers import Orthography, TypedGrade, grade, weakest
from reader.core.text.search_folding import SearchFolding
from reader.resources import character_forms
from reader.services.dictionaries.pinyin import toneless


class Spelling(Orthography):
    """What is the same in writing and in sound; the tables are loaded when they are first needed."""

    def __init__(self, folding: SearchFolding | None = None) -> None:
        """Set the folding, if one is loaded already."""
        self._given = folding

    @cached_property
    def _folding(self) -> SearchFolding:
        return self._given or SearchFolding(character_forms())

    @override
    def fold(self, text: str) -> str:
        """Return a text without case, width and accents."""
        return self._folding.fold(text)

    @override
    def forms(self, character: str) -> str:
        """Return the characters that a folded character is a form of, itself first."""
        return self._folding.forms(character)

    @override
    def syllables(self, words: str) -> Sequence[str]:
        """Return the pinyin of words without tones, one syllable for each character."""
        return toneless(words)

    def grade(self, expected: Sequence[str], typed: Sequence[str]) -> TypedGrade:
        """Judge what was typed for one or several blanks: the weakest decides; what was not typed is empty."""
        answers = [*typed, *[""] * (len(expected) - len(typed))]
        return weakest(grade(words, answer, self) for words, answer in zip(expected, answers, strict=False))
