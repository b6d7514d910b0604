"""Set plain tables for a terminal, where a Chinese character is as wide as two Latin ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

_GAP = "  "


def table(headings: Sequence[str], rows: Iterable[Sequence[object]], widest: int = 48) -> str:
    """Set rows under headings in columns; words wider than ``widest`` are cut, numbers stand at the right."""
    cells = [[_cell(value, widest) for value in row] for row in rows]
    if not cells:
        return ""
    widths = [max(map(width, column)) for column in zip(headings, *cells, strict=True)]
    numbers = [all(cell.replace(".", "").isdigit() for cell in column) for column in zip(*cells, strict=True)]
    lines = (
        _GAP.join(_padded(cell, room, right=right) for cell, room, right in zip(line, widths, numbers, strict=True))
        for line in (headings, *cells)
    )
    return "\n".join(line.rstrip() for line in lines)


def width(words: str) -> int:
    """Count the columns that words take in a terminal."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in words
    )


def shortened(words: str, room: int) -> str:
    """Cut words to a number of columns, with an ellipsis where something was cut."""
    line = " ".join(words.split())
    if width(line) <= room:
        return line
    while width(line) > room - 1:
        line = line[:-1]
    return line + "…"


def _cell(value: object, widest: int) -> str:
    return shortened(str(value), widest)


def _padded(cell: str, room: int, *, right: bool) -> str:
    space = " " * (room - width(cell))
    return space + cell if right else cell + space
