"""Format plain tables for a terminal, where a Chinese character is as wide as two Latin ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import accumulate, takewhile

from reader.core.translatable import QT_TRANSLATE_NOOP

_GAP = "  "

HEADINGS = {
    "added": QT_TRANSLATE_NOOP("CommandLine", "Added"),
    "annotations": QT_TRANSLATE_NOOP("CommandLine", "Notes"),
    "asked": QT_TRANSLATE_NOOP("CommandLine", "Blank"),
    "answer": QT_TRANSLATE_NOOP("CommandLine", "Answer"),
    "author": QT_TRANSLATE_NOOP("CommandLine", "Author"),
    "away": QT_TRANSLATE_NOOP("CommandLine", "Away"),
    "back": QT_TRANSLATE_NOOP("CommandLine", "Back"),
    "behind": QT_TRANSLATE_NOOP("CommandLine", "Not read yet"),
    "heard": QT_TRANSLATE_NOOP("CommandLine", "Heard"),
    "program": QT_TRANSLATE_NOOP("CommandLine", "Version"),
    "sent": QT_TRANSLATE_NOOP("CommandLine", "Sent"),
    "body": QT_TRANSLATE_NOOP("CommandLine", "Note"),
    "by": QT_TRANSLATE_NOOP("CommandLine", "By when"),
    "category": QT_TRANSLATE_NOOP("CommandLine", "Category"),
    "characters": QT_TRANSLATE_NOOP("CommandLine", "Characters"),
    "choices": QT_TRANSLATE_NOOP("CommandLine", "Wrong choices"),
    "class": QT_TRANSLATE_NOOP("CommandLine", "Class"),
    "conflicts": QT_TRANSLATE_NOOP("CommandLine", "Conflicts"),
    "creator": QT_TRANSLATE_NOOP("CommandLine", "By"),
    "day": QT_TRANSLATE_NOOP("CommandLine", "Day"),
    "done": QT_TRANSLATE_NOOP("CommandLine", "Read"),
    "due": QT_TRANSLATE_NOOP("CommandLine", "Due"),
    "end": QT_TRANSLATE_NOOP("CommandLine", "To"),
    "entries": QT_TRANSLATE_NOOP("CommandLine", "Entries"),
    "excerpt": QT_TRANSLATE_NOOP("CommandLine", "Words"),
    "format": QT_TRANSLATE_NOOP("CommandLine", "Format"),
    "group": QT_TRANSLATE_NOOP("CommandLine", "Group"),
    "host": QT_TRANSLATE_NOOP("CommandLine", "Host"),
    "front": QT_TRANSLATE_NOOP("CommandLine", "Front"),
    "id": QT_TRANSLATE_NOOP("CommandLine", "Id"),
    "kept": QT_TRANSLATE_NOOP("CommandLine", "Kept"),
    "kind": QT_TRANSLATE_NOOP("CommandLine", "Kind"),
    "lessons": QT_TRANSLATE_NOOP("CommandLine", "Lessons"),
    "made": QT_TRANSLATE_NOOP("CommandLine", "Made"),
    "matched": QT_TRANSLATE_NOOP("CommandLine", "Placed"),
    "minutes": QT_TRANSLATE_NOOP("CommandLine", "Minutes"),
    "name": QT_TRANSLATE_NOOP("CommandLine", "Name"),
    "notes": QT_TRANSLATE_NOOP("CommandLine", "Notes"),
    "number": QT_TRANSLATE_NOOP("CommandLine", "Number"),
    "on": QT_TRANSLATE_NOOP("CommandLine", "On"),
    "origin": QT_TRANSLATE_NOOP("CommandLine", "Origin"),
    "orphaned": QT_TRANSLATE_NOOP("CommandLine", "Unplaced"),
    "people": QT_TRANSLATE_NOOP("CommandLine", "People"),
    "person": QT_TRANSLATE_NOOP("CommandLine", "By"),
    "path": QT_TRANSLATE_NOOP("CommandLine", "File"),
    "place": QT_TRANSLATE_NOOP("CommandLine", "Place"),
    "portions": QT_TRANSLATE_NOOP("CommandLine", "Portions"),
    "project": QT_TRANSLATE_NOOP("CommandLine", "Project"),
    "questions": QT_TRANSLATE_NOOP("CommandLine", "Questions"),
    "quote now": QT_TRANSLATE_NOOP("CommandLine", "Passage now"),
    "quote then": QT_TRANSLATE_NOOP("CommandLine", "Passage after"),
    "quote": QT_TRANSLATE_NOOP("CommandLine", "Passage"),
    "reason": QT_TRANSLATE_NOOP("CommandLine", "Reason"),
    "removed": QT_TRANSLATE_NOOP("CommandLine", "Removed"),
    "roster": QT_TRANSLATE_NOOP("CommandLine", "Roster"),
    "rule": QT_TRANSLATE_NOOP("CommandLine", "Rule"),
    "seconds": QT_TRANSLATE_NOOP("CommandLine", "Seconds"),
    "sections": QT_TRANSLATE_NOOP("CommandLine", "Sections"),
    "skipped": QT_TRANSLATE_NOOP("CommandLine", "Skipped"),
    "source": QT_TRANSLATE_NOOP("CommandLine", "Source"),
    "start": QT_TRANSLATE_NOOP("CommandLine", "From"),
    "state": QT_TRANSLATE_NOOP("CommandLine", "State"),
    "stem": QT_TRANSLATE_NOOP("CommandLine", "Question"),
    "tags": QT_TRANSLATE_NOOP("CommandLine", "Tags"),
    "texts": QT_TRANSLATE_NOOP("CommandLine", "Texts"),
    "time": QT_TRANSLATE_NOOP("CommandLine", "Begins"),
    "title": QT_TRANSLATE_NOOP("CommandLine", "Title"),
    "track": QT_TRANSLATE_NOOP("CommandLine", "Track"),
    "unchanged": QT_TRANSLATE_NOOP("CommandLine", "Unchanged"),
    "updated": QT_TRANSLATE_NOOP("CommandLine", "Updated"),
    "what": QT_TRANSLATE_NOOP("CommandLine", "What"),
    "who": QT_TRANSLATE_NOOP("CommandLine", "Who"),
    "why": QT_TRANSLATE_NOOP("CommandLine", "Not counted"),
    "words": QT_TRANSLATE_NOOP("CommandLine", "Words"),
}
"""The heading of each column, by the name of its values in JSON."""


def format_table(headings: Sequence[str], rows: Iterable[Sequence[object]], widest: int = 48) -> str:
    """Return rows under headings in columns; cells wider than ``widest`` are cut, numbers are aligned right."""
    cells = [[_cell(value, widest) for value in row] for row in rows]
    if not cells:
        return ""
    widths = [max(map(display_width, column)) for column in zip(headings, *cells, strict=True)]
    numbers = [all(cell.replace(".", "").isdigit() for cell in column) for column in zip(*cells, strict=True)]
    lines = (
        _GAP.join(
            _padded(cell, columns, right=right) for cell, columns, right in zip(line, widths, numbers, strict=True)
        )
        for line in (headings, *cells)
    )
    return "\n".join(line.rstrip() for line in lines)


def display_width(text: str) -> int:
    """Return the number of columns that a text takes in a terminal."""
    return sum(map(_character_width, text))


def shorten(text: str, columns: int) -> str:
    """Return a text cut to ``columns`` columns, with an ellipsis where something was cut."""
    line = " ".join(text.split())
    if display_width(line) <= columns:
        return line
    ends = takewhile(lambda width: width < columns, accumulate(map(_character_width, line)))
    return line[: sum(1 for _ in ends)] + "…"


def _character_width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _cell(value: object, widest: int) -> str:
    text = " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return shorten(text, widest)


def _padded(cell: str, columns: int, *, right: bool) -> str:
    space = " " * (columns - display_width(cell))
    return space + cell if right else cell + space
