"""Wrap one SQLite connection to a file, and translate SQLite's errors into ReaderError in one place.

Settings follow architecture.md, "Storage": a rollback journal (so that a copy of the file alone is complete), full
durability, foreign keys, and a schema that is not trusted.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from threading import Event, get_ident
from typing import TypeVar

from reader.core.errors import Problem, ReaderError
from reader.storage.write_scheduler import WriteScheduler

Result = TypeVar("Result")
Value = str | int | float | bytes | None
Values = Sequence[Value] | dict[str, Value]

BUSY_TIMEOUT = 10.0
"""Busy timeout in seconds: how long to wait for another process that reads or copies the file."""

_RETRY_INTERVAL = 0.2
"""Seconds between two attempts to write while the file is in use."""

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

_IS_SERIALIZED = sqlite3.threadsafety == 3
"""Whether SQLite was built so that a connection can be backed up in another thread while it is in use."""

DAMAGE = frozenset({Problem.LIBRARY_DAMAGED, Problem.LIBRARY_FOREIGN})
"""What SQLite says of a file that is damaged."""


@contextmanager
def damage_reported(path: Path | None) -> Iterator[None]:
    """Raise ReaderError LIBRARY_DAMAGED for all that SQLite says of a library file that is damaged."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise ReaderError(Problem.LIBRARY_DAMAGED, path, reason=str(error)) from error
    except ReaderError as error:
        if error.problem in DAMAGE:
            raise ReaderError(Problem.LIBRARY_DAMAGED, path, **error.detail) from error
        raise


