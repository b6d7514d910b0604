"""Parse the notes that Foliate keeps and exports as JSON, one file for each book.

A bookmark is only a place in the markup of an EPUB, which our texts do not keep: it is skipped and told.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.styles import style_of
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of, nearest_colour
from reader.importers.annotations.json_fields import inner, list_items, one_line, text_field
from reader.importers.annotations.timestamps import parse_iso

_CFI = "epubcfi("


def is_foliate(value: object) -> bool:
    """Return whether a JSON document is such a file: its annotations or bookmarks stand at places of an EPUB."""
    annotations, bookmarks = list_items(inner(value, "annotations")), list_items(inner(value, "bookmarks"))
    places = [text_field(item, "value") for item in annotations[:20]] + bookmarks[:20]
    return any(isinstance(place, str) and place.startswith(_CFI) for place in places)


def read_foliate(value: object, path: Path) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.FOLIATE, path)
    metadata = inner(value, "metadata")
    title = _name(inner(metadata, "title"))
    author = ", ".join(filter(None, map(_name, _as_list(inner(metadata, "author") or inner(metadata, "creator")))))
    for item in entries.begin_each(list_items(inner(value, "annotations"))):
        quote, note = text_field(item, "text"), text_field(item, "note")
        colour = text_field(item, "color")
        created = parse_iso(item.get("created"), UTC)
        entries.add(
            ForeignNote(
                entries.number,
                title,
                author,
                quote,
                note,
                kind_of(note),
                colour_of(quote, nearest_colour(colour)),
                created=created,
                modified=parse_iso(item.get("modified"), UTC) or created,
                source_id=text_field(item, "value"),
                style=style_of(colour),
            )
        )
    for _place in list_items(inner(value, "bookmarks")):
        entries.begin()
        entries.skip("no-words")
    return entries.foreign_notes()


def _name(value: object) -> str:
    """Return a title or a name: text, text by its language, or within ``name``."""
    if isinstance(value, str):
        return one_line(value)
    if not isinstance(value, Mapping):
        return ""
    if "name" in value:
        return _name(value["name"])
    return next((one_line(text) for text in value.values() if isinstance(text, str)), "")


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
