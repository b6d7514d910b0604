"""Check that the pages of a library file are sound and its references resolve (docs/decisions/0118)."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.storage.connection import Connection, damage_reported
from reader.storage.schema_checksum import schema_is_sound


def check_pages(connection: Connection, *, full: bool = False) -> None:
    """Raise ReaderError LIBRARY_DAMAGED unless every page is sound and every reference resolves.

    Where damage was met before, the ``full`` check also compares indexes and tables.
    """
    with damage_reported(connection.path):
        found = connection.value("PRAGMA integrity_check(1)" if full else "PRAGMA quick_check(1)")
        if found != "ok":
            raise ReaderError(Problem.LIBRARY_DAMAGED, connection.path, reason=str(found))
        if not schema_is_sound(connection):
            raise ReaderError(Problem.LIBRARY_DAMAGED, connection.path, reason="schema")
        dangling = connection.row("PRAGMA foreign_key_check")
        if dangling is not None:
            reason = f"reference {dangling[0]} {dangling[1]}"
            raise ReaderError(Problem.LIBRARY_DAMAGED, connection.path, reason=reason)


def check_file(path: Path) -> None:
    """Check a file over a connection of its own, in any thread; raises as `check_pages`, and LIBRARY_IO."""
    with closing(Connection(path, read_only=True, can_write=False)) as connection:
        check_pages(connection)
