"""Collect the notes of a file one entry at a time, so that a broken entry does not affect the others."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reader.core.annotations.colours import COLOURS, DEFAULT_COLOUR
from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.model import AnnotationKind
from reader.core.errors import Problem, ReaderError
from reader.importers.annotations.json_fields import Fields

LONGEST_QUOTE = 100_000
"""Code points; no passage that a person marks is longer."""


class EntryCollector:
    """The notes, the skipped entries and the warnings of a file, in its order."""

    def __init__(self, source: NoteSource, path: Path) -> None:
        """Start without entries."""
        self._source = source
        self._path = path
        self._notes: list[ForeignNote] = []
        self._skipped: list[ReaderError] = []
        self._warnings: list[ReaderError] = []
        self.number = 0

    def begin(self) -> int:
        """Begin the next entry and return its number, from 1."""
        self.number += 1
        return self.number

    def begin_each(self, items: Iterable[object]) -> Iterator[Fields]:
        """Begin an entry for each item, and yield its fields; one that has none is skipped as broken."""
        for item in items:
            self.begin()
            if isinstance(item, Mapping):
                yield item
            else:
                self.skip("broken")

    def add(self, note: ForeignNote) -> None:
        """Add a note; one without any text that is not a bookmark is skipped."""
        if not (note.quote or note.note or note.kind is AnnotationKind.BOOKMARK):
            self.skip("no-words", note.number)
        elif len(note.quote) > LONGEST_QUOTE:
            self.skip("too-long", note.number)
        else:
            self._notes.append(note)

    def skip(self, why: str, number: int | None = None) -> None:
        """Skip an entry; ``why`` is one of the reasons that the window has a message for."""
        number = self.number if number is None else number
        self._skipped.append(ReaderError(Problem.NOTE_SKIPPED, self._path, number=number, why=why))

    def warn(self, why: str) -> None:
        """Add a warning about the file from the current entry on; it does not skip the entry."""
        self._warnings.append(ReaderError(Problem.NOTE_SKIPPED, self._path, number=self.number, why=why))

    @property
    def has_warnings(self) -> bool:
        """Return whether there is a warning about the file."""
        return bool(self._warnings)

    def replace(self, notes: list[ForeignNote]) -> None:
        """Replace the notes that were added."""
        self._notes = notes

    @property
    def notes(self) -> list[ForeignNote]:
        """Return the notes added so far."""
        return self._notes

    def foreign_notes(self) -> ForeignNotes:
        """Return the collected notes; raises ReaderError NOTES_EMPTY where the file has no entry at all."""
        if not (self._notes or self._skipped or self._warnings):
            raise ReaderError(Problem.NOTES_EMPTY, self._path)
        skipped = sorted(self._skipped, key=lambda error: error.number("number"))
        return ForeignNotes(self._source, tuple(self._notes), tuple(skipped), tuple(self._warnings))


def kind_of(note: str) -> AnnotationKind:
    """Return the kind of a marked passage: a note if a comment was written on it, else a highlight."""
    return AnnotationKind.NOTE if note else AnnotationKind.HIGHLIGHT


def colour_of(quote: str, colour: int) -> int:
    """Return the colour of a marked passage, the first one where it is 0; unchanged where there is no quote."""
    return (colour or DEFAULT_COLOUR) if quote else colour


_BY_NAME = {name: number for number, colour in COLOURS.items() for name in (colour.css_name, *colour.foreign_names)}
_LEAST_SATURATION = 0.1
"""Below this a hue cannot be told, and the colour counts as grey."""

_HEX = re.compile(r"#?([0-9a-fA-F]{6})(?:[0-9a-fA-F]{2})?$")
_SHORT_HEX = re.compile(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])$")


def nearest_colour(colour_text: str) -> int:
    """Return the colour for a name or a hexadecimal value; 0 for anything else."""
    plain = colour_text.strip().lower()
    if plain in _BY_NAME:
        return _BY_NAME[plain]
    if short := _SHORT_HEX.match(plain):
        plain = "".join(digit * 2 for digit in short.groups())
    value = _HEX.match(plain)
    return _by_hue(value[1]) if value else 0


def _by_hue(digits: str) -> int:
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, _lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < _LEAST_SATURATION:
        return _BY_NAME["grey"]
    return next(number for number, colour in COLOURS.items() if colour.has_hue(hue * 360))
