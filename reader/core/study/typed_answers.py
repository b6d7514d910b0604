"""Judge an answer that was typed, by the words that were asked for (study.md, section 3).

In Chinese only what sounds the same is close, or a long answer with one slip: one wrong character can be the opposite.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from reader.core.lookup.lookup import is_chinese
from reader.core.study.answers import Rating
from reader.core.study.chinese_numbers import with_digits

LONG_CHINESE = 8
"""From this many characters on, a Chinese answer with one slip is close."""

_EXACT_LATIN, _SHORT_LATIN = 3, 7
"""A Latin answer of up to this many letters has to be exact, or may have one slip; a longer one may have two."""

_DIGITS = re.compile(r"\d+")
_DASH = re.compile(r"(?<=\d)[\u2010-\u2015\u2212~～](?=\d)")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,/\-](?=\d)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_KEPT_SIGNS = frozenset("%‰°$€£¥+=<>#")


class Verdict(StrEnum):
    """How a typed answer was judged; the value is stored in the library and used in JSON."""

    RIGHT = "right"
    CLOSE = "close"
    WRONG = "wrong"


_RANKS = {verdict: rank for rank, verdict in enumerate(Verdict)}
RATING_OF = {Verdict.RIGHT: Rating.GOOD, Verdict.CLOSE: Rating.GOOD, Verdict.WRONG: Rating.AGAIN}
"""The rating that a verdict proposes."""


class VerdictReason(StrEnum):
    """Why a typed answer was judged so; the value is used in JSON."""

    SAME = "same"
    WRITTEN_OTHERWISE = "written-otherwise"
    """Only signs, spaces, case, accents, forms of characters or the digits of numbers differ."""
    SOUND = "sound"
    SLIP = "slip"
    NUMBER = "number"
    EMPTY = "empty"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class TypedGrade:
    """How a typed answer was judged, and why."""

    verdict: Verdict
    why: VerdictReason


class Orthography(Protocol):
    """What is the same in writing and in sound."""

    def fold(self, text: str) -> str:
        """Return a text without case, width and accents."""
        ...

    def forms(self, character: str) -> str:
        """Return the characters that a folded character is a form of, itself first."""
        ...

    def syllables(self, words: str) -> Sequence[str]:
        """Return the pinyin of words without tones, one syllable for each character."""
        ...


def chosen_grade(expected: Sequence[str], chosen: Sequence[str]) -> TypedGrade:
    """Judge words that were chosen among others: they are right or wrong, and never close."""
    if tuple(chosen) == tuple(expected):
        return TypedGrade(Verdict.RIGHT, VerdictReason.SAME)
    return TypedGrade(Verdict.WRONG, VerdictReason.DIFFERENT)


def grade(expected: str, typed: str, orthography: Orthography) -> TypedGrade:
    """Judge what was typed for the words that were expected."""
    if expected == typed:
        return TypedGrade(Verdict.RIGHT, VerdictReason.SAME)
    wanted, given = (_compared(words, orthography) for words in (expected, typed))
    if not given:
        return TypedGrade(Verdict.WRONG, VerdictReason.EMPTY)
    if _is_same(wanted, given, orthography):
        return TypedGrade(Verdict.RIGHT, VerdictReason.WRITTEN_OTHERWISE)
    if _DIGITS.findall(wanted) != _DIGITS.findall(given):
        return TypedGrade(Verdict.WRONG, VerdictReason.NUMBER)
    return _grade_different(wanted, given, orthography)


def _grade_different(wanted: str, given: str, orthography: Orthography) -> TypedGrade:
    """Judge what differs from what was wanted: it is close, or wrong."""
    if is_chinese(wanted) and len(wanted) == len(given) and _sounds_same(wanted, given, orthography):
        return TypedGrade(Verdict.CLOSE, VerdictReason.SOUND)
    slips = _slips_allowed(wanted)
    if slips and edit_distance(wanted, given, slips) <= slips:
        return TypedGrade(Verdict.CLOSE, VerdictReason.SLIP)
    return TypedGrade(Verdict.WRONG, VerdictReason.DIFFERENT)


def weakest(grades: Iterable[TypedGrade]) -> TypedGrade:
    """Return the grade that decides where several blanks were asked for at once; raises ValueError without any."""
    return max(grades, key=lambda one: _RANKS[one.verdict])


def edit_distance(first: str, second: str, most: int) -> int:
    """Return the number of edits (one character more, less, other, or two swapped) between words; above ``most``, any.

    Source: optimal string alignment, computed only in the band that ``most`` edits can reach.
    """
    if abs(len(first) - len(second)) > most:
        return most + 1
    far = most + 1
    before: dict[int, int] = {}
    above = {column: column for column in range(min(len(second), most) + 1)}
    for row in range(1, len(first) + 1):
        line: dict[int, int] = {}
        for column in range(max(0, row - most), min(len(second), row + most) + 1):
            if column == 0:
                line[0] = row
                continue
            cost = first[row - 1] != second[column - 1]
            best = min(
                above.get(column, far) + 1, line.get(column - 1, far) + 1, above.get(column - 1, far) + int(cost)
            )
            if row > 1 and column > 1 and first[row - 2 : row] == second[column - 1] + second[column - 2]:
                best = min(best, before.get(column - 2, far) + 1)
            line[column] = best
        before, above = above, line
    return above.get(len(second), far)


def _compared(words: str, orthography: Orthography) -> str:
    """Return words without all that makes no difference."""
    folded = _DASH.sub("-", with_digits(orthography.fold(words)))
    folded = _THOUSANDS.sub("", folded)
    kept = {match.start() for match in _BETWEEN_DIGITS.finditer(folded)}
    return "".join(sign for place, sign in enumerate(folded) if place in kept or _is_compared(sign))


def _is_compared(sign: str) -> bool:
    return sign in _KEPT_SIGNS or unicodedata.category(sign)[0] in "LNM"


def _is_same(wanted: str, given: str, orthography: Orthography) -> bool:
    return len(wanted) == len(given) and all(
        one == other or other in orthography.forms(one) for one, other in zip(wanted, given, strict=True)
    )


def _sounds_same(wanted: str, given: str, orthography: Orthography) -> bool:
    return list(orthography.syllables(wanted)) == list(orthography.syllables(given))


def _slips_allowed(wanted: str) -> int:
    if is_chinese(wanted):
        return int(len(wanted) >= LONG_CHINESE)
    return 0 if len(wanted) <= _EXACT_LATIN else 1 if len(wanted) <= _SHORT_LATIN else 2
