"""Index in a process of its own: in a thread it would take the interpreter from the window (docs/decisions/0058).

The process is handed portions of texts as values, and has no file open but the index, which can be made anew at any
time. Nothing of Qt is loaded in it, and it ends with the program.
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
    """Write portions as `IndexWriter` does, apart from the program; the process is started for the first ones.

    To be used by one thread at a time.
    """

    def __init__(self, path: Path, address: str) -> None:
        """Start nothing yet."""
        self._path = path
        self._address = address
        self._process: SpawnProcess | None = None
        self._link: Connection | None = None

    @property
    def pid(self) -> int | None:
        """Return the process id, while there is one."""
        return None if self._process is None else self._process.pid

    def write(self, portions: Sequence[IndexBatch]) -> None:
        """Index portions and wait until they are; raises ReaderError as `IndexWriter.write` does.

        LIBRARY_IO where the process cannot be started or died.
        """
        try:
            link = self._link or self._start()
            link.send(portions)
            error: ReaderError | None = link.recv()
        except (EOFError, OSError) as trouble:
            raise ReaderError(Problem.LIBRARY_IO, self._path, reason=str(trouble)) from trouble
        if error is not None:
            raise error

    def close(self) -> None:
        """End the process, and leave the index without the text that is not whole; may be called again."""
        if self._process is not None and self._link is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._link.close()
            self._process = self._link = None

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._link, other = context.Pipe()
        self._process = context.Process(target=serve_indexing, args=(other, self._path, self._address), daemon=True)
        self._process.start()
        other.close()
        return self._link


def serve_indexing(link: Connection, path: Path, address: str) -> None:
    """Index what is handed over until nobody hands over any more: the process's whole life."""
    _give_way()
    writer = IndexWriter(path, address)
    # the other end may be gone: then the index stays as it is
    with suppress(EOFError, BrokenPipeError, ConnectionResetError), link:
        while True:
            link.send(_written(writer, link.recv()))


def _give_way() -> None:
    """Let the window go first."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.nice(_NICENESS)


def _written(writer: IndexWriter, portions: Sequence[IndexBatch]) -> ReaderError | None:
    try:
        writer.write(portions)
    except ReaderError as error:
        return error
    return None
