"""Talk to one SQLite file through one connection, and turn SQLite's troubles into ours in one place.

Settings follow architecture.md, "Storage": a rollback journal (a copy of the file alone is then whole), full
durability, foreign keys, and a schema that is not trusted.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import Event
from typing import TypeVar

from reader.core.errors import Problem, ReaderError
from reader.storage.write_scheduler import WriteScheduler

Result = TypeVar("Result")
Value = str | int | float | bytes | None
Values = Sequence[Value] | dict[str, Value]

PATIENCE = 10.0
"""Seconds to wait for another process that reads or copies the file."""

_REST = 0.2
"""Seconds between two tries to write what could not be written while the file was in use."""

_PROBLEMS = {
    sqlite3.SQLITE_FULL: Problem.LIBRARY_FULL,
    sqlite3.SQLITE_READONLY: Problem.LIBRARY_READ_ONLY,
    sqlite3.SQLITE_BUSY: Problem.LIBRARY_LOCKED,
    sqlite3.SQLITE_LOCKED: Problem.LIBRARY_LOCKED,
    sqlite3.SQLITE_CORRUPT: Problem.LIBRARY_DAMAGED,
    sqlite3.SQLITE_NOTADB: Problem.LIBRARY_FOREIGN,
    sqlite3.SQLITE_IOERR: Problem.LIBRARY_IO,
    sqlite3.SQLITE_CANTOPEN: Problem.LIBRARY_IO,
    sqlite3.SQLITE_PERM: Problem.LIBRARY_IO,
    sqlite3.SQLITE_AUTH: Problem.LIBRARY_IO,
    sqlite3.SQLITE_PROTOCOL: Problem.LIBRARY_IO,
}


@contextmanager
def translate_errors(path: Path | None) -> Iterator[None]:
    """Raise ReaderError LIBRARY_* in place of an SQLite error that the world is to blame for; others pass as bugs."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        problem = None if code is None else _PROBLEMS.get(code & 0xFF)
        if problem is None:
            raise
        raise ReaderError(problem, path, reason=str(error)) from error
    except UnicodeDecodeError as error:
        # the words of SQLite's own error hold a name from the file in which a bit has flipped
        raise ReaderError(Problem.LIBRARY_DAMAGED, path, reason=str(error)) from error


