"""Add texts to the search index a few leaves at a time: many short texts at once, none of them in part."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.core.text.search_folding import SearchFolding
from reader.storage.connection import translate_errors
from reader.storage.search.tokens import index_tokens

LEAF_BITS = 20
"""The key of a leaf in the index is the text's number and the leaf's own: no text has a million leaves."""

_COMMIT_AFTER = 100_000
"""Characters after which complete texts are committed."""

_BUSY_TIMEOUT = 30.0


@dataclass(frozen=True, slots=True)
class IndexBatch:
    """Some leaves of a text, by number and content; ``is_last`` tells that they complete the text."""

    text: str
    digest: str
    leaves: Sequence[tuple[int, str]]
    is_last: bool

    @property
    def size(self) -> int:
        """Return the number of characters."""
        return sum(len(content) for _leaf, content in self.leaves)


class IndexWriter:
    """Add texts to the index over a separate connection; no part of a text is found before all of it is indexed.

    To be used in other threads, or in a separate process, by one at a time.
    """

    def __init__(self, path: Path | None, address: str) -> None:
        """Set the path; the connection is opened by the first `write`."""
        self._path = path
        self._address = address
        self._folder = SearchFolding()
        self._raw: sqlite3.Connection | None = None
        self._text = ""
        self._number = 0
        self._written = 0

    def write(self, batches: Sequence[IndexBatch]) -> None:
        """Index batches, the texts one after the other; a text that is already in the index is left as it is.

        Short texts are committed together. Raises ReaderError LIBRARY_FULL, LIBRARY_LOCKED or LIBRARY_IO about the
        cache file.
        """
        with translate_errors(self._path):
            if self._raw is None:
                self._raw = connect(self._address)
            for batch in batches:
                self._write(self._raw, batch)
            if not self._text and self._raw.in_transaction:
                self._commit(self._raw)

    def close(self) -> None:
        """Close the connection; a text that is not complete does not enter the index. May be called again."""
        if self._raw is not None:
            self._raw.close()
            self._raw = None
            self._text = ""

    def _write(self, raw: sqlite3.Connection, batch: IndexBatch) -> None:
        if self._text != batch.text:
            self._begin(raw, batch.text)
        if self._number:
            first = self._number << LEAF_BITS
            rows = [(first | leaf, index_tokens(content, self._folder)) for leaf, content in batch.leaves]
            raw.executemany("INSERT INTO leaf (rowid, words) VALUES (?, ?)", rows)
        self._written += batch.size
        if batch.is_last:
            self._finish(raw, batch)

    def _begin(self, raw: sqlite3.Connection, text: str) -> None:
        if not raw.in_transaction:
            raw.execute("BEGIN IMMEDIATE")
        known = raw.execute("SELECT 1 FROM indexed WHERE text = ?", (text,)).fetchone()
        following = raw.execute("SELECT ifnull(max(number), 0) + 1 FROM indexed").fetchone()[0]
        self._text, self._number = text, 0 if known else following

    def _finish(self, raw: sqlite3.Connection, batch: IndexBatch) -> None:
        if self._number:
            values = (self._number, batch.text, batch.digest)
            raw.execute("INSERT INTO indexed (number, text, digest) VALUES (?, ?, ?)", values)
        self._text = ""
        if self._written >= _COMMIT_AFTER:
            self._commit(raw)

    def _commit(self, raw: sqlite3.Connection) -> None:
        raw.execute("COMMIT")
        self._written = 0


def connect(address: str) -> sqlite3.Connection:
    """Open the index at a URI, for any thread."""
    # batches are written by whichever thread of a pool is free, but never by two at a time
    raw = sqlite3.connect(address, uri=True, timeout=_BUSY_TIMEOUT, isolation_level=None, check_same_thread=False)
    try:
        # nothing here is worth an fsync; with a write-ahead log one thread searches while another indexes
        raw.execute("PRAGMA synchronous = OFF")
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA cache_size = -8192")
        raw.execute("PRAGMA read_uncommitted = ON")
    except sqlite3.Error:
        raw.close()
        raise
    return raw