@contextmanager
def translate_errors(path: Path | None, damage_found: Callable[[], None] | None = None) -> Iterator[None]:
    """Raise ReaderError LIBRARY_* for SQLite errors caused by the environment; others propagate as bugs.

    ``damage_found`` is called before the error if the file is damaged.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        problem = None if code is None else _PROBLEMS.get(code & 0xFF)
        if problem is None:
            raise
        if problem in DAMAGE and damage_found:
            damage_found()
        raise ReaderError(problem, path, reason=str(error)) from error
    except UnicodeDecodeError as error:
        if damage_found:
            damage_found()
        # SQLite's own error message contains a name from the file in which a bit has flipped
        raise ReaderError(Problem.LIBRARY_DAMAGED, path, reason=str(error)) from error


class Connection:
    """A connection to a library file, to be used only by the thread that created it.

    Only a backup of ``raw`` may be made by another one, which SQLite allows while the connection is in use.
    ``path`` is None in memory. ``release_space`` is called once when the disk is full: it frees space and returns
    whether it could. ``retry_seconds`` is the number of seconds for which a write is retried while the file is in use;
    other writers get their turn between the attempts.
    """

    def __init__(
        self,
        path: Path | None,
        *,
        read_only: bool = False,
        can_write: bool = True,
        can_make: bool = True,
        patience: float = BUSY_TIMEOUT,
    ) -> None:
        """Open the file; ``can_write`` is false if the location itself is not writable.

        A missing file is created unless ``can_make`` is false. Raises ReaderError LIBRARY_IO.
        """
        self.path = path
        self._thread = get_ident()
        self.read_only = read_only
        self.release_space: Callable[[], bool] = lambda: False
        self.retry_seconds = 0.0
        self.is_damaged = False
        """Whether a query met damage since the file was opened."""
        self.turns = WriteScheduler()
        self.write_slot: Callable[[], AbstractContextManager[None]] = self.turns.urgent
        self.read_slot: Callable[[], AbstractContextManager[None]] = self.turns.urgent
        with translate_errors(path):
            mode = "ro" if not can_write else "rwc" if can_make else "rw"
            self.raw = sqlite3.connect(
                _uri(path, mode), uri=True, timeout=patience, isolation_level=None, check_same_thread=not _IS_SERIALIZED
            )
            self.raw.row_factory = sqlite3.Row

    def prepare(self) -> None:
        """Apply the connection's PRAGMA settings."""
        self.execute("PRAGMA trusted_schema = OFF")
        self.execute("PRAGMA foreign_keys = ON")
        self.execute("PRAGMA synchronous = EXTRA")
        self.execute("PRAGMA temp_store = MEMORY")
        if self.read_only:
            self.execute("PRAGMA query_only = ON")
        else:
            self.execute("PRAGMA journal_mode = DELETE")
            # what is erased must not stay behind in the file; not every SQLite was built to do this
            self.execute("PRAGMA secure_delete = ON")

    def note_damage(self) -> None:
        """Remember that the file is damaged, so that it is set aside when it is opened next."""
        self.is_damaged = True

    def close(self) -> None:
        """Close the connection; closing it again does nothing."""
        self.raw.close()

    def rows(self, sql: str, values: Values = ()) -> list[sqlite3.Row]:
        """Return all rows of a query."""
        return self._read(lambda: self.raw.execute(sql, values).fetchall())

    def row(self, sql: str, values: Values = ()) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        row: sqlite3.Row | None = self._read(lambda: self.raw.execute(sql, values).fetchone())
        return row

    def value(self, sql: str, values: Values = ()) -> Value:
        """Return the first column of the first row, or None."""
        row = self.row(sql, values)
        value: Value = None if row is None else row[0]
        return value

    def number(self, sql: str, values: Values = ()) -> int:
        """Return the first column of the first row as an integer; 0 if there is none."""
        value = self.value(sql, values)
        return value if isinstance(value, int) else 0

    def beginnings(self, table: str, column: str, numbers: Iterable[int], length: int) -> list[tuple[str, int]]:
        """Return the first bytes of a text in some rows, and the size of all of it in bytes, without reading the rest.

        A character that is cut through is U+FFFD. Raises sqlite3.OperationalError if a row is gone.
        """

        def read() -> list[tuple[str, int]]:
            found = []
            for number in numbers:
                with self.raw.blobopen(table, column, number, readonly=True) as blob:
                    found.append((blob.read(length).decode(errors="replace"), len(blob)))
            return found

        return self._read(read)

    def execute(self, sql: str, values: Values = ()) -> int:
        """Run one statement and return the number of rows it changed."""
        self._require_own_thread()
        with translate_errors(self.path, self.note_damage):
            return self.raw.execute(sql, values).rowcount

    def execute_many(self, sql: str, values: Iterable[Values]) -> None:
        """Run one statement once per row of values."""
        self._require_own_thread()
        with translate_errors(self.path, self.note_damage):
            self.raw.executemany(sql, values)

    def by_prefix(self, sql: str, column: str, prefix: str, problem: Problem) -> sqlite3.Row:
        """Return the only row of a query whose id in ``column`` is ``prefix`` or begins with it; raises ``problem``."""
        found = self.rows(f"{sql} AND {column} >= ?1 AND {column} < ?1 || 'g' LIMIT 2", (prefix.lower(),))
        if len(found) != 1 or not prefix:
            raise ReaderError(problem, id=prefix, matches=len(found) if prefix else 0)
        return found[0]

    def put(self, table: str, values: dict[str, Value]) -> None:
        """Insert a row, or update the one that has its id."""
        columns = ", ".join(f'"{column}"' for column in values)
        settings = ", ".join(f'"{column}" = excluded."{column}"' for column in values if column != "id")
        marks = ", ".join("?" * len(values))
        sql = f"INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {settings}"  # noqa: S608
        self.execute(sql, tuple(values.values()))

    def write(self, work: Callable[[], Result]) -> Result:
        """Run ``work`` in a transaction, or as part of the one that is already open.

        The work may run more than once: if the disk is full, space is released and it is retried (reliability.md, "Disk
        full"), and it is retried while the file is in use, for at most ``retry_seconds`` seconds. Raises ReaderError
        LIBRARY_FULL, LIBRARY_READ_ONLY, LIBRARY_LOCKED or LIBRARY_IO with nothing changed.
        """
        if self.raw.in_transaction:
            return work()
        if self.read_only:
            raise ReaderError(Problem.LIBRARY_READ_ONLY, self.path)
        deadline = time.monotonic() + self.retry_seconds
        while True:
            try:
                with self.write_slot():
                    return self._write(work)
            except ReaderError as error:
                if error.problem is not Problem.LIBRARY_LOCKED or time.monotonic() >= deadline:
                    raise
            Event().wait(_RETRY_INTERVAL)

    def _write(self, work: Callable[[], Result]) -> Result:
        try:
            return self._transact(work)
        except ReaderError as error:
            if error.problem is not Problem.LIBRARY_FULL or not self.release_space():
                raise
        return self._transact(work)

    def _read(self, query: Callable[[], Result]) -> Result:
        """Run a query; if a bit has flipped in its text, return the text with U+FFFD in place of the invalid bytes."""
        self._require_own_thread()
        with self._read_slot(), translate_errors(self.path, self.note_damage):
            try:
                return query()
            except sqlite3.OperationalError as error:
                if not str(error).startswith("Could not decode to UTF-8"):
                    raise
            self.raw.text_factory = partial(str, encoding="utf-8", errors="replace")
            try:
                return query()
            finally:
                self.raw.text_factory = str

    def _require_own_thread(self) -> None:
        if get_ident() != self._thread:
            message = "a connection is used only by the thread that created it"
            raise RuntimeError(message)

    def _read_slot(self) -> AbstractContextManager[None]:
        """Wait while the other connection commits: SQLite itself would only poll at ever longer intervals."""
        return nullcontext() if self.raw.in_transaction else self.read_slot()

    def _transact(self, work: Callable[[], Result]) -> Result:
        self.execute("BEGIN IMMEDIATE")
        try:
            result = work()
            self.execute("COMMIT")
        except BaseException:
            # SQLite rolls back by itself after some errors, such as a full disk
            if self.raw.in_transaction:
                self.raw.rollback()
            raise
        return result


def _uri(path: Path | None, mode: str) -> str:
    return ":memory:" if path is None else f"{path.absolute().as_uri()}?mode={mode}"
