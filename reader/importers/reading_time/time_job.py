"""Read files of reading time in a child process with limits of memory and time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.core.activity.foreign_time import ForeignTime
from reader.workers.client import Worker
from reader.workers.limits import MEMORY_FOR_ONE, WorkerLimits, peak_memory
from reader.workers.main import Reply

LIMITS = WorkerLimits()


@dataclass(frozen=True, slots=True)
class TimeRequest:
    """A request to read the time in a file."""

    path: Path


TimeWorker = Worker[TimeRequest, ForeignTime]


def time_worker() -> TimeWorker:
    """Return a worker that reads files of reading time, one after the other."""
    return Worker("reader.importers.reading_time.time_job:TimeJob", limits=LIMITS)


class TimeJob:
    """Read the time in a file."""

    @property
    def is_worn_out(self) -> bool:
        """Return whether the last file took so much memory that a fresh process is safer."""
        return peak_memory() >= MEMORY_FOR_ONE

    def answer(self, request: TimeRequest) -> Iterator[Reply]:
        """Yield the time; the importers are loaded here, in the child alone."""
        from reader.importers.reading_time.formats import read_time

        yield Reply(read_time(request.path))
