"""Tag all notes of a library in parts, undo and redo that, and print each part; run by the torture tests."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.core.annotations.bulk_edits import tag_all
from reader.storage import bulk_step
from reader.storage.bulk_step import BulkStep
from reader.storage.library import Library

NOW = datetime(2026, 3, 28, 1, 12, tzinfo=UTC)


def edit_notes(path: Path) -> None:
    """Tag all notes with one tag more each time, and undo and redo that."""
    bulk_step.PART_SIZE = 20
    with Library.open(path, NOW) as library:
        ids = tuple(note.id for note in library.annotations.all())
        print_line("open")
        for number in range(1_000_000):
            now = NOW + timedelta(minutes=number)
            make(library.bulk_steps.edit(tag_all((f"t{number}",), ()), ids, now))
            make(library.bulk_steps.undo(now))
            make(library.bulk_steps.redo(now))


def make(step: BulkStep) -> None:
    """Make all parts of a step, and print a line after each."""
    while not step.advance():
        print_line("part")


def print_line(line: str) -> None:
    """Print a line and flush."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    edit_notes(Path(sys.argv[1]))
