"""Read files of a folder that a cloud carries over: some block until the cloud has brought them, or for good."""

from __future__ import annotations

import os
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

PATIENCE = 20.0
"""Seconds after which a file counts as not brought yet."""

_MOST_BLOCKED = 2
"""Blocked files after which no other is tried in this process."""


class TimedReader:
    """Read one file after another in a thread; one that a file blocks is left behind, and ends with the process."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._tasks: SimpleQueue[tuple[Path, int]] | None = None
        self._results: SimpleQueue[bytes | OSError] = SimpleQueue()
        self.blocked = 0

    def read(self, path: Path, most: int) -> bytes:
        """Return the first ``most`` bytes of a file; raises OSError, and TimeoutError if they do not come."""
        if self.blocked >= _MOST_BLOCKED:
            raise TimeoutError
        tasks = self._tasks or self._start()
        tasks.put((path, most))
        try:
            result = self._results.get(timeout=self._patience)
        except Empty as error:
            self.blocked += 1
            self._tasks = None
            raise TimeoutError from error
        if isinstance(result, OSError):
            raise result
        return result

    def _start(self) -> SimpleQueue[tuple[Path, int]]:
        self._tasks, self._results = SimpleQueue(), SimpleQueue()
        Thread(target=_read_all, args=(self._tasks, self._results), daemon=True).start()
        return self._tasks


def _read_all(tasks: SimpleQueue[tuple[Path, int]], results: SimpleQueue[bytes | OSError]) -> None:
    while True:
        path, most = tasks.get()
        try:
            results.put(_first_bytes(path, most))
        except OSError as error:
            results.put(error)


def _first_bytes(path: Path, most: int) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        return file.read(most)
