"""Join the annotation sets of one archive into the notes of one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.errors import ReaderError


def joined_notes(sets: Sequence[ForeignNotes], errors: Sequence[ReaderError], path: Path) -> ForeignNotes:
    """Return the notes of all sets, numbered through; ``errors`` are about sets that could not be read."""
    notes: list[ForeignNote] = []
    skipped: list[ReaderError] = []
    warnings = list(errors)
    before = 0
    for one in sets:
        notes += [replace(note, number=note.number + before) for note in one.notes]
        skipped += [_numbered(error, before, path) for error in one.skipped]
        warnings += [_numbered(error, before, path) for error in one.warnings]
        numbers = [note.number for note in one.notes] + [error.number("number") for error in one.skipped]
        before += max(numbers, default=0)
    sources = {one.source for one in sets}
    source = sources.pop() if len(sources) == 1 else NoteSource.WEB_ANNOTATION
    described = tuple(described for one in sets for described in one.sets)
    return ForeignNotes(source, tuple(notes), tuple(skipped), tuple(warnings), described)


def _numbered(error: ReaderError, before: int, path: Path) -> ReaderError:
    detail = {**error.detail, "number": error.number("number") + before}
    return ReaderError(error.problem, path, **detail)