class Connection:
    """Hold the one connection to a library file; it stays with the thread that made it.

    ``path`` is None in memory. ``release_space`` is called once when the disk is full: it gives space back and says
    whether it could. ``perseverance`` is for how many seconds what could not be written because the file was in use is
    tried again; in between others have their turn.
    """

    def __init__(
        self,
        path: Path | None,
        *,
        read_only: bool = False,
        can_write: bool = True,
        can_make: bool = True,
        patience: float = PATIENCE,
    ) -> None:
        """Open the file; ``can_write`` false means that the place itself cannot be written to.

        A missing file is made unless ``can_make`` is false. Raises ReaderError LIBRARY_IO.
        """
        self.path = path
        self.read_only = read_only
        self.release_space: Callable[[], bool] = _no_space
        self.perseverance = 0.0
        self.turns = WriteScheduler()
        self.turn: Callable[[], AbstractContextManager[None]] = self.turns.urgent
        self.reading_turn: Callable[[], AbstractContextManager[None]] = self.turns.urgent
        with translate_errors(path):
            mode = "ro" if not can_write else "rwc" if can_make else "rw"
            self.raw = sqlite3.connect(_address(path, mode), uri=True, timeout=patience, isolation_level=None)
            self.raw.row_factory = sqlite3.Row

    def prepare(self) -> None:
        """Make the settings that hold for this connection."""
        self.execute("PRAGMA trusted_schema = OFF")
        self.execute("PRAGMA foreign_keys = ON")
        self.execute("PRAGMA synchronous = EXTRA")
        self.execute("PRAGMA temp_store = MEMORY")
        if self.read_only:
            self.execute("PRAGMA query_only = ON")
        else:
            self.execute("PRAGMA journal_mode = DELETE")

    def close(self) -> None:
        """Close the connection; a second time does nothing."""
        self.raw.close()

    def rows(self, sql: str, values: Values = ()) -> list[sqlite3.Row]:
        """Return all rows that a query finds."""
        return self._read(lambda: self.raw.execute(sql, values).fetchall())

    def row(self, sql: str, values: Values = ()) -> sqlite3.Row | None:
        """Return the first row that a query finds."""
        found: sqlite3.Row | None = self._read(lambda: self.raw.execute(sql, values).fetchone())
        return found

    def value(self, sql: str, values: Values = ()) -> Value:
        """Return the first column of the first row, or None."""
        row = self.row(sql, values)
        found: Value = None if row is None else row[0]
        return found

    def number(self, sql: str, values: Values = ()) -> int:
        """Return the first column of the first row, which is a whole number; 0 for nothing."""
        found = self.value(sql, values)
        return found if isinstance(found, int) else 0

    def execute(self, sql: str, values: Values = ()) -> int:
        """Run one statement and give the number of rows it changed."""
        with translate_errors(self.path):
            return self.raw.execute(sql, values).rowcount

    def execute_many(self, sql: str, values: Iterable[Values]) -> None:
        """Run one statement for each of many rows."""
        with translate_errors(self.path):
            self.raw.executemany(sql, values)

    def write(self, work: Callable[[], Result]) -> Result:
        """Run ``work`` as one transaction; inside of another one it becomes part of that.

        The work may be done more than once: when the disk is full, space is released and it is done again
        (reliability.md, "Disk full"), and so it is while the file is in use, as long as ``perseverance`` lasts.
        Raises ReaderError LIBRARY_FULL, LIBRARY_READ_ONLY, LIBRARY_LOCKED or LIBRARY_IO with nothing changed.
        """
        if self.raw.in_transaction:
            return work()
        if self.read_only:
            raise ReaderError(Problem.LIBRARY_READ_ONLY, self.path)
        until = time.monotonic() + self.perseverance
        while True:
            try:
                with self.turn():
                    return self._write(work)
            except ReaderError as error:
                if error.problem is not Problem.LIBRARY_LOCKED or time.monotonic() >= until:
                    raise
            Event().wait(_REST)

    def _write(self, work: Callable[[], Result]) -> Result:
        try:
            return self._transact(work)
        except ReaderError as error:
            if error.problem is not Problem.LIBRARY_FULL or not self.release_space():
                raise
        return self._transact(work)

    def _read(self, query: Callable[[], Result]) -> Result:
        """Read; where a bit has flipped in the words, show the rest of them with U+FFFD in its place."""
        with self._reading_turn(), translate_errors(self.path):
            try:
                return query()
            except sqlite3.OperationalError as error:
                if not str(error).startswith("Could not decode to UTF-8"):
                    raise
            self.raw.text_factory = _decoded
            try:
                return query()
            finally:
                self.raw.text_factory = str

    def _reading_turn(self) -> AbstractContextManager[None]:
        """Wait while the other connection commits: SQLite itself would look again after ever longer rests only."""
        return nullcontext() if self.raw.in_transaction else self.reading_turn()

    def _transact(self, work: Callable[[], Result]) -> Result:
        self.execute("BEGIN IMMEDIATE")
        try:
            result = work()
            self.execute("COMMIT")
        except BaseException:
            # SQLite has rolled back by itself after some errors, a full disk among them
            if self.raw.in_transaction:
                self.raw.rollback()
            raise
        return result


def _address(path: Path | None, mode: str) -> str:
    return ":memory:" if path is None else f"{path.absolute().as_uri()}?mode={mode}"


def _decoded(words: bytes) -> str:
    return words.decode("utf-8", "replace")


def _no_space() -> bool:
    return False
