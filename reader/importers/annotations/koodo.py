"""Parse the notes of Koodo Reader in JSON."""

from __future__ import annotations

from datetime import datetime, tzinfo
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of, nearest_colour
from reader.importers.annotations.json_fields import Fields, inner, list_items, number, one_line, text_field
from reader.importers.annotations.timestamps import parse_unix


def is_koodo(value: object) -> bool:
    """Return whether a JSON document is a list of such notes."""
    items = _items(value)
    return any(text_field(item, "bookKey") and isinstance(inner(item, "text"), str) for item in items[:20])


def read_koodo(value: object, path: Path, zone: tzinfo) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.KOODO, path)
    for item in entries.begin_each(_items(value)):
        quote, note = text_field(item, "text"), text_field(item, "notes")
        chapter = one_line(text_field(item, "chapter"))
        colour = item.get("color")
        entries.add(
            ForeignNote(
                entries.number,
                one_line(text_field(item, "bookName", "title")),
                one_line(text_field(item, "bookAuthor", "author")),
                quote,
                note,
                kind_of(note),
                colour_of(quote, nearest_colour(colour) if isinstance(colour, str) else 0),
                tuple(one_line(tag) for tag in list_items(item.get("tag")) if isinstance(tag, str) and tag.strip()),
                place=chapter,
                order=_share(item.get("percentage")),
                created=_time(item, zone),
                section=chapter,
                work=text_field(item, "bookKey"),
                source_id=text_field(item, "key"),
            )
        )
    return entries.foreign_notes()


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else list_items(inner(value, "notes"))


def _share(value: object) -> float | None:
    """Return how far in the book a note is, which is a number or one written as text."""
    try:
        share = float(value) if isinstance(value, str) else number(value)
    except ValueError:
        return None
    return share if share is not None and 0 <= share <= 1 else None


def _time(item: Fields, zone: tzinfo) -> datetime | None:
    """Return the time of a note: its key, or else its day."""
    key = text_field(item, "key")
    if key.isdecimal() and len(key) == 13:
        return parse_unix(int(key))
    year, month, day = (number(inner(item, "date", name)) for name in ("year", "month", "day"))
    try:
        return datetime(int(year or 0), int(month or 0), int(day or 0), tzinfo=zone)
    except (ValueError, OverflowError):
        return None
