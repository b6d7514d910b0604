"""Keep the search index in a file of its own, and make it anew when it is damaged or belongs to another library."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.storage.search.index_process import IndexProcess
from reader.storage.search.index_writer import IndexWriter, connect

_VERSION = 2
_APPLICATION = 0x4F484C43
"""The four bytes "OHLC"."""

_AT_A_TIME = 2_048
_COMPANIONS = ("", "-wal", "-shm", "-journal")
_TABLES = (
    "CREATE TABLE library (id TEXT NOT NULL) STRICT",
    "CREATE TABLE indexed (number INTEGER PRIMARY KEY, text TEXT UNIQUE NOT NULL, digest TEXT NOT NULL) STRICT",
    # which leaf holds what, and nothing more; the words come folded and parted, so that only spaces part them here
    """
    CREATE VIRTUAL TABLE leaf USING fts5 (
        words, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '*'"
    )
    """,
    # many leaves before the index is written out
    "INSERT INTO leaf (leaf, rank) VALUES ('hashsize', 16777216)",
)


@dataclass(frozen=True, slots=True)
class IndexedText:
    """Hold under which number a text is in the index, and the digest of what is indexed of it."""

    number: int
    digest: str


class SearchCache:
    """Hold the index of one library, known by its id; ``digests`` are those of the library's texts."""

    def __init__(
        self, path: Path | None, library: str, digests: Mapping[str, str | None], *, read_only: bool = False
    ) -> None:
        """Open the file, or make it; what is damaged or another library's is made anew without a word.

        Where it must not or cannot be made, the index is kept in memory until the library is closed.
        """
        self._path = path
        self._library = library
        self._read_only = read_only
        self._address = _address(path)
        self._raw = self._open(digests)

    def close(self) -> None:
        """Close the file."""
        self._raw.close()

    def indexed(self) -> dict[str, IndexedText]:
        """Return what is in the index of each text, by the text's id."""
        try:
            rows = self._raw.execute("SELECT text, number, digest FROM indexed").fetchall()
        except sqlite3.DatabaseError:
            self._begin_anew()
            return {}
        return {text: IndexedText(number, digest) for text, number, digest in rows}

    def count_indexed(self) -> int:
        """Count the texts that are in the index; none are in a damaged one."""
        try:
            return int(self._raw.execute("SELECT count(*) FROM indexed").fetchone()[0])
        except sqlite3.DatabaseError:
            self._begin_anew()
            return 0

    def leaves(self, match: str) -> Iterator[list[int]]:
        """Yield the keys of the leaves that an FTS5 expression finds, in order, some thousand at a time.

        None come from a damaged index, which is made anew.
        """
        try:
            cursor = self._raw.execute("SELECT rowid FROM leaf WHERE leaf MATCH ? ORDER BY rowid", (match,))
            while rows := cursor.fetchmany(_AT_A_TIME):
                yield [row[0] for row in rows]
        except sqlite3.DatabaseError:
            self._begin_anew()

    def writer(self) -> IndexWriter:
        """Return what puts texts into the index."""
        return IndexWriter(self._path, self._address)

    def apart(self) -> IndexProcess | None:
        """Return what puts texts into the index in a process of its own; None for an index in memory."""
        return None if self._path is None else IndexProcess(self._path, self._address)

    def _open(self, digests: Mapping[str, str | None]) -> sqlite3.Connection:
        if self._path is None or not self._path.exists():
            return self._made()
        try:
            raw = connect(self._address)
            if _is_good(raw, self._library, digests):
                return raw
            raw.close()
        except sqlite3.DatabaseError:
            pass
        return self._made()

    def _begin_anew(self) -> None:
        self._raw.close()
        self._raw = self._made()

    def _made(self) -> sqlite3.Connection:
        try:
            if not self._read_only:
                return self._made_at(self._address)
        except (OSError, sqlite3.OperationalError):
            pass
        self._path = None
        self._address = _address(None)
        return self._made_at(self._address)

    def _made_at(self, address: str) -> sqlite3.Connection:
        if self._path is not None:
            for companion in _COMPANIONS:
                self._path.with_name(self._path.name + companion).unlink(missing_ok=True)
        raw = connect(address)
        raw.execute("BEGIN IMMEDIATE")
        for statement in _TABLES:
            raw.execute(statement)
        raw.execute("INSERT INTO library (id) VALUES (?)", (self._library,))
        raw.execute(f"PRAGMA application_id = {_APPLICATION}")
        raw.execute(f"PRAGMA user_version = {_VERSION}")
        raw.execute("COMMIT")
        return raw


def _address(path: Path | None) -> str:
    return f"file:{uuid.uuid4()}?mode=memory&cache=shared" if path is None else path.absolute().as_uri()


def _is_good(raw: sqlite3.Connection, library: str, digests: Mapping[str, str | None]) -> bool:
    if raw.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
        return False
    if raw.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
        return False
    if raw.execute("SELECT id FROM library").fetchone() != (library,):
        return False
    # of a text that was dropped since, the index keeps what nobody finds any more
    indexed = raw.execute("SELECT text, digest FROM indexed").fetchall()
    return all(digests.get(text, digest) == digest for text, digest in indexed)
