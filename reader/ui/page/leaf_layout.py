"""Lay out one leaf and map between its code points and points on the page."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextLine

from reader.ui.page.caret import caret_near, caret_x, joined_spans, sign_span
from reader.ui.page.leaf_document import LeafDocument, build_document

if TYPE_CHECKING:
    from reader.core.text.blocks import Block
    from reader.core.text.leaves import Leaf
    from reader.ui.page.inline_writer import ImageSource, Ornament
    from reader.ui.page.typography import Typography
    from reader.ui.page.vertical_text import VerticalText

_PICTURE = "\ufffc"
"""What stands for a picture in a QTextDocument."""

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value

_LONGEST_CLUSTER = 5
"""Code points at most of a letter with its vowel signs."""


@dataclass(frozen=True, slots=True)
class LeafLine:
    """A laid-out line: its edges in the leaf, in pixels, and the range of its code points.

    ``leading`` is the height that the line has in its block: with a fixed one, the edges of lines may overlap.
    ``bound`` is true of the line of a picture: it belongs to the caption after it, and has its start.
    """

    top: float
    bottom: float
    left: float
    start: int
    end: int
    leading: float = math.inf
    bound: bool = False


class LeafLayout:
    """The layout of a leaf; positions are canonical code points, lengths are pixels from the leaf's top left.

    The first line of a leaf that is ``continued``, an excerpt that begins within a paragraph, has no indent.
    """

    def __init__(
        self, leaf: Leaf, typography: Typography, images: ImageSource, tallest: int, *, continued: bool = False
    ) -> None:
        self.leaf = leaf
        self.typography = typography
        self._built: LeafDocument = build_document(leaf, typography, images, tallest, continued=continued)
        self._blocks = leaf.blocks()
        self.document = self._built.document
        self.spaces: list[tuple[int, int]] = []
        """Where space was added: the end of the text above it, and its pixels."""
        self.height = float(self.document.size().height())
        self._lines: list[LeafLine] | None = None

    @property
    def ornaments(self) -> list[Ornament]:
        """Return the labels, rules and ruby readings to paint beside the text."""
        return self._built.ornaments

    @cached_property
    def vertical_text(self) -> VerticalText:
        """Return the characters of the leaf as they are painted where its lines run down."""
        from reader.ui.page.vertical_text import VerticalText

        return VerticalText(self.document)

    @property
    def blocks(self) -> tuple[tuple[int, Block], ...]:
        """Return the leaf's blocks with their positions."""
        return self._blocks

    def holds(self, position: int) -> bool:
        """Return whether a position is in the leaf, its end included."""
        return self.leaf.start <= position <= self.leaf.end

    def add_space_after(self, end: int, pixels: int) -> None:
        """Add ``pixels`` of free space below the block whose text ends at ``end``."""
        cursor = QTextCursor(self.document.findBlock(self._built.unit(end)))
        block_format = cursor.blockFormat()
        block_format.setBottomMargin(block_format.bottomMargin() + pixels)
        cursor.setBlockFormat(block_format)
        if not cursor.block().next().isValid():
            root = self.document.rootFrame()
            frame_format = root.frameFormat()
            frame_format.setBottomMargin(frame_format.bottomMargin() + pixels)
            root.setFrameFormat(frame_format)
        self.spaces.append((end, pixels))
        self.height = float(self.document.size().height())
        self._lines = None

    def block_at(self, position: int) -> tuple[int, Block]:
        """Return the start of the block that contains a position, and the block."""
        index = max(0, bisect_right(self._blocks, position, key=_first) - 1)
        return self._blocks[index]

    # --- lines ---------------------------------------------------------------------------------------------------

    @property
    def lines(self) -> list[LeafLine]:
        """Return all lines from top to bottom."""
        if self._lines is None:
            self._lines = sorted(self._measure_lines(), key=_top_start)
        return self._lines

    def line_of(self, position: int) -> LeafLine:
        """Return the line that contains a position: a picture, not its caption, where the caption begins."""
        best = self.lines[0]
        for line in self.lines:
            is_within_caption = best.bound and line.start == best.start < position
            if best.start < line.start <= position or is_within_caption:
                best = line
                if position < line.end:
                    break
        return best

    def between(self, top: float, bottom: float) -> tuple[int, int]:
        """Return the range of text on the lines between two heights; an empty range if there are none."""
        lines = [line for line in self.lines if line.bottom >= top and line.top <= bottom]
        return (min(map(_line_start, lines)), max(map(_line_end, lines))) if lines else (self.leaf.start, 0)

    def _measure_lines(self) -> list[LeafLine]:
        lines = []
        block = self.document.begin()
        while block.isValid():
            lines.extend(self._lines_of(block))
            block = block.next()
        return lines or [LeafLine(0, self.height, 0, self.leaf.start, self.leaf.end)]

    def _lines_of(self, block: QTextBlock) -> list[LeafLine]:
        first, last = block.position(), block.position() + block.length()
        following = self._built.start_after(first, last)
        if following is not None and _PICTURE not in block.text():
            return []  # one of the empty blocks around a table, which take no room
        layout = block.layout()
        block_format = block.blockFormat()
        leading = block_format.lineHeight() if block_format.lineHeightType() == _FIXED else math.inf
        origin = self._origin(block)
        lines = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            rect = line.rect().translated(origin)
            start, end = (first + line.textStart(), first + line.textStart() + line.textLength())
            span = (self._built.position(start), self._built.position(end)) if following is None else (following,) * 2
            lines.append(LeafLine(rect.top(), rect.bottom(), rect.left(), *span, leading, bound=following is not None))
        return lines

    def _origin(self, block: QTextBlock) -> QPointF:
        return self.document.documentLayout().blockBoundingRect(block).topLeft()

    # --- points and positions ------------------------------------------------------------------------------------

    def position_at(self, point: QPointF) -> int:
        """Return the position nearest to a point."""
        return self._built.position(self._unit_near(point))

    def position_under(self, point: QPointF) -> int | None:
        """Return the position of the character exactly under a point, or None."""
        layout = self.document.documentLayout()
        if layout.hitTest(point, Qt.HitTestAccuracy.ExactHit) < 0:
            return None
        position = self._built.position(self._unit_near(point))
        for candidate in range(position, position - _LONGEST_CLUSTER, -1):
            if candidate >= self.leaf.start and any(
                rect.contains(point) for rect in self.rects(candidate, candidate + 1)
            ):
                return candidate
        return None

    def _unit_near(self, point: QPointF) -> int:
        """Return the place in the document whose caret is nearest to a point."""
        unit = max(0, self.document.documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit))
        if not self._built.bidirectional:
            return unit
        # WORKAROUND: within words from right to left, Qt is up to two letters off (QTextLine.xToCursor)
        block = self.document.findBlock(unit)
        inside = point - self._origin(block)
        lines = map(block.layout().lineAt, range(block.layout().lineCount()))
        line = next((line for line in lines if inside.y() < line.y() + line.height()), None)
        return unit if line is None else block.position() + caret_near(block.layout(), line, inside.x())

    def cursor_rect(self, position: int) -> QRectF:
        """Return the rectangle of a caret before a position, one pixel wide."""
        unit = self._built.unit(position)
        block = self.document.findBlock(unit)
        line = block.layout().lineForTextPosition(unit - block.position())
        if not line.isValid():
            return QRectF(0, 0, 1, self.typography.leading)
        x = caret_x(line, unit - block.position())
        return QRectF(x, line.y(), 1.0, line.height()).translated(self._origin(block))

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Return the rectangles that the code points from ``start`` up to ``end`` cover, one or more per line."""
        return [
            QRectF(x, line.y(), far - x, line.height()).translated(self._origin(block))
            for block, line, left, right in self._parts_of_lines(start, end)
            for x, far in self._spans(line, left, right)
        ]

    def baselines(self, start: int, end: int) -> list[QLineF]:
        """Return the baselines under the code points from ``start`` up to ``end``, but not under blanks at line ends.

        Each goes from left to right.
        """
        found = []
        for block, line, left, right in self._parts_of_lines(start, end):
            words, y = line.naturalTextRect(), line.y() + line.ascent()
            for x, far in self._spans(line, left, right):
                baseline = QLineF(max(x, words.left()), y, min(far, words.right()), y)
                if baseline.dx() > 0:
                    found.append(baseline.translated(self._origin(block)))
        return found

    def _parts_of_lines(self, start: int, end: int) -> Iterator[tuple[QTextBlock, QTextLine, int, int]]:
        """Yield the lines with some of the code points from ``start`` up to ``end``, and their units in the block."""
        first, last = (
            self._built.unit(max(start, self.leaf.start)),
            self._built.end_unit(min(end, self.leaf.end)),
        )
        block = self.document.findBlock(first)
        while block.isValid() and block.position() < last:
            layout = block.layout()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                from_, to = line.textStart(), line.textStart() + line.textLength()
                left, right = max(first - block.position(), from_), min(last - block.position(), to)
                if left < right:
                    yield block, line, left, right
            block = block.next()

    def _spans(self, line: QTextLine, first: int, end: int) -> list[tuple[float, float]]:
        """Return the stretches that units of a line cover, from left to right: several where directions are mixed."""
        if not self._built.bidirectional:
            return [(caret_x(line, first), caret_x(line, end))]
        return joined_spans(sign_span(line, unit) for unit in range(first, end))

    def runs_right_to_left(self, position: int) -> bool:
        """Return whether the paragraph at a position runs from right to left."""
        block = self.document.findBlock(self._built.unit(position))
        return block.textDirection() == Qt.LayoutDirection.RightToLeft

    def selections(self, start: int, end: int) -> list[QTextCursor]:
        """Return text cursors that select the code points from ``start`` up to ``end``, one per block or table cell.

        A single cursor over several blocks would extend past their last characters; over part of a table it would
        select the whole table.
        """
        cursors = []
        for run in self._built.runs:
            left, right = max(start, run.start), min(end, run.start + len(run.text))
            if left < right:
                cursor = QTextCursor(self.document)
                cursor.setPosition(self._built.unit(left))
                cursor.setPosition(run.end_unit_of(right), QTextCursor.MoveMode.KeepAnchor)
                cursors.append(cursor)
        return cursors


def _first(start_and_block: tuple[int, Block]) -> int:
    return start_and_block[0]


def _line_start(line: LeafLine) -> int:
    return line.start


def _line_end(line: LeafLine) -> int:
    return line.end


def _top_start(line: LeafLine) -> tuple[float, int]:
    return line.top, line.start


def flatten(marks: list[tuple[int, int, str]]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Split overlapping ranges (start, end, colour) into disjoint ones that list all their colours, in order."""
    edges = sorted({edge for start, end, _ in marks for edge in (start, end)})
    ranges = []
    for left, right in pairwise(edges):
        colours = tuple(colour for start, end, colour in marks if start <= left and end >= right)
        if colours:
            ranges.append((left, right, colours))
    return ranges
