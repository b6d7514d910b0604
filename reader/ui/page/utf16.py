"""Convert between code points, which the program counts, and UTF-16 units, which Qt counts: here and nowhere else."""

from __future__ import annotations


def units(text: str) -> int:
    """Return the number of UTF-16 units of a text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def units_before(text: str, position: int) -> int:
    """Return the number of UTF-16 units before the code point at ``position``."""
    return units(text[:position])


def position_of_unit(text: str, unit: int) -> int:
    """Return the position of the code point that contains UTF-16 unit ``unit``; past the end, the text's length."""
    if len(text) == units(text):
        return min(unit, len(text))
    seen = 0
    for position, character in enumerate(text):
        seen += 2 if character > "\uffff" else 1
        if seen > unit:
            return position
    return len(text)
