"""Turn the pages of a text whose lines run down, from the right page to the left one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF
from typing_extensions import override

from reader.ui.page.columns import Columns
from reader.ui.page.flow import LeafPart
from reader.ui.page.measure import room_of, width_for
from reader.ui.page.paged_flow import PagedFlow
from reader.ui.page.paginator import Band, Paginator
from reader.ui.page.table_width import CELL_PADDING

if TYPE_CHECKING:
    from reader.ui.page.leaf_layouts import LeafLayouts
    from reader.ui.page.typography import Typography

_GUTTER = 4
"""Ems of the margin at both sides of the pages of a spread and between them."""

_FEWEST_LINES = 10
_SLIMMEST = 0.5
"""What each of two pages has at least: so many lines, and this share of their height in width."""

_BESIDE = 0.4
"""Ems beside the outer lines of a page in which readings and underlines may stand."""

_REACH = 24
"""Pixels at the edges of the window in which a selection that is held there turns the page."""


def divide_vertically(width: int, height: int, setting: Callable[[int], Typography]) -> tuple[Typography, Columns]:
    """Return how a text is set in lines that run down a viewport, and its pages: two where each has enough lines.

    ``setting`` returns the typography for a width in pixels, which here is the height.
    """
    typography = setting(height)
    room = (width - 3 * round(_GUTTER * typography.margin_em)) // 2
    least = max(_FEWEST_LINES * typography.leading, _SLIMMEST * typography.measure)
    count, room = (2, room) if room >= least else (1, room_of(width))
    lines = max(1, room // typography.leading)
    breadth = min(lines * typography.leading, width)
    return typography, Columns(width, height, breadth, count, mirrored=True, line=typography.measure)


def upright_typography(columns: Columns, setting: Callable[[int], Typography]) -> Typography:
    """Return how tables and code are set on a page of a vertical text: in lines from left to right."""
    typography = setting(width_for(columns.measure))
    measure = min(typography.measure, columns.measure)
    return replace(typography, vertical=False, measure=measure)


class _Paginator(Paginator):
    """Fills pages with lines from right to left, and pages of tables and code from top to bottom."""

    def __init__(self, layouts: LeafLayouts, columns: Columns) -> None:
        super().__init__(layouts, columns.measure)
        self._columns = columns

    @override
    def room(self, number: int) -> float:
        is_vertical = self._layouts.layout(number).typography.vertical
        return self._columns.measure if is_vertical else self._columns.page_height


class VerticalFlow(PagedFlow):
    """The pages of a text whose lines run down; the page at the right comes first."""

    @override
    def _new_paginator(self) -> Paginator:
        return _Paginator(self.layouts, self.columns)

    @override
    def _part(self, band: Band, bands: Sequence[Band], column: int) -> LeafPart:
        typography, columns = band.layout.typography, self.columns
        whole, left = QRectF(columns.area(column)), columns.left(column)
        if typography.vertical:
            start = left + columns.measure - band.top
            beside = _BESIDE * typography.size
            seen = QRectF(start - band.height - beside, 0, band.height + 2 * beside, columns.height)
            return LeafPart(band.layout, start + band.rows[0].top, columns.margin, seen & whole, column)
        free = columns.page_height - (bands[-1].top + bands[-1].height)
        top = columns.margin + max(0.0, free / 2) + band.top
        beside = round(2 * CELL_PADDING * typography.size)  # the outer lines of a table
        seen = QRectF(whole.left(), top - beside, whole.width(), band.height + 2 * beside)
        inset = (columns.measure - typography.measure) / 2
        return LeafPart(band.layout, left + inset, top - band.rows[0].top, seen, column)

    @override
    def has_sign_near(self, point: QPoint) -> bool:
        """Return whether a point is above the lines, where they begin."""
        return 0 <= point.y() < self.columns.margin

    @override
    def beyond(self, point: QPoint) -> float:
        """Return 1 at the left edge of the window, where the last page ends, -1 at the right edge, else 0."""
        if point.x() < _REACH:
            return 1.0
        return -1.0 if point.x() >= self.columns.width - _REACH else 0.0
