"""Write formulas as linear text: `(-b±√(b^2-4ac))/2a`, `∑_(i=1)^n k`, `[1, 0; -3, 6]`.

All sources of formulas use this one notation, so that a formula reads the same whatever file it comes from. Source of
the signs: Unicode Technical Note 28 (UnicodeMath), which this follows where a reader needs no explanation.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

DEEPEST = 100
"""Elements of a formula that may be nested; those nested deeper are read as their text alone."""
OPENING, CLOSING = "([{⟨⌈⌊〈⟦", ")]}⟩⌉⌋〉⟧"
LINE: Final = "\n"
"""Between the lines of a formula of several lines."""

_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_LOOSE = frozenset("+-−±∓×·∗*÷/=<>≤≥≠≈≡∼,;→ ")
"""Signs that bind less than a superscript: a base with one of them is put in brackets."""
_PRIMES = frozenset("′″‴⁗'’")
_DEGREES = frozenset("∘°")
_ACCENTS = {
    **dict.fromkeys("¯‾―_\u0304\u0305", "\u0305"),
    **dict.fromkeys("^ˆ\u0302", "\u0302"),
    **dict.fromkeys("~˜∼\u0303", "\u0303"),
    **dict.fromkeys("→⃗⟶", "\u20d7"),
    **dict.fromkeys(".˙\u0307", "\u0307"),
    **dict.fromkeys("¨\u0308", "\u0308"),
    **dict.fromkeys("ˇ\u030c", "\u030c"),
    **dict.fromkeys("˘\u0306", "\u0306"),
    **dict.fromkeys("´\u0301", "\u0301"),
    **dict.fromkeys("`\u0300", "\u0300"),
    **dict.fromkeys("˚\u030a", "\u030a"),
}
BRACES = frozenset("⏞⏟⏜⏝⏠⏡︷︸︵︶⎴⎵")
"""Signs that only join a part of a formula with the label above or below it."""


class Word(str):
    """A part of a formula that does not touch the letters beside it: "sin", or a sum with its limits."""

    __slots__ = ()


def grouped(text: str) -> str:
    """Return an operand in brackets unless it is a single character, alphanumeric, or in brackets already."""
    is_single = all(sign.isalnum() or unicodedata.combining(sign) for sign in text)
    return text if len(text) < 2 or is_single or _is_bracketed(text) else f"({text})"


def fraction(numerator: str, denominator: str, *, bar: bool = True) -> str:
    """Return a fraction, or, without a ``bar``, two numbers one above the other."""
    return f"{grouped(numerator)}{'/' if bar else '¦'}{grouped(denominator)}"


def root(radicand: str, degree: str = "") -> str:
    """Return a root; that of the second degree needs no ``degree``."""
    return f"{_ROOTS.get(degree) or grouped(degree) + '√'}{grouped(radicand)}"


def scripted(base: str, subscript: str = "", superscript: str = "") -> str:
    """Return a base with its subscript after "_" and its superscript after "^"; primes and degrees come as they are."""
    core = f"({base})" if _is_loose(base) and not _is_bracketed(base) else base
    index = f"_{grouped(subscript)}" if subscript else ""
    if superscript and _PRIMES.issuperset(superscript):
        text = f"{core}{superscript}{index}"
    elif superscript and _DEGREES.issuperset(superscript):
        text = f"{core}{index}°"
    else:
        text = f"{core}{index}{f'^{grouped(superscript)}' if superscript else ''}"
    is_operator = len(base) < 2 and not base.isalnum() and text != base
    return Word(text) if isinstance(base, Word) or is_operator else text


def accented(base: str, sign: str) -> str | None:
    """Return a base with an accent as a combining mark, or without a brace; None for a sign that is neither."""
    if sign in BRACES:
        return base
    mark = _ACCENTS.get(sign)
    if mark is None:
        return None
    return base + mark if len(base) < 2 else "".join(f"{letter}{mark}" for letter in base if letter != " ")


def fenced(parts: Sequence[str], opening: str = "(", closing: str = ")", separator: str = ",") -> str:
    """Return parts between brackets."""
    return f"{opening}{separator.join(parts)}{closing}"


def matrix(rows: Sequence[Sequence[str]]) -> str:
    """Return the rows of a matrix, which stands in brackets: columns after commas, rows after semicolons."""
    return "; ".join(", ".join(cell.strip(" ,") for cell in row) for row in rows)


def lines(rows: Sequence[Sequence[str]]) -> str:
    """Return rows that are lines, as of aligned equations; the columns only align them."""
    return LINE.join(text for row in rows if (text := joined(row)))


def joined(parts: Sequence[str]) -> str:
    """Join the parts of a row; words are separated from the letters and digits beside them by a blank."""
    present = [part for part in parts if part]
    if len(present) == 1:
        return present[0]
    row = ""
    previous = ""
    for part in present:
        is_apart = isinstance(previous, Word) or (isinstance(part, Word) and row[-1:].isalnum())
        if is_apart and part[0].isalnum() and row[-1] != " ":
            row += " "
        row += part
        previous = part
    return row


def _is_loose(text: str) -> bool:
    """Return whether a sign that binds little stands outside of all brackets of a text."""
    depth = 0
    for sign in text if len(text) > 1 else "":
        depth += (sign in OPENING) - (sign in CLOSING)
        if not depth and sign in _LOOSE:
            return True
    return False


def _is_bracketed(text: str) -> bool:
    """Return whether a text stands in one pair of brackets."""
    if text[:1] not in tuple(OPENING) or text[-1:] not in tuple(CLOSING):
        return False
    depth = 0
    for position, sign in enumerate(text):
        depth += (sign in OPENING) - (sign in CLOSING)
        if not depth:
            return position == len(text) - 1
    return False
