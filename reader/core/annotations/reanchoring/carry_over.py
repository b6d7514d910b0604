"""Rehearse what a new edition of a text does to its annotations, keeping every one of them (notes.md, "Anchor")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reader.core.annotations.anchor import CONTEXT, Anchor
from reader.core.annotations.model import Annotation
from reader.core.annotations.reanchoring.anchor_match import AnchorMatch, Edition, MatchKind
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.annotations.reanchoring.edition_preview import CarriedAnnotation, EditionPreview, PresentEdition, Range
from reader.core.annotations.reanchoring.passages import reanchor

_EDGE = 24
"""Code points that are quoted to find the edge of a stretch that was read."""


def preview_edition(
    standing: PresentEdition,
    edition: Edition,
    comparison: Comparison,
    now: datetime,
    seen: PresentEdition | None = None,
) -> EditionPreview:
    """Place all that stands on a text in a new edition of it; nothing is changed, none is dropped.

    Where the letters have changed as a whole, ``seen`` is what stands on the text, in the new letters: what was read
    and the place are then kept by their share of the text where their words are lost.
    """
    seen, told = seen or standing, seen is not None
    on_passages = [one for one in seen.annotations if one.anchor is not None]
    anchors = [one.anchor for one in on_passages if one.anchor is not None]
    edges = [_edge(seen.whole, at) for span in seen.ranges for at in span]
    place = _edge(seen.whole, seen.at)
    found = reanchor([*anchors, *edges, place], edition, comparison, seen.whole)
    placed = dict(zip((one.id for one in on_passages), found, strict=False))
    *ends, here = found[len(anchors) :]
    if told:
        share = len(edition.whole) / max(1, len(standing.whole))
        places = [round(at * share) for span in standing.ranges for at in span]
        ends = [_estimated(one, at) for one, at in zip(ends, places, strict=True)]
        here = _estimated(here, round(standing.at * share))
    return EditionPreview(
        tuple(_carried(one, placed.get(one.id), now) for one in standing.annotations),
        _ranges(ends),
        _position(here, seen.at, len(edition.whole)),
    )


def _carried(annotation: Annotation, placed: AnchorMatch | None, now: datetime) -> CarriedAnnotation:
    if placed is None:
        return CarriedAnnotation(annotation, annotation, None, None)
    if placed.anchor is None:
        after = annotation if annotation.orphan else replace(annotation, orphan=True, modified=now)
    elif placed.anchor == annotation.anchor and not annotation.orphan:
        after = annotation
    else:
        after = replace(annotation, anchor=placed.anchor, orphan=False, modified=now)
    return CarriedAnnotation(annotation, after, placed.how, placed)


def _edge(whole: str, at: int) -> Anchor:
    """Quote what stands around a position."""
    start = max(0, min(at, len(whole)) - _EDGE // 2)
    end = min(len(whole), start + _EDGE)
    return Anchor(start, end, whole[start:end], whole[max(0, start - CONTEXT) : start], whole[end : end + CONTEXT])


def _estimated(placed: AnchorMatch, at: int) -> AnchorMatch:
    """Take a position for the place of an edge that was not found."""
    if placed.anchor is not None:
        return placed
    return AnchorMatch(MatchKind.FUZZY, Anchor(max(0, at - _EDGE // 2), at + _EDGE // 2, ""))


def _ranges(edges: Sequence[AnchorMatch]) -> tuple[Range, ...]:
    """Return the stretches whose two edges were found in order."""
    found = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        if first.anchor is not None and last.anchor is not None and first.anchor.start < last.anchor.end:
            found.append((first.anchor.start, last.anchor.end))
    return tuple(found)


def _position(placed: AnchorMatch, at: int, characters: int) -> int:
    return min(placed.anchor.start + _EDGE // 2 if placed.anchor and at else at, max(0, characters - 1))
