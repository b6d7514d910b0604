"""Compute the width of the column of a text from the characters that a line is to hold and from the room there is."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFontMetricsF

from reader.core.text.prose_samples import prose_sample
from reader.ui.page.typography import text_font

RAGGED_BELOW = 45
"""Characters of a Latin line below which too many blanks would gape if it was justified, even hyphenated."""

_MARGINS = (36, 60)
_MARGIN_SHARE = 0.1
"""The margin's share of the width of the page, and its bounds in pixels, whatever the size of the text."""

_NARROWEST = 120
"""Pixels that a column has even on a page that is not wide enough for it."""


def margin_of(width: int) -> int:
    """Return the pixels that stay free at each side of a column on a page of a width."""
    return max(_MARGINS[0], min(_MARGINS[1], round(width * _MARGIN_SHARE)))


def room_of(width: int) -> int:
    """Return the pixels that a column has at most on a page of a width."""
    return max(_NARROWEST, width - 2 * margin_of(width))


def width_for(room: int) -> int:
    """Return the width of a page on which a column has this room, but for a pixel; at least `_NARROWEST`."""
    width = room + 2 * _MARGINS[1]
    while room_of(width) > max(room, _NARROWEST):
        width -= 1
    return width


def column_of_ems(characters: int, size: int, room: int) -> int:
    """Return the width of a column of Chinese text: whole ems, as many as are wished and there is room for."""
    return max(1, min(characters, room // size)) * size


@lru_cache(maxsize=64)
def average_advance(families: tuple[str, ...], size: int, language: str) -> float:
    """Return the average width in pixels of the characters of a language in a typeface, blanks among them."""
    sample = prose_sample(language)
    return QFontMetricsF(text_font(families, size, chinese=False)).horizontalAdvance(sample) / len(sample)
