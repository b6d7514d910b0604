"""Find where in a text some words may stand, for many of them in one pass over the text.

The text is cut into short pieces side by side; the words are looked up at every offset. So a piece that was not
changed is found however far it has moved. Source of the method: Kent, "BLAT", Genome Research 12 (2002).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

_WIDE_PIECE, _NARROW_PIECE = 5, 8
"""Folded characters of a piece where Chinese and Japanese prevail, and elsewhere."""

_COMMON = 60
"""A piece that stands in more places than this says nothing."""

_BAND = 24
"""Diagonals that are no further apart belong to one place: words were put in or left out between them."""

_MOST, _FEW = 8, 8
"""How many places are looked at, and by how many times fewer pieces than the likeliest one may have."""


def seed_length(words: str) -> int:
    """Return the length of pieces that suits folded words."""
    sample = words[:: max(1, len(words) // 2000)]
    wide = sum(1 for sign in sample if sign >= "\u3040")
    return _WIDE_PIECE if 2 * wide >= len(sample) else _NARROW_PIECE


def diagonals(texts: Sequence[str], words: str) -> list[list[int]]:
    """Return for each of ``texts`` the likeliest places in ``words`` for its beginning, the likeliest first."""
    size = seed_length(words)
    wanted = {text[at : at + size] for text in texts for at in range(len(text) - size + 1)}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(0, len(words) - size + 1, size):
        piece = words[at : at + size]
        if piece in wanted:
            places[piece].append(at)
    found = {piece: there for piece, there in places.items() if len(there) <= _COMMON}
    return [_likeliest(text, found, size) if len(text) >= 2 * size else _all(text, words) for text in texts]


def _likeliest(text: str, places: dict[str, list[int]], size: int) -> list[int]:
    hits = sorted(
        place - offset
        for offset in range(len(text) - size + 1)
        for place in places.get(text[offset : offset + size], ())
    )
    if not hits:
        return []
    groups = [[hits[0]]]
    for before, after in pairwise(hits):
        if after - before <= _BAND:
            groups[-1].append(after)
        else:
            groups.append([after])
    groups.sort(key=len, reverse=True)
    least = len(groups[0]) / _FEW
    return [group[len(group) // 2] for group in groups[:_MOST] if len(group) >= least]


def _all(text: str, words: str) -> list[int]:
    """Return the places of words too short to have pieces."""
    found: list[int] = []
    at = words.find(text) if text else -1
    while at >= 0 and len(found) <= _MOST:
        found.append(at)
        at = words.find(text, at + 1)
    return found
