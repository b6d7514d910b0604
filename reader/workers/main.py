"""Answer one request after another with the job that the program names: the main function of every child process.

A job is named by its module and class, as in ``reader.importers.preview:PreviewJob``, so that its modules are loaded in
the child alone. Each message to the child is a number, the size of the file and a request, each message from it the
same number and a reply.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import Any, Protocol, cast

from reader.core.errors import Problem, ReaderError
from reader.workers.limits import WorkerLimits

if sys.platform == "linux":
    import fcntl

_HEARTBEAT = 1.0
"""Seconds of work after which a child says that it is still at it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A value that answers a request, and the fraction of the work that is done; the ``last`` one ends the answer.

    A value is never None; a `ReaderError` is raised where the answer is awaited.
    """

    value: object
    fraction: float = 1.0
    last: bool = True


@dataclass(frozen=True, slots=True)
class Message:
    """A reply to the request of this number; None says that the child is still at work.

    ``exits`` means that the child takes no further request.
    """

    number: int
    reply: Reply | None = None
    exits: bool = False


class Job(Protocol):
    """What a child does; it is made once for all requests, with the arguments that the program names."""

    @property
    def is_worn_out(self) -> bool:
        """Return whether a fresh process should take the next request."""
        ...

    def answer(self, request: Any) -> Iterator[Reply | None]:  # noqa: ANN401 - each job has requests of its own
        """Yield the replies to a request; None where the rest may be dropped if another request has arrived.

        A `ReaderError` ends the answer, and so does running out of memory or of the stack.
        """
        ...


class JobServer:
    """Answer the requests that arrive over a connection, until the other end is closed or the job is worn out."""

    def __init__(self, link: Connection, job: Job, limits: WorkerLimits) -> None:
        self._link = link
        self._job = job
        self._limits = limits
        self._is_worn_out = False

    def run(self) -> None:
        """Answer requests; raises EOFError when the other end is closed."""
        while not self._is_worn_out:
            number, size, request = self._link.recv()
            self._limits.apply_memory(size)
            try:
                self._answer(number, request)
            except ReaderError as error:
                self._send(number, Reply(error))
            except MemoryError:
                self._is_worn_out = True
                self._send(number, Reply(ReaderError(Problem.FILE_TOO_LARGE, limit=self._limits.memory)))
            except RecursionError:
                self._send(number, Reply(ReaderError(Problem.MARKUP_DAMAGED)))

    def _answer(self, number: int, request: object) -> None:
        heard = time.monotonic()
        for reply in self._job.answer(request):
            if reply is not None or time.monotonic() - heard >= _HEARTBEAT:
                self._send(number, reply)
                heard = time.monotonic()
            if self._link.poll():
                break

    def _send(self, number: int, reply: Reply | None) -> None:
        if reply is not None and reply.last:
            self._is_worn_out = self._is_worn_out or self._job.is_worn_out
        self._link.send(Message(number, reply, exits=self._is_worn_out))


def serve(link: Connection, job: str, arguments: tuple[object, ...], limits: WorkerLimits) -> None:
    """Run a job within limits until the other end of the connection is closed: the main function of the child.

    Ctrl+C reaches all processes of a terminal; only the program answers it, and the child ends with it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limits.apply()
    _end_with_program()
    _allow_children()
    # the other end may be closed: then nobody waits for the rest
    with suppress(BrokenPipeError, ConnectionResetError, EOFError), link:
        JobServer(link, cast("Job", named_object(job)(*arguments)), limits).run()


def named_object(name: str) -> Any:  # noqa: ANN401 - whoever names it knows its type
    """Load the class or function that is named by its module, as in ``reader.importers.preview:PreviewJob``."""
    module, _, attribute = name.partition(":")
    return getattr(importlib.import_module(module), attribute)


def _allow_children() -> None:
    """Let this process start children of its own, for what even it must not run: they end with it as it does.

    WORKAROUND: multiprocessing forbids that to daemonic processes, which would leave theirs behind when they are killed
    (https://docs.python.org/3/library/multiprocessing.html#multiprocessing.Process.daemon).
    """
    current: Any = multiprocessing.current_process()
    current._config["daemon"] = False  # noqa: SLF001 - there is no other way


def _end_with_program() -> None:
    """End this process when the program ends in whatever way, also in the middle of an answer.

    A thread waits for that; where no thread gets a turn, as in a long match of a pattern, a signal of Linux does it.
    """
    program = multiprocessing.parent_process()
    if program is None:
        return
    Thread(target=_exit_after, args=(program.sentinel,), daemon=True).start()
    if sys.platform == "linux":
        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(program.sentinel, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(program.sentinel, fcntl.F_SETFL, fcntl.fcntl(program.sentinel, fcntl.F_GETFL) | os.O_ASYNC)


def _exit_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
