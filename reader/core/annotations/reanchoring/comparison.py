"""Compare words as a reader does: what differs only in form counts as the same (notes.md, "Anchor").

Nothing here is ever stored: simplified and traditional characters, full and half width, upper and lower case, marks on
Latin letters, white space and punctuation make no difference while passages are looked for.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

_PIECE = 1024
"""Code points that are folded at a time; a position is found again within one piece."""

_ALIKE = ('"“”„«»「」『』〝〞', "'‘’", "-–—―", "~〜～", ".。", ",、", "[【〔", "]】〕", "<《〈", ">》〉")
_SIGNS = {ord(sign): alike[0] for alike in _ALIKE for sign in alike}
"""What NFKC leaves apart of punctuation that Chinese and Latin texts, or two editors, write in two ways."""


class Comparison:
    """Fold words for comparing; ``variants`` are sets of characters that are forms of each other."""

    def __init__(self, variants: Iterable[str] = ()) -> None:
        """Take each character of a set for the first one in it."""
        self._forms = {ord(sign): one[0] for one in variants for sign in one[1:]}
        self._folding = _Folding(self._forms)

    def fold(self, words: str) -> str:
        """Return the letters, digits and characters of words in one form; all else is left out."""
        return words.translate(self._folding)

    def is_same(self, one: str, other: str) -> bool:
        """Return whether words differ only in form, their punctuation being there in both."""
        return one == other or self._plain(one) == self._plain(other)

    def _plain(self, words: str) -> str:
        joined = unicodedata.normalize("NFKC", "".join(words.split()).translate(_SIGNS))
        return joined.translate(self._forms).casefold()


class _Folding(dict[int, str | None]):
    """Give what a code point is compared as, None for nothing, and remember it; one stays one."""

    def __init__(self, forms: dict[int, str]) -> None:
        super().__init__()
        self._forms = forms

    def __missing__(self, code: int) -> str | None:
        self[code] = folded = self._folded(chr(code))
        return folded

    def _folded(self, sign: str) -> str | None:
        if not sign.isalnum():
            return None
        # a letter in one piece and the same letter with its mark apart fold alike: the mark alone is no letter
        bare = unicodedata.normalize("NFKD", sign)[0]
        plain = unicodedata.normalize("NFC", bare).casefold()
        plain = plain if len(plain) == 1 and plain.isalnum() else sign
        return self._forms.get(ord(plain), plain)


class FoldedText:
    """Hold a canonical text folded, with the way back to positions in it."""

    def __init__(self, whole: str, comparison: Comparison) -> None:
        """Fold the whole text, piece by piece."""
        self.whole = whole
        self._comparison = comparison
        pieces = [comparison.fold(whole[at : at + _PIECE]) for at in range(0, len(whole), _PIECE)]
        self.words = "".join(pieces)
        self._starts = [0, *accumulate(map(len, pieces))]

    def folded(self, position: int) -> int:
        """Return the position in the folded words that a position in the text has become."""
        piece = min(position, len(self.whole)) // _PIECE
        return self._starts[piece] + len(self._comparison.fold(self.whole[piece * _PIECE : position]))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the positions in the text of folded words from ``start`` up to ``end``, which are not empty."""
        return self._position(start), self._position(end - 1) + 1

    def _position(self, folded: int) -> int:
        piece = bisect_right(self._starts, folded) - 1
        words = self.whole[piece * _PIECE : (piece + 1) * _PIECE]
        lengths = [0, *accumulate(len(self._comparison.fold(sign)) for sign in words)]
        return piece * _PIECE + bisect_left(lengths, folded - self._starts[piece] + 1) - 1


def weight(words: str) -> int:
    """Return how much folded words tell: 1 for a letter, 2 for a Chinese or Japanese character."""
    return len(words) + sum(1 for sign in words if sign >= "\u3040")
