"""Index in a separate process: in a thread it would hold the interpreter lock (docs/decisions/0058).

The process receives batches of leaves as values and has no file open but the index, which can be rebuilt at any time.
It loads nothing of Qt, and it ends with the program.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.storage.search.index_writer import IndexBatch, IndexWriter

_NICENESS = 10


class IndexProcess:
    """Write batches as `IndexWriter` does, in a separate process that is started for the first of them.

    To be used by one thread at a time.
    """

    def __init__(self, path: Path, address: str) -> None:
        """Set the paths; nothing is started yet."""
        self._path = path
        self._address = address
        self._process: SpawnProcess | None = None
        self._link: Connection | None = None

    @property
    def pid(self) -> int | None:
        """Return the process id, or None while the process is not running."""
        return None if self._process is None else self._process.pid

    def write(self, batches: Sequence[IndexBatch]) -> None:
        """Index batches and wait until it is done; raises ReaderError as `IndexWriter.write` does.

        Also LIBRARY_IO if the process cannot be started or has died.
        """
        try:
            link = self._link or self._start()
            link.send(batches)
            error: ReaderError | None = link.recv()
        except (EOFError, OSError) as cause:
            raise ReaderError(Problem.LIBRARY_IO, self._path, reason=str(cause)) from cause
        if error is not None:
            raise error

    def close(self) -> None:
        """Kill the process; a text that is not complete does not enter the index. May be called again."""
        if self._process is not None and self._link is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._link.close()
            self._process = self._link = None

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._link, child_link = context.Pipe()
        self._process = context.Process(
            target=serve_indexing, args=(child_link, self._path, self._address), daemon=True
        )
        self._process.start()
        child_link.close()
        return self._link


def serve_indexing(link: Connection, path: Path, address: str) -> None:
    """Index the received batches until the other end closes: the main function of the process."""
    _lower_priority()
    writer = IndexWriter(path, address)
    # if the other end is gone, the index stays as it is
    with suppress(EOFError, BrokenPipeError, ConnectionResetError), link:
        while True:
            link.send(_try_write(writer, link.recv()))


def _lower_priority() -> None:
    """Lower the priority, so that the window goes first."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.nice(_NICENESS)


def _try_write(writer: IndexWriter, batches: Sequence[IndexBatch]) -> ReaderError | None:
    try:
        writer.write(batches)
    except ReaderError as error:
        return error
    return None
