"""Read files in a process of its own, with limits of memory and time, and hand the text over batch by batch.

A hostile file can then cost nothing but its own reading: the child is bounded in memory, and ended when it is silent
for too long. Nothing of Qt is loaded in it. A bundled program must call ``multiprocessing.freeze_support()`` first
thing in its main module.
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
from reader.importers.archives.folder import FolderContents
from reader.importers.worker_main import EventBatch, FileOpened, FileRefused, FileRequest, Message, serve

SILENCE_LIMIT = 60.0
"""Seconds without a word from the child after which it is ended."""


class Worker:
    """Keep one child process for many files, read one after the other; a fresh one takes its place where it is ended.

    To be closed when no more files are to be read: a process takes a fifth of a second to start, a small file is read
    in a few milliseconds.
    """

    def __init__(self) -> None:
        """Start nothing yet."""
        self._process: SpawnProcess | None = None
        self._link: Connection | None = None

    @property
    def pid(self) -> int | None:
        """Return the process id of the child, while there is one."""
        return None if self._process is None else self._process.pid

    def ask(self, wanted: FileRequest) -> Connection:
        """Hand the child a file to read, and give the connection on which it answers; raises ReaderError."""
        if self._link is not None:
            try:
                self._link.send(wanted)
            except OSError:
                self.close()
            else:
                return self._link
        try:
            link = self._start()
            link.send(wanted)
        except OSError as error:
            raise ReaderError(Problem.IMPORT_CRASHED, wanted.path) from error
        return link

    def close(self) -> None:
        """End the child and free what it held; may be called again."""
        if self._process is not None and self._link is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._link.close()
            self._process = self._link = None

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._link, other = context.Pipe()
        self._process = context.Process(target=serve, args=(other,), daemon=True)
        self._process.start()
        other.close()
        return self._link


class ImportProcess:
    """Read one file apart from the program; a context manager that leaves no process behind but a shared worker's.

    ``opened`` tells the digest of the file before it is parsed, ``poll`` gives batches as they come, iteration gives
    every draft in order, ``fraction`` says how far it has come.
    Each raises `ReaderError`: what the file's format allows for, IMPORT_TIMEOUT after a minute of silence,
    IMPORT_CRASHED when the child died, IMPORT_CANCELLED after `cancel`. To be used from one thread; only `cancel` may
    be called from another.
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
        """Start reading ``path`` as the reader told, in a ``worker`` kept for other files too."""
        self._path = path
        self._silence_limit = silence_limit
        self._monotonic = monotonic
        self._is_shared = worker is not None
        self._worker = worker or Worker()
        self._cancelled = False
        self._told = False
        self.digest = ""
        self.fraction = 0.0
        self.finished = False
        self._link = self._worker.ask(FileRequest(path, choices))
        self._heard = monotonic()

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
        """Return what the system can be asked to watch for the child's next word; on Windows it is no file number."""
        return self._link.fileno()

    def opened(self, timeout: float = 0.0) -> str | FolderContents | None:
        """Return the SHA-256 of the file, or what is in it if it is a folder; None while nothing has come.

        Nothing is parsed until `poll` is called.
        """
        if self.digest or self.finished:
            return self.digest
        message = self._next(timeout)
        return (
            self.digest if isinstance(message, FileOpened) else message if isinstance(message, FolderContents) else None
        )

    def poll(self, timeout: float = 0.0) -> list[ImportEvent] | None:
        """Return the next batch, waiting up to ``timeout`` seconds; None when none has come, or when all have."""
        if self.finished:
            return None
        self._tell(go_on=True)
        message = self._next(timeout)
        if isinstance(message, FolderContents):
            raise ReaderError(Problem.FILE_UNREADABLE, self._path, reason="folder")
        if not isinstance(message, EventBatch):
            return None
        self.fraction = message.fraction
        if message.last:
            self._end(keep=not message.ends)
        return message.drafts

    def __iter__(self) -> Iterator[ImportEvent]:
        """Yield each draft as it comes, until the ending."""
        while not self.finished:
            yield from self.poll(0.5) or ()

    def cancel(self) -> None:
        """End the reading; the next call of `poll` raises IMPORT_CANCELLED."""
        self._cancelled = True

    def close(self) -> None:
        """End the reading; a shared worker stays where it can be told to take the next file. May be called again."""
        if not self.finished:
            is_waiting = bool(self.digest) and not self._told
            if is_waiting:
                self._tell(go_on=False)
            self._end(keep=is_waiting)

    def _next(self, timeout: float) -> Message | None:
        try:
            message = self._message(timeout)
        except ReaderError:
            self._end(keep=False)
            raise
        if isinstance(message, FileRefused):
            self._end(keep=not message.ends)
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
            if self._link.poll(timeout):
                message: Message = self._link.recv()
                self._heard = self._monotonic()
                return message
        except (EOFError, OSError) as error:
            raise ReaderError(Problem.IMPORT_CRASHED, self._path) from error
        if self._monotonic() - self._heard > self._silence_limit:
            raise ReaderError(Problem.IMPORT_TIMEOUT, self._path, seconds=int(self._silence_limit))
        return None

    def _tell(self, *, go_on: bool) -> None:
        """Say once whether the file that was opened is to be parsed; a child that died is found out by the reading."""
        if not self._told:
            self._told = True
            with suppress(OSError):
                self._link.send(go_on)

    def _end(self, *, keep: bool) -> None:
        self.finished = True
        if not (keep and self._is_shared):
            self._worker.close()
