"""Import texts over a second connection, so that the window's own connection does not wait for the disk.

The connection belongs to the thread that creates it. The first connection sees its commits at once; the two take turns
to write.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import cached_property
from typing import TYPE_CHECKING, Self

from reader.core.errors import Problem, ReaderError
from reader.storage.connection import Connection
from reader.storage.journal import Journal
from reader.storage.repositories.annotations import Annotations
from reader.storage.repositories.editions import Editions
from reader.storage.repositories.texts import Texts

if TYPE_CHECKING:
    from reader.storage.originals import Originals
    from reader.storage.repositories.packs import Packs
    from reader.storage.repositories.text_words import TextWords

_BUSY_TIMEOUT = 120.0
"""Busy timeout in seconds while the library is backed up."""

_SHORT_BUSY_TIMEOUT_MS = 50
"""Busy timeout in milliseconds during our turn: a commit that waits for a backup blocks the window's reads."""

_SETTINGS = ("PRAGMA cache_size = -16384", "PRAGMA synchronous = FULL")
"""The large cache keeps a transaction from locking the file before it commits. FULL saves one fsync; after a power cut
the last transaction may be lost, which costs one text that can be added again."""


class ImportConnection:
    """What an import needs of a library over a second connection: ``texts``, ``editions``, and the study packs."""

    def __init__(self, library: Connection, *, separate: bool = True) -> None:
        """Open the file of a library that is open once more; without ``separate``, and in memory, use its connection.

        Raises ReaderError LIBRARY_READ_ONLY, LIBRARY_IO if the file is gone, or LIBRARY_LOCKED.
        """
        if library.read_only:
            raise ReaderError(Problem.LIBRARY_READ_ONLY, library.path)
        self._library = library
        self._is_own = separate and library.path is not None
        self._connection = _open_second(library) if self._is_own else library
        self._journal = _GatheringJournal(self._connection)
        if self._is_own:
            self._connection.write_slot = self._turn
        self.path = self._connection.path
        self.texts = Texts(self._connection, self._journal)
        self.texts.gathers = True
        self.annotations = Annotations(self._connection, self._journal)
        self.editions = Editions(self._connection, self._journal, self.texts, self.annotations)

    @cached_property
    def originals(self) -> Originals:
        """Return the copies of PDFs that are kept next to the library."""
        from reader.storage.originals import Originals

        return Originals(self.path, self._connection)

    @cached_property
    def packs(self) -> Packs:
        """Return the study packs."""
        from reader.storage.repositories.packs import open_packs

        return open_packs(self._connection, self._journal, self.annotations)

    @cached_property
    def words(self) -> TextWords:
        """Return the words of the texts, as they travel to other machines."""
        from reader.storage.repositories.text_words import TextWords

        return TextWords(self._connection, self._journal, self.texts)

    def close(self) -> None:
        """Close the connection, unless it is the library's own."""
        if self._is_own:
            self._connection.close()

    def __enter__(self) -> Self:
        """Return this object."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the connection."""
        self.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Hold the turn to write, with a short busy timeout in it; a write that times out is retried later."""
        with self._library.turns.patient(), self._journal.gathering():
            self._connection.execute(f"PRAGMA busy_timeout = {_SHORT_BUSY_TIMEOUT_MS}")
            try:
                yield
            finally:
                self._connection.execute(f"PRAGMA busy_timeout = {round(_BUSY_TIMEOUT * 1_000)}")


class _GatheringJournal(Journal):
    """A journal that keeps its gathered step when a transaction that began a new one is rolled back."""

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Restore the gathered step's number on failure: the window may give that number to another step."""
        before = self._gathering
        try:
            yield
        except BaseException:
            self._gathering = before
            raise


def _open_second(library: Connection) -> Connection:
    connection = Connection(library.path, can_make=False, patience=_BUSY_TIMEOUT)
    try:
        connection.prepare()
        for setting in _SETTINGS:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    connection.retry_seconds = _BUSY_TIMEOUT
    connection.read_slot = nullcontext
    return connection
