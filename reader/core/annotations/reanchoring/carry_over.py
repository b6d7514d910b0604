"""Compute the effect of a new edition of a text on its annotations, keeping every one of them (notes.md, "Anchor")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reader.core.annotations.anchor import CONTEXT, Anchor
from reader.core.annotations.model import Annotation
from reader.core.annotations.reanchoring.anchor_match import AnchorMatch, Edition, MatchKind
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.annotations.reanchoring.edition_preview import (
    CarriedAnnotation,
    CarriedPeerPassage,
    EditionPreview,
    PeerPassage,
    PresentEdition,
    Range,
)
from reader.core.annotations.reanchoring.passages import reanchor

_EDGE = 24
"""Code points quoted to find the edge of a range that was read."""


def preview_edition(
    present: PresentEdition,
    edition: Edition,
    comparison: Comparison,
    now: datetime,
    decoded: PresentEdition | None = None,
) -> EditionPreview:
    """Place the annotations, read ranges and position of a text in a new edition; nothing is changed or dropped.

    If the encoding has changed, ``decoded`` is the present edition in the new encoding; read ranges and position are
    then estimated by their share of the text if they are not found.
    """
    decoded, is_decoded = decoded or present, decoded is not None
    anchored = [annotation for annotation in decoded.annotations if annotation.anchor is not None]
    anchors = [annotation.anchor for annotation in anchored if annotation.anchor is not None]
    edges = [_edge(decoded.whole, at) for span in decoded.ranges for at in span]
    position_anchor = _edge(decoded.whole, decoded.at)
    found = reanchor([*anchors, *edges, position_anchor], edition, comparison, decoded.whole)
    placed = dict(zip((annotation.id for annotation in anchored), found, strict=False))
    *ends, position_match = found[len(anchors) :]
    if is_decoded:
        share = len(edition.whole) / max(1, len(present.whole))
        positions = [round(at * share) for span in present.ranges for at in span]
        ends = [_estimated(match, at) for match, at in zip(ends, positions, strict=True)]
        position_match = _estimated(position_match, round(present.at * share))
    return EditionPreview(
        tuple(_carried(annotation, placed.get(annotation.id), now) for annotation in present.annotations),
        _ranges(ends),
        _position(position_match, decoded.at, len(edition.whole)),
        _carried_peers(present, decoded, edition, comparison),
    )


def _carried_peers(
    present: PresentEdition, decoded: PresentEdition, edition: Edition, comparison: Comparison
) -> tuple[CarriedPeerPassage, ...]:
    """Place the passages of the notes of others, apart from the reader's own, which they shall not influence."""
    if not present.peers:
        return ()
    found = reanchor([peer.anchor for peer in decoded.peers], edition, comparison, decoded.whole)
    return tuple(_carried_peer(peer, match) for peer, match in zip(present.peers, found, strict=True))


def _carried_peer(peer: PeerPassage, match: AnchorMatch) -> CarriedPeerPassage:
    after = replace(peer, orphan=True) if match.anchor is None else PeerPassage(peer.id, match.anchor)
    return CarriedPeerPassage(peer, after, match.how)


def _carried(annotation: Annotation, match: AnchorMatch | None, now: datetime) -> CarriedAnnotation:
    if match is None:
        return CarriedAnnotation(annotation, annotation, None, None)
    if match.anchor is None:
        after = annotation if annotation.orphan else replace(annotation, orphan=True, modified=now)
    elif match.anchor == annotation.anchor and not annotation.orphan:
        after = annotation
    else:
        after = replace(annotation, anchor=match.anchor, orphan=False, modified=now)
    return CarriedAnnotation(annotation, after, match.how, match)


def _edge(whole: str, at: int) -> Anchor:
    """Return an anchor that quotes the text around a position."""
    start = max(0, min(at, len(whole)) - _EDGE // 2)
    end = min(len(whole), start + _EDGE)
    return Anchor(start, end, whole[start:end], whole[max(0, start - CONTEXT) : start], whole[end : end + CONTEXT])


def _estimated(match: AnchorMatch, at: int) -> AnchorMatch:
    """Return the match, or a fuzzy one at a position if the edge was not found."""
    if match.anchor is not None:
        return match
    return AnchorMatch(MatchKind.FUZZY, Anchor(max(0, at - _EDGE // 2), at + _EDGE // 2, ""))


def _ranges(edges: Sequence[AnchorMatch]) -> tuple[Range, ...]:
    """Return the ranges whose two edges were found in order."""
    found = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        if first.anchor is not None and last.anchor is not None and first.anchor.start < last.anchor.end:
            found.append((first.anchor.start, last.anchor.end))
    return tuple(found)


def _position(match: AnchorMatch, at: int, characters: int) -> int:
    return min(match.anchor.start + _EDGE // 2 if match.anchor and at else at, max(0, characters - 1))
