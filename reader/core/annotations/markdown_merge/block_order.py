"""Find the places of new blocks in a file that its reader may have rearranged: text order among the blocks there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from reader.core.annotations.markdown_merge.block_parser import ExportBlock, FilePart
from reader.core.annotations.markdown_merge.document_writer import place_within

Item = FilePart | ExportBlock
"""What a merged file is made of in turn: a part of the file, or a piece that comes in."""

_LEVEL = re.compile(r"(?:- )?(#+)")


def ordered_blocks(parts: Sequence[FilePart], fresh: Sequence[ExportBlock], wanted: Collection[str]) -> list[Item]:
    """Put the wanted pieces, with the headings they need, among the parts; ``fresh`` is in text order."""
    if not wanted:
        return list(parts)
    order = {piece.key: number for number, piece in enumerate(fresh)}
    anchors = _in_order([(order[part.key], at) for at, part in enumerate(parts) if part.key in order])
    keys = {part.key for part in parts}
    after: dict[int, list[ExportBlock]] = defaultdict(list)
    for number, pieces in _arriving(fresh, wanted, keys):
        after[_place(anchors, parts, number)].extend(pieces)
    return list(_together(parts, after))


def level(piece: ExportBlock) -> int:
    """Return the level of a heading, 1 for the highest."""
    signs = _LEVEL.match(piece.words)
    return len(signs[1]) if signs else 1


def _arriving(
    fresh: Sequence[ExportBlock], wanted: Collection[str], present: Collection[str]
) -> Iterator[tuple[int, list[ExportBlock]]]:
    """Yield the wanted pieces with their number in text order, headings that are wanted only before what needs them."""
    headings: list[ExportBlock] = []
    for number, piece in enumerate(fresh):
        if piece.generated:
            headings = [one for one in headings if level(one) < level(piece)]
            headings += [piece] if piece.key in wanted and piece.key not in present else []
        elif piece.key in wanted:
            yield number, [*headings, piece]
            headings = []


def _in_order(anchors: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Take out what the reader has moved: the longest run of parts that stand in text order remains."""
    tails: list[int] = []
    at_tail: list[int] = []
    before: list[int] = []
    for number, (place, _part) in enumerate(anchors):
        length = bisect_left(tails, place)
        before.append(at_tail[length - 1] if length else -1)
        tails[length:] = [place] if length == len(tails) else [place, *tails[length + 1 :]]
        at_tail[length:] = [number] if length == len(at_tail) else [number, *at_tail[length + 1 :]]
    return _traced(anchors, before, at_tail[-1] if at_tail else -1)


def _traced(anchors: list[tuple[int, int]], before: list[int], last: int) -> list[tuple[int, int]]:
    run = []
    while last >= 0:
        run.append(anchors[last])
        last = before[last]
    return run[::-1]


def _place(anchors: list[tuple[int, int]], parts: Sequence[FilePart], number: int) -> int:
    """Return the index of the part after which a piece comes in; -1 for before all, as far as that is."""
    found = bisect_left(anchors, (number, 0))
    if found:
        return anchors[found - 1][1]
    return anchors[0][1] - 1 if anchors else len(parts) - 1


def _together(parts: Sequence[FilePart], after: Mapping[int, list[ExportBlock]]) -> Iterator[Item]:
    yield from after.get(-1, ())
    coming: list[ExportBlock] = []
    for at, part in enumerate(parts):
        if coming and part.key:
            yield from coming
            coming = []
        if part.key or not coming:
            yield part
        else:
            yield from _within(part, coming)
            coming = []
        coming += after.get(at, ())
    yield from coming


def _within(part: FilePart, coming: list[ExportBlock]) -> Iterator[Item]:
    place = place_within(part.lines)
    if place:
        yield FilePart(part.lines[:place])
    yield from coming
    yield FilePart(part.lines[place:])
