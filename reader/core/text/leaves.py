"""Split a sequence of blocks into leaves, each small enough to be laid out within a frame.

A leaf is a run of whole blocks of about 2,000 to 4,000 code points. It carries the layout of its blocks as compact
JSON, so that it can go from the worker to the library and from the library to the page without being parsed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from reader.core.text.blocks import LINE, Block, BlockKind, Inline, InlineKind

_InlineRows = list[tuple[str, int, int, str]]
_DEFAULTS = ("", 0, 0, (), "", "", ())

_FLIPPED_BIT = 3
"""By how many code points the length of a text may change when a bit of it flips: the others of a character of four."""

LEAF_CHARACTERS = 2_000
"""A leaf is closed by the first block that brings it to this many code points (architecture.md: 2,000 to 4,000)."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """The ``number``-th leaf of a text, beginning at position ``start``; ``layout`` is the JSON of its blocks."""

    number: int
    start: int
    text: str
    layout: str

    @property
    def end(self) -> int:
        """Return the position after the last code point of the leaf; one line feed separates it from the next."""
        return self.start + len(self.text)

    def blocks(self) -> tuple[tuple[int, Block], ...]:
        """Return each block with the position of its first code point in the canonical text.

        A leaf with a damaged layout is one of plain paragraphs.
        """
        return self.sound_blocks() or sound_leaf(self).sound_blocks()

    def sound_blocks(self) -> tuple[tuple[int, Block], ...]:
        """Return the blocks; none if the layout cannot be read or is not that of the text."""
        try:
            rows = [(*row, *_DEFAULTS[len(row) :]) for row in json.loads(self.layout)]
            characters = sum(row[1] + len(LINE) for row in rows) - len(LINE)
            return self._placed_blocks(rows) if abs(characters - len(self.text)) <= _FLIPPED_BIT else ()
        except (ValueError, TypeError, LookupError, RecursionError):
            return ()

    def _placed_blocks(self, rows: list[Any]) -> tuple[tuple[int, Block], ...]:
        placed = []
        offset = 0
        for row in rows:
            length = row[1]
            placed.append((self.start + offset, _block(self.text[offset : offset + length], row)))
            offset += length + len(LINE)
        return tuple(placed)


def split_into_leaves(blocks: Iterable[Block]) -> Iterator[Leaf]:
    """Split the blocks, in order, into leaves numbered from 0; a heading stays with the block after it."""
    number = start = length = 0
    batch: list[Block] = []
    for block in blocks:
        if batch and block.kind is BlockKind.HEADING and length >= LEAF_CHARACTERS // 2:
            yield (leaf := leaf_of(number, start, batch))
            number, start, length, batch = number + 1, leaf.end + len(LINE), 0, []
        batch.append(block)
        length += len(block.text) + len(LINE)
        if length >= LEAF_CHARACTERS and (block.kind is not BlockKind.HEADING or length >= 2 * LEAF_CHARACTERS):
            yield (leaf := leaf_of(number, start, batch))
            number, start, length, batch = number + 1, leaf.end + len(LINE), 0, []
    if batch:
        yield leaf_of(number, start, batch)


def single_leaf(blocks: Iterable[Block]) -> Leaf:
    """Return one leaf with all the blocks, however long."""
    return leaf_of(0, 0, list(blocks))


def sound_leaf(leaf: Leaf) -> Leaf:
    """Return a leaf, as plain paragraphs if its layout is damaged."""
    if has_sound_layout(leaf):
        return leaf
    plain = single_leaf(Block(BlockKind.PARAGRAPH, line) for line in leaf.text.split(LINE))
    return replace(leaf, layout=plain.layout)


def has_sound_layout(leaf: Leaf) -> bool:
    """Return whether the blocks of a leaf can be read and are those of its text."""
    return bool(leaf.sound_blocks())


def extract_passage(leaf: Leaf, start: int, end: int) -> Leaf | None:
    """Return the part of a leaf from ``start`` up to ``end`` as a leaf; None if the leaf has no block in it.

    Tables and pictures are kept whole. The labels of list items and notes are kept only where the block's start is.
    """
    parts = [
        _cut(position, block, start, end)
        for position, block in leaf.blocks()
        if position < end and (position + len(block.text) > start or position == start)
    ]
    if not parts:
        return None
    return leaf_of(leaf.number, parts[0][0], [block for _position, block in parts])


def leaf_of(number: int, start: int, blocks: list[Block]) -> Leaf:
    """Return the leaf of some blocks that begins at position ``start``."""
    layout = json.dumps([_row(block) for block in blocks], ensure_ascii=False, separators=(",", ":"))
    return Leaf(number, start, LINE.join(block.text for block in blocks), layout)


def _cut(position: int, block: Block, start: int, end: int) -> tuple[int, Block]:
    first, last = max(0, start - position), min(len(block.text), end - position)
    if block.kind in {BlockKind.TABLE, BlockKind.IMAGE} or (first, last) == (0, len(block.text)):
        return position, block
    inlines = tuple(
        replace(mark, start=max(0, mark.start - first), end=min(last, mark.end) - first)
        for mark in block.inlines
        if mark.start < last and mark.end > first
    )
    label = "" if first else block.label
    return position + first, replace(
        block, text=block.text[first:last], inlines=inlines, label=label, names=(), pages=()
    )


def _row(block: Block) -> list[object]:
    inlines = [[mark.kind.value, mark.start, mark.end, mark.target] for mark in block.inlines]
    row: list[object] = [block.kind.value, len(block.text), block.level, inlines, block.label, block.image, block.names]
    while not row[-1]:
        row.pop()
    return row if len(row) > 1 else [block.kind.value, 0]


def _block(text: str, row: tuple[str, int, int, _InlineRows, str, str, list[str]]) -> Block:
    kind, _length, level, inlines, label, image, names = row
    return Block(
        kind=BlockKind(kind),
        text=text,
        inlines=tuple(Inline(InlineKind(mark), start, end, target) for mark, start, end, target in inlines),
        level=level,
        label=label,
        image=image,
        names=tuple(names),
    )


class LeafSource(Protocol):
    """A source of the leaves of a text."""

    @property
    def characters(self) -> int:
        """Count the code points."""
        ...

    @property
    def leaf_count(self) -> int:
        """Count the leaves; there is at least one."""
        ...

    def leaf(self, number: int) -> Leaf:
        """Return a leaf by its number, counted from 0."""
        ...

    def leaf_at(self, position: int) -> Leaf:
        """Return the leaf that contains a position."""
        ...
