"""Read the pages in ``statistics.sqlite3`` of KOReader, and in the database of Readest, which has the same tables.

Source: https://github.com/koreader/koreader, plugins/statistics.koplugin/main.lua.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reader.core.activity.foreign_time import ForeignSpan, ForeignTime
from reader.core.errors import Problem, ReaderError
from reader.importers.annotations.json_fields import one_line, replace_invalid
from reader.importers.foreign_database import ForeignDatabase, ForeignDatabaseError, opened_database

MOST_PAGES = 3_000_000
"""The largest number of pages that is read: a page every half a minute, eight hours a day, for eight years."""

_LONGEST_TITLE = 1_000
_TIMES = range(1, 253_402_300_800)
"""Seconds since 1970 up to the year 9999."""

_TABLES = {"page_stat_data": "duration", "page_stat": "period"}
"""The tables of pages, the present one first, and the column that holds the seconds."""


def read_koreader(data: bytes, path: Path) -> ForeignTime:
    """Return the pages with their times; raises ReaderError TIME_UNKNOWN, TIME_DAMAGED."""
    try:
        with opened_database(data) as database:
            return _read(database, path)
    except ForeignDatabaseError as error:
        raise ReaderError(Problem.TIME_DAMAGED, path, why="database") from error


def _read(database: ForeignDatabase, path: Path) -> ForeignTime:
    tables = database.tables()
    pages = next((table for table in _TABLES if table in tables), None)
    if pages is None or "book" not in tables:
        raise ReaderError(Problem.TIME_UNKNOWN, path)
    books = {row[0]: row[1:] for row in database.rows("SELECT id, title, authors FROM book")}
    rows = database.rows(f"SELECT id_book, start_time, {_TABLES[pages]} FROM {pages} LIMIT {MOST_PAGES}")  # noqa: S608
    return page_times("Readest" if "readest_stat_sync_state" in tables else "KOReader", rows, books.get)


def page_times(program: str, rows: Sequence[Sequence[Any]], book: Callable[[Any], Sequence[Any] | None]) -> ForeignTime:
    """Return the times of pages; a row has the key of its book, the start in seconds since 1970, and the seconds.

    ``book`` returns title and author by that key. Pages of no length are left out, as the programs do.
    """
    spans = []
    unreadable = 0
    for key, start, seconds in rows:
        if not _is_number(start) or not _is_number(seconds) or int(start) not in _TIMES:
            unreadable += 1
        elif seconds > 0:
            title, author = (book(key) or ("", ""))[:2]
            at = datetime.fromtimestamp(float(start), UTC)
            spans.append(ForeignSpan(_name(title), _name(author), at, float(seconds)))
    return ForeignTime(program, tuple(spans), unreadable=unreadable)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15


def _name(value: object) -> str:
    return one_line(replace_invalid(value))[:_LONGEST_TITLE] if isinstance(value, str) else ""
