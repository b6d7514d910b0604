"""Cut out of a text what its marks stand in: each passage with some sentences around it, and nothing twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.core.annotations.anchor import CanonicalText
from reader.core.text.boundaries import sentence_ends

MOST_CONTEXT = 3
"""How many sentences can be shown before and after a passage."""

_WINDOW = 1_500
"""Code points looked at on either side for the ends of sentences; a longer sentence is cut there."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Hold what is shown for one passage; ``apart`` says that something is left out before it."""

    start: int
    end: int
    apart: bool


class Excerpts:
    """Give the stretch of each passage; passages are positions in text order, ``context`` counts sentences.

    The stretches do not overlap: what would be shown with two passages is shown with the first of them. A passage that
    stands wholly in an earlier stretch has none of its own.
    """

    def __init__(self, text: CanonicalText, passages: Sequence[tuple[int, int]], context: int) -> None:
        """Take the text and its passages; what is needed of it is read when a stretch is asked for."""
        self._text = text
        self._passages = passages
        self._context = context
        self._reached = [0, *accumulate((end for _start, end in passages), max)]

    def stretch(self, number: int) -> Excerpt | None:
        """Return what is shown for the passage with this number, or None."""
        start, end = self._passages[number]
        floor = self._floor(number)
        if number and end <= floor:
            return None
        own = self._own_start(number)
        shown_before = self._shown_end(number, own)
        begins = max(shown_before, self._back(own, self._context))
        ends = self._on(max(end, start + 1), self._context)
        if number + 1 < len(self._passages):
            ends = min(ends, max(self._own_start(number + 1), self._sentence_end(self._reached[number + 1])))
        return Excerpt(begins, max(ends, min(end, self._text.characters)), apart=begins > shown_before)

    def _floor(self, number: int) -> int:
        """Return where the sentence ends that the passages before reach into."""
        return self._sentence_end(self._reached[number]) if number else 0

    def _own_start(self, number: int) -> int:
        return max(self._floor(number), self._back(self._passages[number][0], 0))

    def _shown_end(self, number: int, own: int) -> int:
        """Return how far the stretches before this one reach."""
        return min(self._on(self._reached[number], self._context), own) if number else 0

    def _sentence_end(self, position: int) -> int:
        return self._on(position, 0)

    def _back(self, position: int, sentences: int) -> int:
        """Return where the sentence begins that holds a position, or so many before it."""
        first, ends = self._ends_around(position)
        starts = [first, *(end for end in ends if end <= position)]
        return starts[max(0, len(starts) - 1 - sentences)]

    def _on(self, position: int, sentences: int) -> int:
        """Return where the sentence ends that the code point before a position stands in, or so many after it."""
        _first, ends = self._ends_around(position)
        after = [end for end in ends if end >= position]
        return after[min(sentences, len(after) - 1)] if after else position

    def _ends_around(self, position: int) -> tuple[int, list[int]]:
        first = max(0, position - _WINDOW)
        window = self._text.slice(first, min(self._text.characters, position + _WINDOW))
        return first, [first + end for end in sentence_ends(window)]
