"""Turn the pages of a text: one at a time, or two side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF
from typing_extensions import override

from reader.core.text.blocks import LINE
from reader.ui.page.flow import Flow, LeafPart
from reader.ui.page.page_run import PageRun
from reader.ui.page.paginator import Band, Paginator, RowPlace

if TYPE_CHECKING:
    from reader.ui.page.columns import Columns
    from reader.ui.page.leaf_layout import LeafLayout
    from reader.ui.page.leaf_layouts import LeafLayouts

_PAGES_FOR_MEAN = 10
"""Number of pages from which it is reckoned how many are left."""


class PagedFlow(Flow):
    """The pages around the reader's place; as many are shown as there are columns."""

    def __init__(self, layouts: LeafLayouts, columns: Columns) -> None:
        super().__init__(layouts, columns)
        self._paginator = self._new_paginator()
        self._run = PageRun(self._paginator, RowPlace(0, 0))
        self._shown: tuple[tuple[RowPlace | None, ...], list[list[Band]]] = ((), [])

    def _new_paginator(self) -> Paginator:
        return Paginator(self.layouts, self.columns.page_height)

    # --- what is on the screen -----------------------------------------------------------------------------------

    def pages(self) -> list[list[Band]]:
        """Return what stands on each of the pages on the screen; a spread has one after the last page of the text."""
        numbers = range(self._run.current, self._run.current + self.columns.count + 1)
        starts = tuple(self._run.start(number) for number in numbers)
        key = (*starts, RowPlace(self.layouts.count, 0))
        if key != self._shown[0]:
            pages = [list(self._paginator.bands(start, end)) for start, end in pairwise(starts) if start is not None]
            self._shown = (key, pages)
        return self._shown[1]

    @override
    def parts(self) -> Sequence[LeafPart]:
        columns = self.columns
        return [
            self._part(band, bands, columns.of_page(number))
            for number, bands in enumerate(self.pages())
            for band in bands
        ]

    def _part(self, band: Band, _bands: Sequence[Band], column: int) -> LeafPart:
        """Return where a band of a page stands in a column."""
        area = QRectF(self.columns.area(column))
        top = self.columns.margin + band.top
        seen = QRectF(area.left(), top, area.width(), band.height)
        return LeafPart(band.layout, self.columns.left(column), top - band.rows[0].top, seen, column)

    @override
    def top(self) -> int:
        return self._paginator.row(self._run.starts[self._run.current]).start

    @override
    def bottom(self) -> int:
        """Return the end of the last line on the screen, the line feed after it included where the next page begins."""
        end = max(row.end for bands in self.pages() for band in bands for row in band.rows)
        following = self._run.start(self._run.current + self.columns.count)
        is_parted = following is not None and self._paginator.row(following).start == end + len(LINE)
        return end + len(LINE) if is_parted else end

    def page_starts(self) -> list[int]:
        """Return the positions at which the pages on the screen begin."""
        return [bands[0].rows[0].start for bands in self.pages()]

    def characters_of_a_page(self) -> float:
        """Return the mean number of code points of the last pages up to those on the screen.

        As long as there are only a few, which may hold a title or a picture, what stands around them counts as well.
        """
        first = max(0, self._run.current + self.columns.count - _PAGES_FOR_MEAN)
        start = self._paginator.row(self._run.starts[first]).start
        count = self._run.current + len(self.pages()) - first
        around = (_PAGES_FOR_MEAN - count) * self._characters_around()
        return (self.bottom() - start + around) / _PAGES_FOR_MEAN

    def _characters_around(self) -> float:
        """Return how many code points a page would have if the leaves on the screen were spread evenly."""
        layouts = {band.layout.leaf.start: band.layout for bands in self.pages() for band in bands}.values()
        characters = sum(layout.leaf.end - layout.leaf.start for layout in layouts)
        return characters * self._paginator.height / max(1.0, sum(layout.height for layout in layouts))

    @override
    def beyond(self, point: QPoint) -> float:
        """Return 1 below the text of the last page and beside it, -1 above that of the first and beside it, else 0."""
        columns, reach = self.columns, self.columns.margin // 2
        page = columns.of_page(columns.at(point.x()))
        x = columns.width - 1 - point.x() if columns.mirrored else point.x()
        if page == columns.count - 1 and (point.y() >= columns.height - reach or x >= columns.width):
            return 1.0
        return -1.0 if page == 0 and (point.y() < reach or x < 0) else 0.0

    # --- moving --------------------------------------------------------------------------------------------------

    @override
    def jump(self, position: int, *, third: bool = False) -> None:
        """Show a position on the page where it stands if only its neighbourhood is wanted, else at the top of one."""
        place = self._paginator.place_of(position)
        if third:
            self._jump_near(place)
        elif (known := self._run.number_of(place)) is not None:
            self._run.current = known
        elif position >= self.layouts.characters > 0:
            self._begin(self._paginator.start_before(None) or place)
            self._run.turn(1 - self.columns.count)
        else:
            self._begin(self._paginator.before_headings(place))
        self._held = None

    def _jump_near(self, place: RowPlace) -> None:
        known = self._run.find(place)
        if known is not None:
            self._show(known)
        else:
            self._begin(self._paginator.start_before(self._paginator.next(place), 1 / 3) or place)

    @override
    def reveal(self, position: int) -> float:
        if not self.near(position):
            self.jump(position, third=True)
        return 0.0

    @override
    def turn(self, direction: int) -> float:
        if not self._run.turn(direction * self.columns.count):
            return 0.0
        self._held = None
        return float(direction * self.columns.height)

    @override
    def prepare(self, direction: int) -> Sequence[LeafLayout]:
        if direction < 0:
            self._run.find_earlier(self.columns.count)
        first = max(0, self._run.current + direction * self.columns.count)
        starts = [self._run.start(number) for number in range(first, first + self.columns.count + 1)]
        leaves = {start.leaf for start in starts if start is not None}
        return [self.layouts.layout(number) for number in sorted(leaves)]

    @override
    def scroll(self, pixels: float) -> float:
        """Do nothing: pages are turned."""
        return 0.0

    @override
    def resize(self, columns: Columns) -> None:
        held = self.anchor
        self.columns = columns
        self.layouts.clear()
        self._paginator = self._new_paginator()
        self._shown = ((), [])
        self._begin(self._paginator.place_of(held))
        self.hold(held)

    @override
    def lay_out_again(self, *positions: int) -> None:
        self._run.forget(self.layouts.discard(*positions))
        self._shown = ((), [])

    def _begin(self, start: RowPlace) -> None:
        self._run = PageRun(self._paginator, start)

    def _show(self, number: int) -> None:
        """Show a known page, with the pages side by side paired as they are."""
        pairs = (number - self._run.current) // self.columns.count
        self._run.current = max(0, self._run.current + pairs * self.columns.count)
