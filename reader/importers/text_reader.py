"""Read a text in a child process with limits of memory and time, and return it batch by batch.

A hostile file then costs nothing but its own import.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_events import ImportEvent
from reader.core.text.import_options import DEFAULT_OPTIONS, ImportOptions
from reader.importers.text_requests import FileRequest, FolderContents, ParseRequest, TextReply
from reader.workers.client import Worker
from reader.workers.limits import WorkerLimits

_LIMITS = WorkerLimits(niceness=5)

TextWorker = Worker[FileRequest | ParseRequest, TextReply]


def text_worker(*, limits: WorkerLimits = _LIMITS, monotonic: Callable[[], float] = time.monotonic) -> TextWorker:
    """Return a worker that reads texts, one after the other.

    It is shared by many files because a process takes a fifth of a second to start, while a small file is read in a few
    milliseconds.
    """
    return Worker("reader.importers.worker_main:TextJob", limits=limits, monotonic=monotonic)


class TextReader:
    """Read one text in a child process; a context manager that leaves no process behind, except a shared worker's.

    ``opened`` returns the digest of the file before it is parsed, ``poll`` returns batches as they arrive, iteration
    yields every event in order, ``fraction`` is the part of the file that has been read.
    Each raises `ReaderError` as `Worker.poll` does. Use it from one thread; only `cancel` may be called from another.
    """

    def __init__(
        self,
        path: Path,
        choices: ImportOptions = DEFAULT_OPTIONS,
        *,
        worker: TextWorker | None = None,
        is_awaited: bool = False,
    ) -> None:
        """Start reading ``path`` with these options, in ``worker`` if it is shared with other files.

        ``is_awaited`` has the first page parsed before `poll` asks for it.
        """
        self.path = self._path = path
        self._is_shared = worker is not None
        self._worker = worker or text_worker()
        self._is_parsing = False
        self.digest = ""
        self.finished = False
        self._worker.ask(FileRequest(path, choices, is_awaited), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """Return the process id of the child."""
        return None if self.finished else self._worker.pid

    @property
    def fraction(self) -> float:
        """Return the fraction of the file that has been read."""
        return self._worker.fraction if self._is_parsing else 0.0

    def opened(self, timeout: float = 0.0) -> str | FolderContents | None:
        """Return the SHA-256 of the file, or the contents of a folder; None while no answer has arrived.

        Nothing is parsed until `poll` is called.
        """
        if self.digest or self.finished:
            return self.digest
        reply = self._poll(timeout)
        if isinstance(reply, FolderContents):
            self.close()
            return reply
        if isinstance(reply, str):
            self.digest = reply
        return self.digest or None

    def poll(self, timeout: float = 0.0) -> list[ImportEvent] | None:
        """Return the next batch, waiting up to ``timeout`` seconds; None when none has arrived, or when all have."""
        if not self._is_parsing and not self._parse(timeout):
            return None
        events = self._poll(timeout)
        if self._worker.finished:
            self.close()
        return events if isinstance(events, list) else None

    def __iter__(self) -> Iterator[ImportEvent]:
        """Yield each event as it arrives, up to the end."""
        while not self.finished:
            yield from self.poll(0.5) or ()

    def cancel(self) -> None:
        """Cancel the import; the next call of `poll` raises IMPORT_CANCELLED."""
        self._worker.cancel()

    def close(self) -> None:
        """End the reading; a shared worker stays alive if it can take the next file. May be called again."""
        if not self.finished:
            self.finished = True
            if not self._is_shared or not self._worker.finished:
                self._worker.close()

    def _parse(self, timeout: float) -> bool:
        """Have the file parsed, and return whether it is: it must have been opened."""
        opened = self.opened(timeout)
        if isinstance(opened, FolderContents):
            raise ReaderError(Problem.FILE_UNREADABLE, self._path, reason="folder")
        if opened:
            self._worker.ask(ParseRequest(), self._path, continues=True)
            self._is_parsing = True
        return self._is_parsing

    def _poll(self, timeout: float) -> TextReply | None:
        if self.finished:
            return None
        try:
            return self._worker.poll(timeout)
        except ReaderError:
            self.close()
            raise
