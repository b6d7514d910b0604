"""Understand what a reader searches for: any input is a valid query (notes.md, "Search").

Words are compared folded: full and half width, upper and lower case and Latin diacritics make no difference. The
stored text is never folded. A Chinese or Japanese character is a word of its own; other words are found by how they
begin; quotation marks hold a phrase together.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

_CHARACTERS = "\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_SYMBOLS = "\u2100-\u214f\u2e80-\u2fdf\u3200-\u33ff\u0300-\u036f"

_FOLDABLE = re.compile(f"((?:(?![{_CHARACTERS}])[\\w{_SYMBOLS}])+)")
"""A run that has to be folded: word characters that are no CJK characters, and symbols that stand for some."""

_TOKEN = re.compile(f"[{_CHARACTERS}]|(?:(?![{_CHARACTERS}])[^\\W_])+")
_CHARACTER = re.compile(f"[{_CHARACTERS}]")
_PHRASE = re.compile('["“”«»]([^"“”«»]*)(?:["“”«»]|$)|([^\\s"“”«»]+)')
_DIACRITICS = re.compile("[\u0300-\u036f]")


class _Folding(dict[int, str]):
    """Give what a code point folds to, and remember it."""

    def __missing__(self, code: int) -> str:
        wide = unicodedata.normalize("NFKC", chr(code)).casefold()
        plain = _DIACRITICS.sub("", unicodedata.normalize("NFD", wide))
        self[code] = folded = unicodedata.normalize("NFC", plain)
        return folded


class Folder:
    """Fold words for comparing; it remembers each code point it has met."""

    def __init__(self) -> None:
        """Begin with nothing remembered."""
        self._folding = _Folding()

    def fold(self, words: str) -> str:
        """Fold words, which may become longer or shorter."""
        return words.translate(self._folding)

    def tokens(self, words: str) -> str:
        """Fold words and part each CJK character from its neighbours by a space, for the search index."""
        parts = _FOLDABLE.split(words)
        parts[::2] = [" ".join(part) for part in parts[::2]]
        parts[1::2] = [self._parted(part) for part in parts[1::2]]
        return " ".join(parts)

    def with_offsets(self, words: str) -> tuple[str, list[int] | None]:
        """Fold words and give, for each folded position and the end, the position it came from; None: the same."""
        pieces = [self._folding[ord(character)] for character in words]
        folded = "".join(pieces)
        if len(folded) == len(words) and "" not in pieces:
            return folded, None
        offsets = [place for place, piece in enumerate(pieces) for _ in piece]
        return folded, [*offsets, len(words)]

    def _parted(self, words: str) -> str:
        folded = words.translate(self._folding)
        return _CHARACTER.sub(r" \g<0> ", folded)


@dataclass(frozen=True, slots=True)
class Term:
    """Hold one word or phrase that is searched for.

    ``tokens`` are folded, ``gaps`` says of each but the first whether something stood between it and the one before,
    ``is_prefix`` whether the last may go on.
    """

    tokens: tuple[str, ...]
    gaps: tuple[bool, ...]
    is_prefix: bool

    def pattern(self) -> str:
        """Give the regular expression that finds the term in folded words."""
        parts = [re.escape(self.tokens[0])]
        for gap, token in zip(self.gaps, self.tokens[1:], strict=True):
            parts += [r"[\W_]+" if gap else "", re.escape(token)]
        start = "" if _CHARACTER.match(self.tokens[0]) else f"(?<!(?![{_CHARACTERS}])[^\\W_])"
        end = "" if self.is_prefix or _CHARACTER.match(self.tokens[-1]) else f"(?!(?![{_CHARACTERS}])[^\\W_])"
        return f"{start}{''.join(parts)}{end}"


@dataclass(frozen=True, slots=True)
class Place:
    """Hold where a query was found: the code points from ``start`` up to ``end``."""

    start: int
    end: int


class Query:
    """Hold what is searched for; all of its terms have to be found."""

    def __init__(self, words: str, folder: Folder) -> None:
        """Understand any words; without a letter or digit in them there is nothing to find."""
        self._folder = folder
        self.terms = tuple(_terms(words, folder))
        self._patterns = [re.compile(term.pattern()) for term in self.terms]

    def places(self, words: str, limit: int) -> list[Place]:
        """Give the places of the first term in ``words`` that hold all terms, at most ``limit`` of them, in order."""
        if not self._patterns:
            return []
        folded, offsets = self._folder.with_offsets(words)
        if not all(pattern.search(folded) for pattern in self._patterns):
            return []
        found: list[Place] = []
        for match in self._patterns[0].finditer(folded):
            found.append(_place(match.start(), match.end(), offsets))
            if len(found) == limit:
                break
        return found


def _terms(words: str, folder: Folder) -> list[Term]:
    terms = []
    for quoted, bare in _PHRASE.findall(words):
        found = list(_TOKEN.finditer(folder.fold(quoted or bare)))
        if found:
            tokens = tuple(match.group() for match in found)
            gaps = tuple(before.end() < after.start() for before, after in pairwise(found))
            terms.append(Term(tokens, gaps, is_prefix=not quoted and not _CHARACTER.match(tokens[-1])))
    return terms


def _place(start: int, end: int, offsets: list[int] | None) -> Place:
    if offsets is None:
        return Place(start, end)
    # combining marks that fold to nothing belong to the letter before them
    return Place(offsets[start], max(offsets[end - 1] + 1, offsets[end]))
