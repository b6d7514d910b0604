"""Find the characters of a printed page in the text that was made of it.

Both sides are compared without blanks and decomposed, character by character, so that ligatures and accents that are
composed on one side only are equal. The lines of the page are put in the order of the text first: a file may hold its
columns, notes and margins in any order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from rapidfuzz.distance import Indel

_PIECE = 12
"""Characters of a line that are looked for where the whole line is not found."""

_SHORTEST = 4
"""A line with fewer characters stands where the line before it ends."""


def align(lines: Sequence[Sequence[str]], text: str) -> list[tuple[int, int]]:
    """Return the pairs of a position in the text and the number of a character of the page that are the same.

    ``lines`` are the characters of the page, numbered through all of them; one may stand for several, or for none.
    """
    folded, places = _folded(list(text))
    numbered: list[tuple[str, list[int]]] = []
    first = 0
    for line in lines:
        signs, numbers = _folded(line)
        numbered.append((signs, [first + number for number in numbers]))
        first += len(line)
    ordered = _in_order(numbered, folded)
    page = "".join(signs for signs, _numbers in ordered)
    characters = [number for _signs, numbers in ordered for number in numbers]
    pairs: dict[int, int] = {}
    for change in Indel.opcodes(page, folded):
        if change.tag == "equal":
            for step in range(change.src_end - change.src_start):
                pairs.setdefault(places[change.dest_start + step], characters[change.src_start + step])
    return sorted(pairs.items())


def _folded(characters: Sequence[str]) -> tuple[str, list[int]]:
    """Return characters as they are compared, and for each of these the number of the one that it comes from."""
    signs: list[str] = []
    numbers: list[int] = []
    for number, character in enumerate(characters):
        plain = character if character.isascii() else unicodedata.normalize("NFKD", character)
        for sign in plain:
            if not sign.isspace():
                signs.append(sign)
                numbers.append(number)
    return "".join(signs), numbers


def _in_order(lines: Sequence[tuple[str, list[int]]], text: str) -> list[tuple[str, list[int]]]:
    """Return lines in the order in which they stand in the text."""
    placed: list[tuple[int, int]] = []
    expected = 0
    for number, (signs, _numbers) in enumerate(lines):
        found = _place_of(signs, text, expected)
        start = expected if found < 0 else found
        placed.append((start, number))
        expected = start + len(signs) if found >= 0 else start
    return [lines[number] for _start, number in sorted(placed)]


def _place_of(line: str, text: str, expected: int) -> int:
    """Return where a line stands in the text, from where it is expected if it stands there too; -1 if nowhere."""
    if len(line) < _SHORTEST:
        return -1
    for piece, before in ((line, 0), (line[:_PIECE], 0), (line[-_PIECE:], max(0, len(line) - _PIECE))):
        found = text.find(piece, expected)
        if found < 0:
            found = text.find(piece)
        if found >= 0:
            return max(0, found - before)
    return -1
