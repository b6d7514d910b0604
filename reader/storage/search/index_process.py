"""Index in a separate process: in a thread it would hold the interpreter lock (docs/decisions/0058).

The process receives batches of leaves as values and has no file open but the index, which can be rebuilt at any time.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.storage.search.index_writer import IndexBatch, IndexWriter
from reader.workers.client import Worker
from reader.workers.limits import WorkerLimits
from reader.workers.main import Reply

_LIMITS = WorkerLimits(memory=0, silence=math.inf, niceness=10)
"""What is indexed is our own, and the window goes first."""


class IndexProcess:
    """Write batches as `IndexWriter` does, in a separate process that is started for the first of them.

    To be used by one thread at a time.
    """

    def __init__(self, path: Path, address: str) -> None:
        """Set the paths; nothing is started yet."""
        self._path = path
        self._worker: Worker[Sequence[IndexBatch], bool] = Worker(
            "reader.storage.search.index_process:IndexJob", path, address, limits=_LIMITS
        )

    @property
    def pid(self) -> int | None:
        """Return the process id, or None while the process is not running."""
        return self._worker.pid

    def write(self, batches: Sequence[IndexBatch]) -> None:
        """Index batches and wait until it is done; raises ReaderError as `IndexWriter.write` does.

        Also LIBRARY_IO if the process cannot be started or has died.
        """
        try:
            self._worker.ask(batches, continues=True)
            self._worker.result()
        except ReaderError as error:
            if error.problem is not Problem.IMPORT_CRASHED:
                raise
            raise ReaderError(Problem.LIBRARY_IO, self._path, reason=str(error.__cause__ or "")) from error

    def close(self) -> None:
        """Kill the process; a text that is not complete does not enter the index. May be called again."""
        self._worker.close()


class IndexJob:
    """Write batches to the index."""

    is_worn_out = False

    def __init__(self, path: Path, address: str) -> None:
        self._writer = IndexWriter(path, address)

    def answer(self, batches: Sequence[IndexBatch]) -> Iterator[Reply]:
        """Index batches."""
        self._writer.write(batches)
        yield Reply(value=True)
