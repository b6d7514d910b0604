"""Fold strings to compare queries with text; the stored text is never folded (notes.md, "Search").

Full and half width, upper and lower case, ligatures, diacritics and Unicode compatibility forms make no difference, nor
do signs that nobody sees (soft hyphens, joiners, variation selectors), the vowel signs of Arabic and Hebrew, and which
of the apostrophes was typed: all of these stand in one table (`_SIGNS`, `MARKS`, `IGNORABLE`), which quoting, looking
words up and re-anchoring use as well.
Simplified and traditional characters are not folded together, since that would equate 画 and 划 through 畫: each
character matches its own variant forms instead.
"""

from __future__ import annotations

import re
import unicodedata
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import chain

from typing_extensions import override

SPACELESS = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ebd\u0ec0-\u0ece\u0edc-\u0edf"
    "\u1000-\u103f\u104c-\u108f\u109a-\u109d\u1780-\u17d3\u17d7\u17dc\u17dd"
)
"""The letters, vowels and tones of Thai, Lao, Burmese and Khmer, as the content of a regex character class.

They are written without blanks between words; where a zero-width space shows the words, it is not typed.
"""

CHARACTERS = (
    "\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff" + SPACELESS
)
"""Chinese and Japanese characters and those of other scripts without blanks, each indexed as a word of its own."""

VERSION = 3
"""The number of these rules: an index that was made by other ones is made anew."""

