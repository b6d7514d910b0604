"""Hold what was last exported to a file, which a later merge needs as its third side."""

from __future__ import annotations

import json
from dataclasses import dataclass

from reader.core.notes.cutting import Piece
from reader.core.notes.merge import Page

Front = dict[str, str]
"""The lines of the front matter's keys, by key, each with its line end."""


@dataclass(frozen=True, slots=True)
class LastExport:
    """Hold one export: the file, what it is about (a text's id, or a day, a tag, all), its digest, its words as JSON.

    ``file`` is an absolute path. ``digest`` is the one that stands in the file, which finds it again after a move.
    """

    file: str
    scope: str
    digest: str
    content: str


def written_down(front: Front, page: Page) -> str:
    """Write an export as JSON."""
    pieces = [(piece.key, piece.words, piece.generated) for piece in page.pieces]
    values = {"airy": page.airy, "front": front, "pieces": pieces}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def read_back(content: str) -> tuple[Front, Page] | None:
    """Read an export that was written down; None where it is damaged."""
    try:
        values = json.loads(content)
        pieces = tuple(Piece(str(key), str(words), bool(made)) for key, words, made in values["pieces"])
        front = {str(key): str(lines) for key, lines in values["front"].items()}
        return front, Page(pieces, bool(values["airy"]))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None
