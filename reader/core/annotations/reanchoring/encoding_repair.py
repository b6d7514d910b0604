"""Decode a text and its annotations with another encoding, so that passages marked in mojibake are found again.

The bytes of the file are the same in both decodings: the text decoded wrongly is encoded again and decoded anew.
Characters that could not be decoded at first are lost; passages are found without them (alignment.py allows a fifth).
"""

from __future__ import annotations

import codecs
from dataclasses import replace

from reader.core.annotations.anchor import CONTEXT, Anchor
from reader.core.annotations.model import Annotation
from reader.core.annotations.reanchoring.edition_preview import PresentEdition


def in_other_encoding(present: PresentEdition, before: str, after: str) -> PresentEdition:
    """Return an edition decoded with the codec ``before`` as if decoded with ``after``.

    The result is only used to find passages and is not stored.
    """
    anchors = [annotation.anchor for annotation in present.annotations if annotation.anchor is not None]
    anchors += [peer.anchor for peer in present.peers]
    positions = {edge for span in present.ranges for edge in span} | {present.at}
    positions |= {edge for anchor in anchors for edge in (anchor.start, anchor.end)}
    whole, moved = _decode_again(present.whole, sorted(positions), before, after)
    return PresentEdition(
        whole,
        [_moved(annotation, whole, moved) for annotation in present.annotations],
        [(moved[start], moved[end]) for start, end in present.ranges],
        moved[present.at],
        [peer if peer.orphan else replace(peer, anchor=_decoded(peer.anchor, whole, moved)) for peer in present.peers],
    )


def _decode_again(text: str, positions: list[int], before: str, after: str) -> tuple[str, dict[int, int]]:
    """Return the decoded text, and a map from the old positions to the new ones."""
    decoder = codecs.getincrementaldecoder(after)(errors="replace")
    parts: list[str] = []
    moved: dict[int, int] = {}
    last = length = 0
    for position in (*positions, len(text)):
        parts.append(decoder.decode(text[last:position].encode(before, errors="replace")))
        length += len(parts[-1])
        moved[position] = length
        last = max(last, position)
    return "".join([*parts, decoder.decode(b"", final=True)]), moved


def _moved(annotation: Annotation, whole: str, moved: dict[int, int]) -> Annotation:
    anchor = annotation.anchor
    if anchor is None or annotation.orphan:
        return annotation
    return replace(annotation, anchor=_decoded(anchor, whole, moved))


def _decoded(anchor: Anchor, whole: str, moved: dict[int, int]) -> Anchor:
    start, end = moved[anchor.start], moved[anchor.end]
    context = whole[max(0, start - CONTEXT) : start], whole[end : end + CONTEXT]
    return Anchor(start, end, whole[start:end], *context, anchor.section)
