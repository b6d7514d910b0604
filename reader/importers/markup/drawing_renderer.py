"""Render drawings in a process of their own, which may die of a drawing, take too long or too much memory."""

from __future__ import annotations

from typing import Self

from reader.core.errors import Problem, ReaderError
from reader.workers.client import Worker
from reader.workers.drawing_request import DrawingRequest
from reader.workers.limits import WorkerLimits

_LIMITS = WorkerLimits(silence=4.0)
_MOST_FAILURES = 5
"""Drawings that may end the process before the rest of a text is no longer drawn; of those that take too long, one."""
_MOST_KEPT = 64
"""Pictures that are kept for the next time that the same drawing comes: ornaments come many times in a book."""


DrawingWorker = Worker[DrawingRequest, bytes]


def drawing_worker() -> DrawingWorker:
    """Return a worker that renders drawings; its process starts with the first one."""
    return Worker("reader.workers.drawing_job:DrawingJob", limits=_LIMITS)


class DrawingRenderer:
    """Render the drawings of one text; a context manager that leaves no process, except a shared worker's."""

    def __init__(self, worker: DrawingWorker | None = None) -> None:
        """Render in ``worker`` if it is shared with other texts."""
        self._is_shared = worker is not None
        self._worker = worker or drawing_worker()
        self._failures = 0
        self._kept: dict[DrawingRequest, bytes] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if not self._is_shared:
            self._worker.close()

    def render(self, request: DrawingRequest) -> bytes:
        """Return a drawing as PNG; empty where it cannot be rendered."""
        if (known := self._kept.get(request)) is not None:
            return known
        if self._failures >= _MOST_FAILURES:
            return b""
        try:
            self._worker.ask(request)
            data = self._worker.result()
        except ReaderError as error:
            self._failures += _MOST_FAILURES if error.problem is Problem.IMPORT_TIMEOUT else 1
            data = b""
        if len(self._kept) >= _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[request] = data
        return data
