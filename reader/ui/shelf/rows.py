"""Gather what the shelf shows of each text."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.text.filing import Track
from reader.core.text.text import Text
from reader.storage.library import Library
from reader.ui.study.pace import Paces


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """Hold one text as the shelf shows it.

    ``notes`` counts them, ``share`` is what was read (0 to 1), ``left`` the seconds left, ``track`` that of the
    roadmap, None where the text is not on it.
    """

    text: Text
    notes: int
    share: float
    left: float
    track: Track | None = None


def shelf_rows(library: Library) -> list[ShelfRow]:
    """Read all texts with their standing, in a few queries and one for each pace."""
    notes = library.annotations.counts()
    tracks = {item.text: item.track for item in library.roadmap.present().items}
    paces = Paces(library)
    return [
        ShelfRow(text, notes.get(text.id, 0), paces.share(text), paces.left(text), tracks.get(text.id))
        for text in library.texts.all()
    ]
