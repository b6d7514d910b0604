"""Reckon how wide a column of text must be for a table to be read in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from reader.core.text.ideographs import IDEOGRAPH

if TYPE_CHECKING:
    from reader.ui.page.typography import Typography

CELL_PADDING = 0.35
"""Free room at each side of a cell, in ems."""

CELL_SIZE = 0.9
"""Size of the letters in a table, as a share of the text's."""

BETWEEN_CELLS = " │ "
"""Stands between the cells of a row that is set as a paragraph."""

_LETTER = 0.5
"""Ems of a letter, on the average."""

_WIDEST_WORD = 4.0
"""Ems beyond which a word may be broken within its cell."""

_IDEOGRAPHS = 2.0
"""Ems that are enough for Chinese, which may be broken anywhere."""


def needed_width(rows: Sequence[Sequence[str]], typography: Typography) -> float:
    """Return the pixels that a table needs at least, given the cells of its rows."""
    ems = [max(map(_cell_width, column)) for column in zip_longest(*rows, fillvalue="")]
    return sum(width * CELL_SIZE + 2 * CELL_PADDING for width in ems) * typography.size


def _cell_width(cell: str) -> float:
    """Return the ems of what should not be broken in a cell."""
    if IDEOGRAPH.search(cell):
        return min(_IDEOGRAPHS, float(len(cell)))
    return min(_WIDEST_WORD, max(map(len, cell.split()), default=0) * _LETTER)
