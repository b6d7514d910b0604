"""Short views of a parsed document, for the tests of office formats to compare."""

from collections.abc import Callable
from pathlib import Path

from reader.core.text.blocks import Block
from reader.core.text.import_events import TextHeader
from reader.importers import parse

Make = Callable[..., Path]
Shape = tuple[str, str, int, str]


def blocks_of(path: Path) -> list[Block]:
    return [piece for piece in parse(path) if isinstance(piece, Block)]


def shapes(path: Path) -> list[Shape]:
    return [(block.kind.name, block.text, block.level, block.label) for block in blocks_of(path)]


def marks(block: Block) -> list[tuple[str, str, str]]:
    return [(mark.kind.name, block.text[mark.start : mark.end], mark.target) for mark in block.inlines]


def header_of(path: Path) -> TextHeader:
    header = next(iter(parse(path)))
    assert isinstance(header, TextHeader)
    return header
