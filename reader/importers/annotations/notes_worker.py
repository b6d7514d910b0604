"""Read files of notes in a child process with limits of memory and time."""

from __future__ import annotations

from datetime import tzinfo
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNotes
from reader.workers.client import Worker
from reader.workers.limits import WorkerLimits

LIMITS = WorkerLimits()

NotesWorker = Worker[tuple[Path, tzinfo], ForeignNotes]
"""Returns the notes in a file; times without an offset are in the zone."""


def notes_worker() -> NotesWorker:
    """Return a worker that reads files of notes, one after the other."""
    return Worker("reader.workers.file_job:FileJob", "reader.importers.annotations.formats:read_notes", limits=LIMITS)
