"""Define what a page shows of a text, and how it goes on: the one interface of scrolling and of turning pages.

`ScrolledFlow` and `PagedFlow` decide which parts of which leaves stand where. All that is done with a point or a
position on the screen follows from these parts, and is the same for both.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF

from reader.core.text.blocks import BlockKind

if TYPE_CHECKING:
    from reader.ui.page.columns import Columns
    from reader.ui.page.leaf_layout import LeafLayout
    from reader.ui.page.leaf_layouts import LeafLayouts


@dataclass(frozen=True, slots=True)
class LeafPart:
    """A part of a leaf on the screen, in pixels of the viewport.

    The top left of the whole leaf stands at ``left`` and ``top``; of it, and of its margins, only what lies in ``area``
    is seen, which is that of the column with this number. Where its lines run down, the leaf is turned by a quarter to
    the right: ``left`` and ``top`` are where its first line begins, and it reaches to the left from there.
    """

    layout: LeafLayout
    left: float
    top: float
    area: QRectF
    column: int = 0

    @property
    def is_vertical(self) -> bool:
        """Return whether the lines run down."""
        return self.layout.typography.vertical

    def shown(self, rect: QRectF) -> QRectF:
        """Return where a rectangle of the leaf stands on the viewport."""
        if not self.is_vertical:
            return rect.translated(self.left, self.top)
        return QRectF(self.left - rect.bottom(), self.top + rect.left(), rect.height(), rect.width())

    def inside(self, area: QRectF) -> QRectF:
        """Return the part of the leaf, in its own pixels, that stands in an area of the viewport."""
        if not self.is_vertical:
            return area.translated(-self.left, -self.top)
        return QRectF(area.top() - self.top, self.left - area.right(), area.height(), area.width())

    def nearest(self, point: QPoint) -> QPointF:
        """Return the point of the leaf, in its own pixels, that is shown nearest to one of the viewport."""
        if not self.is_vertical:
            y = min(max(float(point.y()), self.area.top()), self.area.bottom() - 1)
            return QPointF(point.x() - self.left, y - self.top)
        x = min(max(float(point.x()), self.area.left() + 1), self.area.right())
        return QPointF(point.y() - self.top, self.left - x)

    def begins_before(self, point: QPoint) -> bool:
        """Return whether the part begins above a point, or at the right of it where lines run down."""
        if self.is_vertical:
            return point.x() <= min(self.left, self.area.right())
        return max(self.top, self.area.top()) <= point.y()


@dataclass(frozen=True, slots=True)
class BarRange:
    """What the scroll bar shows: its highest value, the size of its slider, and its value."""

    last: int
    step: int
    value: int


class Flow(ABC):
    """The place in a text and what is on the screen there; positions are canonical code points."""

    def __init__(self, layouts: LeafLayouts, columns: Columns) -> None:
        self.layouts = layouts
        self.columns = columns
        self._held: int | None = None

    # --- what is on the screen -----------------------------------------------------------------------------------

    @abstractmethod
    def parts(self) -> Sequence[LeafPart]:
        """Return the parts of leaves on the screen, in text order."""

    @abstractmethod
    def top(self) -> int:
        """Return the start of the first line that is fully on the screen."""

    @abstractmethod
    def bottom(self) -> int:
        """Return the end of the last line that is fully on the screen."""

    def leaf_range(self) -> tuple[int, int] | None:
        """Return the numbers of the first and the last leaf on the screen; None without any."""
        parts = self.parts()
        return (parts[0].layout.leaf.number, parts[-1].layout.leaf.number) if parts else None

    def has_sign_near(self, _point: QPoint) -> bool:
        """Return whether signs of notes may stand at a point that is not beside a column."""
        return False

    def place(self) -> int:
        """Return the position that is kept as the place in the text."""
        return self.top()

    def extent(self) -> BarRange:
        """Return what the scroll bar shows: by its characters, since heights are known only of what is near."""
        start, end = self.top(), self.bottom()
        return BarRange(max(0, self.layouts.characters - (end - start)), max(1, end - start), start)

    def seek(self, value: int) -> None:
        """Go to where the scroll bar was moved."""
        self.jump(value)

    @property
    def anchor(self) -> int:
        """Return the position to keep in place when the text is laid out anew."""
        return self.top() if self._held is None else self._held

    def near(self, position: int) -> bool:
        """Return whether a position is on the screen."""
        return self.top() <= position < max(self.bottom(), self.top() + 1)

    def layout_at(self, position: int) -> LeafLayout:
        """Return the layout of the leaf that contains a position."""
        return self.layouts.layout_at(position)

    def text_between(self, start: int, end: int) -> str:
        """Return the canonical text from ``start`` up to ``end``."""
        return self.layouts.text_between(start, end)

    def pictures(self, start: int, end: int) -> tuple[int, int]:
        """Return how many pictures are on the screen between two positions, and how many code points describe them."""
        pictures, described = 0, end - start
        for layout in dict.fromkeys(part.layout for part in self.parts()):
            for position, block in layout.blocks:
                last = position + len(block.text)
                if block.kind is BlockKind.IMAGE:
                    pictures += position < end and start <= last
                else:
                    described -= max(0, min(last, end) - max(position, start))
        return pictures, described if pictures else 0

    # --- points and positions ------------------------------------------------------------------------------------

    def rect_of(self, start: int, end: int) -> QRect:
        """Return the rectangle of the visible part of a range of text; over two columns, of that in the last one."""
        united: dict[int, QRectF] = {}
        for part in self.parts():
            if start < part.layout.leaf.end and end > part.layout.leaf.start:
                for rect in part.layout.rects(start, end):
                    shown = part.shown(rect) & part.area
                    united[part.column] = united.get(part.column, QRectF()).united(shown)
        filled = [rect for rect in united.values() if not rect.isEmpty()]
        return filled[-1].toAlignedRect() if filled else QRect()

    def leaf_under(self, point: QPoint) -> tuple[LeafLayout, QPointF] | None:
        """Return the leaf at the height of a point, and the point in the leaf's own pixels, within what is shown."""
        column = self.columns.at(point.x())
        parts = self.parts()
        shown = [part for part in parts if part.column == column] or parts[-1:]
        if not shown:
            return None
        part = next((part for part in reversed(shown) if part.begins_before(point)), shown[0])
        return part.layout, part.nearest(point)

    def position_near(self, point: QPoint) -> int:
        """Return the position nearest to a point."""
        under = self.leaf_under(point)
        return under[0].position_at(under[1]) if under else 0

    def position_under(self, point: QPoint) -> int | None:
        """Return the position of the character exactly under a point, or None."""
        under = self.leaf_under(point)
        if under is None or not any(part.area.contains(QPointF(point)) for part in self.parts()):
            return None
        return under[0].position_under(under[1])

    @abstractmethod
    def beyond(self, point: QPoint) -> float:
        """Return how far a point is beyond the end of what is on the screen, negative before its start, else 0."""

    # --- moving --------------------------------------------------------------------------------------------------

    def hold(self, position: int) -> None:
        """Show a position at the top, and keep it, not the start of its line, as the anchor until the reader moves."""
        self.jump(position)
        self._held = position

    @abstractmethod
    def jump(self, position: int, *, third: bool = False) -> None:
        """Show a position at the top of the screen, or at about a third of its height."""

    @abstractmethod
    def reveal(self, position: int) -> float:
        """Move as little as needed to show a position; return the pixels that the text was shifted up, 0 if none."""

    @abstractmethod
    def turn(self, direction: int) -> float:
        """Go one page on (1) or back (-1); return a number that is not 0 if the text moved."""

    @abstractmethod
    def prepare(self, direction: int) -> Sequence[LeafLayout]:
        """Lay out, while nothing else is to be done, what will be shown next in this direction, and return it."""

    @abstractmethod
    def scroll(self, pixels: float) -> float:
        """Shift the text up by ``pixels`` (down if negative); return the pixels shifted."""

    @abstractmethod
    def resize(self, columns: Columns) -> None:
        """Lay out the text for another size of the screen, with the anchor in place."""

    @abstractmethod
    def lay_out_again(self, *positions: int) -> None:
        """Lay out again the leaves that contain these positions; what is at the top of the screen stays there."""
