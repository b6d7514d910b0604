"""Look at some pages of a file before the rest: which type the text is set in, which sizes its headings have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader.importers.pdf.lines import PdfLine, Region

SAMPLE = 16
"""How many pages are looked at, from all over the file."""

_LARGER = 1.12
_SMALLER = 0.93
_HEADING_SHARE = 0.15
_LEVELS = 4
_WORD = re.compile(r"[^\W\d_\u2e80-\ud7ff]+(?:[-‐][^\W\d_\u2e80-\ud7ff]+)*")


@dataclass(slots=True)
class FontSurvey:
    """Know the type of a file's text; ``words`` grows as pages go by, to tell the hyphens of words from those of lines.

    ``body`` is the size of most of the text, in points; ``headings`` are the larger sizes, the largest first.
    ``leading`` is the distance of lines in the text, as a multiple of the size.
    """

    body: float
    leading: float
    headings: tuple[float, ...]
    body_is_bold: bool
    body_is_mono: bool
    words: set[str] = field(default_factory=set)

    def level_of(self, size: float) -> int:
        """Return the level of a heading of this size, 0 for a size that no heading has."""
        if size < _LARGER * self.body:
            return 0
        return min(6, 1 + sum(one > size + 0.3 for one in self.headings))

    @property
    def bold_level(self) -> int:
        """Return the level of headings that are only bold."""
        return min(6, len(self.headings) + 1)

    def is_small(self, size: float) -> bool:
        """Return whether a size is that of notes."""
        return size < _SMALLER * self.body

    def learn(self, lines: Iterable[PdfLine]) -> None:
        """Remember the words that stand within lines."""
        for line in lines:
            self.words.update(_WORD.findall(line.text.lower())[1:-1])


def survey(pages: Sequence[Sequence[Region]]) -> FontSurvey:
    """Look at these pages."""
    lines = [line for regions in pages for region in regions for line in region]
    sizes = Counter[float]()
    bold = mono = total = 0
    for line in lines:
        for word in line.words:
            count = len(word.text)
            sizes[word.face.size] += count
            bold += count * word.face.bold
            mono += count * word.face.mono
            total += count
    body = max(sizes, key=sizes.__getitem__) if sizes else 10.0
    made = FontSurvey(
        body=body,
        leading=_leading(pages, body),
        headings=_heading_sizes(lines, body, total),
        body_is_bold=bold * 2 > total,
        body_is_mono=mono * 2 > total,
    )
    made.learn(lines)
    return made


def _heading_sizes(lines: Sequence[PdfLine], body: float, total: int) -> tuple[float, ...]:
    counts = Counter[float]()
    for line in lines:
        if line.size >= _LARGER * body:
            counts[line.size] += len(line.text)
    sizes = [size for size, count in counts.items() if count <= _HEADING_SHARE * total]
    return tuple(sorted(sizes, reverse=True)[:_LEVELS])


def _leading(pages: Sequence[Sequence[Region]], body: float) -> float:
    """Return the usual distance of two lines of the text as a multiple of its size."""
    steps = Counter[float]()
    for regions in pages:
        for region in regions:
            for one, other in pairwise(region):
                if one.size == other.size == body and one.base > other.base:
                    steps[round((one.base - other.base) / body, 1)] += 1
    return max(steps, key=steps.__getitem__) if steps else 1.2
