"""Import the dictionaries of one file batch by batch, each as a whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from reader.core.lookup.entries import DictionaryEnd, DictionaryEntry, DictionaryEvent, DictionaryHeader
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
            for event in self._grouped(self._source.poll(timeout) or []):
                self._store(event)
        except BaseException:
            self.abandon()
            raise
        return self._source.finished

    def abandon(self) -> None:
        """Remove the dictionary that is not complete."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.abandon()

    def _grouped(
        self, events: Sequence[DictionaryEvent]
    ) -> list[DictionaryHeader | DictionaryEnd | list[DictionaryEntry]]:
        """Group consecutive entries, to be written at once."""
        grouped: list[DictionaryHeader | DictionaryEnd | list[DictionaryEntry]] = []
        for event in events:
            if not isinstance(event, DictionaryEntry):
                grouped.append(event)
            elif grouped and isinstance(last := grouped[-1], list):
                last.append(event)
            else:
                grouped.append([event])
        return grouped

    def _store(self, event: DictionaryHeader | DictionaryEnd | list[DictionaryEntry]) -> None:
        if isinstance(event, DictionaryHeader):
            self._writer = self._begin(event)
            return
        assert self._writer is not None
        if isinstance(event, list):
            self._writer.add(event)
        else:
            self.added.append(self._writer.finish(event.missing))
            self._writer = None
