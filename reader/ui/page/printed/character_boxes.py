"""Where the words of the text stand on a printed page: from positions to places and back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

FEWEST_FOUND = 0.6
"""The share of a page's characters that must be found on it, so that what is selected is what was pointed at."""

_SAME_LINE = 0.5
"""Share of the lower of two boxes that is beside the other if both are on one line."""

_FAR = 3.0
"""How many heights of a line two words of it are apart at most: columns are parted."""

_UPWARDS = 2.0
"""How much more the distance of a line above or below a point counts than that of one beside it."""

_VERTICAL = 0.7
"""Share of the characters that are a line of their own on a page of vertical columns."""


_Box = tuple[float, float, float, float]
"""Left, top, right and bottom; rectangles of Qt would take most of the time that a page takes here."""


@dataclass(slots=True)
class _Line:
    """The characters from ``first`` up to ``last`` that stand on one line, and the box of all of them."""

    first: int
    last: int
    box: _Box


class CharacterBoxes:
    """The characters of a page by their positions in the text; lengths are points, from the page's upper left.

    ``found`` is the share of the characters of the page's text that are on the page.
    """

    def __init__(self, positions: Sequence[int], edges: Sequence[float], found: float) -> None:
        """Set the positions, ascending, and four numbers for each: left, top, right and bottom of its box."""
        self.positions = positions
        self.found = found
        numbers = iter(edges)
        self._boxes: list[_Box] = list(zip(numbers, numbers, numbers, numbers, strict=True))
        self.lines = self._joined()
        self._is_vertical = len(self.lines) > _VERTICAL * len(positions)

    @property
    def can_be_selected(self) -> bool:
        """Return whether enough of the page was found for words to be selected on it."""
        return self.found >= FEWEST_FOUND and bool(self.lines)

    def _joined(self) -> list[_Line]:
        starts: list[int] = []
        before, height = (0.0, 0.0, 0.0, 0.0), (0.0, 0.0)
        for number, box in enumerate(self._boxes):
            if not starts or not _follows(box, before, height):
                starts.append(number)
                height = box[1], box[3]
            elif box[1] != before[1] or box[3] != before[3]:
                height = min(height[0], box[1]), max(height[1], box[3])
            before = box
        ends = [*starts, len(self._boxes)]
        return [_Line(first, last, _united(self._boxes[first:last])) for first, last in pairwise(ends)]

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Return the areas of a range of the text, one for each line; what was not found within a line is filled."""
        return [
            QRectF(QPointF(left, top), QPointF(right, bottom)) for left, top, right, bottom in self._parts(start, end)
        ]

    def _parts(self, start: int, end: int) -> Iterator[_Box]:
        first, last = bisect_left(self.positions, start), bisect_left(self.positions, end)
        if first >= last:
            return
        for line in self.lines[bisect_left(self.lines, first + 1, key=_end_of) :]:
            if line.first >= last:
                break
            left, top, right, bottom = line.box
            if first > line.first or last < line.last:
                left, _top, right, _bottom = _united(self._boxes[max(first, line.first) : min(last, line.last)])
            yield left, top, right, bottom

    def position_under(self, point: QPointF) -> int | None:
        """Return the position of the character at a point, or None."""
        for line in self.lines:
            if not _distance(line.box, point):
                return self.positions[self._nearest_on(line, point)]
        return None

    def position_near(self, point: QPointF) -> int:
        """Return the position between characters that is nearest to a point; there must be lines."""
        line = min(self.lines, key=lambda one: _distance(one.box, point))
        number = self._nearest_on(line, point)
        left, top, right, bottom = self._boxes[number]
        is_after = point.y() > (top + bottom) / 2 if self._is_vertical else point.x() > (left + right) / 2
        if not self._is_vertical and self._runs_to_left(line):
            is_after = not is_after
        return self.positions[number] + is_after

    def _nearest_on(self, line: _Line, point: QPointF) -> int:
        return min(range(line.first, line.last), key=lambda number: _distance(self._boxes[number], point))

    def _runs_to_left(self, line: _Line) -> bool:
        first, last = self._boxes[line.first], self._boxes[line.last - 1]
        return last[0] + last[2] < first[0] + first[2]

    def within(self, area: QRectF) -> tuple[int, int] | None:
        """Return start and end of the text on the lines that are wholly in an area; None without such a line."""
        seen = [line for line in self.lines if area.top() <= line.box[1] and line.box[3] <= area.bottom()]
        if not seen:
            return None
        return self.positions[seen[0].first], self.positions[seen[-1].last - 1] + 1


def _united(boxes: Sequence[_Box]) -> _Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _follows(box: _Box, before: _Box, line: tuple[float, float]) -> bool:
    """Return whether a box is on the line of the one before it; ``line`` is from where to where that is high."""
    _left, top, _right, bottom = box
    is_level = top == before[1] and bottom == before[3]  # as most are; what follows takes much longer
    beside = 0.0 if is_level else min(bottom, line[1]) - max(top, line[0])
    if not is_level and beside < _SAME_LINE * min(bottom - top, line[1] - line[0]):
        return False
    gap = max(box[0] - before[2], before[0] - box[2])
    return gap <= _FAR * max(bottom - top, before[3] - before[1])


def _end_of(line: _Line) -> int:
    return line.last


def _distance(box: _Box, point: QPointF) -> float:
    across = max(box[0] - point.x(), 0.0, point.x() - box[2])
    along = max(box[1] - point.y(), 0.0, point.y() - box[3])
    return across + _UPWARDS * along
