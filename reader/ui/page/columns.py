"""Divide the width of a page into one column of text or two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from reader.ui.page.measure import RAGGED_BELOW, average_advance, width_for

if TYPE_CHECKING:
    from reader.ui.page.typography import Typography

SPREAD_CHINESE = 22
"""Characters that a Chinese line of each of two pages holds at least: two thirds of a usual one, as in Latin texts."""

_GUTTER = 4
"""Ems of the margin at both sides of the pages of a spread and between them; the outer ones hold the signs of notes."""

_WIDEST_GUTTER = 0.2
"""Share of a column that the margin between two is wide at most, so that the eye finds the second page."""

MARGIN_SHARE = 0.06
"""Share of the height that stays free above the first line and below the last."""

_HIGHEST_MARGIN, _LOWEST_MARGIN = 56, 22
"""Pixels; the lower bound holds the line at the foot of a page."""


@dataclass(frozen=True, slots=True)
class Columns:
    """One column of text on a viewport, or two side by side, counted from the left; lengths are pixels of the viewport.

    In a text from right to left they are ``mirrored``: the page at the right is the first one. ``line`` is the height
    of lines that run down, 0 where they run from left to right.
    """

    width: int
    height: int
    measure: int
    count: int = 1
    mirrored: bool = False
    line: int = 0

    @property
    def margin(self) -> int:
        """Return the height that stays free above a page and below it."""
        if self.line:
            return (self.height - self.line) // 2
        return max(_LOWEST_MARGIN, min(_HIGHEST_MARGIN, round(self.height * MARGIN_SHARE)))

    @property
    def page_height(self) -> int:
        """Return the height that the lines of one page have."""
        return max(1, self.height - 2 * self.margin)

    def left(self, number: int) -> int:
        """Return the left edge of a column; what is left of the width is shared evenly, but two columns stay near."""
        rest = max(0, self.width - self.count * self.measure)
        between = min(rest // (self.count + 1), round(_WIDEST_GUTTER * self.measure))
        outside = (rest - (self.count - 1) * between) // 2
        return outside + number * (self.measure + between)

    def area(self, number: int) -> QRect:
        """Return the part of the viewport that a column has with its margins, over the whole height."""
        middle = self.width // self.count
        return QRect(0, 0, middle, self.height) if not number else QRect(middle, 0, self.width - middle, self.height)

    def of_page(self, number: int) -> int:
        """Return the column of the first page on the screen, 0, or of the second one; of a column, its page."""
        return self.count - 1 - number if self.mirrored else number

    def at(self, x: float) -> int:
        """Return the number of the column at a point of the viewport."""
        return int(self.count == 2 and x >= self.area(1).left())


def divide(width: int, height: int, setting: Callable[[int], Typography]) -> tuple[Typography, Columns]:
    """Return how a text is set in pages of a viewport: two where it holds them with a gutter beside each, else one.

    ``setting`` returns the typography for a width in pixels.
    """
    single = setting(width)
    room = (width - 3 * round(_GUTTER * single.margin_em)) // 2
    if room >= _narrowest(single):
        spread = setting(width_for(room))
        if spread.measure <= room:
            return spread, Columns(width, height, spread.measure, 2, spread.right_to_left)
    return single, Columns(width, height, single.measure, mirrored=single.right_to_left)


def _narrowest(typography: Typography) -> float:
    """Return the width of the narrowest column of a spread."""
    if typography.chinese:
        return SPREAD_CHINESE * typography.size
    return round(RAGGED_BELOW * average_advance(typography.families, typography.size, typography.language))
