"""Find the blanks that a note marks: ``==words==`` as Obsidian highlights, ``{{c1::words::hint}}`` as Anki's cloze."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOZE = re.compile(
    r"\{\{c\d+::(?P<cloze>.+?)(?:::[^{}]*)?\}\}|(?<!=)==(?P<mark>[^\s=](?:[^=\n]*[^\s=])?)==(?!=)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Cloze:
    """Words of a note that are asked for, and which of the places with these words it is, from 1."""

    words: str
    nth: int


def clozes(note: str) -> list[Cloze]:
    """Return the blanks of a note in their order."""
    plain = ""
    found: list[tuple[str, int]] = []
    position = 0
    for match in _CLOZE.finditer(note):
        plain += note[position : match.start()]
        words = _words(match)
        if words.strip():
            found.append((words, len(plain)))
        plain += words
        position = match.end()
    plain += note[position:]
    return [Cloze(words, _number_of_place(words, start, plain)) for words, start in found]


def has_clozes(note: str) -> bool:
    """Return whether a note marks blanks."""
    return _CLOZE.search(note) is not None


def without_clozes(note: str) -> str:
    """Return a note without the signs that mark its blanks."""
    return _CLOZE.sub(_words, note) if "==" in note or "{{c" in note else note


def _words(match: re.Match[str]) -> str:
    return match["cloze"] if match["cloze"] is not None else match["mark"]


def _number_of_place(words: str, start: int, plain: str) -> int:
    number, at = 0, plain.find(words)
    while 0 <= at <= start:
        number, at = number + 1, plain.find(words, at + 1)
    return number
