"""Parse the notes of Readest: the file of a book in its folder (``config.json``), or the list of notes in it."""

from __future__ import annotations

from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.styles import style_of
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of, nearest_colour
from reader.importers.annotations.json_fields import Fields, inner, list_items, number, one_line, text_field
from reader.importers.annotations.timestamps import parse_unix

_TYPES = frozenset(("annotation", "bookmark", "excerpt"))


def is_readest(value: object) -> bool:
    """Return whether a JSON document is such a file or list."""
    return any(
        text_field(item, "type") in _TYPES and text_field(item, "cfi") and number(inner(item, "createdAt")) is not None
        for item in _items(value)[:20]
    )


def read_readest(value: object, path: Path) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.READEST, path)
    title, author = one_line(text_field(value, "title")), one_line(text_field(value, "author"))
    for item in entries.begin_each(_items(value)):
        _collect(entries, item, title, author)
    return entries.foreign_notes()


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else list_items(inner(value, "booknotes"))


def _collect(entries: EntryCollector, item: Fields, title: str, author: str) -> None:
    if item.get("deletedAt"):
        entries.skip("removed")
        return
    is_bookmark = text_field(item, "type") == "bookmark"
    quote, note, page = text_field(item, "text").rstrip("…"), text_field(item, "note"), text_field(item, "page")
    entries.add(
        ForeignNote(
            entries.number,
            title,
            author,
            quote,
            note,
            AnnotationKind.BOOKMARK if is_bookmark else kind_of(note),
            0 if is_bookmark else colour_of(quote, nearest_colour(text_field(item, "color"))),
            place=f"p. {page}" if page else "",
            order=number(item.get("page")),
            created=parse_unix(item.get("createdAt")),
            modified=parse_unix(item.get("updatedAt")),
            source_id=text_field(item, "id"),
            work=text_field(item, "bookHash"),
            style=style_of(text_field(item, "style")),
        )
    )
