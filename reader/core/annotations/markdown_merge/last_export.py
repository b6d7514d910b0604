"""Serialise the last export to a file, which is the common base of a later merge."""

from __future__ import annotations

import json
from dataclasses import dataclass

from reader.core.annotations.markdown_merge.block_parser import ExportBlock
from reader.core.annotations.markdown_merge.merge import ExportPage

Front = dict[str, str]
"""The lines of each front matter key, each with its line end."""


@dataclass(frozen=True, slots=True)
class LastExport:
    """One export: the file, its scope (a text's id, or a day, a tag, all), its digest, and its content as JSON.

    ``file`` is an absolute path. ``digest`` is written in the file too, so that it is found after a move.
    """

    file: str
    scope: str
    digest: str
    content: str


def serialise(front: Front, page: ExportPage) -> str:
    """Return an export as JSON."""
    blocks = [(block.key, block.text, block.generated) for block in page.blocks]
    values = {"airy": page.airy, "front": front, "pieces": blocks}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def deserialise(content: str) -> tuple[Front, ExportPage] | None:
    """Parse an export from JSON; None if it is damaged."""
    try:
        values = json.loads(content)
        blocks = tuple(ExportBlock(str(key), str(words), bool(generated)) for key, words, generated in values["pieces"])
        front = {str(key): str(lines) for key, lines in values["front"].items()}
        return front, ExportPage(blocks, bool(values["airy"]))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None
