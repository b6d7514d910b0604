"""Survey the fonts of sample pages: the size of the body text and the sizes of headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader.importers.pdf.lines import PdfLine, Region

SAMPLE = 16
"""The number of sample pages, spread over the whole file."""

_LARGER = 1.12
_SMALLER = 0.93
_HEADING_SHARE = 0.15
_LEVELS = 4
HYPHENS = "-‐"
_WORD = re.compile(r"[^\W\d_\u2e80-\ud7ff]+(?:[-‐][^\W\d_\u2e80-\ud7ff]+)*")


@dataclass(slots=True)
class FontSurvey:
    """The fonts of a file's text; ``words`` grows as pages are read, to tell hard hyphens from those of line breaks.

    ``body`` is the size of most of the text, in points; ``headings`` are the larger sizes, the largest first.
    ``leading`` is the line spacing of the text, as a multiple of the size.
    """

    body: float
    leading: float
    headings: tuple[float, ...]
    body_is_bold: bool
    body_is_mono: bool
    words: set[str] = field(default_factory=set)

    def level_of(self, size: float) -> int:
        """Return the level of a heading of this size, 0 for a size of no heading."""
        if size < _LARGER * self.body:
            return 0
        return min(6, 1 + sum(heading > size + 0.3 for heading in self.headings))

    @property
    def bold_level(self) -> int:
        """Return the level of headings that are only bold."""
        return min(6, len(self.headings) + 1)

    def is_small(self, size: float) -> bool:
        """Return whether a size is that of footnotes."""
        return size < _SMALLER * self.body

    def learn(self, lines: Iterable[PdfLine]) -> None:
        """Record the words within lines; the parts of one that is broken at the end of a line are none."""
        is_broken = False
        for line in lines:
            words = _WORD.findall(line.text.lower())
            end = len(words) - (line.text[-1] in HYPHENS)
            self.words.update(words[1 if is_broken else 0 : end])
            is_broken = line.text[-1] in HYPHENS


def survey(pages: Sequence[Sequence[Region]]) -> FontSurvey:
    """Survey these pages."""
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
    result = FontSurvey(
        body=body,
        leading=_leading(pages, body),
        headings=_heading_sizes(lines, body, total),
        body_is_bold=bold * 2 > total,
        body_is_mono=mono * 2 > total,
    )
    for regions in pages:
        for region in regions:
            result.learn(region)
    return result


def _heading_sizes(lines: Sequence[PdfLine], body: float, total: int) -> tuple[float, ...]:
    counts = Counter[float]()
    for line in lines:
        if line.size >= _LARGER * body:
            counts[line.size] += len(line.text)
    sizes = [size for size, count in counts.items() if count <= _HEADING_SHARE * total]
    return tuple(sorted(sizes, reverse=True)[:_LEVELS])


def _leading(pages: Sequence[Sequence[Region]], body: float) -> float:
    """Return the most common line spacing of the text as a multiple of its size."""
    steps = Counter[float]()
    for regions in pages:
        for region in regions:
            for line, following in pairwise(region):
                if line.size == following.size == body and line.base > following.base:
                    steps[round((line.base - following.base) / body, 1)] += 1
    return max(steps, key=steps.__getitem__) if steps else 1.2
