"""Put texts into the search index, some leaves at a time: many short texts at once, none by halves."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.core.text.search_folding import SearchFolding
from reader.storage.connection import translate_errors
from reader.storage.search.tokens import index_tokens

LEAF_BITS = 20
"""A leaf is known to the index by the text's number and its own: no text has a million leaves."""

_MOST_AT_ONCE = 100_000
"""Characters after which what is whole is committed."""

_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class IndexBatch:
    """Hold some leaves of a text, given by number and words; ``is_last`` says that the text is whole with them."""

    text: str
    digest: str
    leaves: Sequence[tuple[int, str]]
    is_last: bool

    @property
    def size(self) -> int:
        """Return the number of characters."""
        return sum(len(words) for _leaf, words in self.leaves)


class IndexWriter:
    """Put texts into the index, on a connection of its own; nothing of a text is found before all of it is there.

    To be used in other threads, or in a process of its own, by one at a time.
    """

    def __init__(self, path: Path | None, address: str) -> None:
        """Connect at the first writing, not before."""
        self._path = path
        self._address = address
        self._folder = SearchFolding()
        self._raw: sqlite3.Connection | None = None
        self._text = ""
        self._number = 0
        self._written = 0

    def write(self, portions: Sequence[IndexBatch]) -> None:
        """Index portions, those of one text after those of another; what is in the index already is left as it is.

        Short texts are committed together. Raises ReaderError LIBRARY_FULL, LIBRARY_LOCKED or LIBRARY_IO about the
        cache file.
        """
        with translate_errors(self._path):
            if self._raw is None:
                self._raw = connect(self._address)
            for portion in portions:
                self._write(self._raw, portion)
            if not self._text and self._raw.in_transaction:
                self._commit(self._raw)

    def close(self) -> None:
        """Leave the index without the text that is not whole; may be called again."""
        if self._raw is not None:
            self._raw.close()
            self._raw = None
            self._text = ""

    def _write(self, raw: sqlite3.Connection, portion: IndexBatch) -> None:
        if self._text != portion.text:
            self._begin(raw, portion.text)
        if self._number:
            first = self._number << LEAF_BITS
            rows = [(first | leaf, index_tokens(words, self._folder)) for leaf, words in portion.leaves]
            raw.executemany("INSERT INTO leaf (rowid, words) VALUES (?, ?)", rows)
        self._written += portion.size
        if portion.is_last:
            self._finish(raw, portion)

    def _begin(self, raw: sqlite3.Connection, text: str) -> None:
        if not raw.in_transaction:
            raw.execute("BEGIN IMMEDIATE")
        known = raw.execute("SELECT 1 FROM indexed WHERE text = ?", (text,)).fetchone()
        following = raw.execute("SELECT ifnull(max(number), 0) + 1 FROM indexed").fetchone()[0]
        self._text, self._number = text, 0 if known else following

    def _finish(self, raw: sqlite3.Connection, portion: IndexBatch) -> None:
        if self._number:
            values = (self._number, portion.text, portion.digest)
            raw.execute("INSERT INTO indexed (number, text, digest) VALUES (?, ?, ?)", values)
        self._text = ""
        if self._written >= _MOST_AT_ONCE:
            self._commit(raw)

    def _commit(self, raw: sqlite3.Connection) -> None:
        raw.execute("COMMIT")
        self._written = 0


def connect(address: str) -> sqlite3.Connection:
    """Open the index at an address, in whatever thread."""
    # an index is written portion by portion, each in whichever thread of a pool is free, but never in two at a time
    raw = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    # nothing here is worth waiting for the disk; with a write-ahead log one thread searches while another indexes
    raw.execute("PRAGMA synchronous = OFF")
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA cache_size = -8192")
    raw.execute("PRAGMA read_uncommitted = ON")
    return raw
