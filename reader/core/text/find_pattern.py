"""Find a phrase in a text exactly as typed, except for characters that fold together."""

from __future__ import annotations

import re

from reader.core.text.search_folding import UNLETTERED, SearchFolding, original_span

_LONGEST = 1_000
"""Maximum code points to search for; a longer phrase is found by its beginning."""

_ASTRAL = "\U00010000-\U0010ffff"


class FindPattern:
    """Find one phrase; any white space matches between its words, and all other characters match literally."""

    def __init__(self, phrase: str, folding: SearchFolding) -> None:
        """Compile the pattern of a phrase; an empty phrase matches nothing."""
        self._folding = folding
        self.folded = folding.fold(phrase[:_LONGEST])
        """The folded phrase."""
        words = self.folded.split()
        self._pattern = re.compile(r"\s+".join(_pattern(word, folding) for word in words)) if words else None
        self._respelled = re.compile(f"[{UNLETTERED}{_ASTRAL}{re.escape(self._respelled_characters(words))}]")

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of the phrase in ``text``, from left to right, without overlaps."""
        if self._pattern is None:
            return []
        lower = text.lower()
        if len(lower) == len(text) and not self._respelled.search(text):
            # what the phrase could match folds to its lower case, which takes a tenth of the time
            return [match.span() for match in self._pattern.finditer(lower)]
        folded, offsets = self._folding.with_offsets(text)
        return [original_span(*match.span(), offsets) for match in self._pattern.finditer(folded)]

    def _respelled_characters(self, words: list[str]) -> str:
        """Return the characters for which the folded text may match where its lower case does not, or the reverse."""
        characters = {form for word in words for one in word for form in self._folding.forms(one)}
        return self._folding.respelled("".join({*characters, " "} if len(words) > 1 else characters))


def _pattern(part: str, folding: SearchFolding) -> str:
    return "".join(one_of(folding.forms(character)) for character in part)


def one_of(forms: str) -> str:
    """Return a pattern that matches any one of the characters."""
    return f"[{re.escape(forms)}]" if len(forms) > 1 else re.escape(forms)
