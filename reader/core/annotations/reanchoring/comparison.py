"""Compare text as a reader does: variant forms count as the same (notes.md, "Anchor").

Folded text is never stored: simplified and traditional characters, full and half width, upper and lower case,
diacritics, vowel signs, white space and punctuation make no difference while passages are searched for.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from reader.core.text.search_folding import SignFolding

_CHUNK = 1024
"""Code points folded at a time; a position is mapped back within one chunk."""

_EQUIVALENTS = ('"“”„«»「」『』〝〞', "-–—―", "~〜～", ".。", ",、", "[【〔", "]】〕", "<《〈", ">》〉")
_PUNCTUATION = {ord(character): group[0] for group in _EQUIVALENTS for character in group}
"""Equivalent punctuation in Chinese and Latin texts, or of different editors, that NFKC does not unify."""


class Comparison:
    """Fold text for comparison; ``variants`` are sets of characters that are forms of each other."""

    def __init__(self, variants: Iterable[str] = ()) -> None:
        """Map each character of a variant set to the first one in it."""
        self._forms = {ord(character): group[0] for group in variants for character in group[1:]}
        self._signs = SignFolding()
        self._folding = _Folding(self._forms, self._signs)

    def fold(self, text: str) -> str:
        """Return the letters, digits and ideographs of a text in a unified form, without anything else."""
        return text.translate(self._folding)

    def is_same(self, text: str, other: str) -> bool:
        """Return whether two texts differ only in variant forms and white space, with equivalent punctuation."""
        return text == other or self._plain(text) == self._plain(other)

    def _plain(self, text: str) -> str:
        signs = self._signs.fold("".join(text.split()))
        joined = unicodedata.normalize("NFKC", signs.translate(_PUNCTUATION))
        return joined.translate(self._forms).casefold()


class _Folding(dict[int, str]):
    """A translation table that caches what a code point folds to: letters, digits and ideographs only."""

    def __init__(self, forms: dict[int, str], signs: SignFolding) -> None:
        super().__init__()
        self._forms = forms
        self._signs = signs

    def __missing__(self, code: int) -> str:
        self[code] = folded = "".join(map(self._folded, self._signs.fold(chr(code))))
        return folded

    def _folded(self, character: str) -> str:
        if not character.isalnum():
            return ""
        # a precomposed letter and the same letter with a combining mark fold alike: the mark alone is not a letter
        bare = unicodedata.normalize("NFKD", character)[0]
        plain = unicodedata.normalize("NFC", bare).casefold()
        plain = plain if len(plain) == 1 and plain.isalnum() else character
        return self._forms.get(ord(plain), plain)


class FoldedText:
    """A folded canonical text that maps positions to and from the original."""

    def __init__(self, whole: str, comparison: Comparison) -> None:
        """Fold the whole text, chunk by chunk."""
        self.whole = whole
        self._comparison = comparison
        chunks = [comparison.fold(whole[at : at + _CHUNK]) for at in range(0, len(whole), _CHUNK)]
        self.words = "".join(chunks)
        self._starts = [0, *accumulate(map(len, chunks))]

    def folded(self, position: int) -> int:
        """Return the position in the folded text for a position in the original text."""
        chunk = min(position, len(self.whole)) // _CHUNK
        return self._starts[chunk] + len(self._comparison.fold(self.whole[chunk * _CHUNK : position]))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range in the original text for a non-empty range of the folded text."""
        return self._position(start), self._position(end - 1) + 1

    def _position(self, folded: int) -> int:
        chunk = bisect_right(self._starts, folded) - 1
        text = self.whole[chunk * _CHUNK : (chunk + 1) * _CHUNK]
        lengths = [0, *accumulate(len(self._comparison.fold(character)) for character in text)]
        return chunk * _CHUNK + bisect_left(lengths, folded - self._starts[chunk] + 1) - 1


def weight(text: str) -> int:
    """Return the weight of folded text as evidence: 1 per letter, 2 per Chinese or Japanese character."""
    return len(text) + sum(1 for character in text if character >= "\u3040")
