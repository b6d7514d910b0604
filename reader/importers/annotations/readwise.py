"""Parse the CSV in which Readwise exports all highlights.

Its columns are Highlight, Book Title, Book Author, Amazon Book ID, Note, Color, Tags, Location Type, Location,
Highlighted at, Document tags; a highlight may span many lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.errors import Problem, ReaderError
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of, nearest_colour
from reader.importers.annotations.json_fields import one_line, replace_invalid
from reader.importers.annotations.table_rows import table_rows
from reader.importers.annotations.timestamps import parse_iso, parse_localised

_HIGHLIGHT, _TITLE = "highlight", "booktitle"
_ALIASES = {"title": _TITLE, "author": "bookauthor", "text": _HIGHLIGHT, "date": "highlightedat"}
"""The names of the columns in similar files of other programs."""

_LONGEST_HEAD = 10_000
"""Characters of the first line that are examined."""


def is_readwise(text: str) -> bool:
    """Return whether a text is such a file, by the column names in its first line."""
    first = text.removeprefix("\ufeff").lstrip().split("\n", 1)[0][:_LONGEST_HEAD]
    headings = next((row for row in table_rows(first) if row is not None), [])
    return {_HIGHLIGHT, _TITLE} <= set(map(_column, headings))


def read_readwise(text: str, path: Path, zone: tzinfo) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY, NOTES_DAMAGED for a file without the required columns."""
    entries = EntryCollector(NoteSource.READWISE, path)
    plain = text.removeprefix("\ufeff").replace("\x00", "\ufffd").lstrip()
    headings = _collect_rows(entries, table_rows(plain), zone)
    if _HIGHLIGHT not in headings:
        raise ReaderError(Problem.NOTES_DAMAGED, path, why="csv")
    return entries.foreign_notes()


def _collect_rows(entries: EntryCollector, rows: Iterator[list[str] | None], zone: tzinfo) -> list[str]:
    """Collect the rows after the headings, which are returned."""
    headings: list[str] = []
    for row in rows:
        if row is None:
            entries.begin()
            entries.skip("broken")
        elif not headings:
            headings = [_column(heading) for heading in row]
        elif any(cell.strip() for cell in row):
            _collect_row(entries, headings, row, zone)
    return headings


def _column(heading: str) -> str:
    name = "".join(sign for sign in heading.lower() if sign.isalpha())
    return _ALIASES.get(name, name)


def _collect_row(entries: EntryCollector, headings: list[str], row: list[str], zone: tzinfo) -> None:
    number = entries.begin()
    if len(row) > len(headings) or (len(row) < len(headings) and len(row) < 2):
        entries.skip("columns")
        return
    cells = {name: replace_invalid(cell).strip() for name, cell in zip(headings, row, strict=False)}
    quote, note = cells.get(_HIGHLIGHT, ""), cells.get("note", "")
    place = cells.get("location", "")
    highlighted_at = cells.get("highlightedat", "")
    entries.add(
        ForeignNote(
            number,
            one_line(cells.get(_TITLE, "")),
            one_line(cells.get("bookauthor", "")),
            quote,
            note,
            kind_of(note),
            colour_of(quote, nearest_colour(cells.get("color", ""))),
            tuple(tag.strip() for tag in cells.get("tags", "").split(",") if tag.strip()),
            place=f"{cells.get('locationtype', '')} {place}".strip() if place else "",
            order=_order(place),
            created=parse_iso(highlighted_at, zone) or parse_localised(highlighted_at, zone),
        )
    )


def _order(place: str) -> float | None:
    return float(place) if place.isdecimal() and len(place) < 16 else None
