"""Find where new blocks go in a file that the reader may have rearranged, by text order among the blocks present."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from reader.core.annotations.markdown_merge.block_parser import ExportBlock, FilePart
from reader.core.annotations.markdown_merge.document_writer import place_within

Item = FilePart | ExportBlock
"""An item of a merged file: a part of the present file, or a new block."""

_LEVEL = re.compile(r"(?:- )?(#+)")


def ordered_blocks(parts: Sequence[FilePart], fresh: Sequence[ExportBlock], wanted: Collection[str]) -> list[Item]:
    """Insert the new blocks, with the headings they need, among the parts; ``fresh`` is in text order.

    ``wanted`` are the keys of the blocks to insert.
    """
    if not wanted:
        return list(parts)
    order = {block.key: number for number, block in enumerate(fresh)}
    anchors = _longest_ordered([(order[part.key], at) for at, part in enumerate(parts) if part.key in order])
    keys = {part.key for part in parts}
    after: dict[int, list[ExportBlock]] = defaultdict(list)
    for number, blocks in _inserted(fresh, wanted, keys):
        after[_insertion_index(anchors, parts, number)].extend(blocks)
    return list(_merged(parts, after))


def level(block: ExportBlock) -> int:
    """Return the level of a heading, 1 for the highest."""
    signs = _LEVEL.match(block.text)
    return len(signs[1]) if signs else 1


def _inserted(
    fresh: Sequence[ExportBlock], wanted: Collection[str], present: Collection[str]
) -> Iterator[tuple[int, list[ExportBlock]]]:
    """Yield the new blocks with their index in text order; a new heading only before a new block that needs it."""
    headings: list[ExportBlock] = []
    for number, block in enumerate(fresh):
        if block.generated:
            headings = [heading for heading in headings if level(heading) < level(block)]
            headings += [block] if block.key in wanted and block.key not in present else []
        elif block.key in wanted:
            yield number, [*headings, block]
            headings = []


def _longest_ordered(anchors: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop the parts that the reader has moved: return the longest increasing subsequence in text order."""
    tails: list[int] = []
    at_tail: list[int] = []
    before: list[int] = []
    for number, (position, _part) in enumerate(anchors):
        length = bisect_left(tails, position)
        before.append(at_tail[length - 1] if length else -1)
        tails[length:] = [position] if length == len(tails) else [position, *tails[length + 1 :]]
        at_tail[length:] = [number] if length == len(at_tail) else [number, *at_tail[length + 1 :]]
    return _backtracked(anchors, before, at_tail[-1] if at_tail else -1)


def _backtracked(anchors: list[tuple[int, int]], before: list[int], last: int) -> list[tuple[int, int]]:
    run = []
    while last >= 0:
        run.append(anchors[last])
        last = before[last]
    return run[::-1]


def _insertion_index(anchors: list[tuple[int, int]], parts: Sequence[FilePart], number: int) -> int:
    """Return the index of the part after which to insert a block; -1 to insert it before all."""
    found = bisect_left(anchors, (number, 0))
    if found:
        return anchors[found - 1][1]
    return anchors[0][1] - 1 if anchors else len(parts) - 1


def _merged(parts: Sequence[FilePart], after: Mapping[int, list[ExportBlock]]) -> Iterator[Item]:
    yield from after.get(-1, ())
    pending: list[ExportBlock] = []
    for at, part in enumerate(parts):
        if pending and part.key:
            yield from pending
            pending = []
        if part.key or not pending:
            yield part
        else:
            yield from _split_around(part, pending)
            pending = []
        pending += after.get(at, ())
    yield from pending


def _split_around(part: FilePart, pending: list[ExportBlock]) -> Iterator[Item]:
    position = place_within(part.lines)
    if position:
        yield FilePart(part.lines[:position])
    yield from pending
    yield FilePart(part.lines[position:])
