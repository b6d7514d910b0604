"""Find the headings of a plain text as its reader told: none, chapters only, or lines like an example."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.core.text.headings import CLOSING, DIGITS, UNITS, find_chapters, find_headings
from reader.core.text.import_options import HeadingSource, ImportOptions

_LONGEST = 100
"""Code points: what is longer is no heading, whatever it begins with."""

_ENDS_OF_SENTENCES = CLOSING - frozenset("!?！？」』”’")

_NUMBER = re.compile(rf"[{DIGITS}]+|(?<![A-Za-z])[IVXLC]+(?![A-Za-z])")
_ROMAN = "[IVXLC]{1,8}"
_COUNTED = f"[{DIGITS}]{{1,9}}"
_AFTER_NUMBER = re.compile(rf"[ \t\u3000]?[{UNITS}]|[^\w\s]+")
_PARTED = re.compile("[;；]")
_BLANKS = r"[ \t\u3000\xa0]*"


def headings_of(text: str, choices: ImportOptions) -> dict[int, int]:
    """Return the level, from 1, of each line that is a heading, by the position of the line's start."""
    match choices.headings:
        case HeadingSource.NONE:
            return {}
        case HeadingSource.CHAPTERS:
            return find_chapters(text)
        case HeadingSource.LIKE:
            return _alike(text, choices.heading_like)
        case _:
            return find_headings(text)


def _alike(text: str, examples: str) -> dict[int, int]:
    """Find the lines that begin like one of the examples; the place of the example is the level."""
    found: dict[int, int] = {}
    given = [one.strip() for one in _PARTED.split(examples) if one.strip()]
    for level, example in enumerate(given[:6], start=1):
        line = re.compile(rf"(?:^|(?<=\n)){_BLANKS}{_beginning(example)}[^\n]*", re.IGNORECASE)
        for match in line.finditer(text):
            words = match.group().strip()
            if len(words) <= _LONGEST and words[-1] not in _ENDS_OF_SENTENCES:
                found.setdefault(match.start(), level)
    return found


def _beginning(example: str) -> str:
    """Make a pattern of an example's beginning, up to its number and what closes that; without one, of all of it."""
    parts: list[str] = []
    place = 0
    for start, end, number in _leading_numbers(example):
        parts += [_literal(example[place:start]), _BLANKS, number]
        place = end
    if not parts:
        return _literal(example)
    closing = _AFTER_NUMBER.match(example, place)
    return "".join(parts) + (_BLANKS + _literal(closing.group()) if closing else r"(?!\w)")


def _leading_numbers(example: str) -> Iterator[tuple[int, int, str]]:
    """Yield the place of the first number and of those that follow it with no more than a point between: "1.1"."""
    place: int | None = None
    for found in _NUMBER.finditer(example):
        if place is not None and not re.fullmatch(r"[^\w\s]", example[place : found.start()]):
            return
        place = found.end()
        yield found.start(), place, _ROMAN if found.group().isascii() and found.group().isalpha() else _COUNTED


def _literal(words: str) -> str:
    return _BLANKS.join(re.escape(word) for word in re.split(r"[ \t\u3000]+", words))
