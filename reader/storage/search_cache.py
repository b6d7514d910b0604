"""Keep the search index in a file of its own, and make it anew when it is damaged or belongs to another library."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.core.text.folding import Folder
from reader.storage.connection import told_as_ours
from reader.storage.index_words import index_words

_VERSION = 2
_APPLICATION = 0x4F484C43
"""The four bytes "OHLC"."""

LEAF_BITS = 20
"""A leaf is known to the index by the text's number and its own: no text has a million leaves."""

_AT_A_TIME = 2_048
_COMPANIONS = ("", "-wal", "-shm", "-journal")
_PATIENCE = 30.0
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
        """Give what is in the index of each text, by the text's id."""
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
        """Give the keys of the leaves that an FTS5 expression finds, in order, some thousand at a time.

        None come from a damaged index, which is made anew.
        """
        try:
            cursor = self._raw.execute("SELECT rowid FROM leaf WHERE leaf MATCH ? ORDER BY rowid", (match,))
            while rows := cursor.fetchmany(_AT_A_TIME):
                yield [row[0] for row in rows]
        except sqlite3.DatabaseError:
            self._begin_anew()

    def writer(self, text: str, digest: str) -> IndexWriter:
        """Give what puts one text into the index, on a connection of its own."""
        return IndexWriter(self._path, self._address, text, digest)

    def _open(self, digests: Mapping[str, str | None]) -> sqlite3.Connection:
        if self._path is None or not self._path.exists():
            return self._made()
        try:
            raw = _connect(self._address)
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
        raw = _connect(address)
        raw.execute("BEGIN IMMEDIATE")
        for statement in _TABLES:
            raw.execute(statement)
        raw.execute("INSERT INTO library (id) VALUES (?)", (self._library,))
        raw.execute(f"PRAGMA application_id = {_APPLICATION}")
        raw.execute(f"PRAGMA user_version = {_VERSION}")
        raw.execute("COMMIT")
        return raw


class IndexWriter:
    """Put one text into the index; nothing of it is found before `finish`."""

    def __init__(self, path: Path | None, address: str, text: str, digest: str) -> None:
        """Name the text; the connection is made by the thread that first adds something."""
        self._path = path
        self._address = address
        self._text = text
        self._digest = digest
        self._folder = Folder()
        self._raw: sqlite3.Connection | None = None
        self._number = 0

    def add(self, leaves: Sequence[tuple[int, str]]) -> None:
        """Index leaves, given by number and words; a text that is in the index already is left as it is.

        Raises ReaderError LIBRARY_FULL, LIBRARY_LOCKED or LIBRARY_IO about the cache file.
        """
        with told_as_ours(self._path):
            raw = self._begun()
            if self._number:
                rows = [(self._number << LEAF_BITS | leaf, index_words(words, self._folder)) for leaf, words in leaves]
                raw.executemany("INSERT INTO leaf (rowid, words) VALUES (?, ?)", rows)

    def finish(self) -> None:
        """Commit the text; raises as `add` does."""
        with told_as_ours(self._path):
            raw = self._begun()
            if self._number:
                values = (self._number, self._text, self._digest)
                raw.execute("INSERT INTO indexed (number, text, digest) VALUES (?, ?, ?)", values)
            raw.execute("COMMIT")
        self._end()

    def abandon(self) -> None:
        """Leave the index as it was."""
        self._end()

    def _begun(self) -> sqlite3.Connection:
        if self._raw is None:
            self._raw = _connect(self._address)
            self._raw.execute("BEGIN IMMEDIATE")
            known = self._raw.execute("SELECT 1 FROM indexed WHERE text = ?", (self._text,))
            if known.fetchone() is None:
                self._number = self._raw.execute("SELECT ifnull(max(number), 0) + 1 FROM indexed").fetchone()[0]
        return self._raw

    def _end(self) -> None:
        if self._raw is not None:
            self._raw.close()
            self._raw = None


def _address(path: Path | None) -> str:
    return f"file:{uuid.uuid4()}?mode=memory&cache=shared" if path is None else path.absolute().as_uri()


def _connect(address: str) -> sqlite3.Connection:
    # an index is written batch by batch, each in whichever thread of a pool is free, but never in two at a time
    raw = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    # nothing here is worth waiting for the disk; with a write-ahead log one thread searches while another indexes
    raw.execute("PRAGMA synchronous = OFF")
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA cache_size = -8192")
    raw.execute("PRAGMA read_uncommitted = ON")
    return raw


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
