"""Read files in a child process with limits of memory and time, and return the text batch by batch.

A hostile file then costs nothing but its own import: the child's memory is limited, and it is killed when it is silent
for too long. Qt is not loaded in it. A bundled program must call ``multiprocessing.freeze_support()`` first thing in
its main module.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Self

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_events import ImportEvent
from reader.core.text.import_options import DEFAULT_OPTIONS, ImportOptions
from reader.importers.archives.archive_contents import FolderContents
from reader.importers.worker_main import EventBatch, FileOpened, FileRefused, FileRequest, Message, serve

SILENCE_LIMIT = 60.0
"""Seconds without a message from the child after which it is killed."""


class Worker:
    """A child process that reads many files one after the other, and is restarted where it ended.

    Close it when no more files are to be read. It is reused because a process takes a fifth of a second to start, while
    a small file is read in a few milliseconds.
    """

    def __init__(self) -> None:
        """Do not start the process yet."""
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    @property
    def pid(self) -> int | None:
        """Return the process id of the child; None while it is not running."""
        return None if self._process is None else self._process.pid

    def ask(self, request: FileRequest) -> Connection:
        """Send the child a request and return the connection on which it answers; raises ReaderError."""
        if self._connection is not None:
            try:
                self._connection.send(request)
            except OSError:
                self.close()
            else:
                return self._connection
        try:
            connection = self._start()
            connection.send(request)
        except OSError as error:
            raise ReaderError(Problem.IMPORT_CRASHED, request.path) from error
        return connection

    def close(self) -> None:
        """Kill the child and free its resources; may be called again."""
        if self._process is not None and self._connection is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._connection.close()
            self._process = self._connection = None

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._connection, child_end = context.Pipe()
        self._process = context.Process(target=serve, args=(child_end,), daemon=True)
        self._process.start()
        child_end.close()
        return self._connection


class ImportProcess:
    """Read one file in a child process; a context manager that leaves no process behind, except a shared worker's.

    ``opened`` returns the digest of the file before it is parsed, ``poll`` returns batches as they arrive, iteration
    yields every event in order, ``fraction`` is the part of the file that has been read.
    Each raises `ReaderError`: the problems of the file's format, IMPORT_TIMEOUT after a minute of silence,
    IMPORT_CRASHED when the child died, IMPORT_CANCELLED after `cancel`. Use it from one thread; only `cancel` may be
    called from another.
    """

    def __init__(
        self,
        path: Path,
        choices: ImportOptions = DEFAULT_OPTIONS,
        *,
        worker: Worker | None = None,
        silence_limit: float = SILENCE_LIMIT,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start reading ``path`` with these options, in ``worker`` if it is shared with other files."""
        self._path = path
        self._silence_limit = silence_limit
        self._monotonic = monotonic
        self._is_shared = worker is not None
        self._worker = worker or Worker()
        self._cancelled = False
        self._has_replied = False
        self.digest = ""
        self.fraction = 0.0
        self.finished = False
        self._connection = self._worker.ask(FileRequest(path, choices))
        self._last_heard = monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """Return the process id of the child."""
        return None if self.finished else self._worker.pid

    def fileno(self) -> int:
        """Return the handle to wait on for the child's next message; on Windows it is not a file descriptor."""
        return self._connection.fileno()

    def opened(self, timeout: float = 0.0) -> str | FolderContents | None:
        """Return the SHA-256 of the file, or the contents of a folder; None while no answer has arrived.

        Nothing is parsed until `poll` is called.
        """
        if self.digest or self.finished:
            return self.digest
        message = self._next(timeout)
        return (
            self.digest if isinstance(message, FileOpened) else message if isinstance(message, FolderContents) else None
        )

    def poll(self, timeout: float = 0.0) -> list[ImportEvent] | None:
        """Return the next batch, waiting up to ``timeout`` seconds; None when none has arrived, or when all have."""
        if self.finished:
            return None
        self._reply(go_on=True)
        message = self._next(timeout)
        if isinstance(message, FolderContents):
            raise ReaderError(Problem.FILE_UNREADABLE, self._path, reason="folder")
        if not isinstance(message, EventBatch):
            return None
        self.fraction = message.fraction
        if message.last:
            self._end(keep=not message.worker_exits)
        return message.events

    def __iter__(self) -> Iterator[ImportEvent]:
        """Yield each event as it arrives, up to the end."""
        while not self.finished:
            yield from self.poll(0.5) or ()

    def cancel(self) -> None:
        """Cancel the import; the next call of `poll` raises IMPORT_CANCELLED."""
        self._cancelled = True

    def close(self) -> None:
        """End the import; a shared worker stays alive if it can take the next file. May be called again."""
        if not self.finished:
            is_waiting = bool(self.digest) and not self._has_replied
            if is_waiting:
                self._reply(go_on=False)
            self._end(keep=is_waiting)

    def _next(self, timeout: float) -> Message | None:
        try:
            message = self._message(timeout)
        except ReaderError:
            self._end(keep=False)
            raise
        if isinstance(message, FileRefused):
            self._end(keep=not message.worker_exits)
            raise message.error
        if isinstance(message, FileOpened):
            self.digest = message.digest
        elif isinstance(message, FolderContents):
            self._end(keep=True)
        return message

    def _message(self, timeout: float) -> Message | None:
        if self._cancelled:
            raise ReaderError(Problem.IMPORT_CANCELLED, self._path)
        try:
            if self._connection.poll(timeout):
                message: Message = self._connection.recv()
                self._last_heard = self._monotonic()
                return message
        except (EOFError, OSError) as error:
            raise ReaderError(Problem.IMPORT_CRASHED, self._path) from error
        if self._monotonic() - self._last_heard > self._silence_limit:
            raise ReaderError(Problem.IMPORT_TIMEOUT, self._path, seconds=int(self._silence_limit))
        return None

    def _reply(self, *, go_on: bool) -> None:
        """Send once whether the opened file is to be parsed; that a child died is noticed when its answer is read."""
        if not self._has_replied:
            self._has_replied = True
            with suppress(OSError):
                self._connection.send(go_on)

    def _end(self, *, keep: bool) -> None:
        self.finished = True
        if not (keep and self._is_shared):
            self._worker.close()
