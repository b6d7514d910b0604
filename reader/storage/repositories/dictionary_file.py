"""Store one dictionary in its own SQLite file, which answers a look-up in a few milliseconds.

The file is written once, under a temporary name, and never changed again. It holds nothing that the reader's own file
of the dictionary does not: a damaged one is removed and the dictionary imported again.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.core.lookup.entries import DictionaryAlias, DictionaryEntry, DictionaryHeader
from reader.core.lookup.headword_keys import KEY_VERSION, HeadwordKeys
from reader.storage.connection import translate_errors

SUFFIX = ".db"
_UNFINISHED = ".adding"
_APPLICATION_ID = 0x4F484454
"""The four bytes "OHDT"."""

_TABLES = (
    "CREATE TABLE card (name TEXT, format TEXT, digest TEXT, entries INTEGER, missing INTEGER) STRICT",
    "CREATE TABLE entry (id INTEGER PRIMARY KEY, word TEXT, reading TEXT, content TEXT, layout TEXT) STRICT",
    "CREATE TABLE head (key TEXT, word TEXT, entry INTEGER) STRICT",
)
_ENTRIES = (
    "SELECT e.word, e.reading, e.content, e.layout, max(h.word = ?2) AS exact FROM head h JOIN entry e "
    "ON e.id = h.entry WHERE h.key = ?1 GROUP BY e.id ORDER BY exact DESC, e.word = ?2 DESC, e.id LIMIT ?3"
)
_INSERT_HEAD = "INSERT INTO head (key, word, entry) VALUES (?, ?, ?)"
_BATCH_SIZE = 500
_MAX_ENTRIES = 40
_HIGHEST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class DictionaryInfo:
    """The metadata of a dictionary: its number of ``entries``, and how many were ``missing`` because unreadable."""

    id: str
    name: str
    format: str
    digest: str
    entries: int
    missing: int


class DictionaryFile:
    """Read one dictionary, in the thread that opened it; ``key_version`` is that of the rules for its keys.

    Any method raises ReaderError LIBRARY_DAMAGED about the dictionary's file, whatever is wrong with it.
    """

    def __init__(self, path: Path) -> None:
        """Open the file for reading."""
        self.path = path
        self.key_version = KEY_VERSION
        with _errors_as_damage(path):
            self._raw = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            try:
                self._prepare()
            except BaseException:
                self._raw.close()
                raise

    def _prepare(self) -> None:
        self._raw.execute("PRAGMA trusted_schema = OFF")
        self._raw.execute("PRAGMA query_only = ON")
        self._raw.execute("PRAGMA cache_size = -512")
        if self._raw.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION_ID:
            raise ReaderError(Problem.LIBRARY_DAMAGED, self.path)
        self.key_version = int(self._raw.execute("PRAGMA user_version").fetchone()[0])

    def close(self) -> None:
        """Close the file."""
        self._raw.close()

    def info(self) -> DictionaryInfo:
        """Return the metadata of the dictionary."""
        with _errors_as_damage(self.path):
            row = self._raw.execute("SELECT name, format, digest, entries, missing FROM card").fetchone()
            return DictionaryInfo(self.path.stem, str(row[0]), str(row[1]), str(row[2]), int(row[3]), int(row[4]))

    def known(self, keys: Sequence[str]) -> set[str]:
        """Return those of the keys that lead to an entry."""
        found: set[str] = set()
        with _errors_as_damage(self.path):
            for first in range(0, len(keys), _BATCH_SIZE):
                batch = keys[first : first + _BATCH_SIZE]
                places = ",".join("?" * len(batch))
                rows = self._raw.execute(f"SELECT DISTINCT key FROM head WHERE key IN ({places})", batch)  # noqa: S608
                found.update(row[0] for row in rows)
        return found

    def entries(self, key: str, word: str) -> list[DictionaryEntry]:
        """Return the entries under a key; those spelled exactly like ``word`` come first."""
        with _errors_as_damage(self.path):
            rows = self._raw.execute(_ENTRIES, (key, word, _MAX_ENTRIES)).fetchall()
            return [_checked_entry(*row[:4]) for row in rows]

    def beginning(self, key: str, limit: int) -> list[str]:
        """Return headwords whose key begins with ``key``, in order."""
        with _errors_as_damage(self.path):
            rows = self._raw.execute(
                "SELECT min(word) FROM head WHERE key > ?1 AND key < ?1 || ?2 GROUP BY key ORDER BY key LIMIT ?3",
                (key, _HIGHEST, limit),
            )
            return [str(row[0]) for row in rows]


class DictionaryWriter:
    """Write a dictionary's file; nothing is visible before `finish`. Usable in one thread after another."""

    def __init__(self, folder: Path, identifier: str, head: DictionaryHeader, keys: HeadwordKeys) -> None:
        """Create the file in ``folder``, which is created if it is missing. Raises ReaderError LIBRARY_*."""
        self.id = identifier
        self._head = head
        self._keys = keys
        self._path = folder / f"{identifier}{SUFFIX}"
        self._unfinished = folder / f"{identifier}{_UNFINISHED}"
        self._entries = 0
        folder.mkdir(parents=True, exist_ok=True)
        _clear_unfinished(folder)
        with translate_errors(self._path):
            self._raw = sqlite3.connect(self._unfinished, isolation_level=None, check_same_thread=False)
            # an unfinished file is discarded, and a finished one is synced to disk before it gets its name
            try:
                for statement in ("PRAGMA synchronous = OFF", "PRAGMA journal_mode = OFF", "BEGIN", *_TABLES):
                    self._raw.execute(statement)
            except sqlite3.Error:
                self._raw.close()
                raise

    def add(self, entries: Sequence[DictionaryEntry]) -> None:
        """Add entries; raises ReaderError LIBRARY_FULL or LIBRARY_IO."""
        first = self._entries + 1
        self._entries += len(entries)
        rows = ((first + place, e.word, e.reading, e.text, e.layout) for place, e in enumerate(entries))
        with translate_errors(self._path):
            self._raw.executemany("INSERT INTO entry (id, word, reading, content, layout) VALUES (?, ?, ?, ?, ?)", rows)
            self._raw.executemany(_INSERT_HEAD, self._heads(entries, first))

    def add_aliases(self, aliases: Iterable[DictionaryAlias]) -> None:
        """Add words that lead to entries that were added; raises ReaderError LIBRARY_FULL or LIBRARY_IO."""
        rows = (
            (key, alias.word, number + 1)
            for alias in aliases
            if (key := self._keys.key(alias.word))
            for number in alias.entries
        )
        with translate_errors(self._path):
            self._raw.executemany(_INSERT_HEAD, rows)

    def finish(self, missing: int) -> DictionaryInfo:
        """Complete the file, sync it to disk, give it its final name, and return its metadata."""
        head = self._head
        with translate_errors(self._path):
            self._raw.execute("CREATE INDEX head_key ON head (key, entry, word)")
            row = (head.name, head.format.value, head.digest, self._entries, missing)
            self._raw.execute("INSERT INTO card VALUES (?, ?, ?, ?, ?)", row)
            self._raw.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            self._raw.execute(f"PRAGMA user_version = {KEY_VERSION}")
            self._raw.execute("COMMIT")
            self._raw.close()
        _fsync_file(self._unfinished)
        self._unfinished.replace(self._path)
        return DictionaryInfo(self.id, head.name, head.format.value, head.digest, self._entries, missing)

    def abandon(self) -> None:
        """Delete the unfinished file."""
        self._raw.close()
        self._unfinished.unlink(missing_ok=True)

    def _heads(self, entries: Iterable[DictionaryEntry], first: int) -> Iterator[tuple[str, str, int]]:
        for number, entry in enumerate(entries, start=first):
            for word in dict.fromkeys((entry.word, *entry.aliases)):
                key = self._keys.key(word)
                if key:
                    yield key, word, number


@contextmanager
def _errors_as_damage(path: Path) -> Iterator[None]:
    """Raise LIBRARY_DAMAGED for every error that a file with flipped bits can cause; it was sound when written."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except (sqlite3.Error, ValueError, TypeError, LookupError) as error:
        raise ReaderError(Problem.LIBRARY_DAMAGED, path, reason=str(error)) from error


def _checked_entry(word: str, reading: str, content: str, layout: str) -> DictionaryEntry:
    """Build the entry of a row, and parse it once as it will be when it is shown."""
    entry = DictionaryEntry(str(word), str(reading), content, layout)
    entry.leaf.blocks()
    return entry


def info_at(path: Path) -> DictionaryInfo:
    """Return the metadata of the dictionary at ``path``; raises ReaderError as `DictionaryFile`."""
    with closing(DictionaryFile(path)) as file:
        return file.info()


def _clear_unfinished(folder: Path) -> None:
    for path in folder.glob(f"*{_UNFINISHED}"):
        with suppress(OSError):
            path.unlink()


def _fsync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
