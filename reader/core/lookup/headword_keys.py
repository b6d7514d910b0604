"""Fold headwords so that one is found in any spelling: case, diacritics, width, simplified and traditional."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from reader.core.text.search_folding import SearchFolding

KEY_VERSION = 2
"""The number of the rules for keys. By those of version 1, vowel signs and unseen signs made a difference."""

LONGEST_KEY = 200
"""Maximum code points of a headword that are part of its key."""

_DIACRITICS = re.compile("[\u0300-\u036f]")


class HeadwordKeys:
    """Compute the keys for storing and looking up headwords; each of ``variants`` is a set of equal characters."""

    def __init__(self, variants: Iterable[str] = ()) -> None:
        """Map each character of a variant set to the first one in it."""
        self._folder = SearchFolding()
        self._forms = {ord(character): group[0] for group in variants for character in group[1:]}

    def key(self, word: str, version: int = KEY_VERSION) -> str:
        """Return the key of a word, by the rules of a version; empty if there is nothing to look up."""
        fold = self._folder.fold if version >= KEY_VERSION else _folded_by_version_1
        return " ".join(fold(word[:LONGEST_KEY]).translate(self._forms).split())


def _folded_by_version_1(word: str) -> str:
    wide = unicodedata.normalize("NFKC", word).casefold()
    plain = _DIACRITICS.sub("", unicodedata.normalize("NFD", wide))
    return unicodedata.normalize("NFC", plain).replace("’", "'")
