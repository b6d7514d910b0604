"""Hide a passage step by step while it is learnt by heart (study.md, §2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from reader.core.text.boundaries import clause_ends
from reader.core.text.ideographs import IDEOGRAPH

HIDDEN = "○"
"""What stands for each hidden character."""

STEPS = 4
"""The whole, the beginning of each clause, the punctuation, nothing."""


def recital_steps(quote: str) -> tuple[str, ...]:
    """Return what is shown in each of the `STEPS`: in the last one, nothing.

    A clause begins with its first character, or with its first word where words have spaces between them.
    """
    return quote, "".join(_beginnings(quote)), "".join(map(_hidden, quote)), ""


def _beginnings(quote: str) -> Iterator[str]:
    start = 0
    for end in clause_ends(quote):
        clause = quote[start:end]
        shown = _first_unit_end(clause)
        yield clause[:shown]
        yield from map(_hidden, clause[shown:])
        start = end


def _first_unit_end(clause: str) -> int:
    """Return the position after the first ideograph or the first word of a clause."""
    first = next((at for at, character in enumerate(clause) if _is_letter(character)), len(clause))
    if first == len(clause) or IDEOGRAPH.match(clause[first]):
        return min(first + 1, len(clause))
    end = first
    while end < len(clause) and not clause[end].isspace() and not IDEOGRAPH.match(clause[end]):
        end += 1
    return end


def _hidden(character: str) -> str:
    """Return what stands for a character: of letters, a circle; signs that are put on a letter go with it."""
    if _is_letter(character):
        return HIDDEN
    return "" if unicodedata.category(character).startswith("M") else character


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"
