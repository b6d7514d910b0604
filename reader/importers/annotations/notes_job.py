"""Read files of notes in a child process with limits of memory and time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNotes
from reader.workers.client import Worker
from reader.workers.limits import MEMORY_FOR_ONE, WorkerLimits, peak_memory
from reader.workers.main import Reply

LIMITS = WorkerLimits()


@dataclass(frozen=True, slots=True)
class NotesRequest:
    """A request to read the notes in a file; times without an offset are in ``zone``."""

    path: Path
    zone: tzinfo


NotesWorker = Worker[NotesRequest, ForeignNotes]


def notes_worker() -> NotesWorker:
    """Return a worker that reads files of notes, one after the other."""
    return Worker("reader.importers.annotations.notes_job:NotesJob", limits=LIMITS)


class NotesJob:
    """Read the notes in a file."""

    @property
    def is_worn_out(self) -> bool:
        """Return whether the last file took so much memory that a fresh process is safer."""
        return peak_memory() >= MEMORY_FOR_ONE

    def answer(self, request: NotesRequest) -> Iterator[Reply]:
        """Yield the notes; the importers are loaded here, in the child alone."""
        from reader.importers.annotations.formats import read_notes

        yield Reply(read_notes(request.path, request.zone))
