"""Write blocks as values of JSON, each with its text, and read them as foreign input."""

from __future__ import annotations

import re

from reader.core.text.blocks import Block, BlockKind, Inline, InlineKind
from reader.core.text.normalise import clean

_LONGEST_TEXT = 1_000_000
_LONGEST_LABEL = 1_000
_HIGHEST_LEVEL = 100
_IMAGE = re.compile(r"[0-9a-f]{64}")


def block_record(block: Block) -> list[object]:
    """Return a block as kind, text, level, inline marks, label, image and names, without what is empty at the end.

    The pages of the printed edition are not in it; they belong to the text.
    """
    marks = [[mark.kind.value, mark.start, mark.end, mark.target] for mark in block.inlines]
    record: list[object] = [block.kind.value, block.text, block.level, marks, block.label, block.image]
    record.append(list(block.names))
    while len(record) > 2 and not record[-1]:
        record.pop()
    return record


def parsed_block(record: object) -> Block:
    """Return the block of a record; raises ValueError for one that no importer would make."""
    if not isinstance(record, list) or not 2 <= len(record) <= 7:
        raise ValueError(record)
    defaults = ["", "", 0, [], "", "", []]
    match [*record, *defaults[len(record) :]]:
        case [str(kind), str(text), int(level), list(marks), str(label), str(image), list(names)]:
            if clean(text) != text or len(text) > _LONGEST_TEXT or not 0 <= level <= _HIGHEST_LEVEL:
                raise ValueError(kind)
            if len(label) > _LONGEST_LABEL or (image and not _IMAGE.fullmatch(image)):
                raise ValueError(image or label)
            inlines = tuple(_mark(mark, len(text)) for mark in marks)
            return Block(BlockKind(kind), text, inlines, level, clean(label), image, tuple(map(_name, names)))
    raise ValueError(record)


def _mark(record: object, length: int) -> Inline:
    match record:
        case [str(kind), int(start), int(end), str(target)] if 0 <= start <= end <= length:
            return Inline(InlineKind(kind), start, end, target)
    raise ValueError(record)


def _name(name: object) -> str:
    if not isinstance(name, str) or len(name) > _LONGEST_LABEL:
        raise ValueError(name)
    return name
