"""Recognise the title and the headings of a document that uses no styles for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reader.core.text.blocks import LINE, Block, BlockKind, Inline, InlineKind
from reader.core.text.headings import CLOSING, find_headings
from reader.core.text.import_events import SourceEvent
from reader.core.text.title_detection import is_title, title_blocks

_LONGEST_HEADING = 60
_FEWEST_PARAGRAPHS = 3
"""The fewest paragraphs of a document whose first line may be taken for a title."""


def with_recognised_headings(events: list[SourceEvent]) -> Iterator[SourceEvent]:
    """Yield the events; where no block is a heading, convert those that read as title or headings."""
    blocks = [event for event in events if isinstance(event, Block)]
    kinds = [block.kind for block in blocks]
    if kinds.count(BlockKind.PARAGRAPH) < _FEWEST_PARAGRAPHS or BlockKind.HEADING in kinds:
        yield from events
        return
    title = _title_of(blocks[0])
    shift = int(any(block.kind is BlockKind.HEADING for block in title))
    levels = _levels(blocks)
    number = 0
    for event in events:
        if not isinstance(event, Block):
            yield event
            continue
        level = levels.get(number, 0)
        if number == 0 and title and not level:
            yield from title
        else:
            yield _heading(event, level + shift) if level else event
        number += 1


def _title_of(block: Block) -> tuple[Block, ...]:
    """Return the title blocks made of the first block, where it reads as a title; else an empty tuple."""
    if block.kind is not BlockKind.PARAGRAPH or not is_title(block.text):
        return ()
    first, *others = title_blocks(block.text)
    inlines = _without_boldness(block) if first.text == block.text else ()
    return (replace(first, names=block.names, inlines=inlines), *others)


def _levels(blocks: list[Block]) -> dict[int, int]:
    """Return the heading level by the index of the block.

    Headings are the numbered paragraphs, else those entirely in bold.
    """
    indexes, start = {}, 0
    for number, block in enumerate(blocks):
        indexes[start] = number
        start += len(block.text) + len(LINE)
    found = find_headings(LINE.join(block.text for block in blocks))
    numbered = {indexes[at]: level for at, level in found.items() if at in indexes}
    levels = {number: level for number, level in numbered.items() if blocks[number].kind is BlockKind.PARAGRAPH}
    if levels:
        return levels
    return {number: 1 for number in range(1, len(blocks) - 1) if _stands_out(blocks[number], blocks[number + 1])}


def _stands_out(block: Block, following: Block) -> bool:
    """Return whether a short paragraph is entirely bold and the next one is not."""
    return (
        _is_bold(block)
        and len(block.text) <= _LONGEST_HEADING
        and block.text[-1] not in CLOSING
        and (following.kind is BlockKind.PARAGRAPH and not _is_bold(following))
    )


def _is_bold(block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or not block.text:
        return False
    bold = [mark for mark in block.inlines if mark.kind is InlineKind.STRONG]
    return sum(mark.end - mark.start for mark in bold) >= len(block.text.rstrip())


def _heading(block: Block, level: int) -> Block:
    inlines = _without_boldness(block)
    return Block(BlockKind.HEADING, block.text.replace("\t", " "), inlines, level=min(6, level), names=block.names)


def _without_boldness(block: Block) -> tuple[Inline, ...]:
    """Return the marks of a block except bold, which a heading is anyway."""
    return tuple(mark for mark in block.inlines if mark.kind is not InlineKind.STRONG)
