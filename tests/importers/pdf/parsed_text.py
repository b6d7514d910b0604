"""Short views of a parsed PDF for tests to compare."""

from __future__ import annotations

from pathlib import Path

from reader.core.text.blocks import Block
from reader.core.text.import_events import SourceEvent, TextEnd, assemble
from reader.importers import parse


def pieces_of(path: Path) -> list[SourceEvent]:
    return list(parse(path))


def blocks_of(path: Path) -> list[Block]:
    return [piece for piece in parse(path) if isinstance(piece, Block)]


def words_of(path: Path) -> list[str]:
    return [block.text for block in blocks_of(path)]


def ending_of(path: Path) -> TextEnd:
    *_drafts, ending = assemble(parse(path))
    assert isinstance(ending, TextEnd)
    return ending
