"""Add texts to a library, complete or incomplete, without a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import Image, Text, TextFormat
from reader.storage.library import Library
from reader.storage.repositories.text_writer import TextWriter


def add_text(
    library: Library,
    title: str,
    blocks: Iterable[Block | str],
    at: datetime,
    *,
    author: str = "",
    language: str = "zh",
    source: str = "",
    cover: Image | None = None,
    indexed: bool = False,
) -> Text:
    """Add a complete text to a library, and index it if ``indexed``; a string among the blocks is a paragraph."""
    writer, ending = begin_text(library, title, blocks, at, author=author, language=language, source=source)
    if cover is not None:
        writer.set_cover(cover)
    text, _is_new = writer.finish(ending)
    if indexed:
        library.index.index_text(text.id)
    return text


def begin_text(
    library: Library,
    title: str,
    blocks: Iterable[Block | str],
    at: datetime,
    *,
    author: str = "",
    language: str = "zh",
    source: str = "",
) -> tuple[TextWriter, TextEnd]:
    """Write all leaves of a text, as an unfinished import does; return the writer and the event that finishes it."""
    header = TextHeader(title, author, language, TextFormat.PLAIN, "utf-8")
    events = list(assemble([header, *map(_block, blocks)]))
    writer = library.texts.begin(header, source, title, at)
    writer.add([event for event in events if isinstance(event, Leaf)])
    ending = events[-1]
    assert isinstance(ending, TextEnd)
    return writer, ending


def words_of(library: Library, text_id: str) -> str:
    """Return the whole of a text."""
    stored = library.texts.view(text_id)
    return stored.slice(0, stored.characters)


def heading(words: str, level: int = 1) -> Block:
    """Return a heading block."""
    return Block(BlockKind.HEADING, words, level=level)


def _block(block: Block | str) -> Block:
    return Block(BlockKind.PARAGRAPH, block) if isinstance(block, str) else block
