"""Return how long texts are in the unit in which readers of their language think: words, or characters."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.text.language_tags import is_ideographic
from reader.core.text.model import Text
from reader.core.text.word_count import count_words, has_words
from reader.storage.library import Library

_LONGEST_COUNTED = 400_000
"""The longest text in code points that is counted as a whole; of a longer one, as much in equal parts."""

_PARTS = 20


@dataclass(frozen=True, slots=True)
class TextLength:
    """A number of words, or of characters, counted or rounded from parts of a very long text."""

    count: int
    in_words: bool
    is_rounded: bool = False


class TextLengths:
    """The lengths of texts; each edition is counted once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._counts: dict[tuple[str, int], int] = {}

    def of(self, text: Text) -> TextLength:
        """Return the length of a text."""
        in_words = has_words(text.language)
        if not in_words and not is_ideographic(text.language):
            return TextLength(text.characters, in_words=False)
        view = self._library.texts.view(text.id)
        key = (view.edition, text.characters)
        if key not in self._counts:
            self._counts[key] = self._count(text)
        is_rounded = text.characters > _LONGEST_COUNTED
        return TextLength(self._counts[key], in_words, is_rounded)

    def _count(self, text: Text) -> int:
        view, characters = self._library.texts.view(text.id), text.characters
        if characters <= _LONGEST_COUNTED:
            return count_words(view.slice(0, characters))
        part = _LONGEST_COUNTED // _PARTS
        starts = [number * (characters - part) // (_PARTS - 1) for number in range(_PARTS)]
        counted = sum(count_words(view.slice(start, start + part)) for start in starts)
        return round(counted * characters / (part * _PARTS) / 1000) * 1000
