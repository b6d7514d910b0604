"""Find the characters of a printed page in the text that was made of it.

Both sides are compared without blanks and decomposed, character by character, so that ligatures and accents that are
composed on one side only are equal. The lines of the page are put in the order of the text first: a file may hold its
columns, notes and margins in any order. The letters of running heads are not in the text, and are found one by one in
that of the pages beside; so what is short does not count there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

_PIECE = 12
"""Characters of a line that are looked for where the whole line is not found, and the fewest in a row that count
outside of the page's own text."""

_SHORTEST = 4
"""A line with fewer characters stands where the line before it ends."""


class _Stretch(NamedTuple):
    """So many characters that are the same on the page, from a number on, and in the text, from a place on."""

    number: int
    place: int
    length: int


def align(lines: Sequence[Sequence[str]], text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Return the pairs of a position in the text and the number of a character of the page that are the same.

    ``lines`` are the characters of the page, numbered through all of them; one may stand for several, or for none. The
    page's own text is said to be from ``first`` up to ``last``.
    """
    folded, places = _folded(list(text))
    ordered = _in_order(_numbered(lines), folded)
    page = "".join(signs for signs, _numbers in ordered)
    characters = [number for _signs, numbers in ordered for number in numbers]
    same = [
        _Stretch(change.src_start, change.dest_start, change.src_end - change.src_start)
        for change in Indel.opcodes(page, folded)
        if change.tag == "equal"
    ]
    pairs: dict[int, int] = {}
    for stretch in _gathered(same, page, folded):
        is_own = places[stretch.place] < last and places[stretch.place + stretch.length - 1] >= first
        if not is_own and stretch.length < _PIECE:
            continue
        for step in range(stretch.length):
            pairs.setdefault(places[stretch.place + step], characters[stretch.number + step])
    return sorted(pairs.items())


def _gathered(stretches: Sequence[_Stretch], page: str, text: str) -> list[_Stretch]:
    """Return stretches with each shorter one put beside a longer one that it goes on to on the page, or goes on from.

    The text begins before the page and ends after it, and the first and last letters of the page are found there one
    by one as well as where they stand.
    """
    backwards: list[_Stretch] = []
    for one in reversed(stretches):
        after = backwards[-1] if backwards else None
        if after is not None and _precedes(one, after, page, text):
            backwards[-1] = _Stretch(one.number, after.place - one.length, one.length + after.length)
        else:
            backwards.append(one)
    forwards: list[_Stretch] = []
    for one in reversed(backwards):
        before = forwards[-1] if forwards else None
        if before is not None and _succeeds(one, before, page, text):
            forwards[-1] = _Stretch(before.number, before.place, before.length + one.length)
        else:
            forwards.append(one)
    return forwards


def _precedes(one: _Stretch, after: _Stretch, page: str, text: str) -> bool:
    """Return whether a shorter stretch stands just before another one, too, in the text as on the page."""
    if one.number + one.length != after.number or one.length > after.length:
        return False
    return text[after.place - one.length : after.place] == page[one.number : after.number]


def _succeeds(one: _Stretch, before: _Stretch, page: str, text: str) -> bool:
    """Return whether a shorter stretch stands just behind another one, too, in the text as on the page."""
    end = before.place + before.length
    if before.number + before.length != one.number or one.length > before.length:
        return False
    return text[end : end + one.length] == page[one.number : one.number + one.length]


def _numbered(lines: Sequence[Sequence[str]]) -> list[tuple[str, list[int]]]:
    """Return lines as they are compared, with the numbers of their characters on the page."""
    numbered: list[tuple[str, list[int]]] = []
    count = 0
    for line in lines:
        signs, numbers = _folded(line)
        numbered.append((signs, [count + number for number in numbers]))
        count += len(line)
    return numbered


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
    """Return where a line stands in the text; -1 if nowhere.

    That is as near as possible to where it is expected, as a text says some things more than once; but a short line
    stands behind that place rather than before it.
    """
    if len(line) < _SHORTEST:
        return -1
    for piece, before in ((line, 0), (line[:_PIECE], 0), (line[-_PIECE:], max(0, len(line) - _PIECE))):
        wanted = expected + before
        places = text.find(piece, wanted), text.rfind(piece, 0, wanted + len(piece))
        found = [place for place in places if place >= 0]
        if found:
            place = min(found, key=lambda one: abs(one - wanted)) if len(piece) >= _PIECE else found[0]
            return max(0, place - before)
    return -1
