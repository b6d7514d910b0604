"""Fold words for comparing what is typed with what is written; the stored text is never folded (notes.md, "Search").

Full and half width, upper and lower case, ligatures, marks on letters and what Unicode calls compatible make no
difference. Simplified and traditional characters are not folded together, for that would make 画 and 划 one through
畫: each character finds its own forms instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

CHARACTERS = "\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""The characters that are words of their own, Chinese and Japanese, as the inside of a class in a pattern."""

_NAMES = 8_192
_MARKS = re.compile("[\u0300-\u036f]")
_VOICED = re.compile(".[\u3099\u309a]", re.DOTALL)
"""A kana of half width and the mark that voices it, which are one character of full width."""


class _Folding(dict[int, str]):
    """Give what a code point folds to, and remember it, and which fold to nothing or to more than one."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        wide = unicodedata.normalize("NFKC", chr(code)).casefold()
        plain = _MARKS.sub("", unicodedata.normalize("NFD", wide))
        self[code] = folded = unicodedata.normalize("NFC", plain)
        if len(folded) != 1:
            self.uneven.add(chr(code))
        return folded


class SearchFolding:
    """Fold words; it remembers each code point it has met.

    ``forms`` are a character each, followed by those that are its simplified, traditional or variant forms.
    """

    def __init__(self, forms: Iterable[str] = ()) -> None:
        """Take each form for a form of the first one as well."""
        self._folding = _Folding()
        self._forms: dict[str, str] = {}
        together: dict[str, str] = {}
        for one in forms:
            self._relate(one[0], one[1:])
            _join(one, together)
        self._heads = {ord(character): group[0] for character, group in together.items()}
        self.loose_name = lru_cache(_NAMES)(self._loose_name)
        """Fold a name loosely, such as a title, and remember it: names are compared again and again."""

    def fold(self, words: str) -> str:
        """Fold words, which may become longer or shorter."""
        folded = words.translate(self._folding)
        return _VOICED.sub(_composed, folded) if "\u3099" in folded or "\u309a" in folded else folded

    def with_offsets(self, words: str) -> tuple[str, list[int] | None]:
        """Fold words and give, for each folded position and the end, the position it came from; None: the same."""
        folded = self.fold(words)
        if len(folded) == len(words) and self._folding.uneven.isdisjoint(words):
            return folded, None
        pieces = self._pieces(words)
        offsets = [place for place, piece in enumerate(pieces) for _ in piece]
        return "".join(pieces), [*offsets, len(words)]

    def forms(self, character: str) -> str:
        """Return the characters that a folded character finds, itself first."""
        return self._forms.get(character, character)

    def loosely(self, folded: str) -> str:
        """Return folded words in which all characters that are forms of each other, by however many steps, are one."""
        return folded.translate(self._heads)

    def _loose_name(self, name: str) -> str:
        return self.loosely(self.fold(name))

    def _pieces(self, words: str) -> list[str]:
        """Return what each character folds to; a mark that is taken up by the one before folds to nothing."""
        pieces = [self._folding[ord(character)] for character in words]
        last = 0
        for place, piece in enumerate(pieces):
            if piece not in {"\u3099", "\u309a"}:
                last = place if piece else last
            elif len(together := unicodedata.normalize("NFC", pieces[last] + piece)) == len(pieces[last]):
                pieces[last], pieces[place] = together, ""
        return pieces

    def _relate(self, one: str, others: str) -> None:
        for other in others:
            self._forms[one] = self._forms.get(one, one) + other
            self._forms[other] = self._forms.get(other, other) + one


def _composed(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", found.group())


def _join(characters: str, together: dict[str, str]) -> None:
    """Put characters into one group, with all that were in a group with one of them."""
    groups = {together.get(character, character) for character in characters}
    group = "".join(sorted(set("".join(groups))))
    for character in group:
        together[character] = group


def place_of(start: int, end: int, offsets: list[int] | None) -> tuple[int, int]:
    """Return the positions in the words of a stretch of what `SearchFolding.with_offsets` made of them."""
    if offsets is None:
        return start, end
    # combining marks that fold to nothing belong to the letter before them
    return offsets[start], max(offsets[end - 1] + 1, offsets[end])
