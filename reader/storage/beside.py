"""Take texts into a library on a second connection, so that the window's own never waits for the disk meanwhile.

It belongs to the thread that makes it. What it commits the first connection sees at once; the two write in turn.
"""

from __future__ import annotations

from contextlib import nullcontext
from types import TracebackType
from typing import Self

from reader.storage.annotations import Annotations
from reader.storage.connection import Connection
from reader.storage.editions import Editions
from reader.storage.operations import Journal
from reader.storage.texts import Texts

_PATIENCE = 120.0
"""Seconds to wait while the library is copied."""

_SETTINGS = ("PRAGMA cache_size = -16384", "PRAGMA synchronous = FULL")
"""No transaction of ours locks the file before it is committed; after a power cut the last one may have to be done
again, which costs a text that can be added again, and one wait for the disk less."""


class Beside:
    """Hold what is needed to take texts in: ``texts`` and ``editions``."""

    def __init__(self, library: Connection) -> None:
        """Open the file of a library that is open; one in memory is worked on through its own connection."""
        self._is_own = library.path is not None
        connection = self._second(library) if self._is_own else library
        self._connection = connection
        journal = Journal(connection)
        self.path = connection.path
        self.texts = Texts(connection, journal)
        self.texts.gathers = True
        self.editions = Editions(connection, journal, self.texts, Annotations(connection, journal))

    def close(self) -> None:
        """Close what was opened here."""
        if self._is_own:
            self._connection.close()

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close what was opened here."""
        self.close()

    @staticmethod
    def _second(library: Connection) -> Connection:
        connection = Connection(library.path, patience=_PATIENCE)
        connection.prepare()
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.release_space = library.release_space
        connection.turn = library.turns.patient
        connection.reading_turn = nullcontext
        return connection
