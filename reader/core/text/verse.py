"""Distinguish verse from prose by the metre of its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

_STOPS = re.compile(r"[，。．！？；、…,.!?;]+")
_HAN_ONLY = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff\ufffd□]+")
_LONGEST = 34
_SENTENCE_ENDS = frozenset("。．！？!?")
_SPEECH_OPENINGS = frozenset("：曰云道:")


def clauses(line: str) -> tuple[int, ...]:
    """Return the lengths of the clauses of a Chinese line that may be verse, in code points; empty for other lines."""
    if not 4 <= len(line) <= _LONGEST:
        return ()
    parts = [part for part in _STOPS.split(line) if part]
    if not all(_HAN_ONLY.fullmatch(part) and 3 <= len(part) <= 9 for part in parts):
        return ()
    return tuple(len(part) for part in parts)


def verse_before_prose(measure: tuple[int, ...], paragraph: str) -> int:
    """Return the length of the verse line at the start of a prose paragraph, after a line of that measure; else 0.

    Old files join the last line of a poem with the prose that follows it.
    """
    position = 0
    for count in measure:
        stop = _STOPS.match(paragraph, position + count)
        if stop is None or not _HAN_ONLY.fullmatch(paragraph, position, position + count):
            return 0
        position = stop.end()
    return position if len(measure) > 1 and paragraph[position - 1] in _SENTENCE_ENDS else 0


def is_even(measure: tuple[int, ...]) -> bool:
    """Return whether all clauses of a line have the same length, as in regular verse."""
    return bool(measure) and len(set(measure)) == 1


def goes_with(measure: tuple[int, ...], following: tuple[int, ...]) -> bool:
    """Return whether two adjacent lines can belong to the same verse."""
    return bool(measure) and (measure == following or (is_even(measure) and is_even(following)))


def is_verse(measures: Sequence[tuple[int, ...]], before: str) -> bool:
    """Return whether lines that go with each other are verse; ``before`` is the paragraph before them.

    Two lines of two or more clauses are enough, or four of a single clause, or one line after an opening of speech if
    its clauses have five or seven characters.
    """
    if len(measures) == 1:
        single = measures[0]
        return before[-1:] in _SPEECH_OPENINGS and is_even(single) and single[0] in {5, 7} and 2 <= len(single) <= 4
    has_several_clauses = any(len(measure) > 1 for measure in measures)
    return has_several_clauses or (len(measures) >= 4 and len(set(measures)) == 1)
