"""Set what was typed beside what was expected, cut where they begin or cease to differ."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reader.core.study.typed_answers import Orthography


@dataclass(frozen=True, slots=True)
class SpellingPart:
    """A stretch of what was expected and what was typed in its place; they are the same or not."""

    expected: str
    typed: str
    is_same: bool


def spelling_parts(expected: str, typed: str, orthography: Orthography) -> list[SpellingPart]:
    """Return the parts of two spellings; forms of one character are the same."""
    wanted, given = (unicodedata.normalize("NFC", words) for words in (expected, typed))
    heads = [_heads(words, orthography) for words in (wanted, given)]
    matcher = SequenceMatcher(None, heads[0], heads[1], autojunk=False)
    return [
        SpellingPart(wanted[first:last], given[other_first:other_last], tag == "equal")
        for tag, first, last, other_first, other_last in matcher.get_opcodes()
    ]


def _heads(words: str, orthography: Orthography) -> Sequence[str]:
    """Return for each character a stand-in that its forms share."""
    return [_head(orthography.fold(character), orthography) for character in words]


def _head(folded: str, orthography: Orthography) -> str:
    return min(orthography.forms(folded)) if len(folded) == 1 else folded
