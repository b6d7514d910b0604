"""Find candidate positions of many passages in a text, in one pass over it.

The text is indexed by adjacent short seeds; the passages are looked up at every offset, so that an unchanged seed is
found however far it has moved. Source of the method: Kent, "BLAT", Genome Research 12 (2002).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

_WIDE_SEED, _NARROW_SEED = 5, 8
"""Folded characters of a seed if Chinese and Japanese prevail, and otherwise."""

_MAX_OCCURRENCES = 60
"""A seed with more occurrences than this is ignored."""

_BAND = 24
"""Maximum distance of diagonals that belong to one position, with insertions or deletions between them."""

_MAX_POSITIONS, _MAX_RATIO = 8, 8
"""Maximum number of positions, and the maximum ratio of the likeliest position's seeds to those of another one."""


def seed_length(text: str) -> int:
    """Return the seed length for folded text."""
    sample = text[:: max(1, len(text) // 2000)]
    wide = sum(1 for character in sample if character >= "\u3040")
    return _WIDE_SEED if 2 * wide >= len(sample) else _NARROW_SEED


def diagonals(passages: Sequence[str], text: str) -> list[list[int]]:
    """Return for each of ``passages`` the likely positions of its beginning in ``text``, the likeliest first."""
    size = seed_length(text)
    wanted = {passage[at : at + size] for passage in passages for at in range(len(passage) - size + 1)}
    occurrences: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(0, len(text) - size + 1, size):
        seed = text[at : at + size]
        if seed in wanted:
            occurrences[seed].append(at)
    found = {seed: positions for seed, positions in occurrences.items() if len(positions) <= _MAX_OCCURRENCES}
    return [
        _likeliest(passage, found, size) if len(passage) >= 2 * size else _all_occurrences(passage, text)
        for passage in passages
    ]


def _likeliest(passage: str, occurrences: dict[str, list[int]], size: int) -> list[int]:
    hits = sorted(
        position - offset
        for offset in range(len(passage) - size + 1)
        for position in occurrences.get(passage[offset : offset + size], ())
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
    minimum = len(groups[0]) / _MAX_RATIO
    return [group[len(group) // 2] for group in groups[:_MAX_POSITIONS] if len(group) >= minimum]


def _all_occurrences(passage: str, text: str) -> list[int]:
    """Return the occurrences of a passage too short for seeds."""
    found: list[int] = []
    at = text.find(passage) if passage else -1
    while at >= 0 and len(found) <= _MAX_POSITIONS:
        found.append(at)
        at = text.find(passage, at + 1)
    return found
