"""Gather what the shelf shows of each text."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.hour.coverage import progress, seconds_left
from reader.core.hour.speed import reading_speed
from reader.core.text.text import Text
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """Hold one text as the shelf shows it: how many notes, the share read (0 to 1), the seconds left."""

    text: Text
    notes: int
    share: float
    left: float


def shelf_rows(library: Library) -> list[ShelfRow]:
    """Read all texts with their standing, in a fixed number of queries and one more per language."""
    texts = library.texts.all()
    notes = library.annotations.counts()
    covered = library.coverage.totals()
    speeds = {tag: _speed(library, tag) for tag in {text.language for text in texts}}
    return [_row(text, notes.get(text.id, 0), covered.get(text.id, 0), speeds[text.language]) for text in texts]


def _speed(library: Library, language: str) -> float:
    return reading_speed((), library.speed.samples(language), language)


def _row(text: Text, notes: int, covered: int, speed: float) -> ShelfRow:
    share = progress(covered, text.characters)
    return ShelfRow(text, notes, share, seconds_left(covered, text.characters, speed))
