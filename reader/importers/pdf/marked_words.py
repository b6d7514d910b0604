"""Find the words of a page that lie under the areas of a mark."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.core.annotations.anchor import CONTEXT
from reader.importers.pdf.characters import is_wide
from reader.importers.pdf.printed.page_characters import NOWHERE, page_signs
from reader.importers.pdf.word_boxes import Box

_MOST_CHARACTERS = 200_000
"""The most characters of a page that are looked at."""

_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010]\n+(?=[a-z\u00df-\u024f])")
_SPACES = re.compile(r"\s+")
_AROUND = 4 * CONTEXT
"""Characters of the page that the context of a mark is made of, before white space is joined."""


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """The words under a mark, with what stands before and after them; ``place`` is that of the first on the page."""

    quote: str
    prefix: str
    suffix: str
    place: int


class PageCharacters:
    """The characters of a page, by their places."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        """Read the characters; a page whose text cannot be read has none."""
        try:
            textpage = page.get_textpage()
        except pdfium.PdfiumError:
            self._signs = []
        else:
            count = max(0, raw.FPDFText_CountChars(textpage))
            self._signs = page_signs(textpage, min(_MOST_CHARACTERS, count))
            textpage.close()
        placed = [(number, box) for number, (_sign, box) in enumerate(self._signs) if box is not NOWHERE]
        self._by_height = sorted(((box[1] + box[3]) / 2, (box[0] + box[2]) / 2, number) for number, box in placed)
        self._heights = [height for height, _across, _number in self._by_height]

    def under(self, areas: Iterable[Box]) -> MarkedWords | None:
        """Return the words whose characters lie in the areas, by their middles; None where there are none."""
        numbers: set[int] = set()
        for left, bottom, right, top in areas:
            first, last = bisect_left(self._heights, bottom), bisect_right(self._heights, top)
            numbers.update(number for _, across, number in self._by_height[first:last] if left <= across <= right)
        if not numbers:
            return None
        start, end = min(numbers), max(numbers) + 1
        marked = [
            sign for number, (sign, box) in enumerate(self._signs[start:end], start) if self._is_in(number, numbers)
        ]
        return MarkedWords(
            joined_lines(marked),
            joined_lines(self._between(start - _AROUND, start))[-CONTEXT:],
            joined_lines(self._between(end, end + _AROUND))[:CONTEXT],
            start,
        )

    def _is_in(self, number: int, numbers: set[int]) -> bool:
        """Return whether a character is marked, or is the white space after one that is."""
        while self._signs[number][1] is NOWHERE:
            number -= 1
        return number in numbers

    def _between(self, start: int, end: int) -> list[str]:
        return [sign for sign, _box in self._signs[max(0, start) : end]]


def joined_lines(signs: Iterable[str]) -> str:
    """Return characters as they stand in a paragraph: without hyphens at the ends of lines, and with single spaces."""
    words = _HYPHEN.sub("", "".join(signs).lstrip("\n"))
    return _SPACES.sub(lambda found: _space(words, found), words)


def _space(words: str, found: re.Match[str]) -> str:
    """Return what stands for white space: nothing where the lines of a script without spaces meet."""
    start, end = found.span()
    is_line_end = "\n" in found.group() and start > 0 and end < len(words)
    return "" if is_line_end and is_wide(words[start - 1]) and is_wide(words[end]) else " "
