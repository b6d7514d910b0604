"""Put the words of a page into lines, and the lines of its columns into the order in which they are read.

PDFs keep words in any order. A gutter is a blank from top to bottom that some stretches cross: titles, figures, what
goes over both columns. These part the page into bands; in each band the left column is read before the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.importers.pdf.characters import is_ideograph, is_wide
from reader.importers.pdf.words import PdfWord, Typeface

_WIDE_GAP = 1.0
"""A blank of this many ems may be a gutter; a narrower one is within a line."""

_GAP = 0.2
_LABEL = re.compile(r"[\[(（]?\d{1,2}(?:\.\d{1,2}){0,3}[.)\]）]?")
_STOPS = frozenset(".,:;!?-–")
_PARTED = 1.5
_SIDE_LINES = 3
_MIDDLE = (0.2, 0.8)
_LEAST_FILL = 0.45
_LEAST_LETTERS = 10
_DEEPEST = 2
_CROSSING = (2.0, 0.1)
"""How many stretches may cross a gutter, as a multiple of the lines beside it; fewer where columns are parted again."""


@dataclass(frozen=True, slots=True)
class WordRun:
    """Hold words that stand side by side with no wide blank between them, and their edges."""

    words: tuple[PdfWord, ...]
    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def of(cls, words: list[PdfWord]) -> WordRun:
        """Gather words."""
        bottom = min([word.bottom for word in words])
        top = max([word.top for word in words])
        return cls(tuple(words), words[0].left, bottom, max([word.right for word in words]), top)

    @property
    def letters(self) -> int:
        """Count the characters."""
        return sum(len(word.text) for word in self.words)


@dataclass(frozen=True, slots=True)
class PdfLine:
    """Hold the words of one line, from left to right, on the page with the index ``page``.

    ``face`` is the type that most of the line is set in, ``base`` the lower edge of the words in it.
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
        """Lay words side by side."""
        face = _main_face(words)
        base = next(word.bottom for word in words if word.face == face)
        text = words[0].text + "".join([word.gap + word.text for word in words[1:]])
        return cls(words, page, words[0].left, max([word.right for word in words]), base, face, text)

    @property
    def size(self) -> float:
        """Return the size of the type, in points."""
        return self.face.size

    @property
    def bold(self) -> bool:
        """Return whether all of the line is bold."""
        return all(word.face.bold for word in self.words)

    @property
    def is_parted(self) -> bool:
        """Return whether there are wide blanks in the line, as in the rows of a table."""
        return any(two.left - one.right > _PARTED * self.size for one, two in pairwise(self.words))


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


def stretches_of(words: Iterable[PdfWord]) -> list[WordRun]:
    """Gather words, in the order of the file, into stretches."""
    stretches: list[WordRun] = []
    gathered: list[PdfWord] = []
    for word in words:
        if gathered and not _follows(gathered[-1], word):
            stretches.append(WordRun.of(gathered))
            gathered = []
        gathered.append(word)
    if gathered:
        stretches.append(WordRun.of(gathered))
    return stretches


def _follows(one: PdfWord, other: PdfWord) -> bool:
    size = max(one.face.size, other.face.size)
    if not -0.6 * size <= other.left - one.right <= _WIDE_GAP * size:
        return False
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap > 0.4 * min(one.top - one.bottom, other.top - other.bottom)


def regions_of(stretches: Sequence[WordRun], page: int) -> list[Region]:
    """Return the columns of a page in the order of reading."""
    return [tuple(_lines(group, page)) for group in _ordered(list(stretches), 0) if group]


def rows_of(stretches: Iterable[WordRun]) -> list[list[WordRun]]:
    """Gather stretches that stand at the same height, from the top down; each row goes from left to right."""
    rows: list[list[WordRun]] = []
    for one in sorted(stretches, key=_height, reverse=True):
        if rows and _shares_row(rows[-1][-1], one):
            rows[-1].append(one)
        else:
            rows.append([one])
    for row in rows:
        row.sort(key=_left)
    return rows


def _height(one: WordRun) -> float:
    return one.bottom + one.top


def _left(one: WordRun) -> float:
    return one.left


def _shares_row(one: WordRun, other: WordRun) -> bool:
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap > 0.5 * min(one.top - one.bottom, other.top - other.bottom)


