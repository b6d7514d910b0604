"""Parts of synthesised documents: the markup of a trait, the words of it that are seen, and those that are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count, product

_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


class WordSource:
    """Return one invented word after another, none of them twice, so that each has one place in a document."""

    def __init__(self) -> None:
        syllables = ["".join(pair) for pair in product(_CONSONANTS, _VOWELS)]
        self._words: Iterator[str] = ("".join(parts) for parts in product(syllables, syllables, ("lk", "rn", "st")))
        self._numbers = count(1)

    def words(self, number: int) -> str:
        """Return so many words, separated by blanks."""
        return " ".join(next(self._words) for _ in range(number))

    def sentence(self) -> str:
        """Return a sentence."""
        return f"{self.words(9).capitalize()}."

    def number(self) -> int:
        """Return the next number, for names within the document."""
        return next(self._numbers)


@dataclass(slots=True)
class Part:
    """A part of a document: its markup, what is seen of it in order, and what is not.

    ``notes`` are shown at the end of the document, ``note_markup`` is theirs; ``files`` lie beside the document.
    """

    markup: str
    seen: list[str]
    unseen: list[str] = field(default_factory=list)
    note_markup: str = ""
    notes: list[str] = field(default_factory=list)
    files: dict[str, str | bytes] = field(default_factory=dict)


Trait = Callable[[WordSource], Part]
