"""Rehearse what a new edition of a text does to its annotations, keeping every one of them (notes.md, "Anchor")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reader.core.notes.anchor import CONTEXT, Anchor
from reader.core.notes.annotation import Annotation
from reader.core.notes.comparing import Comparison
from reader.core.notes.passages import place_all
from reader.core.notes.placement import Edition, Placed
from reader.core.notes.rehearsal import Carried, Range, Rehearsal, Standing

_EDGE = 24
"""Code points that are quoted to find the edge of a stretch that was read."""


def rehearse(standing: Standing, edition: Edition, comparison: Comparison, now: datetime) -> Rehearsal:
    """Place all that stands on a text in a new edition of it; nothing is changed, none is dropped."""
    on_passages = [one for one in standing.annotations if one.anchor is not None]
    anchors = [one.anchor for one in on_passages if one.anchor is not None]
    edges = [_edge(standing.whole, at) for span in standing.ranges for at in span]
    place = _edge(standing.whole, standing.at)
    found = place_all([*anchors, *edges, place], edition, comparison, standing.whole)
    placed = dict(zip((one.id for one in on_passages), found, strict=False))
    return Rehearsal(
        tuple(_carried(one, placed.get(one.id), now) for one in standing.annotations),
        _ranges(found[len(anchors) : -1]),
        _position(found[-1], standing.at, len(edition.whole)),
    )


def _carried(annotation: Annotation, placed: Placed | None, now: datetime) -> Carried:
    if placed is None:
        return Carried(annotation, annotation, None, None)
    if placed.anchor is None:
        after = annotation if annotation.orphan else replace(annotation, orphan=True, modified=now)
    elif placed.anchor == annotation.anchor and not annotation.orphan:
        after = annotation
    else:
        after = replace(annotation, anchor=placed.anchor, orphan=False, modified=now)
    return Carried(annotation, after, placed.how, placed)


def _edge(whole: str, at: int) -> Anchor:
    """Quote what stands around a position."""
    start = max(0, min(at, len(whole)) - _EDGE // 2)
    end = min(len(whole), start + _EDGE)
    return Anchor(start, end, whole[start:end], whole[max(0, start - CONTEXT) : start], whole[end : end + CONTEXT])


def _ranges(edges: Sequence[Placed]) -> tuple[Range, ...]:
    """Give the stretches whose two edges were found in order."""
    found = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        if first.anchor is not None and last.anchor is not None and first.anchor.start < last.anchor.end:
            found.append((first.anchor.start, last.anchor.end))
    return tuple(found)


def _position(placed: Placed, at: int, characters: int) -> int:
    return min(placed.anchor.start + _EDGE // 2 if placed.anchor and at else at, max(0, characters - 1))
