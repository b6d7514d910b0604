"""Lay out a text leaf by leaf as it scrolls: only leaves near the screen are ever laid out.

The scroll position is a leaf and an offset from its top. The heights of leaves far from the screen are never needed,
so a text of 50 MB costs no more than a page.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from reader.core.text.blocks import LINE, BlockKind
from reader.core.text.leaves import Leaf, LeafSource
from reader.ui.page.leaf_layout import LeafLayout, LeafLine

_CACHE_SIZE = 12
"""Number of cached leaf layouts: a few screens in both directions."""

_MARGIN = 0.06
"""Share of the height that stays free above the first line and below the last."""


class LeafFlow:
    """The scroll position in a text and the leaf layouts around it; all lengths are in pixels."""

    def __init__(self, text: LeafSource, lay_out: Callable[[Leaf], LeafLayout], height: float) -> None:
        self._text = text
        self._lay_out = lay_out
        self._height = height
        self._layouts: OrderedDict[int, LeafLayout] = OrderedDict()
        self._number = 0
        self._offset = -self._margin

    @property
    def _margin(self) -> float:
        return round(self._height * _MARGIN)

    def layout(self, number: int) -> LeafLayout:
        """Return the layout of a leaf."""
        layout = self._layouts.get(number)
        if layout is None:
            layout = self._layouts[number] = self._lay_out(self._text.leaf(number))
            while len(self._layouts) > _CACHE_SIZE:
                self._layouts.popitem(last=False)
        self._layouts.move_to_end(number)
        return layout

    def layout_at(self, position: int) -> LeafLayout:
        """Return the layout of the leaf that contains a position."""
        for layout in self._layouts.values():
            if layout.leaf.start <= position <= layout.leaf.end:
                return layout
        return self.layout(self._text.leaf_at(position).number)

    def visible(self) -> list[tuple[LeafLayout, float]]:
        """Return the layouts on the screen, each with the distance of its top from the screen's top."""
        y = -self._offset
        number = self._number
        shown = []
        while y < self._height and number < self._text.leaf_count:
            layout = self.layout(number)
            shown.append((layout, y))
            y += layout.height
            number += 1
        return shown

    def top(self) -> int:
        """Return the start of the first line that is fully on the screen."""
        for layout, y in self.visible():
            for line in layout.lines:
                if line.top + y >= -1:
                    return line.start
        return self._text.characters

    def bottom(self) -> int:
        """Return the end of the last line that is fully on the screen."""
        last = self.top()
        for layout, y in self.visible():
            for line in layout.lines:
                if line.bottom + y > self._height:
                    break
                last = max(last, line.end)
        return last

    def y_of(self, layout: LeafLayout) -> float:
        """Return the distance of a leaf's top from the screen's top; the leaf must be near the screen."""
        y = -self._offset
        number = self._number
        while number < layout.leaf.number:
            y += self.layout(number).height
            number += 1
        while number > layout.leaf.number:
            number -= 1
            y -= self.layout(number).height
        return y

    def near(self, position: int) -> bool:
        """Return whether a position is on the screen."""
        return self.top() <= position < max(self.bottom(), self.top() + 1)

    def text_between(self, start: int, end: int) -> str:
        """Return the canonical text from ``start`` up to ``end``."""
        parts = []
        position = start
        while position < end:
            leaf = self.layout_at(position).leaf
            parts.append(leaf.text[position - leaf.start : end - leaf.start])
            position = leaf.end + len(LINE)
        return LINE.join(parts)

    def pictures(self, start: int, end: int) -> tuple[int, int]:
        """Return how many pictures are on the screen between two positions, and how many code points describe them."""
        pictures, described = 0, end - start
        for layout, _y in self.visible():
            for position, block in layout.blocks:
                last = position + len(block.text)
                if block.kind is BlockKind.IMAGE:
                    pictures += position < end and start <= last
                else:
                    described -= max(0, min(last, end) - max(position, start))
        return pictures, described if pictures else 0

    # --- moving --------------------------------------------------------------------------------------------------

    def resize(self, height: float) -> None:
        """Set the height of the screen."""
        self._height = height

    def lay_out_again(self, *positions: int) -> None:
        """Lay out again the leaves that contain these positions; the line at the top of the screen stays in place."""
        stale = [number for number, layout in self._layouts.items() if any(layout.holds(p) for p in positions)]
        if not stale:
            return
        top = self.top()
        before = self._y_at(top)
        for number in stale:
            del self._layouts[number]
        self.scroll(self._y_at(top) - before)

    def _y_at(self, position: int) -> float:
        layout = self.layout_at(position)
        return self.y_of(layout) + layout.line_of(position).top

    def clear(self) -> None:
        """Discard all layouts after a change of the typography."""
        self._layouts.clear()

    def jump(self, position: int, down: float = 0.0) -> None:
        """Scroll so that the line that contains a position is at the top, or ``down`` pixels below it."""
        position = max(0, min(position, self._text.characters))
        layout = self.layout(self._text.leaf_at(position).number)
        self._number = layout.leaf.number
        line = layout.line_of(position)
        self._offset = line.top - down
        if position == 0:
            self._offset = -self._margin
        self._normalise()

    def scroll(self, pixels: float) -> float:
        """Scroll down by ``pixels`` (up if negative) within the text; return the pixels scrolled."""
        number, offset = self._number, self._offset
        self._offset += pixels
        self._normalise()
        return -self.y_of(self.layout(number)) - offset

    def turn(self, direction: int) -> float:
        """Scroll one page down (1) or up (-1), keeping one line visible; return the pixels scrolled."""
        lines = self._whole_lines()
        if not lines:
            return self.scroll(direction * self._height * 0.9)
        y, line = lines[-1] if direction > 0 else lines[0]
        if direction > 0:
            return self.scroll(max(y - self._overlap(), line.bottom - line.top))
        return self.scroll(min(y + line.bottom - line.top - self._height + self._overlap(), line.top - line.bottom))

    def _overlap(self) -> float:
        return min(24.0, self._margin)

    def _whole_lines(self) -> list[tuple[float, LeafLine]]:
        return [
            (line.top + y, line)
            for layout, y in self.visible()
            for line in layout.lines
            if line.top + y >= 0 and line.bottom + y <= self._height
        ]

    def _normalise(self) -> None:
        """Bring the offset into its leaf and keep the screen filled with text."""
        self._normalise_negative_offset()
        while self._number < self._text.leaf_count - 1 and self._offset >= (height := self.layout(self._number).height):
            self._offset -= height
            self._number += 1
        self._clamp_to_end()
        if self._number == 0:
            self._offset = max(self._offset, -self._margin)

    def _normalise_negative_offset(self) -> None:
        while self._offset < 0 and self._number > 0:
            self._number -= 1
            self._offset += self.layout(self._number).height

    def _clamp_to_end(self) -> None:
        below = -self._offset
        for number in range(self._number, self._text.leaf_count):
            below += self.layout(number).height
            if below >= self._height - self._margin:
                return
        self._offset -= self._height - self._margin - below
        self._normalise_negative_offset()
