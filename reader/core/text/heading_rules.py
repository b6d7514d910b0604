"""Find the headings of a plain text by the reader's choice: none, chapters only, or lines like an example."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.core.text.heading_numbers import UNITS
from reader.core.text.headings import CLOSING, find_chapters, find_headings
from reader.core.text.import_options import HeadingSource, ImportOptions
from reader.core.text.numerals import DIGITS

_LONGEST = 100
"""Maximum code points of a heading like an example."""

_ENDS_OF_SENTENCES = CLOSING - frozenset("!?！？」』”’")

_NUMBER = re.compile(rf"[{DIGITS}]+|(?<![A-Za-z])[IVXLC]+(?![A-Za-z])")
_ROMAN = "[IVXLC]{1,8}"
_COUNTED = f"[{DIGITS}]{{1,9}}"
_AFTER_NUMBER = re.compile(rf"[ \t\u3000]?[{UNITS}]|[^\w\s]+")
_SEPARATOR = re.compile("[;；]")
_BLANKS = r"[ \t\u3000\xa0]*"


def headings_of(text: str, options: ImportOptions) -> dict[int, int]:
    """Return a map from the start of each line that is a heading to its level, from 1."""
    match options.headings:
        case HeadingSource.NONE:
            return {}
        case HeadingSource.CHAPTERS:
            return find_chapters(text)
        case HeadingSource.LIKE:
            return _find_like(text, options.heading_like)
        case _:
            return find_headings(text)


def _find_like(text: str, examples: str) -> dict[int, int]:
    """Find the lines that begin like one of the examples; the index of the example, from 1, is the level."""
    found: dict[int, int] = {}
    parts = [part.strip() for part in _SEPARATOR.split(examples) if part.strip()]
    for level, example in enumerate(parts[:6], start=1):
        line = re.compile(rf"(?:^|(?<=\n)){_BLANKS}{_beginning_pattern(example)}[^\n]*", re.IGNORECASE)
        for match in line.finditer(text):
            heading = match.group().strip()
            if len(heading) <= _LONGEST and heading[-1] not in _ENDS_OF_SENTENCES:
                found.setdefault(match.start(), level)
    return found


def _beginning_pattern(example: str) -> str:
    """Return a pattern for an example up to its number and the closing sign; without a number, for all of it."""
    parts: list[str] = []
    position = 0
    for start, end, number in _leading_numbers(example):
        parts += [_literal_pattern(example[position:start]), _BLANKS, number]
        position = end
    if not parts:
        return _literal_pattern(example)
    closing = _AFTER_NUMBER.match(example, position)
    return "".join(parts) + (_BLANKS + _literal_pattern(closing.group()) if closing else r"(?!\w)")


def _leading_numbers(example: str) -> Iterator[tuple[int, int, str]]:
    """Yield the span and pattern of the first number and of those separated from it only by one sign, as in "1.1"."""
    position: int | None = None
    for match in _NUMBER.finditer(example):
        if position is not None and not re.fullmatch(r"[^\w\s]", example[position : match.start()]):
            return
        position = match.end()
        yield match.start(), position, _ROMAN if match.group().isascii() and match.group().isalpha() else _COUNTED


def _literal_pattern(text: str) -> str:
    return _BLANKS.join(re.escape(word) for word in re.split(r"[ \t\u3000]+", text))
