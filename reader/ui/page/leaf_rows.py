"""Part a leaf into rows: the pieces that are never cut when pages are filled."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.core.text.blocks import BlockKind

if TYPE_CHECKING:
    from reader.ui.page.leaf_layout import LeafLayout, LeafLine

_SLACK = 0.5
"""Pixels by which two lines may overlap and still be parted."""

_ABOVE = 0.6
"""Share of the free room of a font that is above its letters."""


@dataclass(frozen=True, slots=True)
class LeafRow:
    """A row of a leaf: its edges, in pixels from the leaf's top, and the range of its code points."""

    top: float
    bottom: float
    start: int
    end: int
    heading: bool = False

    @property
    def height(self) -> float:
        """Return the height in pixels."""
        return self.bottom - self.top


def rows_of(layout: LeafLayout, tallest: float) -> list[LeafRow]:
    """Return the rows of a leaf from top to bottom; none is taller than ``tallest`` pixels.

    Lines are one row where a cut between them would part the order of the text, as between the cells of a table, or a
    picture from its caption. A row that no page would hold is cut all the same, between lines if there are any.
    """
    rows = []
    for lines in _groups([_box(line) for line in layout.lines]):
        row = _row(layout, lines)
        if row.height <= tallest:
            rows.append(row)
        else:
            rows.extend(piece for part in _parts(layout, lines, tallest) for piece in _slices(part, tallest))
    tops = [*(row.top for row in rows[1:]), layout.height]
    return [_with_space(row, min(below, row.top + tallest), layout) for row, below in zip(rows, tops, strict=True)]


def _box(line: LeafLine) -> LeafLine:
    """Return a line with the edges between which its glyphs stand: set tight, those of a font reach into each other."""
    overlap = line.bottom - line.top - line.leading
    if overlap <= 0:
        return line
    return replace(line, top=line.top + overlap * _ABOVE, bottom=line.bottom - overlap * (1 - _ABOVE))


def _groups(lines: Sequence[LeafLine]) -> Iterator[list[LeafLine]]:
    """Yield the lines that stand in one row, for each row."""
    starts_below = list(accumulate((line.start for line in reversed(lines)), min))[::-1]
    group: list[LeafLine] = []
    bottom, end = -math.inf, -1
    for line, first in zip(lines, starts_below, strict=True):
        if group and not group[-1].bound and bottom <= line.top + _SLACK and end <= first:
            yield group
            group = []
        group.append(line)
        bottom, end = max(bottom, line.bottom), max(end, line.end)
    yield group


def _parts(layout: LeafLayout, lines: list[LeafLine], tallest: float) -> Iterator[LeafRow]:
    """Yield pieces of a group of lines that is too tall, each as tall as it may be without a line being cut."""
    part: list[LeafLine] = []
    for abreast in _lines_side_by_side(lines):
        if part and max(line.bottom for line in abreast) - part[0].top > tallest:
            yield _row(layout, part)
            part = []
        part = part + abreast
    yield _row(layout, part)


def _lines_side_by_side(lines: list[LeafLine]) -> Iterator[list[LeafLine]]:
    """Yield the lines that stand side by side."""
    abreast: list[LeafLine] = []
    bottom = -math.inf
    for line in lines:
        if abreast and bottom <= line.top + _SLACK:
            yield abreast
            abreast = []
        abreast.append(line)
        bottom = max(bottom, line.bottom)
    yield abreast


def _slices(row: LeafRow, tallest: float) -> Iterator[LeafRow]:
    """Yield a row that is too tall for a page, such as one line of enormous letters, in slices."""
    count = max(1, math.ceil(row.height / tallest))
    for number in range(count):
        top = row.top + number * tallest
        yield replace(row, top=top, bottom=min(row.bottom, top + tallest))


def _row(layout: LeafLayout, lines: list[LeafLine]) -> LeafRow:
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    start = min(line.start for line in lines)
    is_heading = layout.block_at(start)[1].kind is BlockKind.HEADING
    return LeafRow(top, bottom, start, max(line.end for line in lines), is_heading)


def _with_space(row: LeafRow, below: float, layout: LeafLayout) -> LeafRow:
    """Return a row that reaches down to ``below`` if space was added there, as for the mark of a portion."""
    if any(row.start < end <= row.end for end, _pixels in layout.spaces):
        return replace(row, bottom=max(row.bottom, below))
    return row
