"""Parse the notes in ``AEAnnotation….sqlite``, the database of Apple Books, of all books in it.

The titles are in ``BKLibrary….sqlite``, another database, in a folder beside that of the notes or next to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.model import AnnotationKind, AnnotationStyle
from reader.core.errors import ReaderError
from reader.importers.annotations.cfi_order import ranks_of
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of, nearest_colour
from reader.importers.annotations.json_fields import Fields, number, one_line, text_field
from reader.importers.annotations.timestamps import parse_unix
from reader.importers.foreign_database import ForeignDatabase, ForeignDatabaseError, opened_database, read_log
from reader.importers.source import read_source

ANNOTATIONS, BOOKS = "ZAEANNOTATION", "ZBKLIBRARYASSET"
"""The tables of notes and of books, each in a database of its own."""

_COLUMNS = (
    *("ZANNOTATIONASSETID", "ZANNOTATIONSELECTEDTEXT", "ZANNOTATIONREPRESENTATIVETEXT", "ZANNOTATIONNOTE"),
    *("ZANNOTATIONLOCATION", "ZANNOTATIONSTYLE", "ZANNOTATIONISUNDERLINE", "ZANNOTATIONTYPE", "ZANNOTATIONDELETED"),
    *("ZANNOTATIONCREATIONDATE", "ZANNOTATIONMODIFICATIONDATE", "ZANNOTATIONUUID", "ZFUTUREPROOFING5"),
)
_BOOK_COLUMNS = ("ZASSETID", "ZTITLE", "ZAUTHOR")
_BOOKMARK, _PLACE = 1, 3
"""Types of annotations: a bookmark, and the place where the reader stopped."""

_UNDERLINE = 0
_COLOURS: Mapping[float | None, str] = {1: "green", 2: "blue", 3: "yellow", 4: "pink", 5: "purple"}
_SINCE_2001 = 978_307_200
"""Seconds from 1970 to 2001, from which Apple counts."""
"""How many databases of books are read in a folder."""

_MOST_DATABASES = 4
"""How many databases of books are read in a folder."""

_CONTEXT = 32
"""Code points of the words before and after a passage."""

_Books = Mapping[str, Fields]


def read_apple_database(database: ForeignDatabase, path: Path) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY, ForeignDatabaseError."""
    entries = EntryCollector(NoteSource.APPLE_BOOKS, path)
    rows = [row for row in database.records(ANNOTATIONS, _COLUMNS) if number(row.get("ZANNOTATIONTYPE")) != _PLACE]
    books, ranks = _books_beside(path), _ranks(rows)
    for row in entries.begin_each(rows):
        _collect(entries, row, books, ranks)
    return entries.foreign_notes()


def _ranks(rows: Sequence[Fields]) -> Mapping[tuple[str, str], float]:
    """Return the sort keys of the places of all books, by book and place."""
    places = defaultdict[str, list[str]](list)
    for row in rows:
        places[text_field(row, "ZANNOTATIONASSETID")].append(text_field(row, "ZANNOTATIONLOCATION"))
    return {(book, cfi): rank for book, cfis in places.items() for cfi, rank in ranks_of(cfis).items()}


def _collect(entries: EntryCollector, row: Fields, books: _Books, ranks: Mapping[tuple[str, str], float]) -> None:
    if number(row.get("ZANNOTATIONDELETED")):
        entries.skip("removed")
        return
    quote, note = text_field(row, "ZANNOTATIONSELECTEDTEXT"), text_field(row, "ZANNOTATIONNOTE")
    is_bookmark = number(row.get("ZANNOTATIONTYPE")) == _BOOKMARK and not note
    asset, section = text_field(row, "ZANNOTATIONASSETID"), one_line(text_field(row, "ZFUTUREPROOFING5"))
    book = books.get(asset, {})
    style = number(row.get("ZANNOTATIONSTYLE"))
    is_underline = not is_bookmark and (style == _UNDERLINE or bool(number(row.get("ZANNOTATIONISUNDERLINE"))))
    prefix, suffix = _context(quote, text_field(row, "ZANNOTATIONREPRESENTATIVETEXT"))
    created = _time(row, "ZANNOTATIONCREATIONDATE")
    entries.add(
        ForeignNote(
            entries.number,
            one_line(text_field(book, "ZTITLE")),
            one_line(text_field(book, "ZAUTHOR")),
            quote,
            note,
            AnnotationKind.BOOKMARK if is_bookmark else kind_of(note),
            0 if is_bookmark else colour_of(quote, nearest_colour(_COLOURS.get(style, ""))),
            place=section,
            order=ranks.get((asset, text_field(row, "ZANNOTATIONLOCATION"))),
            created=created,
            modified=_time(row, "ZANNOTATIONMODIFICATIONDATE") or created,
            prefix=prefix,
            suffix=suffix,
            section=section,
            work=asset,
            source_id=text_field(row, "ZANNOTATIONUUID"),
            style=AnnotationStyle.UNDERLINE if is_underline else AnnotationStyle.HIGHLIGHT,
        )
    )


def _context(quote: str, around: str) -> tuple[str, str]:
    """Return the words before and after a passage, of the words around it, in which it occurs once."""
    if not quote or around.count(quote) != 1:
        return "", ""
    before, _quote, after = around.partition(quote)
    return before[-_CONTEXT:], after[:_CONTEXT]


def _time(row: Fields, name: str) -> datetime | None:
    seconds = number(row.get(name))
    return None if seconds is None else parse_unix(seconds + _SINCE_2001)


def _books_beside(path: Path) -> _Books:
    """Return the books by their ids, of the databases that can be read; none where there is none."""
    found: dict[str, Fields] = {}
    for candidate in _databases_of_books(path):
        try:
            with opened_database(read_source(candidate).data, read_log(candidate)) as database:
                if BOOKS in database.tables():
                    rows = database.records(BOOKS, _BOOK_COLUMNS)
                    found = {text_field(row, "ZASSETID"): row for row in rows} | found
        except (ReaderError, ForeignDatabaseError):
            continue
    return found


def _databases_of_books(path: Path) -> Iterator[Path]:
    for folder in (path.parent, path.parent.parent / "BKLibrary"):
        yield from sorted(folder.glob("BKLibrary*.sqlite"))[:_MOST_DATABASES]