IGNORABLE = (
    "\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Signs that are not seen, as the content of a regex character class.

Source: Unicode, DerivedCoreProperties.txt, Default_Ignorable_Code_Point, without the fillers of Hangul.
"""

MARKS = (
    "\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff"
    "\u0711\u0730-\u074a"
)
"""Diacritics, and the vowel signs of Hebrew, Arabic and Syriac with the stroke that lengthens a word, likewise."""

APOSTROPHES = "'‘’‛′´\u02b9\u02bb\u02bc\u02bd\u055a\u05f3\ua78c"
"""Signs that are typed for one another."""

_SIGNS = (
    dict.fromkeys(map(ord, APOSTROPHES), "'")
    | dict.fromkeys(map(ord, "\u2010\u2011"), "-")
    | {ord("œ"): "oe", ord("Œ"): "OE", ord("æ"): "ae", ord("Æ"): "AE"}
)
"""What a sign counts as."""

_APOSTROPHES = {code: sign for code, sign in _SIGNS.items() if len(sign) == 1}

_MARK_FORMS = "\ufcf2-\ufcf4\ufe71\ufe77\ufe79\ufe7b\ufe7d\ufe7f"
"""Vowel signs of Arabic on the stroke that lengthens a word: presentation forms of what is in `MARKS`."""

UNLETTERED = f"{IGNORABLE}{MARKS}{_MARK_FORMS}\u3099\u309a\uff9e\uff9f"
"""What folds to nothing, or with the character before it, as the content of a regex character class."""

_RESPELLED = (range(0x80, 0x3400), range(0xA000, 0xAC00), range(0xF900, 0x10000))
"""Where in the Basic Multilingual Plane characters stand that may fold to others than their lower case."""

_ASTRAL = "\U00010000-\U0010ffff"
_BASIC_PLANE = "".join(map(chr, range(0x1_0000)))
_RUN_OF_OTHERS = re.compile(".+")
_CACHE_SIZE = 8_192
_FEW = 100
"""How many characters are sooner looked for in a text one by one than the text's characters among them."""

_NOT_COMPARED = re.compile(f"[{IGNORABLE}{MARKS}]")
_IGNORED = re.compile(f"[{IGNORABLE}]")
_VOICED = re.compile(".[\u3099\u309a]", re.DOTALL)
"""A half-width kana and its voicing mark, which are one character in full width."""


class _Table(dict[int, str]):
    """A translation table that caches what a code point folds to; ``uneven`` are those not folding to one character."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        self[code] = folded = self._folded(chr(code))
        if len(folded) != 1:
            self.uneven.add(chr(code))
        return folded

    @abstractmethod
    def _folded(self, character: str) -> str:
        """Return what a character folds to."""


class _SignTable(_Table):
    """What a code point folds to where only signs are folded."""

    @override
    def _folded(self, character: str) -> str:
        return _without_marks(character).translate(_SIGNS)


class _SearchTable(_Table):
    """What a code point folds to where all is folded."""

    @override
    def _folded(self, character: str) -> str:
        wide = unicodedata.normalize("NFKC", character.translate(_SIGNS)).casefold()
        return _without_marks(wide).translate(_SIGNS)


class _LooseFolding(dict[int, str]):
    """A translation table that caches what a code point folds to where variant forms are folded too."""

    def __init__(self, folding: _SearchTable, heads: dict[int, str]) -> None:
        super().__init__()
        self._folding = folding
        self._heads = heads

    def __missing__(self, code: int) -> str:
        self[code] = loose = self._folding[code].translate(self._heads)
        return loose


class _Folding:
    """Fold strings by a table."""

    def __init__(self, table: _Table) -> None:
        self._table = table

    def fold(self, text: str) -> str:
        """Return the folded text, which may be longer or shorter."""
        return _compose_kana(text.translate(self._table))

    def with_offsets(self, text: str) -> tuple[str, list[int] | None]:
        """Return the folded text and, for each folded position and the end, its original position; None if the same."""
        folded = self.fold(text)
        if len(folded) == len(text) and not self._has_uneven(text):
            return folded, None
        parts = self._folded_characters(text)
        offsets = [index for index, part in enumerate(parts) for _ in part]
        return "".join(parts), [*offsets, len(text)]

    def _has_uneven(self, text: str) -> bool:
        uneven = self._table.uneven
        return any(map(text.__contains__, uneven)) if len(uneven) < _FEW else not uneven.isdisjoint(text)

    def _folded_characters(self, text: str) -> list[str]:
        """Return what each character folds to; a mark that combines with the character before folds to nothing."""
        parts = [self._table[ord(character)] for character in text]
        last = 0
        for index, part in enumerate(parts):
            if part not in {"\u3099", "\u309a"}:
                last = index if part else last
            elif len(composed := unicodedata.normalize("NFC", parts[last] + part)) == len(parts[last]):
                parts[last], parts[index] = composed, ""
        return parts


class SignFolding(_Folding):
    """Fold signs and diacritics alone, so that a quotation is found whichever of them it has."""

    def __init__(self) -> None:
        """Build the table."""
        super().__init__(_SignTable())


class SearchFolding(_Folding):
    """Fold strings, with a cache of code points.

    Each of ``forms`` is a character followed by its simplified, traditional or variant forms.
    """

    def __init__(self, forms: Iterable[str] = ()) -> None:
        """Build the tables; the relation between a character and its forms is symmetric."""
        table = _SearchTable()
        super().__init__(table)
        self._forms, self._groups, self._heads = _relations(tuple(forms))
        self._loose_folding = _LooseFolding(table, self._heads)
        self.fold_name = lru_cache(_CACHE_SIZE)(self.fold_loosely)
        """Fold a name such as a title loosely, with a cache, since names are compared often."""

    def fold_loosely(self, text: str) -> str:
        """Return the text folded by `fold` and `fold_variants`."""
        return _compose_kana(text.translate(self._loose_folding))

    def forms(self, character: str) -> str:
        """Return the characters that a folded character matches, itself first."""
        return self._forms.get(character, character)

    def respelling(self, characters: str) -> re.Pattern[str]:
        """Return what finds the characters of a text that `fold` makes of these otherwise than by the lower case.

        A text without any of them matches these characters as its lower case does, which takes a tenth of the time.
        """
        others = "".join(self._respelled.get(one, "") for one in characters)
        return _none_of(f"{UNLETTERED}{_ASTRAL}{re.escape(others)}")

    @cached_property
    def _respelled(self) -> dict[str, str]:
        """The characters by what they fold to and by their lower case, where these differ."""
        respelled: dict[str, str] = {}
        for code in chain.from_iterable(_RESPELLED):
            character = chr(code)
            if not _folds_to_lower_case(character):
                for one in {*self.fold(character), *character.lower()}:
                    respelled[one] = respelled.get(one, "") + character
        return respelled

    def fold_variants(self, folded: str) -> str:
        """Return folded text in which all characters that are forms of each other, even indirectly, are the same."""
        return folded.translate(self._heads)

    def is_exact(self, folded: str) -> bool:
        """Return whether `fold_variants` makes only those characters equal to these that these match (`forms`)."""
        return all(set(self.forms(one)) == set(self._groups.get(one, one)) for one in set(folded))


def lower_for_folded(text: str, respelling: re.Pattern[str]) -> str | None:
    """Return the lower case of a text where it does for the folded text, else None; that of ASCII always does.

    ``respelling`` is that of `SearchFolding` for the characters which are looked for.
    """
    lower = text.lower()
    does = text.isascii() or (len(lower) == len(text) and not respelling.search(text))
    return lower if does else None


@lru_cache(1)
def _relations(variants: tuple[str, ...]) -> tuple[Mapping[str, str], Mapping[str, str], dict[int, str]]:
    """Return the forms of each character, its group, and the first of its group by code point.

    They take 30 ms, and are the same for each library.
    """
    forms: dict[str, str] = {}
    group_of: dict[str, str] = {}
    for variant in variants:
        for other in variant[1:]:
            forms[variant[0]] = forms.get(variant[0], variant[0]) + other
            forms[other] = forms.get(other, other) + variant[0]
        _merge_group(variant, group_of)
    return forms, group_of, {ord(character): group[0] for character, group in group_of.items()}


def _none_of(excluded: str) -> re.Pattern[str]:
    """Return what finds the characters of a class, given as its content, which has all beyond the basic plane.

    It names those that are not in it: Python looks a character of the basic plane up in a bit map, and only one that is
    not in that is compared with what is named beyond the plane; a text has few of these.
    """
    others = re.sub(f"[{excluded}]", "\n", _BASIC_PLANE)
    runs = (run.group() for run in _RUN_OF_OTHERS.finditer(others))
    return re.compile("[^\n" + "".join(f"{re.escape(run[0])}-{re.escape(run[-1])}" for run in runs) + "]")


def _folds_to_lower_case(character: str) -> bool:
    """Return whether it is certain that a character folds to its lower case, whatever stands around it."""
    lower = character.lower()
    is_sign = ord(character) in _SIGNS or ord(lower[0]) in _SIGNS
    return not (unicodedata.decomposition(character) or character.casefold() != lower or is_sign or character == "Σ")


def fold_signs(text: str) -> str:
    """Return a text without the signs that are not seen, and with one kind of apostrophe and of hyphen.

    Vowel signs and ligatures stay: this is how a word is shown, and looked up as it is spelled.
    """
    return _IGNORED.sub("", text).translate(_APOSTROPHES)


def _without_marks(text: str) -> str:
    plain = _NOT_COMPARED.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", plain)


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
