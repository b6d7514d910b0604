"""Read a file in a process of its own, with limits of memory and time, and hand the text over batch by batch.

A hostile file can then cost nothing but its own reading: the child is bounded in memory, and ended when it is silent
for too long. Nothing of Qt is loaded in it. A bundled program must call ``multiprocessing.freeze_support()`` first
thing in its main module.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Self

from reader.core.errors import Problem, ReaderError
from reader.core.text.draft import Cover, Draft, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.text import Image
from reader.importers.formats import identify, parse_source
from reader.importers.source import read_source

if sys.platform != "win32":
    import resource

MEMORY_LIMIT = 2 * 1024 * 1024 * 1024
"""Bytes of address space that the child may take, where the system can bound it."""

SILENCE_LIMIT = 60.0
"""Seconds without a word from the child after which it is ended."""

_BATCH = 150
_FIRST_BATCH = 3
_BATCH_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Batch:
    """Hold what the child has read since the batch before, and the share of the file that it has come through."""

    drafts: list[Draft]
    fraction: float
    last: bool = False


Message = Batch | ReaderError


class ImportProcess:
    """Read one file apart from the program; a context manager that leaves no process behind.

    ``poll`` gives batches as they come, iteration gives every draft in order, ``fraction`` says how far it has come.
    Each raises `ReaderError`: what the file's format allows for, IMPORT_TIMEOUT after a minute of silence,
    IMPORT_CRASHED when the child died, IMPORT_CANCELLED after `cancel`. To be used from one thread; only `cancel` may
    be called from another.
    """

    def __init__(
        self,
        path: Path,
        encoding: str | None = None,
        *,
        silence_limit: float = SILENCE_LIMIT,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start reading ``path``, as ``encoding`` if the user chose one."""
        self._path = path
        self._silence_limit = silence_limit
        self._monotonic = monotonic
        self._cancelled = False
        self.fraction = 0.0
        self.finished = False
        context = multiprocessing.get_context("spawn")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=read_apart, args=(sender, path, encoding), daemon=True)
        self._process.start()
        sender.close()
        self._heard = monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """Give the process id of the child."""
        return None if self.finished else self._process.pid

    def poll(self, timeout: float = 0.0) -> list[Draft] | None:
        """Give the next batch, waiting up to ``timeout`` seconds; None when none has come, or when all have."""
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
        return message.drafts

    def __iter__(self) -> Iterator[Draft]:
        """Give each draft as it comes, until the ending."""
        while not self.finished:
            yield from self.poll(0.5) or ()

    def cancel(self) -> None:
        """End the reading; the next call of `poll` raises IMPORT_CANCELLED."""
        self._cancelled = True
        self._process.kill()

    def close(self) -> None:
        """End the child and free what it held; may be called again."""
        if not self.finished:
            self.finished = True
            self._process.kill()
            self._process.join()
            self._process.close()
            self._receiver.close()

    def _message(self, timeout: float) -> Message | None:
        if self._cancelled:
            return ReaderError(Problem.IMPORT_CANCELLED, self._path)
        try:
            if self._receiver.poll(timeout):
                message: Message = self._receiver.recv()
                self._heard = self._monotonic()
                return message
        except (EOFError, OSError):
            return ReaderError(self._reason_of_end(), self._path)
        if self._monotonic() - self._heard > self._silence_limit:
            return ReaderError(Problem.IMPORT_TIMEOUT, self._path, seconds=int(self._silence_limit))
        return None

    def _reason_of_end(self) -> Problem:
        return Problem.IMPORT_CANCELLED if self._cancelled else Problem.IMPORT_CRASHED


def read_apart(sender: Connection, path: Path, encoding: str | None) -> None:
    """Read the file and send its batches: the child's whole life."""
    limit_memory()
    # The other end may be gone: then nobody waits for the rest.
    with suppress(BrokenPipeError), sender:
        try:
            for batch in batches(path, encoding):
                sender.send(batch)
        except ReaderError as error:
            sender.send(error)
        except MemoryError:
            sender.send(ReaderError(Problem.FILE_TOO_LARGE, path, limit=MEMORY_LIMIT))
        except RecursionError:
            sender.send(ReaderError(Problem.MARKUP_DAMAGED, path))


def limit_memory() -> None:
    """Bound this process's address space, where the system can; on Windows only the limit of time holds."""
    if sys.platform != "win32":
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def batches(path: Path, encoding: str | None) -> Iterator[Batch]:
    """Read a file in this process and give its batches: the first small and at once, the others of about 150 leaves."""
    text_format = identify(path)
    source = read_source(path, encoding)
    batch: list[Draft] = []
    leaves = size = 0
    wanted = _FIRST_BATCH
    for draft in assemble(parse_source(text_format, source)):
        batch.append(draft)
        leaves += isinstance(draft, Leaf)
        size += _size(draft)
        if leaves >= wanted or size >= _BATCH_BYTES:
            yield Batch(batch, source.fraction)
            batch, leaves, size = [], 0, 0
            wanted = min(_BATCH, wanted * 4)
    yield Batch(batch, 1.0, last=True)


def _size(draft: Draft) -> int:
    if isinstance(draft, Cover):
        return len(draft.image.data)
    if isinstance(draft, Image):
        return len(draft.data)
    return len(draft.text) if isinstance(draft, Leaf) else 0