def _lines(group: list[WordRun], page: int) -> Iterator[PdfLine]:
    for row in rows_of(group):
        words = [word for one in row for word in one.words]
        labelled = _LABEL.fullmatch(words[0].text) is not None
        spaced = [
            other if other.gap else _spaced(one, other, is_label=labelled and one is words[0])
            for one, other in pairwise(words)
        ]
        yield PdfLine.of((words[0], *spaced), page)


def _spaced(one: PdfWord, other: PdfWord, *, is_label: bool) -> PdfWord:
    """Return a word with a blank before it, if it stands apart from the one before and the file has none there.

    Beside Chinese only a wide blank counts, unless it stands at a Latin stop or after the number of a line.
    """
    size = max(one.face.size, other.face.size)
    edges = one.text[-1], other.text[0]
    is_close = not is_label and (_is_chinese(edges[0], one) or _is_chinese(edges[1], other))
    is_close = is_close and _STOPS.isdisjoint(edges)
    if other.left - one.right < (1 if is_close else _GAP) * size:
        return other
    return other._replace(gap=" ")


def _is_chinese(edge: str, word: PdfWord) -> bool:
    """Return whether the first or last character of a word is wide; a curly quote is that in Chinese only."""
    return is_wide(edge) and any(map(is_ideograph, word.text))


def _ordered(group: list[WordRun], depth: int) -> Iterator[list[WordRun]]:
    gutter = _gutter(group, _CROSSING[depth]) if depth < _DEEPEST else None
    if gutter is None:
        yield group
        return
    crossing: list[WordRun] = []
    band: list[WordRun] = []
    for one in sorted(group, key=_height, reverse=True):
        if _crosses(one, gutter):
            if band:
                yield from _band(band, gutter, depth)
                band = []
            crossing.append(one)
        else:
            if crossing:
                yield crossing
                crossing = []
            band.append(one)
    yield crossing
    yield from _band(band, gutter, depth)


def _band(band: list[WordRun], gutter: float, depth: int) -> Iterator[list[WordRun]]:
    yield from _ordered([one for one in band if one.right <= gutter + 1], depth + 1)
    yield from _ordered([one for one in band if one.right > gutter + 1], depth + 1)


def _crosses(one: WordRun, gutter: float) -> bool:
    return one.left < gutter - 1 and one.right > gutter + 1


def _gutter(group: list[WordRun], crossing: float) -> float | None:
    """Find the place, in points from the left, that parts two columns of prose; None for one column."""
    if len(group) < 2 * _SIDE_LINES:
        return None
    left, right = min(one.left for one in group), max(one.right for one in group)
    width = right - left
    places = _blanks(group, left + _MIDDLE[0] * width, left + _MIDDLE[1] * width)
    return next((place for place in places if _parts_columns(group, place, (left, right), crossing)), None)


def _blanks(group: list[WordRun], start: float, end: float) -> list[float]:
    """Return the middles of the blanks that the fewest stretches cross, best first."""
    first, last = int(start), int(end)
    if last <= first:
        return []
    steps = [0] * (last - first + 2)
    for one in group:
        begins, ends = max(first, int(one.left)), min(last + 1, int(one.right) + 1)
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


def _parts_columns(group: list[WordRun], place: float, edges: tuple[float, float], crossing: float) -> bool:
    sides = (
        [one for one in group if one.right <= place + 1],
        [one for one in group if one.left >= place - 1],
    )
    widths = (place - edges[0], edges[1] - place)
    if len(group) - len(sides[0]) - len(sides[1]) > crossing * min(map(len, sides)):
        return False
    if not all(_is_prose(side, width) for side, width in zip(sides, widths, strict=True)):
        return False
    overlap = min(max(one.top for one in side) for side in sides) - max(
        min(one.bottom for one in side) for side in sides
    )
    return overlap > 0


def _is_prose(side: list[WordRun], width: float) -> bool:
    """Return whether one side of a gutter holds lines that fill it, as those of a table do not."""
    rows = rows_of(side)
    if len(rows) < _SIDE_LINES:
        return False
    letters = sorted(sum(one.letters for one in row) for row in rows)
    fills = sorted(row[-1].right - row[0].left for row in rows)
    middle = len(rows) // 2
    return letters[middle] >= _LEAST_LETTERS and fills[middle] >= _LEAST_FILL * width
