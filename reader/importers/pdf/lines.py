"""Group the words of a page into lines, and the lines into columns in reading order.

PDFs store words in any order. A gutter is a blank from top to bottom that only some runs cross: titles, figures,
whatever spans both columns. These split the page into bands; in each band the left column is read before the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reader.importers.pdf.characters import is_ideograph, is_wide
from reader.importers.pdf.word_boxes import PdfWord, Typeface

_WIDE_GAP = 1.0
"""A gap of this many ems may be a gutter; a narrower one is within a line."""

_GAP = 0.2
_LABEL = re.compile(r"[\[(（]?\d{1,2}(?:\.\d{1,2}){0,3}[.)\]）]?")
_LATIN_STOPS = frozenset(".,:;!?-–")
_WIDE_COLUMN_GAP = 1.5
_GUTTER_RANGE = (0.2, 0.8)


class _ProseTraits(NamedTuple):
    """What the lines on a side of a gutter have at least: their number, and half of them the letters and the fill."""

    lines: int
    letters: int
    fill: float


_PROSE = _ProseTraits(3, 10, 0.45)
_CLEAR_PROSE = _ProseTraits(5, 20, 0.75)
"""What is asked of columns on a part of a page, where no other part shows that they are no table."""

_DEEPEST = 2
_MOST_CUTS, _DEEPEST_CUT = 6, 3
"""How many of the widest blanks across a page are tried in search of columns above or below one, and how often."""

_LEFTMOST_COLUMN = 0.2
"""The share of a page's width that is left of the right column at least, also where only a part of it has columns."""

_MOST_CROSSING = (2.0, 0.1)
"""How many runs may cross a gutter, as a multiple of the lines beside it; fewer where columns are split again."""


@dataclass(frozen=True, slots=True)
class WordRun:
    """Words side by side without a wide gap between them, and their edges."""

    words: tuple[PdfWord, ...]
    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def of(cls, words: list[PdfWord]) -> WordRun:
        """Make a run of words."""
        bottom = min([word.bottom for word in words])
        top = max([word.top for word in words])
        return cls(tuple(words), words[0].left, bottom, max([word.right for word in words]), top)

    @property
    def letters(self) -> int:
        """Return the number of characters."""
        return sum(len(word.text) for word in self.words)


@dataclass(frozen=True, slots=True)
class PdfLine:
    """The words of one line, from left to right, on the page with the index ``page``.

    ``face`` is the typeface of most of the line, ``base`` the lower edge of the words in it.
    """

    words: tuple[PdfWord, ...]
    page: int
    left: float
    right: float
    base: float
    face: Typeface
    text: str

    @classmethod
    def of(cls, words: tuple[PdfWord, ...], page: int) -> PdfLine:
        """Make a line of words."""
        face = _main_face(words)
        base = next(word.bottom for word in words if word.face == face)
        text = words[0].text + "".join([word.gap + word.text for word in words[1:]])
        return cls(words, page, words[0].left, max([word.right for word in words]), base, face, text)

    @property
    def size(self) -> float:
        """Return the type size in points."""
        return self.face.size

    @property
    def bold(self) -> bool:
        """Return whether the whole line is bold."""
        return all(word.face.bold for word in self.words)

    @property
    def is_parted(self) -> bool:
        """Return whether there are wide gaps in the line, as in the rows of a table."""
        return any(two.left - one.right > _WIDE_COLUMN_GAP * self.size for one, two in pairwise(self.words))


def _main_face(words: tuple[PdfWord, ...]) -> Typeface:
    first = words[0].face
    counts: dict[Typeface, int] = {}
    for word in words:
        if word.face is not first:
            break
    else:
        return first
    for word in words:
        counts[word.face] = counts.get(word.face, 0) + len(word.text)
    return max(counts, key=counts.__getitem__)


Region = tuple[PdfLine, ...]
"""The lines of one column of one band, from top to bottom."""


def word_runs(words: Iterable[PdfWord]) -> list[WordRun]:
    """Group words, in the order of the file, into runs."""
    runs: list[WordRun] = []
    current: list[PdfWord] = []
    for word in words:
        if current and not _follows(current[-1], word):
            runs.append(WordRun.of(current))
            current = []
        current.append(word)
    if current:
        runs.append(WordRun.of(current))
    return runs


