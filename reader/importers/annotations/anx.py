"""Parse the notes in the database of Anx Reader, of all books in it, by itself or in the ZIP that it backs up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.styles import style_of
from reader.importers.annotations.cfi_order import ranks_of
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of, nearest_colour
from reader.importers.annotations.json_fields import Fields, one_line, text_field
from reader.importers.annotations.timestamps import parse_iso
from reader.importers.foreign_database import ForeignDatabase

NOTES, BOOKS = "tb_notes", "tb_books"
"""The tables of notes and of books."""

_COLUMNS = (
    *("id", "book_id", "content", "cfi", "chapter", "type", "color", "create_time", "update_time", "reader_note"),
)
_BOOK_COLUMNS = ("id", "title", "author")
_WITH_ALPHA = re.compile(r"#?[0-9a-fA-F]{2}([0-9a-fA-F]{6})")
"""A colour with its opacity before it, as Flutter writes it."""

_Ranks = Mapping[tuple[str, str], float]


def read_anx(database: ForeignDatabase, path: Path, zone: tzinfo) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY, ForeignDatabaseError."""
    entries = EntryCollector(NoteSource.ANX, path)
    rows = database.records(NOTES, _COLUMNS)
    books: dict[str, Fields] = {text_field(row, "id"): row for row in database.records(BOOKS, _BOOK_COLUMNS)}
    places = defaultdict[str, list[str]](list)
    for one in rows:
        places[text_field(one, "book_id")].append(text_field(one, "cfi"))
    ranks = {(book, cfi): rank for book, cfis in places.items() for cfi, rank in ranks_of(cfis).items()}
    for row in entries.begin_each(rows):
        _collect(entries, row, books, ranks, zone)
    return entries.foreign_notes()


def _collect(entries: EntryCollector, row: Fields, books: Mapping[str, Fields], ranks: _Ranks, zone: tzinfo) -> None:
    book_id, kind = text_field(row, "book_id"), text_field(row, "type").lower()
    quote, note = text_field(row, "content"), text_field(row, "reader_note")
    is_bookmark = kind == "bookmark" and not note
    book, section = books.get(book_id, {}), one_line(text_field(row, "chapter"))
    created = parse_iso(row.get("create_time"), zone)
    entries.add(
        ForeignNote(
            entries.number,
            one_line(text_field(book, "title")),
            one_line(text_field(book, "author")),
            quote,
            note,
            AnnotationKind.BOOKMARK if is_bookmark else kind_of(note),
            0 if is_bookmark else colour_of(quote, _colour(text_field(row, "color"))),
            place=section,
            order=ranks.get((book_id, text_field(row, "cfi"))),
            created=created,
            modified=parse_iso(row.get("update_time"), zone) or created,
            section=section,
            work=book_id,
            source_id=text_field(row, "id"),
            style=style_of(kind),
        )
    )


def _colour(text: str) -> int:
    with_alpha = _WITH_ALPHA.fullmatch(text)
    return nearest_colour(with_alpha[1] if with_alpha else text)
