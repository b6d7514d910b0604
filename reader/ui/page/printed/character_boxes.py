"""Where the words of the text stand on a printed page: from positions to places and back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF

FEWEST_FOUND = 0.6
"""The share of a page's characters that must be found on it, so that what is selected is what was pointed at."""

_SAME_LINE = 0.5
"""Share of the lower of two boxes that is beside the other if both are on one line."""

_FAR = 3.0
"""How many heights of a line two words of it are apart at most: columns are parted."""

_DESCENT = 0.2
"""Share of the height of a line that is below its baseline."""

_UPWARDS = 2.0
"""How much more the distance of a line above or below a point counts than that of one beside it."""

_VERTICAL = 0.7
"""Share of the characters that are a line of their own on a page of vertical columns."""


@dataclass(slots=True)
class _Line:
    """The characters from ``first`` up to ``last`` that stand on one line, and their area."""

    first: int
    last: int
    area: QRectF


class CharacterBoxes:
    """The characters of a page by their positions in the text; lengths are points, from the page's upper left.

    ``found`` is the share of the characters of the page's text that are on the page.
    """

    def __init__(
        self, positions: Sequence[int], boxes: Sequence[float], size: tuple[float, float], found: float
    ) -> None:
        """Set the positions, ascending, and four numbers for each: the edges of its box as shares of the page."""
        self.positions = positions
        self.found = found
        self._boxes = list(_boxes(boxes, *size))
        self.lines = self._joined()
        self._is_vertical = len(self.lines) > _VERTICAL * len(positions)

    @property
    def can_be_selected(self) -> bool:
        """Return whether enough of the page was found for words to be selected on it."""
        return self.found >= FEWEST_FOUND and bool(self.lines)

    def _joined(self) -> list[_Line]:
        lines: list[_Line] = []
        for number, box in enumerate(self._boxes):
            if lines and _follows(box, self._boxes[number - 1], lines[-1].area):
                lines[-1].last, lines[-1].area = number + 1, lines[-1].area.united(box)
            else:
                lines.append(_Line(number, number + 1, QRectF(box)))
        return lines

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Return the areas of a range of the text, one for each line; what was not found within a line is filled."""
        return [area for _line, area in self._parts(start, end)]

    def _parts(self, start: int, end: int) -> Iterator[tuple[_Line, QRectF]]:
        first, last = bisect_left(self.positions, start), bisect_left(self.positions, end)
        if first >= last:
            return
        for line in self.lines[bisect_left(self.lines, first + 1, key=_end_of) :]:
            if line.first >= last:
                break
            area = QRectF(line.area)
            if first > line.first or last < line.last:
                shown = self._boxes[max(first, line.first) : min(last, line.last)]
                area.setLeft(min(box.left() for box in shown))
                area.setRight(max(box.right() for box in shown))
            yield line, area

    def baselines(self, start: int, end: int) -> list[QLineF]:
        """Return what lines under a range of the text go along."""
        return [
            QLineF(area.left(), bottom, area.right(), bottom)
            for area in self.rects(start, end)
            for bottom in (area.bottom() - _DESCENT * area.height(),)
        ]

    def position_under(self, point: QPointF) -> int | None:
        """Return the position of the character at a point, or None."""
        for line in self.lines:
            if line.area.contains(point):
                number = min(range(line.first, line.last), key=lambda one: _distance(self._boxes[one], point))
                return self.positions[number]
        return None

    def position_near(self, point: QPointF) -> int:
        """Return the position between characters that is nearest to a point; there must be lines."""
        line = min(self.lines, key=lambda one: _distance(one.area, point))
        number = min(range(line.first, line.last), key=lambda one: _distance(self._boxes[one], point))
        box = self._boxes[number]
        is_after = point.y() > box.center().y() if self._is_vertical else point.x() > box.center().x()
        if not self._is_vertical and self._runs_to_left(line):
            is_after = not is_after
        return self.positions[number] + is_after

    def _runs_to_left(self, line: _Line) -> bool:
        return self._boxes[line.last - 1].center().x() < self._boxes[line.first].center().x()

    def within(self, area: QRectF) -> tuple[int, int] | None:
        """Return start and end of the text on the lines that are wholly in an area; None without such a line."""
        seen = [line for line in self.lines if area.top() <= line.area.top() and line.area.bottom() <= area.bottom()]
        if not seen:
            return None
        return self.positions[seen[0].first], self.positions[seen[-1].last - 1] + 1


def _boxes(edges: Sequence[float], width: float, height: float) -> Iterator[QRectF]:
    for at in range(0, len(edges), 4):
        left, top, right, bottom = edges[at : at + 4]
        yield QRectF(left * width, top * height, (right - left) * width, (bottom - top) * height)


def _follows(box: QRectF, before: QRectF, line: QRectF) -> bool:
    beside = min(box.bottom(), line.bottom()) - max(box.top(), line.top())
    if beside < _SAME_LINE * min(box.height(), line.height()):
        return False
    gap = max(box.left() - before.right(), before.left() - box.right())
    return gap <= _FAR * max(box.height(), before.height())


def _end_of(line: _Line) -> int:
    return line.last


def _distance(area: QRectF, point: QPointF) -> float:
    across = max(area.left() - point.x(), 0.0, point.x() - area.right())
    along = max(area.top() - point.y(), 0.0, point.y() - area.bottom())
    return across + _UPWARDS * along
