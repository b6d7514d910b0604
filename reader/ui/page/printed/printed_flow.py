"""Go through the printed pages of a text, one below the other; all lengths are pixels of the viewport."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from typing_extensions import override

from reader.importers.pdf.printed.page_requests import picture_size
from reader.ui.page.flow import BarRange, Flow, LeafPart
from reader.ui.page.printed.page_server import PageRequest

if TYPE_CHECKING:
    from reader.ui.page.columns import Columns
    from reader.ui.page.leaf_layout import LeafLayout
    from reader.ui.page.leaf_layouts import LeafLayouts
    from reader.ui.page.printed.character_boxes import CharacterBoxes
    from reader.ui.page.printed.page_server import PageServer

SIDE = 28
"""Pixels beside a page, where the signs of notes stand."""

_GAP = 14
_ABOVE = 24
"""Pixels above a line that is gone to."""

_OVERLAP = 40
"""Pixels of what was seen before that are still seen after a turn."""


_STEP = 1.1
_SMALLEST, _LARGEST = -8, 16
"""The steps from the size that fits: from half to four and a half times."""


@dataclass(frozen=True, slots=True)
class Zoom:
    """So many steps above the size in which a page fits the view: its width, or the ``whole`` page."""

    whole: bool = False
    steps: int = 0

    @property
    def factor(self) -> float:
        """Return by how much a page is larger than what fits."""
        return float(_STEP**self.steps)

    def changed(self, steps: int) -> Zoom:
        """Return the zoom after some steps in (positive) or out; 0 is back to what fits."""
        return Zoom(self.whole, max(_SMALLEST, min(_LARGEST, self.steps + steps)) if steps else 0)


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page on the screen: its index in the file and its area."""

    index: int
    area: QRectF


