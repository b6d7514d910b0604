"""Scroll through a text: the place is a leaf and an offset from its top.

The heights of leaves far from the screen are never needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF
from typing_extensions import override

from reader.ui.page.columns import MARGIN_SHARE, Columns
from reader.ui.page.flow import Flow, LeafPart

if TYPE_CHECKING:
    from reader.ui.page.leaf_layout import LeafLayout, LeafLine
    from reader.ui.page.leaf_layouts import LeafLayouts

_NEAR = 3
"""Leaves from the screen within which a position is scrolled to."""


class ScrolledFlow(Flow):
    """The scroll position in a text; all lengths are in pixels."""

    def __init__(self, layouts: LeafLayouts, columns: Columns) -> None:
        super().__init__(layouts, columns)
        self._number = 0
        self._offset = -self._margin

    @property
    def _height(self) -> float:
        return float(self.columns.height)

    @property
    def _margin(self) -> float:
        return round(self._height * MARGIN_SHARE)

    @property
    def _top_margin(self) -> float:
        return min(24.0, self._height * MARGIN_SHARE)

    # --- what is on the screen -----------------------------------------------------------------------------------

    @override
    def parts(self) -> Sequence[LeafPart]:
        area = QRectF(0, 0, self.columns.width, self.columns.height)
        left = self.columns.left(0)
        return [LeafPart(layout, left, y, area) for layout, y in self.visible()]

    def visible(self) -> list[tuple[LeafLayout, float]]:
        """Return the layouts on the screen, each with the distance of its top from the screen's top."""
        y = -self._offset
        number = self._number
        shown = []
        while y < self._height and number < self.layouts.count:
            layout = self.layouts.layout(number)
            shown.append((layout, y))
            y += layout.height
            number += 1
        return shown

    @override
    def top(self) -> int:
        for layout, y in self.visible():
            whole = [line for line in layout.lines if line.top + y >= -1]
            if whole:
                return min(line.start for line in whole if line.top < whole[0].bottom)
        return self.layouts.characters

    @override
    def bottom(self) -> int:
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
            y += self.layouts.layout(number).height
            number += 1
        while number > layout.leaf.number:
            number -= 1
            y -= self.layouts.layout(number).height
        return y

    @override
    def beyond(self, point: QPoint) -> float:
        return point.y() - self._height if point.y() >= self._height else min(0.0, point.y())

    # --- moving --------------------------------------------------------------------------------------------------

    @override
    def jump(self, position: int, *, third: bool = False) -> None:
        down = self._height / 3 if third else self._top_margin
        position = max(0, min(position, self.layouts.characters))
        layout = self.layouts.layout_at(position)
        self._number = layout.leaf.number
        line = layout.line_of(position)
        self._offset = line.top - down
        if position == 0:
            self._offset = -self._margin
        self._normalise()
        if not third:
            self._cut_lines_above(self.y_of(layout) + line.top)
        self._held = None

    def _cut_lines_above(self, top: float) -> None:
        """Scroll on until no whole line stands above a line: in small type, the place would creep back by each jump."""
        above = [
            line.top + y
            for layout, y in self.visible()
            for line in layout.lines
            if line.top + y >= -1 and line.bottom + y <= top + 1
        ]
        if above:
            self._offset += max(above) + 2
            self._normalise()

    @override
    def reveal(self, position: int) -> float:
        if self.near(position):
            return 0.0
        layout = self.layout_at(position)
        if abs(layout.leaf.number - self._number) > _NEAR:
            self.jump(position)
            return 0.0
        top = self.y_of(layout) + layout.line_of(position).top
        if not -self._height < top < 2 * self._height:
            self.jump(position)
            return 0.0
        return self.scroll(top - self._top_margin if top < 0 else top + 2 * layout.typography.leading - self._height)

    @override
    def scroll(self, pixels: float) -> float:
        number, offset = self._number, self._offset
        self._offset += round(pixels)
        self._normalise()
        self._held = None
        return -self.y_of(self.layouts.layout(number)) - offset

    @override
    def turn(self, direction: int) -> float:
        """Scroll one page on (1) or back (-1), keeping one line visible; return the pixels scrolled."""
        lines = self._whole_lines()
        if not lines:
            return self.scroll(direction * self._height * 0.9)
        y, line = lines[-1] if direction > 0 else lines[0]
        if direction > 0:
            return self.scroll(max(y - self._overlap(), line.bottom - line.top))
        return self.scroll(min(y + line.bottom - line.top - self._height + self._overlap(), line.top - line.bottom))

    @override
    def prepare(self, direction: int) -> Sequence[LeafLayout]:
        shown = self.visible()
        beside = shown[-1][0].leaf.number + 1 if direction > 0 else shown[0][0].leaf.number - 1
        return [self.layouts.layout(beside)] if 0 <= beside < self.layouts.count else []

    @override
    def resize(self, columns: Columns) -> None:
        held = self.anchor
        self.columns = columns
        self.layouts.clear()
        self.hold(held)

    @override
    def lay_out_again(self, *positions: int) -> None:
        top = self.top()
        before = self._y_at(top)
        self.layouts.discard(*positions)
        held = self._held
        self.scroll(self._y_at(top) - before)
        self._held = held

    def _y_at(self, position: int) -> float:
        layout = self.layout_at(position)
        return self.y_of(layout) + layout.line_of(position).top

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
        layouts = self.layouts
        self._normalise_negative_offset()
        while self._number < layouts.count - 1 and self._offset >= (height := layouts.layout(self._number).height):
            self._offset -= height
            self._number += 1
        self._clamp_to_end()
        if self._number == 0:
            self._offset = max(self._offset, -self._margin)

    def _normalise_negative_offset(self) -> None:
        while self._offset < 0 and self._number > 0:
            self._number -= 1
            self._offset += self.layouts.layout(self._number).height

    def _clamp_to_end(self) -> None:
        below = -self._offset
        for number in range(self._number, self.layouts.count):
            below += self.layouts.layout(number).height
            if below >= self._height - self._margin:
                return
        self._offset -= self._height - self._margin - below
        self._normalise_negative_offset()
