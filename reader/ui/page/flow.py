"""Let a text flow through the window, leaf by leaf: only what is on the screen is ever laid out.

The place is a leaf and a distance from its top. The heights of leaves that are not near the screen are never needed,
so that a text of 50 MB costs what a page costs.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from reader.core.text.blocks import LINE
from reader.core.text.leaves import Leaf, LeafSource
from reader.ui.page.leaf_layout import LeafLayout, LeafLine

_KEPT = 12
"""Leaves kept laid out: some screens' worth in both directions."""

_MARGIN = 0.06
"""Share of the height that stays free above the first line and under the last."""


class LeafFlow:
    """Keep the place in a text and the leaves around it; all lengths are pixels."""

    def __init__(self, text: LeafSource, lay_out: Callable[[Leaf], LeafLayout], height: float) -> None:
        self._text = text
        self._lay_out = lay_out
        self._height = height
        self._kept: OrderedDict[int, LeafLayout] = OrderedDict()
        self._number = 0
        self._offset = -self._free

    @property
    def _free(self) -> float:
        return round(self._height * _MARGIN)

    def layout(self, number: int) -> LeafLayout:
        """Return a leaf laid out."""
        kept = self._kept.get(number)
        if kept is None:
            kept = self._kept[number] = self._lay_out(self._text.leaf(number))
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(number)
        return kept

    def layout_at(self, position: int) -> LeafLayout:
        """Return the leaf that holds a position, laid out."""
        for kept in self._kept.values():
            if kept.leaf.start <= position <= kept.leaf.end:
                return kept
        return self.layout(self._text.leaf_at(position).number)

    def visible(self) -> list[tuple[LeafLayout, float]]:
        """Return the leaves on the screen, each with the distance of its top from the screen's."""
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
        """Return the position that the first whole line on the screen begins with."""
        for layout, y in self.visible():
            for line in layout.lines:
                if line.top + y >= -1:
                    return line.start
        return self._text.characters

    def bottom(self) -> int:
        """Return the position after the last line on the screen."""
        last = self.top()
        for layout, y in self.visible():
            for line in layout.lines:
                if line.bottom + y > self._height:
                    break
                last = max(last, line.end)
        return last

    def y_of(self, layout: LeafLayout) -> float:
        """Return the distance of a leaf's top from the screen's; it must be near the screen."""
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

    def words(self, start: int, end: int) -> str:
        """Return the canonical text from one position up to another."""
        parts = []
        position = start
        while position < end:
            leaf = self.layout_at(position).leaf
            parts.append(leaf.text[position - leaf.start : end - leaf.start])
            position = leaf.end + len(LINE)
        return LINE.join(parts)

    # --- moving --------------------------------------------------------------------------------------------------

    def resize(self, height: float) -> None:
        """Take the height of the screen."""
        self._height = height

    def lay_out_again(self, *positions: int) -> None:
        """Lay out anew the leaves that hold these positions; the line at the top of the screen stays where it is."""
        stale = [number for number, kept in self._kept.items() if any(kept.holds(one) for one in positions)]
        if not stale:
            return
        top = self.top()
        before = self._y_at(top)
        for number in stale:
            del self._kept[number]
        self.scroll(self._y_at(top) - before)

    def _y_at(self, position: int) -> float:
        layout = self.layout_at(position)
        return self.y_of(layout) + layout.line_of(position).top

    def forget(self) -> None:
        """Drop all layouts, because the type or the measure has changed."""
        self._kept.clear()

    def jump(self, position: int, down: float = 0.0) -> None:
        """Bring the line that holds a position to the top, or ``down`` pixels below it."""
        position = max(0, min(position, self._text.characters))
        layout = self.layout(self._text.leaf_at(position).number)
        self._number = layout.leaf.number
        line = layout.line_of(position)
        self._offset = line.top - down
        if position == 0:
            self._offset = -self._free
        self._settle()

    def scroll(self, pixels: float) -> float:
        """Move down by so many pixels, up if negative, as far as the text goes; give the pixels that it moved."""
        number, offset = self._number, self._offset
        self._offset += pixels
        self._settle()
        return -self.y_of(self.layout(number)) - offset

    def turn(self, direction: int) -> float:
        """Turn a page down (1) or up (-1), keeping one line in sight; give the pixels that it moved."""
        lines = self._whole_lines()
        if not lines:
            return self.scroll(direction * self._height * 0.9)
        y, line = lines[-1] if direction > 0 else lines[0]
        if direction > 0:
            return self.scroll(max(y - self._air(), line.bottom - line.top))
        return self.scroll(min(y + line.bottom - line.top - self._height + self._air(), line.top - line.bottom))

    def _air(self) -> float:
        return min(24.0, self._free)

    def _whole_lines(self) -> list[tuple[float, LeafLine]]:
        return [
            (line.top + y, line)
            for layout, y in self.visible()
            for line in layout.lines
            if line.top + y >= 0 and line.bottom + y <= self._height
        ]

    def _settle(self) -> None:
        """Keep the offset within its leaf and the text within the screen."""
        self._step_back()
        while self._number < self._text.leaf_count - 1 and self._offset >= (height := self.layout(self._number).height):
            self._offset -= height
            self._number += 1
        self._keep_end_in_sight()
        if self._number == 0:
            self._offset = max(self._offset, -self._free)

    def _step_back(self) -> None:
        while self._offset < 0 and self._number > 0:
            self._number -= 1
            self._offset += self.layout(self._number).height

    def _keep_end_in_sight(self) -> None:
        below = -self._offset
        for number in range(self._number, self._text.leaf_count):
            below += self.layout(number).height
            if below >= self._height - self._free:
                return
        self._offset -= self._height - self._free - below
        self._step_back()
