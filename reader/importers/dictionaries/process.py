"""Read a dictionary file in a child process, in batches of entries."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self

from reader.core.errors import Problem, ReaderError
from reader.core.lookup.entries import DictionaryEntry, DictionaryEvent, DictionaryHeader
from reader.importers.dictionaries.formats import dictionary_events
from reader.importers.worker import SILENCE_LIMIT
from reader.importers.worker_main import MEMORY_LIMIT, limit_memory

_BATCH = 400
_BATCH_CHARACTERS = 1024 * 1024


@dataclass(frozen=True, slots=True)
class EntryBatch:
    """The header, entries and end read since the previous batch, and the fraction of the file that has been read."""

    events: list[DictionaryEvent]
    fraction: float
    last: bool = False


class DictionaryProcess:
    """Read the dictionaries of one file in a child process: for each its header, its entries and its end.

    The child has the limits of every import. ``poll`` raises `ReaderError` as `dictionary_events` does, and
    IMPORT_TIMEOUT after a minute of silence, IMPORT_CRASHED when the child died, IMPORT_CANCELLED after `cancel`. Use
    it from one thread at a time; `cancel` may be called from another.
    """

    def __init__(
        self, path: Path, *, silence_limit: float = SILENCE_LIMIT, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Start reading ``path``."""
        self._path = path
        self._silence_limit = silence_limit
        self._monotonic = monotonic
        self._cancelled = False
        self.fraction = 0.0
        self.finished = False
        context = multiprocessing.get_context("spawn")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=serve_dictionary, args=(sender, path), daemon=True)
        self._process.start()
        sender.close()
        self._last_heard = monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[DictionaryEvent]:
        """Yield each header, entry and end as it arrives."""
        while not self.finished:
            yield from self.poll(0.5) or ()

    def poll(self, timeout: float = 0.0) -> list[DictionaryEvent] | None:
        """Return the next batch, waiting up to ``timeout`` seconds; None when none has arrived, or when all have."""
        if self.finished:
            return None
        message = self._message(timeout)
        if isinstance(message, ReaderError):
            self.close()
            raise message
        if message is None:
            return None
        self.fraction = message.fraction
        if message.last:
            self.close()
        return message.events

    def cancel(self) -> None:
        """Cancel the import; the next call of `poll` raises IMPORT_CANCELLED."""
        self._cancelled = True

    def close(self) -> None:
        """Kill the child and free its resources; may be called again."""
        if not self.finished:
            self.finished = True
            self._process.kill()
            self._process.join()
            self._process.close()
            self._receiver.close()

    def _message(self, timeout: float) -> EntryBatch | ReaderError | None:
        if self._cancelled:
            return ReaderError(Problem.IMPORT_CANCELLED, self._path)
        try:
            if self._receiver.poll(timeout):
                message: EntryBatch | ReaderError = self._receiver.recv()
                self._last_heard = self._monotonic()
                return message
        except (EOFError, OSError):
            return ReaderError(Problem.IMPORT_CRASHED, self._path)
        if self._monotonic() - self._last_heard > self._silence_limit:
            return ReaderError(Problem.IMPORT_TIMEOUT, self._path, seconds=int(self._silence_limit))
        return None


def serve_dictionary(sender: Connection, path: Path) -> None:
    """Read the file and send its batches: the main function of the child."""
    limit_memory()
    # The other end may be closed: then nobody waits for the rest.
    with suppress(BrokenPipeError, ConnectionResetError), sender:
        try:
            for batch in batches(path):
                sender.send(batch)
        except ReaderError as error:
            sender.send(error)
        except MemoryError:
            sender.send(ReaderError(Problem.FILE_TOO_LARGE, path, limit=MEMORY_LIMIT))


def batches(path: Path) -> Iterator[EntryBatch]:
    """Yield the batches of a file that is read in this process."""
    batch: list[DictionaryEvent] = []
    size, fraction = 0, 0.0
    for item, fraction in dictionary_events(path):
        batch.append(item)
        size += len(item.text) if isinstance(item, DictionaryEntry) else 0
        if len(batch) >= _BATCH or size >= _BATCH_CHARACTERS or isinstance(item, DictionaryHeader):
            yield EntryBatch(batch, fraction)
            batch, size = [], 0
    yield EntryBatch(batch, 1.0, last=True)
