"""Translate between code points, which the program counts, and UTF-16 units, which Qt counts: here and nowhere else."""

from __future__ import annotations


def units(text: str) -> int:
    """Count the UTF-16 units of a text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def units_before(text: str, position: int) -> int:
    """Count the UTF-16 units before the code point at ``position``."""
    return units(text[:position])


def position_of_unit(text: str, unit: int) -> int:
    """Return the code point that the UTF-16 unit number ``unit`` belongs to; past the end, the length of the text."""
    if len(text) == units(text):
        return min(unit, len(text))
    seen = 0
    for position, character in enumerate(text):
        seen += 2 if character > "\uffff" else 1
        if seen > unit:
            return position
    return len(text)
