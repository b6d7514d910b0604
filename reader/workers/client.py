"""Start a child process, send it requests, receive its replies within limits, and end it: the only way to do so.

A bundled program must call ``multiprocessing.freeze_support()`` first thing in its main module.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Generic, Self, TypeVar, cast

from reader.core.errors import Problem, ReaderError
from reader.workers.limits import WorkerLimits
from reader.workers.main import Message, serve

Request = TypeVar("Request")
Value = TypeVar("Value")

DEFAULT_LIMITS = WorkerLimits()
_POLL_SECONDS = 0.5


class Worker(Generic[Request, Value]):
    """A child process that runs a job, named as `reader.workers.main` says; a context manager that leaves no process.

    It starts with the first request, takes one after the other, and is started afresh after it ended. It may be used by
    one thread at a time; only `cancel` may be called from another. ``finished`` tells that no reply is awaited,
    ``fraction`` how much of the work is done.
    """

    def __init__(
        self,
        job: str,
        *arguments: object,
        limits: WorkerLimits = DEFAULT_LIMITS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Store what to run; nothing is started yet."""
        self._job = job
        self._arguments = arguments
        self._limits = limits
        self._monotonic = monotonic
        self._process: SpawnProcess | None = None
        self._link: Connection | None = None
        self._path: Path | None = None
        self._size = 0
        self._number = 0
        self._last_heard = 0.0
        self._is_cancelled = False
        self.fraction = 0.0
        self.finished = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """Return the process id of the child; None while it is not running."""
        return None if self._process is None else self._process.pid

    def ask(
        self, request: Request, path: Path | None = None, *, size: int | None = None, continues: bool = False
    ) -> None:
        """Send a request about the file at ``path``; what is still awaited of an earlier one is dropped.

        ``size`` is that of all that is read, in bytes, if it is more than this file. A child that has died is replaced,
        unless the request ``continues`` what that child was told.
        """
        self._path = path
        self._size = _size(path) if size is None else size
        self._number += 1
        self._is_cancelled = False
        self.fraction = 0.0
        try:
            self._send(request, continues=continues)
        except OSError:
            self.close()  # `poll` reports that there is no child
        self.finished = False
        self._last_heard = self._monotonic()

    def poll(self, timeout: float = 0.0) -> Value | None:
        """Return the next value, waiting up to ``timeout`` seconds; None when none has arrived, or when all have.

        Raises the ReaderError that the job ended with, IMPORT_TIMEOUT after too long a silence, IMPORT_CRASHED when the
        child died, IMPORT_CANCELLED after `cancel`; after these three the child is gone.
        """
        if self.finished:
            return None
        try:
            message = self._receive(timeout)
        except ReaderError:
            self.close()
            raise
        if message is None or message.reply is None:
            return None
        self.fraction = message.reply.fraction
        self.finished = message.reply.last
        if message.exits:
            self.close()
        if isinstance(message.reply.value, ReaderError):
            raise message.reply.value if self._path is None else message.reply.value.with_path(self._path)
        return cast("Value", message.reply.value)

    def __iter__(self) -> Iterator[Value]:
        """Yield each value as it arrives, up to the last; raises ReaderError as `poll` does."""
        while not self.finished:
            if (value := self.poll(_POLL_SECONDS)) is not None:
                yield value

    def result(self) -> Value:
        """Wait for the next value and return it; raises ReaderError as `poll` does."""
        return next(iter(self))

    def cancel(self) -> None:
        """Abandon the answer: the next call of `poll` raises IMPORT_CANCELLED."""
        self._is_cancelled = True

    def close(self) -> None:
        """Kill the child and free its resources; may be called again."""
        self.finished = True
        if self._process is not None and self._link is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._link.close()
            self._process = self._link = None

    def _send(self, request: Request, *, continues: bool) -> None:
        message = (self._number, self._size, request)
        link = self._link or self._start()
        try:
            link.send(message)
        except OSError:
            if continues:
                raise
            self.close()
            self._start().send(message)

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        link, child_link = context.Pipe()
        process = context.Process(
            target=serve, args=(child_link, self._job, self._arguments, self._limits), daemon=True
        )
        process.start()
        child_link.close()
        self._process, self._link = process, link
        return link

    def _receive(self, timeout: float) -> Message | None:
        """Return the next message on the last request, None when none has arrived."""
        if self._is_cancelled:
            raise ReaderError(Problem.IMPORT_CANCELLED, self._path)
        if self._link is None:
            raise ReaderError(Problem.IMPORT_CRASHED, self._path)
        try:
            while self._link.poll(timeout):
                message: Message = self._link.recv()
                if message.number == self._number:
                    self._last_heard = self._monotonic()
                    return message
        except (EOFError, OSError) as error:
            raise ReaderError(Problem.IMPORT_CRASHED, self._path) from error
        if self._monotonic() - self._last_heard > self._limits.silence:
            raise ReaderError(Problem.IMPORT_TIMEOUT, self._path, seconds=int(self._limits.silence))
        return None


def _size(path: Path | None) -> int:
    """Return the size in bytes of a file, or of the archive that a path leads into; 0 where there is none."""
    for place in (path, *path.parents) if path else ():
        with suppress(OSError):
            return place.stat().st_size
    return 0
