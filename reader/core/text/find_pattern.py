"""Find words in a text exactly as they are typed, but for what folds together."""

from __future__ import annotations

import re

from reader.core.text.search_folding import SearchFolding, place_of

_LONGEST = 1_000
"""Code points that are looked for; a longer passage is found by its beginning."""


class FindPattern:
    """Find one wording; white space of any kind and length parts its words, and other signs stand as they are."""

    def __init__(self, words: str, folder: SearchFolding) -> None:
        """Take any words; without any there is nothing to find."""
        self._folder = folder
        parts = [_pattern(part, folder) for part in folder.fold(words[:_LONGEST]).split()]
        self._pattern = re.compile(r"\s+".join(parts)) if parts else None

    def spans(self, words: str) -> list[tuple[int, int]]:
        """Return the places of the wording in ``words``, from left to right, none over another."""
        if self._pattern is None:
            return []
        folded, offsets = self._folder.with_offsets(words)
        return [place_of(*match.span(), offsets) for match in self._pattern.finditer(folded)]


def _pattern(part: str, folder: SearchFolding) -> str:
    return "".join(one_of(folder.forms(character)) for character in part)


def one_of(forms: str) -> str:
    """Return the pattern that matches any one of some characters."""
    return f"[{re.escape(forms)}]" if len(forms) > 1 else re.escape(forms)
