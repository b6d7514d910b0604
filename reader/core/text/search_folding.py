"""Fold strings to compare queries with text; the stored text is never folded (notes.md, "Search").

Full and half width, upper and lower case, ligatures, diacritics and Unicode compatibility forms make no difference.
Simplified and traditional characters are not folded together, since that would equate 画 and 划 through 畫: each
character matches its own variant forms instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

CHARACTERS = "\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Chinese and Japanese characters, each indexed as a word of its own, as the content of a regex character class."""

_CACHE_SIZE = 8_192
_MARKS = re.compile("[\u0300-\u036f]")
_VOICED = re.compile(".[\u3099\u309a]", re.DOTALL)
"""A half-width kana and its voicing mark, which are one character in full width."""


class _Folding(dict[int, str]):
    """A translation table that caches what a code point folds to; ``uneven`` are those not folding to one character."""

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


class _LooseFolding(dict[int, str]):
    """A translation table that caches what a code point folds to where variant forms are folded too."""

    def __init__(self, folding: _Folding, heads: dict[int, str]) -> None:
        super().__init__()
        self._folding = folding
        self._heads = heads

    def __missing__(self, code: int) -> str:
        self[code] = loose = self._folding[code].translate(self._heads)
        return loose


class SearchFolding:
    """Fold strings, with a cache of code points.

    Each of ``forms`` is a character followed by its simplified, traditional or variant forms.
    """

    def __init__(self, forms: Iterable[str] = ()) -> None:
        """Build the tables; the relation between a character and its forms is symmetric."""
        self._folding = _Folding()
        self._forms: dict[str, str] = {}
        group_of: dict[str, str] = {}
        for form in forms:
            self._relate(form[0], form[1:])
            _merge_group(form, group_of)
        self._heads = {ord(character): group[0] for character, group in group_of.items()}
        self._groups = group_of
        self._loose_folding = _LooseFolding(self._folding, self._heads)
        self.fold_name = lru_cache(_CACHE_SIZE)(self.fold_loosely)
        """Fold a name such as a title loosely, with a cache, since names are compared often."""

    def fold(self, text: str) -> str:
        """Return the folded text, which may be longer or shorter."""
        return _compose_kana(text.translate(self._folding))

    def fold_loosely(self, text: str) -> str:
        """Return the text folded by `fold` and `fold_variants`."""
        return _compose_kana(text.translate(self._loose_folding))

    def with_offsets(self, text: str) -> tuple[str, list[int] | None]:
        """Return the folded text and, for each folded position and the end, its original position; None if the same."""
        folded = self.fold(text)
        if len(folded) == len(text) and self._folding.uneven.isdisjoint(text):
            return folded, None
        parts = self._folded_characters(text)
        offsets = [index for index, part in enumerate(parts) for _ in part]
        return "".join(parts), [*offsets, len(text)]

    def forms(self, character: str) -> str:
        """Return the characters that a folded character matches, itself first."""
        return self._forms.get(character, character)

    def fold_variants(self, folded: str) -> str:
        """Return folded text in which all characters that are forms of each other, even indirectly, are the same."""
        return folded.translate(self._heads)

    def is_exact(self, folded: str) -> bool:
        """Return whether `fold_variants` makes only those characters equal to these that these match (`forms`)."""
        return all(set(self.forms(one)) == set(self._groups.get(one, one)) for one in set(folded))

    def _folded_characters(self, text: str) -> list[str]:
        """Return what each character folds to; a mark that combines with the character before folds to nothing."""
        parts = [self._folding[ord(character)] for character in text]
        last = 0
        for index, part in enumerate(parts):
            if part not in {"\u3099", "\u309a"}:
                last = index if part else last
            elif len(composed := unicodedata.normalize("NFC", parts[last] + part)) == len(parts[last]):
                parts[last], parts[index] = composed, ""
        return parts

    def _relate(self, character: str, others: str) -> None:
        for other in others:
            self._forms[character] = self._forms.get(character, character) + other
            self._forms[other] = self._forms.get(other, other) + character


def _compose_kana(folded: str) -> str:
    if "\u3099" in folded or "\u309a" in folded:
        return _VOICED.sub(lambda found: unicodedata.normalize("NFC", found.group()), folded)
    return folded


def _merge_group(characters: str, group_of: dict[str, str]) -> None:
    """Merge characters into one group, with all that share a group with one of them."""
    groups = {group_of.get(character, character) for character in characters}
    group = "".join(sorted(set("".join(groups))))
    for character in group:
        group_of[character] = group


def original_span(start: int, end: int, offsets: list[int] | None) -> tuple[int, int]:
    """Map a range of the text folded by `SearchFolding.with_offsets` back to positions in the original text."""
    if offsets is None:
        return start, end
    # combining marks that fold to an empty string belong to the letter before them
    return offsets[start], max(offsets[end - 1] + 1, offsets[end])
