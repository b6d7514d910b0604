"""Tell verse from prose by the measure of its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

_STOPS = re.compile(r"[，。．！？；、…,.!?;]+")
_HAN_ONLY = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff\ufffd□]+")
_LONGEST = 34
_SENTENCE_ENDS = frozenset("。．！？!?")
_SAYING = frozenset("：曰云道:")


def clauses(line: str) -> tuple[int, ...]:
    """Count the characters between the stops of a Chinese line that may be verse; nothing for any other line."""
    if not 4 <= len(line) <= _LONGEST:
        return ()
    parts = [part for part in _STOPS.split(line) if part]
    if not all(_HAN_ONLY.fullmatch(part) and 3 <= len(part) <= 9 for part in parts):
        return ()
    return tuple(len(part) for part in parts)


def verse_before_prose(measure: tuple[int, ...], paragraph: str) -> int:
    """Return the length of the line of verse that begins a paragraph of prose, after a line of that measure; else 0.

    Old files run the last line of a poem into the prose that follows it.
    """
    place = 0
    for count in measure:
        stop = _STOPS.match(paragraph, place + count)
        if stop is None or not _HAN_ONLY.fullmatch(paragraph, place, place + count):
            return 0
        place = stop.end()
    return place if len(measure) > 1 and paragraph[place - 1] in _SENTENCE_ENDS else 0


def is_even(measure: tuple[int, ...]) -> bool:
    """Return whether all clauses of a line are equally long, as in regular verse."""
    return bool(measure) and len(set(measure)) == 1


def goes_with(measure: tuple[int, ...], following: tuple[int, ...]) -> bool:
    """Return whether two lines beside each other read as verse."""
    return bool(measure) and (measure == following or (is_even(measure) and is_even(following)))


def is_verse(measures: Sequence[tuple[int, ...]], before: str) -> bool:
    """Judge lines that go with each other; ``before`` is the paragraph before them.

    Two lines of two or more clauses are enough, four of a single clause, and one where somebody has just begun to
    speak and the clauses are of five or seven characters.
    """
    if len(measures) == 1:
        only = measures[0]
        return before[-1:] in _SAYING and is_even(only) and only[0] in {5, 7} and 2 <= len(only) <= 4
    several = any(len(measure) > 1 for measure in measures)
    return several or (len(measures) >= 4 and len(set(measures)) == 1)
