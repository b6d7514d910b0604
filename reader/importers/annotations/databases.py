"""Identify by its tables which program a database of notes comes from, and parse it."""

from __future__ import annotations

from datetime import tzinfo
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNotes
from reader.core.errors import Problem, ReaderError
from reader.importers.annotations import anx, apple_database, kobo
from reader.importers.foreign_database import ForeignDatabase, ForeignDatabaseError, opened_database

_TABLES = {
    "Kobo": frozenset((kobo.BOOKMARKS, kobo.CONTENT)),
    "Apple Books": frozenset((apple_database.ANNOTATIONS,)),
    "Anx": frozenset((anx.NOTES, anx.BOOKS)),
}
"""The tables by which the database of each program is told."""


def read_database(data: bytes, path: Path, zone: tzinfo, log: bytes = b"") -> ForeignNotes:
    """Parse the notes in a database, with the changes in its write-ahead ``log``.

    Raises ReaderError NOTES_UNKNOWN (``why``: "books" for the list of books of Apple Books, "programs" for a database
    of several programs), NOTES_DAMAGED, NOTES_EMPTY.
    """
    try:
        with opened_database(data, log) as database:
            return _read(database, path, zone)
    except ForeignDatabaseError as error:
        raise ReaderError(Problem.NOTES_DAMAGED, path, why="database") from error


def _read(database: ForeignDatabase, path: Path, zone: tzinfo) -> ForeignNotes:
    tables = database.tables()
    programs = [name for name, needed in _TABLES.items() if needed <= tables]
    if len(programs) > 1:
        raise ReaderError(Problem.NOTES_UNKNOWN, path, why="programs", programs=", ".join(programs))
    if programs == ["Kobo"]:
        return kobo.read_kobo(database, path)
    if programs == ["Apple Books"]:
        return apple_database.read_apple_database(database, path)
    if programs == ["Anx"]:
        return anx.read_anx(database, path, zone)
    detail = {"why": "books"} if apple_database.BOOKS in tables else {}
    raise ReaderError(Problem.NOTES_UNKNOWN, path, **detail)
