"""The process that exchanges with the other machines, as the program sees it: without the merge engine."""

from __future__ import annotations

from pathlib import Path

from reader.sync.requests import SyncAnswer, SyncRequest
from reader.workers.client import Worker
from reader.workers.limits import WorkerLimits

LIMITS = WorkerLimits(memory=1024 * 1024 * 1024, niceness=10)
"""A document of 36,500 notes takes 450 MB while it is written; the window goes first."""

SyncWorker = Worker[SyncRequest, SyncAnswer]


def sync_worker(library: Path) -> SyncWorker:
    """Return a worker that exchanges for one library."""
    return Worker("reader.sync.sync_job:SyncJob", library, limits=LIMITS)
