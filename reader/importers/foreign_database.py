"""Open the SQLite databases of other programs in memory, where they can change nothing and run nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from reader.importers.write_ahead_log import LARGEST_LOG, with_log

SQLITE_MAGIC = b"SQLite format 3\x00"
"""The first bytes of every database."""

_WRITE_VERSION, _READ_VERSION = 18, 19
"""Where the header says that there is a write-ahead log, without which a database in memory opens."""

_MOST_ROWS = 200_000
"""How many rows of a table are read."""

_HEADER_SIZE = 100
"""Bytes of the header: SQLite's "Database File Format", 1.3."""


class ForeignDatabaseError(Exception):
    """Raised for a database that is damaged, or not as its program makes them."""


class ForeignDatabase:
    """The tables of a database, to be read only; every method raises ForeignDatabaseError."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def tables(self) -> set[str]:
        """Return the names of the real tables; views and virtual tables may run anything."""
        return {row[0] for row in self.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")}

    def columns(self, table: str) -> set[str]:
        """Return the names of the columns of a table."""
        return {str(row[1]) for row in self.rows(f"PRAGMA table_info({table})")}

    def records(self, table: str, columns: tuple[str, ...], condition: str = "") -> list[dict[str, Any]]:
        """Return the first rows of a table, with those of the columns that it has; raises where it has not two."""
        present = self.columns(table)
        named = [column for column in columns if column in present]
        if len(named) < 2:
            raise ForeignDatabaseError("the table has other columns")
        rows = self.rows(f"SELECT {', '.join(named)} FROM {table} {condition} LIMIT {_MOST_ROWS}")  # noqa: S608
        return [dict(zip(named, row, strict=True)) for row in rows]

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Return the rows that a statement selects."""
        try:
            return self._connection.execute(statement).fetchall()
        except sqlite3.Error as error:
            raise ForeignDatabaseError(str(error)) from error
        except UnicodeDecodeError as error:  # SQLite's message quotes the damaged schema, and Python cannot decode it
            raise ForeignDatabaseError("the schema is damaged") from error


@contextmanager
def opened_database(data: bytes, log: bytes = b"") -> Iterator[ForeignDatabase]:
    """Open the bytes of a database with those of its log, for reading only; raises ForeignDatabaseError."""
    data = with_log(data, log)
    if len(data) < _stated_size(data):
        raise ForeignDatabaseError("the file is shorter than its pages")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.text_factory = _decode
        database = ForeignDatabase(connection)
        try:
            connection.deserialize(_without_log(data))
        except sqlite3.Error as error:
            raise ForeignDatabaseError(str(error)) from error
        for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON"):
            database.rows(f"PRAGMA {pragma}")
        yield database


def read_log(path: Path) -> bytes:
    """Return the write-ahead log beside a database; nothing where there is none, or one as large as no program's."""
    log = path.with_name(f"{path.name}-wal")
    try:
        return log.read_bytes() if 0 < log.stat().st_size <= LARGEST_LOG else b""
    except OSError:
        return b""


def _stated_size(data: bytes) -> int:
    """Return the size that the header states, in bytes; what is missing of a table would otherwise be read as none."""
    if len(data) < _HEADER_SIZE:
        return _HEADER_SIZE
    changes, valid_for = data[24:28], data[92:96]
    size, pages = int.from_bytes(data[16:18], "big"), int.from_bytes(data[28:32], "big")
    return (65_536 if size == 1 else size) * pages if changes == valid_for else 0


def _without_log(data: bytes) -> bytearray:
    """Return a database that needs no write-ahead log."""
    changed = bytearray(data)
    changed[_WRITE_VERSION] = changed[_READ_VERSION] = 1
    return changed


def _decode(value: bytes) -> str:
    return value.decode("utf-8", "replace")
