"""Open the SQLite databases of other programs in memory, where they can change nothing and run nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

SQLITE_MAGIC = b"SQLite format 3\x00"
"""The first bytes of every database."""

_WRITE_VERSION, _READ_VERSION = 18, 19
"""Where the header says that there is a write-ahead log, without which a database in memory opens."""

_HEADER_SIZE = 100
"""Bytes of the header: SQLite's "Database File Format", 1.3."""


class ForeignDatabaseError(Exception):
    """Raised for a database that is damaged, or not as its program makes them."""


class ForeignDatabase:
    """The tables of a database, to be read only; every method raises ForeignDatabaseError."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def tables(self) -> set[str]:
        """Return the names of the real tables; a view may run anything."""
        return {row[0] for row in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}

    def columns(self, table: str) -> set[str]:
        """Return the names of the columns of a table."""
        return {str(row[1]) for row in self.rows(f"PRAGMA table_info({table})")}

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Return the rows that a statement selects."""
        try:
            return self._connection.execute(statement).fetchall()
        except sqlite3.Error as error:
            raise ForeignDatabaseError(str(error)) from error
        except UnicodeDecodeError as error:  # SQLite's message quotes the damaged schema, and Python cannot decode it
            raise ForeignDatabaseError("the schema is damaged") from error


@contextmanager
def opened_database(data: bytes) -> Iterator[ForeignDatabase]:
    """Open the bytes of a database, for reading only; raises ForeignDatabaseError."""
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
