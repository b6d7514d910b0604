"""Turn a page of vertical columns, so that each column becomes a line and the right one the first line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reader.importers.pdf.characters import is_ideograph
from reader.importers.pdf.word_boxes import Box, PageFrame, PdfWord

_FEWEST_SIGNS = 4
_SAME_COLUMN = 0.4
_NEXT_SIGN = 2.2
_FULL_SIGN = 0.8
_UPRIGHT, _CLOCKWISE = 0, 3
"""The quarter turns of the words in vertical columns: of Chinese, and of Latin letters within it."""

STACKED = 4
"""In place of the quarter turns of a typeface: the characters stand below each other, in a font of vertical writing."""

TURNS_OF_COLUMNS = frozenset((_UPRIGHT, _CLOCKWISE, STACKED))
"""The turns of the words that are read on a page of vertical columns."""

_DISTANCE = 40.0


def is_vertical(words: Sequence[PdfWord]) -> bool:
    """Return whether most ideographs of a page stand below each other."""
    below = beside = 0
    for word in words:
        below += len(word.text) if word.face.turn == STACKED else 0
    for word, following in pairwise(words):
        if word.text[0] > "\u2e7f" and word.face.turn != STACKED and is_ideograph(word.text[0]):
            beside += len(word.text) - 1
            below += len(word.text) == 1 and _is_below(following, word)
    return below >= _FEWEST_SIGNS and below > beside


def _is_below(word: PdfWord, above: PdfWord) -> bool:
    size = above.face.size
    is_in_column = abs(word.left + word.right - above.left - above.right) < 2 * _SAME_COLUMN * size
    return is_in_column and 0 < above.top - word.top <= _NEXT_SIGN * size


def columns_as_lines(kept: Sequence[PdfWord], page: Box) -> tuple[list[PdfWord], PageFrame]:
    """Return the words of vertical columns, all in one of their turns, as those of lines, and their frame.

    What is written across, above or below the columns, becomes lines of its own, above or below all.
    """
    frame = PageFrame(turned=page[1] + page[3])
    signs = [word for word in kept if word.face.turn == STACKED or (len(word.text) == 1 and is_ideograph(word.text))]
    lowest, highest = min(word.bottom for word in signs), max(word.top for word in signs)
    above: list[PdfWord] = []
    below: list[PdfWord] = []
    inside: list[PdfWord] = []
    for word in kept:
        margin = 0.5 * word.face.size
        part = above if word.bottom > highest + margin else below if word.top < lowest - margin else inside
        part.append(word)
    lines = list(_in_columns(inside, frame))
    top, bottom = max(word.top for word in lines) + _DISTANCE, min(word.bottom for word in lines) - _DISTANCE
    lines += [word._replace(bottom=top + word.bottom - highest, top=top + word.top - highest) for word in above]
    lines += [word._replace(bottom=bottom + word.bottom - lowest, top=bottom + word.top - lowest) for word in below]
    return lines, frame


def on_a_line(word: PdfWord) -> PdfWord:
    """Return a word of stacked characters as one on a line, at its upper end: on a page that has no columns."""
    size = word.face.size
    return word._replace(bottom=word.top - size, face=replace(word.face, turn=_UPRIGHT))


def _in_columns(words: Iterable[PdfWord], frame: PageFrame) -> Iterator[PdfWord]:
    """Yield the words in the frame; signs that fill only a corner of their square get the edges of their column."""
    edges = (0.0, 0.0)
    for word in words:
        size, middle = word.face.size, (word.left + word.right) / 2
        if word.right - word.left > _FULL_SIGN * size and word.face.turn != _CLOCKWISE:
            edges = word.left, word.right
        is_inside = edges[0] - 0.3 * size <= middle <= edges[1] + 0.3 * size
        left, right = edges if is_inside else (middle - size / 2, middle + size / 2)
        yield frame.placed(word._replace(left=left, right=right, face=replace(word.face, turn=_UPRIGHT)))
