"""Import the dictionaries of one file batch by batch, each as a whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Protocol

from reader.core.lookup.entries import (
    DictionaryAlias,
    DictionaryEntry,
    DictionaryEvent,
    DictionaryHeader,
)
from reader.storage.repositories.dictionary_file import DictionaryInfo, DictionaryWriter


class DictionarySource(Protocol):
    """Deliver what has been read so far: the worker of the importers' ``dictionary_worker``."""

    finished: bool

    def poll(self, timeout: float = 0.0) -> list[DictionaryEvent] | None:
        """Return the next batch, waiting up to ``timeout`` seconds; None when none has come."""
        ...


class DictionaryImport:
    """Store the dictionaries of a file; ``added`` are the descriptions of those that are complete."""

    def __init__(self, source: DictionarySource, begin: Callable[[DictionaryHeader], DictionaryWriter]) -> None:
        self._source = source
        self._begin = begin
        self._writer: DictionaryWriter | None = None
        self.added: list[DictionaryInfo] = []

    def step(self, timeout: float = 0.0) -> bool:
        """Store the next batch and return whether it was the last. Raises ReaderError, after `abandon`."""
        try:
            for _kind, events in groupby(self._source.poll(timeout) or [], key=type):
                self._store(list(events))
        except BaseException:
            self.abandon()
            raise
        return self._source.finished

    def abandon(self) -> None:
        """Remove the dictionary that is not complete."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.abandon()

    def _store(self, events: Sequence[DictionaryEvent]) -> None:
        """Store consecutive events of one kind."""
        first = events[0]
        if isinstance(first, DictionaryHeader):
            self._writer = self._begin(first)
            return
        assert self._writer is not None
        if isinstance(first, DictionaryEntry):
            self._writer.add([event for event in events if isinstance(event, DictionaryEntry)])
        elif isinstance(first, DictionaryAlias):
            self._writer.add_aliases(event for event in events if isinstance(event, DictionaryAlias))
        else:
            self.added.append(self._writer.finish(first.missing + first.wordless))
            self._writer = None
