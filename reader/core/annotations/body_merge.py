"""Merge two changes of the same words, line by line: nothing that either of them wrote is lost.

Undo needs it where somebody else wrote on a note after the step that is undone: the step is then one of the two
changes, backwards, and what was written since is the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile


@dataclass(frozen=True, slots=True)
class _Hunk:
    """A stretch of the base, from ``start`` to ``end``, that one side replaced by ``words``."""

    start: int
    end: int
    words: Sequence[str]


def merged_body(base: str, changed: str, present: str) -> str:
    """Return ``present`` with the change from ``base`` to ``changed`` made to it.

    Where both changed the same line, their changes are combined if they are in different places of it; otherwise both
    lines are kept, the changed one first.
    """
    if present in {base, changed}:
        return changed
    lines = _lines(base)
    ours, theirs = _hunks(lines, _lines(changed)), _hunks(lines, _lines(present))
    return "\n".join(_merged_lines(lines, ours, theirs))


def _lines(body: str) -> list[str]:
    return body.split("\n") if body else []


def _merged_lines(base: Sequence[str], ours: Iterable[_Hunk], theirs: Iterable[_Hunk]) -> Iterator[str]:
    position = 0
    for our_part, their_part in _clusters(ours, theirs):
        hunks = (*our_part, *their_part)
        start, end = min(hunk.start for hunk in hunks), max(hunk.end for hunk in hunks)
        yield from base[position:start]
        position = end
        yield from _merged_stretch(
            base[start:end], _side(base, our_part, start, end), _side(base, their_part, start, end)
        )
    yield from base[position:]


def _merged_stretch(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Sequence[str]:
    """Return the lines of a stretch that at least one side changed."""
    if ours in [base, theirs]:
        return theirs
    if base == theirs:
        return ours
    if len(base) == len(ours) == len(theirs):
        return [line for lines in zip(base, ours, theirs, strict=True) for line in _merged_line(*lines)]
    return _both(ours, theirs)


def _merged_line(base: str, ours: str, theirs: str) -> Sequence[str]:
    if ours in [base, theirs]:
        return [theirs]
    if base == theirs:
        return [ours]
    first, second = sorted((_single_hunk(base, ours), _single_hunk(base, theirs)), key=_place)
    if first.end > second.start:
        return _both([ours], [theirs])
    parts = (base[: first.start], *first.words, base[first.end : second.start], *second.words, base[second.end :])
    return ["".join(parts)]


def _both(ours: Sequence[str], theirs: Sequence[str]) -> Sequence[str]:
    """Return the lines of both, without those of the first that stand in the second, or are empty."""
    return [*(line for line in ours if line and line not in theirs), *theirs]


def _single_hunk(base: str, changed: str) -> _Hunk:
    """Return the stretch in which a line differs from its base."""
    start = _common(base, changed)
    end = _common(base[start:][::-1], changed[start:][::-1])
    return _Hunk(start, len(base) - end, [changed[start : len(changed) - end]])


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many items both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _hunks(base: Sequence[str], changed: Sequence[str]) -> Iterator[_Hunk]:
    """Yield the stretches of lines in which a side differs from the base, each changed line by itself, in order."""
    for operation, start, end, first, last in SequenceMatcher(None, base, changed, autojunk=False).get_opcodes():
        if operation == "equal":
            continue
        pairs = min(end - start, last - first)
        for place in range(pairs):
            yield _Hunk(start + place, start + place + 1, changed[first + place : first + place + 1])
        if start + pairs < end or first + pairs < last:
            yield _Hunk(start + pairs, end, changed[first + pairs : last])


def _clusters(ours: Iterable[_Hunk], theirs: Iterable[_Hunk]) -> Iterator[tuple[list[_Hunk], list[_Hunk]]]:
    """Yield the hunks of both sides in order, those together that share a line or insert at the same place."""
    cluster: tuple[list[_Hunk], list[_Hunk]] = ([], [])
    last = _Hunk(0, 0, ())
    for hunk, side in sorted([(hunk, 0) for hunk in ours] + [(hunk, 1) for hunk in theirs], key=_place_and_side):
        if hunk.start >= last.end and _place(hunk) != _place(last) and any(cluster):
            yield cluster
            cluster = ([], [])
        cluster[side].append(hunk)
        last = max(last, hunk, key=lambda one: one.end)
    if any(cluster):
        yield cluster


def _place(hunk: _Hunk) -> tuple[int, int]:
    return hunk.start, hunk.end


def _place_and_side(sided: tuple[_Hunk, int]) -> tuple[int, int, int]:
    return (*_place(sided[0]), sided[1])


def _side(base: Sequence[str], hunks: Sequence[_Hunk], start: int, end: int) -> Sequence[str]:
    """Return a stretch of the base as one side changed it."""
    lines: list[str] = []
    position = start
    for hunk in hunks:
        lines += [*base[position : hunk.start], *hunk.words]
        position = hunk.end
    return [*lines, *base[position:end]]