def _follows(word: PdfWord, following: PdfWord) -> bool:
    size = max(word.face.size, following.face.size)
    if not -0.6 * size <= following.left - word.right <= _WIDE_GAP * size:
        return False
    overlap = min(word.top, following.top) - max(word.bottom, following.bottom)
    return overlap > 0.4 * min(word.top - word.bottom, following.top - following.bottom)


def regions_of(stretches: Sequence[WordRun], page: int) -> list[Region]:
    """Return the columns of a page in reading order."""
    return [tuple(_lines(column, page)) for column in _reading_order(list(stretches), 0) if column]


def rows_of(stretches: Iterable[WordRun]) -> list[list[WordRun]]:
    """Group runs at the same height into rows, from the top down; each row is sorted from left to right."""
    rows: list[list[WordRun]] = []
    for run in sorted(stretches, key=_height, reverse=True):
        if rows and _shares_row(rows[-1][-1], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    for row in rows:
        if len(row) > 1:
            row.sort(key=_left)
    return rows


def _left(run: WordRun) -> float:
    return run.left


def _height(run: WordRun) -> float:
    return run.bottom + run.top


def _shares_row(run: WordRun, other: WordRun) -> bool:
    overlap = min(run.top, other.top) - max(run.bottom, other.bottom)
    return overlap > 0.5 * min(run.top - run.bottom, other.top - other.bottom)


def _lines(column: list[WordRun], page: int) -> Iterator[PdfLine]:
    for row in rows_of(column):
        words = [word for run in row for word in run.words]
        has_label = _LABEL.fullmatch(words[0].text) is not None
        spaced_words = [
            other if other.gap else _with_gap(previous, other, is_label=has_label and previous is words[0])
            for previous, other in pairwise(words)
        ]
        yield PdfLine.of((words[0], *spaced_words), page)


def _with_gap(previous: PdfWord, word: PdfWord, *, is_label: bool) -> PdfWord:
    """Return a word with a space before it, if there is a gap after the previous word and the file has no space there.

    Beside Chinese only a wide gap counts, except at Latin punctuation or after the label of a line.
    """
    size = max(previous.face.size, word.face.size)
    edges = previous.text[-1], word.text[0]
    is_close = not is_label and (_is_chinese(edges[0], previous) or _is_chinese(edges[1], word))
    is_close = is_close and _LATIN_STOPS.isdisjoint(edges)
    if word.left - previous.right < (1 if is_close else _GAP) * size:
        return word
    return word._replace(gap=" ")


def _is_chinese(edge: str, word: PdfWord) -> bool:
    """Return whether the edge character of a word is wide; a curly quote is so only in a Chinese word."""
    return is_wide(edge) and any(map(is_ideograph, word.text))


def _reading_order(group: list[WordRun], depth: int, cuts: int = 0) -> Iterator[list[WordRun]]:
    gutter = _gutter(group, _MOST_CROSSING[depth]) if depth < _DEEPEST else None
    if gutter is None:
        bands = _bands(group) if not depth and cuts < _DEEPEST_CUT else None
        if bands is None:
            yield group
            return
        for part in bands:
            yield from _reading_order(part, depth, cuts + 1)
        return
    crossing: list[WordRun] = []
    band: list[WordRun] = []
    for run in sorted(group, key=_height, reverse=True):
        if _crosses(run, gutter):
            if band:
                yield from _band(band, gutter, depth)
                band = []
            crossing.append(run)
        else:
            if crossing:
                yield crossing
                crossing = []
            band.append(run)
    yield crossing
    yield from _band(band, gutter, depth)


def _bands(group: list[WordRun]) -> tuple[list[WordRun], list[WordRun]] | None:
    """Return the runs above and below a blank across the page, if those on one side of it are in two columns.

    The words in a wide figure would else hide the gutter of the columns below it or above it.
    """
    if not _has_right_column(group):
        return None
    rows = rows_of(group)
    if sum(len(row) > 1 and _is_parted(row) for row in rows) < _CLEAR_PROSE.lines:
        return None
    blanks = [
        (min(run.bottom for run in row) - max(run.top for run in below), index)
        for index, (row, below) in enumerate(pairwise(rows), start=1)
    ]
    for _height, index in sorted(blanks, reverse=True)[:_MOST_CUTS]:
        above, below = ([run for row in part for run in row] for part in (rows[:index], rows[index:]))
        if any(_gutter(part, _MOST_CROSSING[0], _CLEAR_PROSE) is not None for part in (above, below)):
            return above, below
    return None


def _has_right_column(group: list[WordRun]) -> bool:
    """Return whether enough runs for a column begin away from the left edge: on most pages of one column, few do."""
    if len(group) < 2 * _CLEAR_PROSE.lines:
        return False
    left, right = min([run.left for run in group]), max([run.right for run in group])
    begin = left + _LEFTMOST_COLUMN * (right - left)
    return sum([run.left >= begin and run.letters >= _PROSE.letters for run in group]) >= _CLEAR_PROSE.lines


def _is_parted(row: list[WordRun]) -> bool:
    """Return whether a row has two runs that may be lines of columns, and no mere cells of a table."""
    return sum(run.letters >= _PROSE.letters for run in row) > 1


def _band(band: list[WordRun], gutter: float, depth: int) -> Iterator[list[WordRun]]:
    yield from _reading_order([run for run in band if run.right <= gutter + 1], depth + 1)
    yield from _reading_order([run for run in band if run.right > gutter + 1], depth + 1)


def _crosses(run: WordRun, gutter: float) -> bool:
    return run.left < gutter - 1 and run.right > gutter + 1


def _gutter(group: list[WordRun], crossing: float, prose: _ProseTraits = _PROSE) -> float | None:
    """Return the x position, in points, of the gutter between two columns of prose; None for one column."""
    if len(group) < 2 * prose.lines:
        return None
    left, right = min(run.left for run in group), max(run.right for run in group)
    width = right - left
    positions = _blanks(group, left + _GUTTER_RANGE[0] * width, left + _GUTTER_RANGE[1] * width)
    edges = left, right
    return next((one for one in positions if _separates_columns(group, one, edges, crossing, prose)), None)


def _blanks(group: list[WordRun], start: float, end: float) -> list[float]:
    """Return the x positions of the middles of the blanks that the fewest runs cross, best first."""
    first, last = int(start), int(end)
    if last <= first:
        return []
    steps = [0] * (last - first + 2)
    for word_run in group:
        begins, ends = max(first, int(word_run.left)), min(last + 1, int(word_run.right) + 1)
        if begins < ends:
            steps[begins - first] += 1
            steps[ends - first] -= 1
    found: list[tuple[int, int, float]] = []
    count = run = 0
    before = -1
    for place, step in enumerate(steps):
        count += step
        if count == before:
            run += 1
            continue
        if run:
            found.append((before, -run, first + place - run / 2))
        before, run = count, 1
    found.sort()
    return [middle for _count, _width, middle in found[:4]]


def _separates_columns(
    group: list[WordRun], position: float, edges: tuple[float, float], crossing: float, prose: _ProseTraits
) -> bool:
    sides = (
        [run for run in group if run.right <= position + 1],
        [run for run in group if run.left >= position - 1],
    )
    widths = (position - edges[0], edges[1] - position)
    if len(group) - len(sides[0]) - len(sides[1]) > crossing * min(map(len, sides)):
        return False
    if not all(_is_prose(side, width, prose) for side, width in zip(sides, widths, strict=True)):
        return False
    overlap = min(max(run.top for run in side) for side in sides) - max(
        min(run.bottom for run in side) for side in sides
    )
    return overlap > 0


def _is_prose(side: list[WordRun], width: float, prose: _ProseTraits) -> bool:
    """Return whether the lines on one side of a gutter fill it, unlike those of a table."""
    rows = rows_of(side)
    if len(rows) < prose.lines:
        return False
    letters = sorted(sum(run.letters for run in row) for row in rows)
    fills = sorted(row[-1].right - row[0].left for row in rows)
    middle = len(rows) // 2
    return letters[middle] >= prose.letters and fills[middle] >= prose.fill * width
