"""Take texts into a library on a second connection, so that the window's own never waits for the disk meanwhile.

It belongs to the thread that makes it. What it commits the first connection sees at once; the two write in turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from types import TracebackType
from typing import Self

from reader.core.errors import Problem, ReaderError
from reader.storage.connection import Connection
from reader.storage.journal import Journal
from reader.storage.repositories.annotations import Annotations
from reader.storage.repositories.editions import Editions
from reader.storage.repositories.texts import Texts

_PATIENCE = 120.0
"""Seconds to wait while the library is copied."""

_SHORT_MS = 50
"""Milliseconds to wait while it is our turn: a commit that waits for a copy keeps the window from reading."""

_SETTINGS = ("PRAGMA cache_size = -16384", "PRAGMA synchronous = FULL")
"""No transaction of ours locks the file before it is committed; after a power cut the last one may have to be done
again, which costs a text that can be added again, and one wait for the disk less."""


class ImportConnection:
    """Hold what is needed to take texts in: ``texts`` and ``editions``."""

    def __init__(self, library: Connection, *, separate: bool = True) -> None:
        """Open the file of a library that is open once more; without ``separate``, and in memory, use its connection.

        Raises ReaderError LIBRARY_READ_ONLY, LIBRARY_IO where the file has gone, or LIBRARY_LOCKED.
        """
        if library.read_only:
            raise ReaderError(Problem.LIBRARY_READ_ONLY, library.path)
        self._library = library
        self._is_own = separate and library.path is not None
        self._connection = _second(library) if self._is_own else library
        self._journal = _GatheringJournal(self._connection)
        if self._is_own:
            self._connection.turn = self._turn
        self.path = self._connection.path
        self.texts = Texts(self._connection, self._journal)
        self.texts.gathers = True
        annotations = Annotations(self._connection, self._journal)
        self.editions = Editions(self._connection, self._journal, self.texts, annotations)

    def close(self) -> None:
        """Close what was opened here."""
        if self._is_own:
            self._connection.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close what was opened here."""
        self.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Hold the turn to write, and wait but shortly for others in it: what fails so is tried again later."""
        with self._library.turns.patient(), self._journal.gathering():
            self._connection.execute(f"PRAGMA busy_timeout = {_SHORT_MS}")
            try:
                yield
            finally:
                self._connection.execute(f"PRAGMA busy_timeout = {round(_PATIENCE * 1_000)}")


class _GatheringJournal(Journal):
    """Remember the step that texts are gathered into also when a transaction that wrote a new one was rolled back."""

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Hold what is to be one transaction: the window may give the number of its step to another one."""
        before = self._gathering
        try:
            yield
        except BaseException:
            self._gathering = before
            raise


def _second(library: Connection) -> Connection:
    connection = Connection(library.path, can_make=False, patience=_PATIENCE)
    try:
        connection.prepare()
        for setting in _SETTINGS:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    connection.perseverance = _PATIENCE
    connection.reading_turn = nullcontext
    return connection
