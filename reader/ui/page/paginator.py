"""Fill pages with the rows of a text, forwards and backwards from any place.

A page is known by its start, a row of a leaf; what is kept of it beyond the window's size is the position of that row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from reader.ui.page.leaf_rows import LeafRow, rows_of

if TYPE_CHECKING:
    from reader.ui.page.leaf_layout import LeafLayout
    from reader.ui.page.leaf_layouts import LeafLayouts


@dataclass(frozen=True, slots=True, order=True)
class RowPlace:
    """The number of a leaf and that of a row in it."""

    leaf: int
    row: int


@dataclass(frozen=True, slots=True)
class Band:
    """The rows of one leaf that stand on a page; ``top`` is where the first begins, in pixels from the page's top."""

    layout: LeafLayout
    rows: list[LeafRow]
    top: float

    @property
    def height(self) -> float:
        """Return the height from the top of the first row to the bottom of the last."""
        return self.rows[-1].bottom - self.rows[0].top


class Paginator:
    """Fills pages of one height; a heading at the foot of a page goes over to the next one."""

    def __init__(self, layouts: LeafLayouts, height: float) -> None:
        self._layouts = layouts
        self._height = height
        self._rows: WeakKeyDictionary[LeafLayout, list[LeafRow]] = WeakKeyDictionary()

    @property
    def height(self) -> float:
        """Return the height of a page in pixels."""
        return self._height

    def room(self, _number: int) -> float:
        """Return the height of a page on which a leaf stands, in pixels."""
        return self._height

    def rows(self, number: int) -> list[LeafRow]:
        """Return the rows of a leaf."""
        layout = self._layouts.layout(number)
        rows = self._rows.get(layout)
        if rows is None:
            rows = self._rows[layout] = rows_of(layout, self.room(number))
        return rows

    def row(self, place: RowPlace) -> LeafRow:
        """Return the row at a place."""
        return self.rows(place.leaf)[place.row]

    def place_of(self, position: int) -> RowPlace:
        """Return the place of the row that shows a position."""
        layout = self._layouts.layout_at(max(0, min(position, self._layouts.characters)))
        number, line = layout.leaf.number, layout.line_of(position)
        rows = self.rows(number)
        middle = min((line.top + line.bottom) / 2, line.top + self.room(number) / 2)
        return RowPlace(number, next((n for n, row in enumerate(rows) if middle < row.bottom), len(rows) - 1))

    def end_of(self, start: RowPlace) -> RowPlace | None:
        """Return where the page after the one that begins at a place begins; None after the last page."""
        top = -self.row(start).top
        number: int | None = start.leaf
        while number is not None:
            rows, tallest = self.rows(number), self.room(number)
            for index in range(start.row + 1 if number == start.leaf else 0, len(rows)):
                if top + rows[index].bottom > tallest:
                    return self._before_headings(start, RowPlace(number, index))
            top += self._layouts.layout(number).height
            following = self._layouts.following(number)
            if following is not None and not self._layouts.goes_on(number, following):
                return RowPlace(following, 0)
            number = following
        return None

    def start_before(self, end: RowPlace | None, share: float = 1.0) -> RowPlace | None:
        """Return where the page begins that ends before a place, or with the text if that is None.

        The page is filled up to a ``share`` of the height. None before the first page.
        """
        last = self.previous(end)
        if last is None:
            return None
        bottom = self.row(last).bottom
        first = last
        for place in self._backwards(last):
            if place.leaf != first.leaf:
                if not self._layouts.goes_on(place.leaf, first.leaf):
                    return first
                bottom += self._layouts.layout(place.leaf).height
            if place != last and bottom - self.row(place).top > self.room(place.leaf) * share:
                return self._after_headings(first, last)
            first = place
        return first

    def before_headings(self, place: RowPlace) -> RowPlace:
        """Return where the headings begin that stand directly above a row, or the row if there are none."""
        height = self.row(place).height
        above = self.previous(place)
        while above is not None and self.row(above).heading and above.leaf == place.leaf:
            height += self.row(above).height
            if height > self.room(place.leaf) / 2:
                break
            place, above = above, self.previous(above)
        return place

    def bands(self, start: RowPlace, end: RowPlace | None) -> Iterator[Band]:
        """Yield what stands on the page from ``start`` up to ``end``, leaf by leaf."""
        top = -self.row(start).top
        number: int | None = start.leaf
        while number is not None and (end is None or number <= end.leaf):
            rows = self.rows(number)
            first = start.row if number == start.leaf else 0
            shown = rows[first : end.row] if end is not None and number == end.leaf else rows[first:]
            if shown:
                yield Band(self._layouts.layout(number), shown, top + shown[0].top)
            top += self._layouts.layout(number).height
            number = self._layouts.following(number)

    def previous(self, place: RowPlace | None) -> RowPlace | None:
        """Return the place of the row above one, or of the last row; None above the first."""
        if place is not None and place.row:
            return RowPlace(place.leaf, place.row - 1)
        number = self._layouts.preceding(self._layouts.count if place is None else place.leaf)
        return None if number is None else RowPlace(number, len(self.rows(number)) - 1)

    def next(self, place: RowPlace) -> RowPlace | None:
        """Return the place of the row below one; None below the last."""
        if place.row + 1 < len(self.rows(place.leaf)):
            return RowPlace(place.leaf, place.row + 1)
        following = self._layouts.following(place.leaf)
        return None if following is None else RowPlace(following, 0)

    def leaves_between(self, place: RowPlace, other: RowPlace) -> int:
        """Return how many leaves after a place another one is."""
        return self._layouts.distance(place.leaf, other.leaf)

    def _backwards(self, last: RowPlace) -> Iterator[RowPlace]:
        place: RowPlace | None = last
        while place is not None:
            yield place
            place = self.previous(place)

    def _before_headings(self, start: RowPlace, end: RowPlace) -> RowPlace:
        """Return an end of a page before which no heading stands, unless headings are all there is on the page."""
        earlier, above = end, self.previous(end)
        while above is not None and above > start and self.row(above).heading:
            earlier, above = above, self.previous(above)
        return end if above == start and self.row(start).heading else earlier

    def _after_headings(self, first: RowPlace, last: RowPlace) -> RowPlace:
        """Return a start of a page so that no heading stands at the foot of the one before, if there is any."""
        place: RowPlace | None = first
        while place is not None and place <= last:
            above = self.previous(place)
            if above is None or not self.row(above).heading:
                return place
            place = self.next(place)
        return first
