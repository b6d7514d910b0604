"""Fold headwords so that one is found in any spelling: case, diacritics, width, simplified and traditional."""

from __future__ import annotations

from collections.abc import Iterable

from reader.core.text.search_folding import SearchFolding

LONGEST_KEY = 200
"""Maximum code points of a headword that are part of its key."""


class HeadwordKeys:
    """Compute the keys for storing and looking up headwords; each of ``variants`` is a set of equal characters."""

    def __init__(self, variants: Iterable[str] = ()) -> None:
        """Map each character of a variant set to the first one in it."""
        self._folder = SearchFolding()
        self._forms = {ord(character): group[0] for group in variants for character in group[1:]}

    def key(self, word: str) -> str:
        """Return the key of a word; empty if there is nothing to look up."""
        folded = self._folder.fold(word[:LONGEST_KEY]).translate(self._forms).replace("’", "'")
        return " ".join(folded.split())