class PrintedFlow(Flow):
    """The place in the printed pages: how far they are scrolled, and how large they are."""

    def __init__(
        self,
        layouts: LeafLayouts,
        columns: Columns,
        server: PageServer,
        zoom: Zoom,
        pixel_ratio: Callable[[], float],
    ) -> None:
        super().__init__(layouts, columns)
        self._server = server
        self._zoom = zoom
        self._pixel_ratio = pixel_ratio
        self._direction = 1
        self._x = self._y = 0
        self._awaited: tuple[int, bool] | None = None
        self._measure()

    def _measure(self) -> None:
        """Compute the sizes of all pages and where each begins, from the first one's upper edge."""
        width, height = max(50, self.columns.width - 2 * SIDE), max(50, self.columns.height - 2 * _GAP)
        self._sizes = []
        self._tops = [_GAP]
        for across, down in self._server.sizes:
            scale = width / across
            if self._zoom.whole:
                scale = min(scale, height / down)
            scale *= self._zoom.factor
            self._sizes.append((max(1, round(across * scale)), max(1, round(down * scale))))
            self._tops.append(self._tops[-1] + self._sizes[-1][1] + _GAP)

    @property
    def zoom(self) -> Zoom:
        """Return how large the pages are."""
        return self._zoom

    # --- what is on the screen -----------------------------------------------------------------------------------

    def sheets(self) -> list[ShownPage]:
        """Return the pages on the screen."""
        first = max(0, bisect_right(self._tops, self._y) - 1)
        shown = []
        for index in range(first, len(self._sizes)):
            area = self._area(index)
            if area.top() >= self.columns.height:
                break
            if area.bottom() > 0:
                shown.append(ShownPage(index, area))
        return shown

    def _area(self, index: int) -> QRectF:
        width, height = self._sizes[index]
        room = self.columns.width - 2 * SIDE
        left = SIDE + (room - width) // 2 if width <= room else SIDE - self._x
        return QRectF(left, self._tops[index] - self._y, width, height)

    def words(self, index: int) -> CharacterBoxes | None:
        """Return the words of a page if they can be pointed at; None before they are read."""
        words = self._server.words(index)
        return words if words is not None and words.can_be_selected else None

    def scale(self, index: int) -> float:
        """Return the pixels of a point of a page."""
        return float(self._sizes[index][0] / self._server.sizes[index][0])

    @override
    def parts(self) -> Sequence[LeafPart]:
        return ()

    @override
    def has_sign_near(self, point: QPoint) -> bool:
        return True

    @override
    def leaf_range(self) -> tuple[int, int]:
        first, last = (self.layouts.layout_at(position).leaf.number for position in (self.top(), self.bottom()))
        return first, last

    @override
    def top(self) -> int:
        return min((start for start, _end in self._seen()), default=self._fallback())

    @override
    def bottom(self) -> int:
        return max((end for _start, end in self._seen()), default=self._fallback())

    @override
    def place(self) -> int:
        return self.anchor

    def _fallback(self) -> int:
        sheets = self.sheets()
        return self._server.pages.span(sheets[0].index)[0] if sheets else 0

    def _seen(self) -> list[tuple[int, int]]:
        """Return the ranges of the text that are seen of each page; where its words are not known, by its height."""
        ranges = []
        for sheet in self.sheets():
            words, start_end = self.words(sheet.index), self._server.pages.span(sheet.index)
            scale = self.scale(sheet.index)
            top, bottom = -sheet.area.top(), self.columns.height - sheet.area.top()
            if words is not None:
                seen = words.within(QRectF(0, top / scale, 1, (bottom - top) / scale))
                ranges += [seen] if seen is not None else []
                continue
            start, end = start_end
            height = sheet.area.height()
            first, last = max(0.0, top / height), min(1.0, bottom / height)
            ranges.append((start + round(first * (end - start)), start + round(last * (end - start))))
        return ranges

    @override
    def near(self, position: int) -> bool:
        index = self._server.pages.index_at(position)
        if self.words(index) is None:
            return any(sheet.index == index for sheet in self.sheets())
        rect = self.rect_of(position, position + 1)
        if rect.isEmpty():
            return super().near(position)
        return rect.top() >= 0 and rect.bottom() <= self.columns.height

    @override
    def extent(self) -> BarRange:
        return BarRange(self._lowest, self.columns.height, self._y)

    @override
    def seek(self, value: int) -> None:
        self.scroll(value - self._y)

    def width(self) -> BarRange:
        """Return how far the pages can be moved to the side, the width of the view, and how far they are."""
        return BarRange(self._rightmost, self.columns.width, self._x)

    # --- points and positions ------------------------------------------------------------------------------------

    @override
    def rect_of(self, start: int, end: int) -> QRect:
        for sheet in reversed(self.sheets()):
            rects = self.rects_on(sheet, start, end)
            if rects:
                united = rects[0]
                for rect in rects[1:]:
                    united = united.united(rect)
                return united.toAlignedRect()
        return QRect()

    def rects_on(self, sheet: ShownPage, start: int, end: int) -> list[QRectF]:
        """Return the areas of a range of the text on a page, one for each line."""
        words = self.words(sheet.index)
        if words is None:
            return []
        scale, left, top = self.scale(sheet.index), sheet.area.left(), sheet.area.top()
        return [
            QRectF(left + area.left() * scale, top + area.top() * scale, area.width() * scale, area.height() * scale)
            for area in words.rects(start, end)
        ]

    @override
    def leaf_under(self, point: QPoint) -> tuple[LeafLayout, QPointF] | None:
        return None

    @override
    def position_near(self, point: QPoint) -> int:
        sheets = self.sheets()
        if not sheets:
            return 0
        sheet = min(sheets, key=lambda one: max(one.area.top() - point.y(), 0.0, point.y() - one.area.bottom()))
        words = self.words(sheet.index)
        if words is None:
            return self._server.pages.span(sheet.index)[0]
        return words.position_near((QPointF(point) - sheet.area.topLeft()) / self.scale(sheet.index))

    @override
    def position_under(self, point: QPoint) -> int | None:
        for sheet in self.sheets():
            if sheet.area.contains(QPointF(point)):
                words = self.words(sheet.index)
                inside = (QPointF(point) - sheet.area.topLeft()) / self.scale(sheet.index)
                return None if words is None else words.position_under(inside)
        return None

    @override
    def beyond(self, point: QPoint) -> float:
        height = float(self.columns.height)
        return point.y() - height if point.y() >= height else min(0.0, point.y())

    # --- moving --------------------------------------------------------------------------------------------------

    @property
    def _lowest(self) -> int:
        return max(0, self._tops[-1] - self.columns.height)

    @property
    def _rightmost(self) -> int:
        widest = max((width for width, _height in self._sizes), default=0)
        return max(0, widest + 2 * SIDE - self.columns.width)

    def _move_to(self, y: float) -> int:
        """Scroll to a height as far as there are pages, ask for those on the screen, and return by how much it was."""
        before = self._y
        self._y = max(0, min(round(y), self._lowest))
        self._held = self._awaited = None
        if self._y != before:
            self._direction = 1 if self._y > before else -1
        self._ask()
        return self._y - before

    def _ask(self) -> None:
        """Ask for what is on the screen, and for the pages beside it."""
        sheets = [sheet.index for sheet in self.sheets()]
        if not sheets:
            return
        beside = [sheets[-1] + 1, sheets[0] - 1][:: self._direction]
        wanted = [*sheets, *(index for index in beside if 0 <= index < len(self._sizes))]
        self._server.want([self._picture(index) for index in wanted])

    def _picture(self, index: int) -> PageRequest:
        width, height = self._sizes[index]
        return PageRequest(index, *picture_size(width, height, self._pixel_ratio()))

    def is_coarse(self, index: int) -> bool:
        """Return whether a page is too large to be drawn in as many pixels as the screen has for it."""
        return self._picture(index).width < int(self._sizes[index][0] * self._pixel_ratio())

    @override
    def jump(self, position: int, *, third: bool = False) -> None:
        position = max(0, min(position, self.layouts.characters))
        down = self.columns.height / 3 if third else _ABOVE
        if position == 0:
            self._move_to(0)
        elif position == self.layouts.characters:
            self._move_to(self._lowest)
        else:
            index = self._server.pages.index_at(position)
            height = self._height_of(index, position)
            self._move_to(self._tops[min(index, len(self._sizes) - 1)] + (height - down if height else -_GAP))
        if position and self._server.words(self._server.pages.index_at(position)) is None:
            self._awaited = position, third

    def _height_of(self, index: int, position: int) -> float:
        """Return how far below the edge of its page a position stands; 0 where that is not known, or all is seen."""
        words = self.words(index) if index < len(self._sizes) else None
        if words is None or self._sizes[index][1] + 2 * _GAP <= self.columns.height:
            return 0.0
        rects = words.rects(position, position + 1) or words.rects(position, position + _OVERLAP)
        return rects[0].top() * self.scale(index) if rects else 0.0

    @override
    def reveal(self, position: int) -> float:
        if not self.near(position):
            index = self._server.pages.index_at(position)
            words = self.words(index)
            rects = words.rects(position, position + _OVERLAP) if words is not None else []
            if not rects:
                self.jump(position)
                return 0.0
            scale = self.scale(index)
            top, bottom = (self._tops[index] + edge * scale for edge in (rects[0].top(), rects[0].bottom()))
            is_above = top < self._y
            self._move_to(top - _ABOVE if is_above else bottom + 2 * _ABOVE - self.columns.height)
        return 0.0

    @override
    def turn(self, direction: int) -> float:
        """Go to the next page where a whole one is seen, else on by the height of the view, of which a part stays."""
        if self._zoom.whole and not self._zoom.steps:
            middle = self._y + self.columns.height // 2
            index = bisect_right(self._tops, middle) - 1 + direction
            return self._move_to(self._tops[max(0, min(index, len(self._sizes) - 1))] - _GAP)
        return self._move_to(self._y + direction * max(_OVERLAP, self.columns.height - _OVERLAP))

    @override
    def scroll(self, pixels: float) -> float:
        return self._move_to(self._y + pixels)

    def pan(self, pixels: int) -> None:
        """Move the pages so that this many pixels of the widest are to the left of the view."""
        self._x = max(0, min(pixels, self._rightmost))

    @override
    def prepare(self, direction: int) -> Sequence[LeafLayout]:
        return ()

    @override
    def resize(self, columns: Columns) -> None:
        self.columns = columns
        self._measure_around()

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages in another size; what is in the middle of the view stays there."""
        self._zoom = zoom
        self._measure_around()

    def measure_again(self) -> None:
        """Take the sizes of the pages anew, now that they are known."""
        held, awaited = self._held, self._awaited
        self._measure()
        if awaited is not None:
            self.jump(awaited[0], third=awaited[1])
        else:
            self._move_to(self._y)
        self._held = held

    def _measure_around(self) -> None:
        """Compute the sizes anew, with what is in the middle of the view in its place."""
        held, awaited = self._held, self._awaited
        middle = self._y + self.columns.height / 2
        index = max(0, min(bisect_right(self._tops, middle) - 1, len(self._sizes) - 1))
        share = (middle - self._tops[index]) / self._sizes[index][1]
        across = (self._x + self.columns.width / 2) / max(1, self._sizes[index][0])
        self._measure()
        self._x = max(0, min(round(across * self._sizes[index][0] - self.columns.width / 2), self._rightmost))
        self._move_to(self._tops[index] + share * self._sizes[index][1] - self.columns.height / 2)
        self._held, self._awaited = held, awaited

    def settle(self, index: int) -> None:
        """Go to the line that was gone to before the words of its page were read, now that they are."""
        held, awaited = self._held, self._awaited
        if awaited is None or self._server.words(index) is None:
            return
        if self._server.pages.index_at(awaited[0]) == index:
            self.jump(awaited[0], third=awaited[1])
            self._held = held

    @override
    def lay_out_again(self, *positions: int) -> None:
        self.layouts.discard(*positions)
