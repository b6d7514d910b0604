"""Commit notes one after the other, and print the number of each once it is saved; run by the torture tests."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate, write
from reader.storage.library import Library

NOW = datetime(2026, 3, 28, 1, 12, tzinfo=UTC)


def commit_notes(path: Path, first: int) -> None:
    """Commit notes without end, numbered from ``first`` on."""
    with Library.open(path, NOW) as library:
        text = library.texts.all()[0].id
        print_line("open")
        for number in range(first, first + 1_000_000):
            changes = library.commit(annotate(text, AnnotationKind.NOTE, None, NOW, body=str(number)))
            note = library.annotations.get(changes.annotations[0])
            library.commit(write(note, f"{number} 想" + "。" * (number % 3000), NOW, joins=True))
            print_line(str(number))


def print_line(line: str) -> None:
    """Print a line and flush."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    commit_notes(Path(sys.argv[1]), int(sys.argv[2]))
