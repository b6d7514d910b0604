"""Find a phrase in a text exactly as typed, except for characters that fold together."""

from __future__ import annotations

import re

from reader.core.text.search_folding import SearchFolding, lower_for_folded, original_span

_LONGEST = 1_000
"""Maximum code points to search for; a longer phrase is found by its beginning."""


class FindPattern:
    """Find one phrase; any white space matches between its words, and all other characters match literally."""

    def __init__(self, phrase: str, folding: SearchFolding) -> None:
        """Compile the pattern of a phrase; an empty phrase matches nothing."""
        self._folding = folding
        self.folded = folding.fold(phrase[:_LONGEST])
        """The folded phrase."""
        words = self.folded.split()
        self._pattern = re.compile(r"\s+".join(_pattern(word, folding) for word in words)) if words else None
        characters = {form for word in words for one in word for form in folding.forms(one)}
        self._respelling = folding.respelling("".join({*characters, " "} if len(words) > 1 else characters))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of the phrase in ``text``, from left to right, without overlaps."""
        if self._pattern is None:
            return []
        lower = lower_for_folded(text, self._respelling)
        if lower is not None:
            return [match.span() for match in self._pattern.finditer(lower)]
        folded, offsets = self._folding.with_offsets(text)
        return [original_span(*match.span(), offsets) for match in self._pattern.finditer(folded)]


def _pattern(part: str, folding: SearchFolding) -> str:
    return "".join(one_of(folding.forms(character)) for character in part)


def one_of(forms: str) -> str:
    """Return a pattern that matches any one of the characters."""
    return f"[{re.escape(forms)}]" if len(forms) > 1 else re.escape(forms)
