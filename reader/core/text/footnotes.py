"""Read a text's own notes: the blocks that a note reference leads to."""

from __future__ import annotations

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.leaves import LeafSource

_MOST_BLOCKS = 12


def footnote_at(text: LeafSource, position: int) -> list[Block]:
    """Return the blocks of the note that begins at a position: up to where the next named block begins.

    Where a note is no footnote of its own (a reference may lead anywhere) it is the one block.
    """
    leaf = text.leaf_at(position)
    following = [block for start, block in leaf.blocks() if start >= position][:_MOST_BLOCKS]
    if not following:
        return [block for start, block in leaf.blocks() if start <= position][-1:]
    note = following[:1]
    if note[0].kind is BlockKind.FOOTNOTE:
        for block in following[1:]:
            if block.kind is not BlockKind.FOOTNOTE or block.names or block.label:
                break
            note.append(block)
    return note
