"""Read files that were handed over in a child process with limits of memory and time."""

from __future__ import annotations

from pathlib import Path

from reader.core.errors import ReaderError
from reader.core.study.exchange import ExchangeFile
from reader.workers.client import Worker
from reader.workers.limits import WorkerLimits

LIMITS = WorkerLimits()

ExchangeWorker = Worker[tuple[Path], ExchangeFile]

GivenWorker = Worker[tuple[Path | str], list[ExchangeFile | ReaderError]]
"""Returns what a file or a text holds: a bag is one file, a chat log has a line for each; a faulty line is an error."""


def exchange_worker() -> ExchangeWorker:
    """Return a worker that reads files that were handed over, one after the other."""
    return Worker("reader.workers.file_job:FileJob", "reader.importers.study.formats:read_exchange", limits=LIMITS)


def given_worker() -> GivenWorker:
    """Return a worker that reads what the reader was given: files, chat logs in files, and pasted text."""
    return Worker("reader.workers.file_job:FileJob", "reader.importers.study.formats:read_given", limits=LIMITS)
