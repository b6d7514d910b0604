"""Parse the notes in ``KoboReader.sqlite``, the database of a Kobo, of all books on it.

``Bookmark`` has the notes, ``content`` the books (type 6), their files in their order (9) and their contents (899).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from datetime import UTC
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.model import AnnotationKind
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of, nearest_colour
from reader.importers.annotations.json_fields import Fields, number, one_line, text_field
from reader.importers.annotations.timestamps import parse_iso
from reader.importers.foreign_database import ForeignDatabase

BOOKMARKS, CONTENT = "Bookmark", "content"
"""The tables of notes, and of books and their parts."""

_BOOK, _FILE, _CHAPTER = "6", "9", "899"
_COLUMNS = (
    *("VolumeID", "ContentID", "BookmarkID", "Text", "Annotation", "ChapterProgress", "DateCreated", "DateModified"),
    *("Hidden", "Type", "Color"),
)
_COLOURS: Mapping[float | None, str] = {0: "yellow", 1: "red", 2: "blue", 3: "green"}
_MOST_FILES = 1_000_000
_CHAPTER_NUMBER = re.compile(r"-\d+$")
_SUFFIX = re.compile(r"(?:\.kepub)?\.\w{2,5}$")

_Rows = Mapping[str, Fields]


def read_kobo(database: ForeignDatabase, path: Path) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY, ForeignDatabaseError."""
    entries = EntryCollector(NoteSource.KOBO, path)
    books, files, chapters = (_contents(database, kind) for kind in (_BOOK, _FILE, _CHAPTER))
    titles = {_CHAPTER_NUMBER.sub("", key): text_field(row, "Title") for key, row in chapters.items()}
    for row in entries.begin_each(database.records(BOOKMARKS, _COLUMNS)):
        _collect(entries, row, books, files, titles)
    return entries.foreign_notes()


def _contents(database: ForeignDatabase, kind: str) -> _Rows:
    """Return the rows of ``content`` of a type, by their ids."""
    columns = ("ContentID", "ContentType", "Title", "Attribution", "VolumeIndex")
    rows = database.records(CONTENT, columns, f"WHERE ContentType = {kind}")
    return {text_field(row, "ContentID"): row for row in rows}


def _collect(entries: EntryCollector, row: Fields, books: _Rows, files: _Rows, titles: Mapping[str, str]) -> None:
    if text_field(row, "Hidden").lower() == "true":
        entries.skip("removed")
        return
    quote, note, kind = text_field(row, "Text"), text_field(row, "Annotation"), text_field(row, "Type")
    if kind == "markup" and not (quote or note):
        entries.skip("kind")
        return
    is_bookmark = kind == "dogear" and not note
    volume, file = text_field(row, "VolumeID"), text_field(row, "ContentID")
    section = one_line(titles.get(file, ""))
    created = parse_iso(row.get("DateCreated"), UTC)
    entries.add(
        ForeignNote(
            entries.number,
            one_line(text_field(books.get(volume, {}), "Title")) or _file_title(volume),
            one_line(text_field(books.get(volume, {}), "Attribution")),
            quote,
            note,
            AnnotationKind.BOOKMARK if is_bookmark else kind_of(note),
            0 if is_bookmark else colour_of(quote, nearest_colour(_COLOURS.get(number(row.get("Color")), ""))),
            place=section,
            order=_order(number(files.get(file, {}).get("VolumeIndex")), number(row.get("ChapterProgress"))),
            created=created,
            modified=parse_iso(row.get("DateModified"), UTC) or created,
            section=section,
            source_id=text_field(row, "BookmarkID"),
        )
    )


def _order(index: float | None, progress: float | None) -> float | None:
    """Return a sort key of the number of a file in its book, and how far in the file a note is."""
    if index is None or progress is None or not 0 <= index <= _MOST_FILES:
        return None
    return index + min(max(progress, 0.0), 1.0)


def _file_title(volume: str) -> str:
    return one_line(_SUFFIX.sub("", posixpath.basename(volume)))
