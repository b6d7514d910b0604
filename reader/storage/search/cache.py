"""Store the search index in a separate file, and rebuild it if it is damaged or belongs to another library."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reader.core.text.search_folding import VERSION as FOLDING_VERSION
from reader.storage.search.index_process import IndexProcess
from reader.storage.search.index_writer import LEAF_BITS, IndexWriter, connect

_VERSION = 4 << 8 | FOLDING_VERSION
"""The version of the tables and tokens, and that of the rules by which tokens were folded."""

_APPLICATION_ID = 0x4F484C43
"""The four bytes "OHLC"."""

_BATCH_SIZE = 2_048
_COMPANIONS = ("", "-wal", "-shm", "-journal")
_TABLES = (
    "CREATE TABLE library (id TEXT NOT NULL) STRICT",
    "CREATE TABLE indexed (number INTEGER PRIMARY KEY, text TEXT UNIQUE NOT NULL, digest TEXT NOT NULL) STRICT",
    # only which leaf holds which token; tokens arrive folded and separated, so that only spaces separate them here
    """
    CREATE VIRTUAL TABLE leaf USING fts5 (
        words, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '*'"
    )
    """,
    # buffer many leaves before the index is written out: with 16 MB, making it takes a third longer
    "INSERT INTO leaf (leaf, rank) VALUES ('hashsize', 67108864)",
)


@dataclass(frozen=True, slots=True)
class IndexedText:
    """The number of a text in the index, and the digest of its indexed content."""

    number: int
    digest: str


class SearchCache:
    """The index of one library, identified by its id; ``digests`` are those of the library's texts."""

    def __init__(
        self, path: Path | None, library: str, digests: Mapping[str, str | None], *, read_only: bool = False
    ) -> None:
        """Open the file or create it; a damaged one, or another library's, is silently rebuilt.

        If it must not or cannot be created, the index is kept in memory until the library is closed.
        """
        self._path = path
        self._library = library
        self._read_only = read_only
        self._address = _uri(path)
        self._raw = self._open(digests)

    def close(self) -> None:
        """Close the file."""
        self._raw.close()

    def indexed(self) -> dict[str, IndexedText]:
        """Return the index entry of each text, by the text's id."""
        try:
            rows = self._raw.execute("SELECT text, number, digest FROM indexed").fetchall()
        except sqlite3.DatabaseError:
            self._rebuild()
            return {}
        return {text: IndexedText(number, digest) for text, number, digest in rows}

    def count_indexed(self) -> int:
        """Return the number of indexed texts; 0 for a damaged index."""
        try:
            return int(self._raw.execute("SELECT count(*) FROM indexed").fetchone()[0])
        except sqlite3.DatabaseError:
            self._rebuild()
            return 0

    def leaves(self, match: str) -> Iterator[list[int]]:
        """Yield the keys of the leaves that match an FTS5 expression, in order, some two thousand at a time.

        A damaged index yields none and is rebuilt.
        """
        try:
            cursor = self._raw.execute("SELECT rowid FROM leaf WHERE leaf MATCH ? ORDER BY rowid", (match,))
            while rows := cursor.fetchmany(_BATCH_SIZE):
                yield [row[0] for row in rows]
        except sqlite3.DatabaseError:
            self._rebuild()

    def leaves_of(self, number: int, match: str) -> list[int] | None:
        """Return the numbers of the leaves of one indexed text that match an FTS5 expression, in order.

        None from a damaged index, which is rebuilt.
        """
        first = number << LEAF_BITS
        query = "SELECT rowid FROM leaf WHERE leaf MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid"
        try:
            rows = self._raw.execute(query, (match, first, first + (1 << LEAF_BITS) - 1)).fetchall()
        except sqlite3.DatabaseError:
            self._rebuild()
            return None
        return [row[0] - first for row in rows]

    def count_leaves(self, match: str) -> int:
        """Return how many leaves match an FTS5 expression; 0 for a damaged index."""
        try:
            return int(self._raw.execute("SELECT count(*) FROM leaf WHERE leaf MATCH ?", (match,)).fetchone()[0])
        except sqlite3.DatabaseError:
            self._rebuild()
            return 0

    def writer(self) -> IndexWriter:
        """Return a writer that adds texts to the index."""
        return IndexWriter(self._path, self._address)

    def index_process(self) -> IndexProcess | None:
        """Return a process that adds texts to the index; None for an index in memory."""
        return None if self._path is None else IndexProcess(self._path, self._address)

    def _open(self, digests: Mapping[str, str | None]) -> sqlite3.Connection:
        if self._path is None or not self._path.exists():
            return self._create()
        try:
            raw = connect(self._address)
        except sqlite3.DatabaseError:
            return self._create()
        with suppress(sqlite3.DatabaseError):
            if _is_good(raw, self._library, digests):
                return raw
        raw.close()
        return self._create()

    def _rebuild(self) -> None:
        self._raw.close()
        self._raw = self._create()

    def _create(self) -> sqlite3.Connection:
        try:
            if not self._read_only:
                return self._create_at(self._address)
        except (OSError, sqlite3.OperationalError):
            pass
        self._path = None
        self._address = _uri(None)
        return self._create_at(self._address)

    def _create_at(self, address: str) -> sqlite3.Connection:
        if self._path is not None:
            for companion in _COMPANIONS:
                self._path.with_name(self._path.name + companion).unlink(missing_ok=True)
        raw = connect(address)
        try:
            raw.execute("BEGIN IMMEDIATE")
            for statement in _TABLES:
                raw.execute(statement)
            raw.execute("INSERT INTO library (id) VALUES (?)", (self._library,))
            raw.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            raw.execute(f"PRAGMA user_version = {_VERSION}")
            raw.execute("COMMIT")
        except sqlite3.Error:
            raw.close()
            raise
        return raw


def _uri(path: Path | None) -> str:
    return f"file:{uuid.uuid4()}?mode=memory&cache=shared" if path is None else path.absolute().as_uri()


def _is_good(raw: sqlite3.Connection, library: str, digests: Mapping[str, str | None]) -> bool:
    if raw.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
        return False
    if raw.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION_ID:
        return False
    if raw.execute("SELECT id FROM library").fetchone() != (library,):
        return False
    # the index may still contain texts that were deleted since; no search finds them
    indexed = raw.execute("SELECT text, digest FROM indexed").fetchall()
    return all(digests.get(text, digest) == digest for text, digest in indexed)
