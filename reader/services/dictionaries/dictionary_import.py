"""Take the dictionaries of one file in, batch by batch, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from reader.core.lookup.entries import DictionaryEnd, DictionaryEntry, DictionaryEvent, DictionaryHeader

C_co = TypeVar("C_co", covariant=True)
C = TypeVar("C")


class DictionarySink(Protocol[C_co]):
    """Take in one dictionary: the storage's ``DictionaryWriter``."""

    def add(self, entries: Sequence[DictionaryEntry]) -> None:
        """Take entries in."""
        ...

    def finish(self, missing: int) -> C_co:
        """Close the dictionary and give its card."""
        ...

    def abandon(self) -> None:
        """Leave nothing behind."""
        ...


class DictionarySource(Protocol):
    """Give what has been read so far: the importers' ``DictionaryProcess``."""

    finished: bool

    def poll(self, timeout: float = 0.0) -> list[DictionaryEvent] | None:
        """Return the next batch, waiting up to ``timeout`` seconds; None when none has come."""
        ...


class DictionaryImport(Generic[C]):
    """Bring a file's dictionaries onto the shelf; ``added`` are the cards of those that are there."""

    def __init__(self, pieces: DictionarySource, begin: Callable[[DictionaryHeader], DictionarySink[C]]) -> None:
        self._pieces = pieces
        self._begin = begin
        self._writer: DictionarySink[C] | None = None
        self.added: list[C] = []

    def step(self, timeout: float = 0.0) -> bool:
        """Take in what has come, and say whether that was all. Raises ReaderError, after `abandon`."""
        try:
            for piece in self._gathered(self._pieces.poll(timeout) or []):
                self._take(piece)
        except BaseException:
            self.abandon()
            raise
        return self._pieces.finished

    def abandon(self) -> None:
        """Leave nothing of the dictionary that is not whole."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.abandon()

    def _gathered(
        self, pieces: Sequence[DictionaryEvent]
    ) -> list[DictionaryHeader | DictionaryEnd | list[DictionaryEntry]]:
        """Put entries that follow each other together, to be written at once."""
        gathered: list[DictionaryHeader | DictionaryEnd | list[DictionaryEntry]] = []
        for piece in pieces:
            if not isinstance(piece, DictionaryEntry):
                gathered.append(piece)
            elif gathered and isinstance(last := gathered[-1], list):
                last.append(piece)
            else:
                gathered.append([piece])
        return gathered

    def _take(self, piece: DictionaryHeader | DictionaryEnd | list[DictionaryEntry]) -> None:
        if isinstance(piece, DictionaryHeader):
            self._writer = self._begin(piece)
            return
        assert self._writer is not None
        if isinstance(piece, list):
            self._writer.add(piece)
        else:
            self.added.append(self._writer.finish(piece.missing))
            self._writer = None
