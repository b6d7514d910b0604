"""Parse the notes that Moon+ Reader exports (``.mrexpt``).

An entry begins with a line ``#``; one line each for its number, the title, two paths, the chapter, a flag, position,
length, colour, time, the name of a bookmark, the note and the words, then flags. Lines within a field are ``<BR>``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.model import AnnotationKind
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of, nearest_colour
from reader.importers.annotations.json_fields import one_line, replace_invalid
from reader.importers.annotations.timestamps import parse_unix

_ENTRY = "#"
_TIME = re.compile(r"\d{12,13}")
_NUMBER = re.compile(r"-?\d{1,12}")
_BREAK = re.compile(r"<BR\s*/?>", re.IGNORECASE)
_EARLIEST_TIME, _LATEST_TIME = 7, 11
"""The range of lines in which the time is sought, by which all others are found: one may be missing before it."""

_WORDS_AFTER_TIME = 3
_SUFFIX = re.compile(r"(?:\.\w{2,5}){1,2}$")


def is_moon_reader(text: str) -> bool:
    """Return whether a text is such a file, by its first entry."""
    return any(_time_at(entry) is not None for entry in list(_entries(text[:20_000]))[:1])


def read_moon_reader(text: str, path: Path) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.MOON_READER, path)
    for lines in _entries(replace_invalid(text)):
        number = entries.begin()
        at = _time_at(lines)
        if at is None or len(lines) <= at + _WORDS_AFTER_TIME:
            entries.skip("broken")
        else:
            entries.add(_note(number, lines, at))
    return entries.foreign_notes()


def _entries(text: str) -> Iterator[list[str]]:
    """Yield the lines of each entry."""
    lines: list[str] | None = None
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.strip() == _ENTRY:
            if lines is not None:
                yield lines
            lines = []
        elif lines is not None:
            lines.append(line)
    if lines is not None:
        yield lines


def _time_at(lines: Sequence[str]) -> int | None:
    """Return the number of the line with the time, after three lines of numbers; None where there is none."""
    for at in range(_EARLIEST_TIME, min(_LATEST_TIME + 1, len(lines))):
        numbers = lines[at - 3 : at]
        if _TIME.fullmatch(lines[at].strip()) and all(_NUMBER.fullmatch(line.strip()) for line in numbers):
            return at
    return None


def _note(number: int, lines: Sequence[str], at: int) -> ForeignNote:
    position, _length, colour, time = (int(line) for line in lines[at - 3 : at + 1])
    bookmark, note, words = (_words(line) for line in lines[at + 1 : at + 1 + _WORDS_AFTER_TIME])
    chapter = int(lines[at - 5]) if _NUMBER.fullmatch(lines[at - 5].strip()) else 0
    is_bookmark = bool(bookmark) and not words
    return ForeignNote(
        number,
        _title(lines),
        quote=words,
        note=note,
        kind=AnnotationKind.BOOKMARK if is_bookmark and not note else kind_of(note),
        colour=colour_of(words, nearest_colour(f"#{colour & 0xFFFFFF:06x}")),
        place=bookmark if is_bookmark else "",
        order=chapter * 1e9 + max(0, position),
        created=parse_unix(time),
    )


def _title(lines: Sequence[str]) -> str:
    return one_line(lines[1]) or one_line(_SUFFIX.sub("", posixpath.basename(lines[2])))


def _words(line: str) -> str:
    return _BREAK.sub("\n", line).strip()
