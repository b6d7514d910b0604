"""Gather the notes of a file one entry at a time, so that a broken entry costs no other."""

from __future__ import annotations

from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.model import COLOURS, AnnotationKind
from reader.core.errors import Problem, ReaderError

LONGEST_QUOTE = 100_000
"""Code points; no passage that a person marks is longer."""


class EntryCollector:
    """Take notes and the entries that are none, in the order of the file."""

    def __init__(self, source: NoteSource, path: Path) -> None:
        """Begin with nothing."""
        self._source = source
        self._path = path
        self._notes: list[ForeignNote] = []
        self._skipped: list[ReaderError] = []
        self._warnings: list[ReaderError] = []
        self.number = 0

    def begin(self) -> int:
        """Begin the next entry and give its number, from 1."""
        self.number += 1
        return self.number

    def take(self, note: ForeignNote) -> None:
        """Take a note; one without any words, that is no bookmark, is passed over."""
        if not (note.quote or note.note or note.kind is AnnotationKind.BOOKMARK):
            self.skip("no-words", note.number)
        elif len(note.quote) > LONGEST_QUOTE:
            self.skip("too-long", note.number)
        else:
            self._notes.append(note)

    def skip(self, why: str, number: int | None = None) -> None:
        """Pass an entry over; ``why`` is one of the reasons for which the window has a sentence."""
        number = self.number if number is None else number
        self._skipped.append(ReaderError(Problem.NOTE_SKIPPED, self._path, number=number, why=why))

    def warn(self, why: str) -> None:
        """Say what is wrong with the file from the present entry on, none of which is passed over."""
        self._warnings.append(ReaderError(Problem.NOTE_SKIPPED, self._path, number=self.number, why=why))

    def replace(self, notes: list[ForeignNote]) -> None:
        """Put these notes in the place of those that were taken."""
        self._notes = notes

    @property
    def notes(self) -> list[ForeignNote]:
        """Return the notes that were taken so far."""
        return self._notes

    def clippings(self) -> ForeignNotes:
        """Return all of it; raises ReaderError NOTES_EMPTY where the file has no entry at all."""
        if not (self._notes or self._skipped or self._warnings):
            raise ReaderError(Problem.NOTES_EMPTY, self._path)
        skipped = sorted(self._skipped, key=_number)
        return ForeignNotes(self._source, tuple(self._notes), tuple(skipped), tuple(self._warnings))


def kind_of(note: str) -> AnnotationKind:
    """Return what marked words make: a note if something was written of them, else a highlight."""
    return AnnotationKind.NOTE if note else AnnotationKind.HIGHLIGHT


def colour_of(quote: str, colour: int) -> int:
    """Return marked words their colour, the first one where none is known; what marks nothing has none."""
    return (colour or COLOURS.start) if quote else colour


def _number(error: ReaderError) -> int:
    return int(error.detail["number"])
