"""Compute non-overlapping excerpts of a text that show its marked passages, each with some sentences of context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.core.annotations.anchor import CanonicalText
from reader.core.text.boundaries import sentence_ends

MOST_CONTEXT = 3
"""Maximum sentences of context before and after a passage."""

_WINDOW = 1_500
"""Code points searched for sentence ends on either side; a longer sentence is cut there."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The range of text shown for one passage; ``follows_gap`` is set if text is left out before it."""

    start: int
    end: int
    follows_gap: bool


class Excerpts:
    """Compute the excerpt of each passage; passages are ranges in text order, ``context`` is a number of sentences.

    Excerpts do not overlap: a sentence that belongs to two passages is shown with the first of them. A passage that
    lies wholly in an earlier excerpt has none of its own.
    """

    def __init__(self, text: CanonicalText, passages: Sequence[tuple[int, int]], context: int) -> None:
        """Store the text and its passages; the text is read only when an excerpt is requested."""
        self._text = text
        self._passages = passages
        self._context = context
        self._reached = [0, *accumulate((end for _start, end in passages), max)]

    def excerpt(self, number: int) -> Excerpt | None:
        """Return the excerpt of the passage with this number, or None."""
        start, end = self._passages[number]
        floor = self._floor(number)
        if number and end <= floor:
            return None
        own = self._own_start(number)
        shown_before = self._shown_end(number, own)
        begins = max(shown_before, self._sentence_start(own, self._context))
        ends = self._sentence_end(max(end, start + 1), self._context)
        if number + 1 < len(self._passages):
            ends = min(ends, max(self._own_start(number + 1), self._sentence_end(self._reached[number + 1])))
        return Excerpt(begins, max(ends, min(end, self._text.characters)), follows_gap=begins > shown_before)

    def _floor(self, number: int) -> int:
        """Return the end of the last sentence that the passages before reach into."""
        return self._sentence_end(self._reached[number]) if number else 0

    def _own_start(self, number: int) -> int:
        return max(self._floor(number), self._sentence_start(self._passages[number][0]))

    def _shown_end(self, number: int, own: int) -> int:
        """Return the end of the excerpts before this one."""
        return min(self._sentence_end(self._reached[number], self._context), own) if number else 0

    def _sentence_start(self, position: int, sentences: int = 0) -> int:
        """Return the start of the sentence that contains a position, or of one a number of sentences before it."""
        first, ends = self._ends_around(position)
        starts = [first, *(end for end in ends if end <= position)]
        return starts[max(0, len(starts) - 1 - sentences)]

    def _sentence_end(self, position: int, sentences: int = 0) -> int:
        """Return the end of the sentence that ends at or after a position, or of one a number of sentences later."""
        _first, ends = self._ends_around(position)
        after = [end for end in ends if end >= position]
        return after[min(sentences, len(after) - 1)] if after else position

    def _ends_around(self, position: int) -> tuple[int, list[int]]:
        first = max(0, position - _WINDOW)
        window = self._text.slice(first, min(self._text.characters, position + _WINDOW))
        return first, [first + end for end in sentence_ends(window)]
