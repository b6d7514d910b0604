"""Commit marks one after the other and say of each, on standard output, when it is kept; run by the torture tests."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate, write
from reader.storage.library import Library

NOW = datetime(2026, 3, 28, 1, 12, tzinfo=UTC)


def keep_books(path: Path, first: int) -> None:
    """Mark without end, numbering the notes from ``first`` on."""
    with Library.open(path, NOW) as library:
        text = library.texts.all()[0].id
        say("open")
        for number in range(first, first + 1_000_000):
            made = library.commit(annotate(text, AnnotationKind.NOTE, None, NOW, body=str(number)))
            note = library.annotations.get(made.annotations[0])
            library.commit(write(note, f"{number} 想" + "。" * (number % 3000), NOW, joins=True))
            say(str(number))


def say(words: str) -> None:
    """Say something at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    keep_books(Path(sys.argv[1]), int(sys.argv[2]))
