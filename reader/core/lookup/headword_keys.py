"""Fold head words so that one is found however it is written: case, marks, width, simplified and traditional."""

from __future__ import annotations

from collections.abc import Iterable

from reader.core.text.search_folding import SearchFolding

LONGEST_KEY = 200
"""Code points of a head word that count; what is longer is no word."""


class HeadwordKeys:
    """Make the keys that words are kept and asked under; ``variants`` are sets of characters that are one another's."""

    def __init__(self, variants: Iterable[str] = ()) -> None:
        """Take each character of a set for the first one in it."""
        self._folder = SearchFolding()
        self._forms = {ord(sign): one[0] for one in variants for sign in one[1:]}

    def key(self, word: str) -> str:
        """Return the key of a word; empty where there is nothing to ask for."""
        folded = self._folder.fold(word[:LONGEST_KEY]).translate(self._forms).replace("’", "'")
        return " ".join(folded.split())
