"""Read files of reading time in a child process with limits of memory and time."""

from __future__ import annotations

from pathlib import Path

from reader.core.activity.foreign_time import ForeignTime
from reader.workers.client import Worker
from reader.workers.limits import WorkerLimits

LIMITS = WorkerLimits()

TimeWorker = Worker[tuple[Path], ForeignTime]


def time_worker() -> TimeWorker:
    """Return a worker that reads files of reading time, one after the other."""
    return Worker("reader.workers.file_job:FileJob", "reader.importers.reading_time.formats:read_time", limits=LIMITS)
