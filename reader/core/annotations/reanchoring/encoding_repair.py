"""Read what stands on a text in another encoding, so that passages marked in wrong letters are found in the right ones.

The bytes of a file are the same in both readings: the letters of the wrong one are put back into bytes and read anew.
What could not be read the first time is lost; passages are found without it (passages.py allows for a fifth).
"""

from __future__ import annotations

import codecs
from dataclasses import replace

from reader.core.annotations.anchor import CONTEXT, Anchor
from reader.core.annotations.model import Annotation
from reader.core.annotations.reanchoring.edition_preview import PresentEdition


def in_other_encoding(standing: PresentEdition, before: str, after: str) -> PresentEdition:
    """Return what stands on a text that was read by the codec ``before`` as it would stand on it read by ``after``.

    Nothing of it is to be kept: it is only for finding the places.
    """
    anchors = [one.anchor for one in standing.annotations if one.anchor is not None]
    places = {edge for span in standing.ranges for edge in span} | {standing.at}
    places |= {edge for anchor in anchors for edge in (anchor.start, anchor.end)}
    whole, moved = _read_again(standing.whole, sorted(places), before, after)
    return PresentEdition(
        whole,
        [_moved(one, whole, moved) for one in standing.annotations],
        [(moved[start], moved[end]) for start, end in standing.ranges],
        moved[standing.at],
    )


def _read_again(text: str, places: list[int], before: str, after: str) -> tuple[str, dict[int, int]]:
    """Return the text in other letters, and where each of the places has come to."""
    decoder = codecs.getincrementaldecoder(after)(errors="replace")
    parts: list[str] = []
    moved: dict[int, int] = {}
    last = length = 0
    for place in (*places, len(text)):
        parts.append(decoder.decode(text[last:place].encode(before, errors="replace")))
        length += len(parts[-1])
        moved[place] = length
        last = max(last, place)
    return "".join([*parts, decoder.decode(b"", final=True)]), moved


def _moved(annotation: Annotation, whole: str, moved: dict[int, int]) -> Annotation:
    anchor = annotation.anchor
    if anchor is None or annotation.orphan:
        return annotation
    start, end = moved[anchor.start], moved[anchor.end]
    around = whole[max(0, start - CONTEXT) : start], whole[end : end + CONTEXT]
    return replace(annotation, anchor=Anchor(start, end, whole[start:end], *around, anchor.section))
