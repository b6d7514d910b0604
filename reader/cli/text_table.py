"""Format plain tables for a terminal, where a Chinese character is as wide as two Latin ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

_GAP = "  "


def format_table(headings: Sequence[str], rows: Iterable[Sequence[object]], widest: int = 48) -> str:
    """Return rows under headings in columns; cells wider than ``widest`` are cut, numbers are aligned right."""
    cells = [[_cell(value, widest) for value in row] for row in rows]
    if not cells:
        return ""
    widths = [max(map(display_width, column)) for column in zip(headings, *cells, strict=True)]
    numbers = [all(cell.replace(".", "").isdigit() for cell in column) for column in zip(*cells, strict=True)]
    lines = (
        _GAP.join(
            _padded(cell, columns, right=right) for cell, columns, right in zip(line, widths, numbers, strict=True)
        )
        for line in (headings, *cells)
    )
    return "\n".join(line.rstrip() for line in lines)


def display_width(text: str) -> int:
    """Return the number of columns that a text takes in a terminal."""
    return sum(map(_character_width, text))


def shorten(text: str, columns: int) -> str:
    """Return a text cut to ``columns`` columns, with an ellipsis where something was cut."""
    line = " ".join(text.split())
    if display_width(line) <= columns:
        return line
    while display_width(line) > columns - 1:
        line = line[:-1]
    return line + "…"


def _character_width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _cell(value: object, widest: int) -> str:
    return shorten(str(value), widest)


def _padded(cell: str, columns: int, *, right: bool) -> str:
    space = " " * (columns - display_width(cell))
    return space + cell if right else cell + space
