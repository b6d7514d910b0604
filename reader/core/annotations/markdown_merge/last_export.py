"""Hold what was last exported to a file, which a later merge needs as its third side."""

from __future__ import annotations

import json
from dataclasses import dataclass

from reader.core.annotations.markdown_merge.block_parser import ExportBlock
from reader.core.annotations.markdown_merge.merge import ExportPage

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


def serialise(front: Front, page: ExportPage) -> str:
    """Write an export as JSON."""
    pieces = [(piece.key, piece.words, piece.generated) for piece in page.pieces]
    values = {"airy": page.airy, "front": front, "pieces": pieces}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def deserialise(content: str) -> tuple[Front, ExportPage] | None:
    """Read an export that was written down; None where it is damaged."""
    try:
        values = json.loads(content)
        pieces = tuple(ExportBlock(str(key), str(words), bool(made)) for key, words, made in values["pieces"])
        front = {str(key): str(lines) for key, lines in values["front"].items()}
        return front, ExportPage(pieces, bool(values["airy"]))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None
