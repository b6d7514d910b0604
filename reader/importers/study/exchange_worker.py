"""Read files that were handed over in a child process with limits of memory and time."""

from __future__ import annotations

from pathlib import Path

from reader.core.study.exchange import ExchangeFile
from reader.workers.client import Worker
from reader.workers.limits import WorkerLimits

LIMITS = WorkerLimits()

ExchangeWorker = Worker[tuple[Path], ExchangeFile]


def exchange_worker() -> ExchangeWorker:
    """Return a worker that reads files that were handed over, one after the other."""
    return Worker("reader.workers.file_job:FileJob", "reader.importers.study.formats:read_exchange", limits=LIMITS)
