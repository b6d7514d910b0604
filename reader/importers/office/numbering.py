"""Number headings and list items the way word processors do, so that what shows as "第三章" or "2.1" is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

DEEPEST = 9
"""Levels that a list may have, in both formats."""

_PLACE = re.compile(r"%(\d)")
_HIGHEST = 9_999
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CHINESE_STOPS = frozenset("、．）】〕：")
_DIGITS = "零一二三四五六七八九"
_FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "十", "百", "千")
_FORMAL_PLACES = ("", "拾", "佰", "仟")


class Numerals(StrEnum):
    """Name the ways of writing a number."""

    DECIMAL = "decimal"
    LOWER_ROMAN = "lower-roman"
    UPPER_ROMAN = "upper-roman"
    LOWER_LETTER = "lower-letter"
    UPPER_LETTER = "upper-letter"
    CHINESE = "chinese"
    FORMAL_CHINESE = "formal-chinese"
    STEMS = "stems"
    BRANCHES = "branches"
    CIRCLED = "circled"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class NumberingLevel:
    """Say how the items of one level are numbered.

    ``pattern`` is the label with "%1" to "%9" for the numbers of the levels, as Word writes it; a level of bullets has
    an empty one. ``in_digits`` writes the numbers of all levels in digits within this label.
    """

    pattern: str
    numerals: Numerals = Numerals.DECIMAL
    start: int = 1
    in_digits: bool = False


_SIMPLE = NumberingLevel("%1.")


@dataclass(slots=True)
class Numbering:
    """Count the items of one list or of all headings; ``levels`` goes by depth, from 0."""

    levels: Mapping[int, NumberingLevel]
    _counts: dict[int, int] = field(default_factory=dict)

    def is_ordered(self, depth: int) -> bool:
        """Return whether the items at a depth bear numbers."""
        return bool(self._level(depth).pattern)

    def restart(self, depth: int = 0, number: int | None = None) -> None:
        """Let the next item at a depth be the first again, or bear a number, and all deeper ones begin anew."""
        for deeper in [one for one in self._counts if one >= depth]:
            del self._counts[deeper]
        if number is not None:
            self._counts[depth] = number - 1

    def label(self, depth: int) -> str:
        """Count an item and give its label; empty for bullets."""
        level = self._level(depth)
        self._counts[depth] = self._counts.get(depth, level.start - 1) + 1
        self.restart(depth + 1)
        return _PLACE.sub(partial(self._number, level), level.pattern).strip()

    def _number(self, labelled: NumberingLevel, found: re.Match[str]) -> str:
        depth = int(found.group(1)) - 1
        level = self._level(depth)
        numerals = Numerals.DECIMAL if labelled.in_digits else level.numerals
        return numeral(self._counts.get(depth, level.start), numerals)

    def _level(self, depth: int) -> NumberingLevel:
        return self.levels.get(depth, _SIMPLE)


def before_heading(label: str) -> str:
    """Return a label as it stands before the words of a heading, with the blank that fits it."""
    if not label or label[-1] in _CHINESE_STOPS:
        return label
    return label + (" " if label[-1].isascii() else "\u3000")


def numeral(number: int, numerals: Numerals) -> str:
    """Write a number; one that a way of writing cannot express is written in digits."""
    if numerals is Numerals.NONE:
        return ""
    write = _WRITERS.get(numerals)
    word = write(number) if write is not None and 1 <= number <= _HIGHEST else ""
    return word or str(number)


def _lower_roman(number: int) -> str:
    word = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        word += letters * count
    return word


def _upper_roman(number: int) -> str:
    return _lower_roman(number).upper()


def _lower_letters(number: int) -> str:
    """Return a, b … z, aa, bb … as word processors do."""
    times, place = divmod(number - 1, len(_LETTERS))
    return _LETTERS[place] * (times + 1) if times < 4 else ""


def _upper_letters(number: int) -> str:
    return _lower_letters(number).upper()


def _chinese(number: int) -> str:
    return _with_places(number, _DIGITS, _PLACES).removeprefix("一" if 10 <= number < 20 else "")


def _formal_chinese(number: int) -> str:
    return _with_places(number, _FORMAL_DIGITS, _FORMAL_PLACES)


def _with_places(number: int, digits: str, places: tuple[str, ...]) -> str:
    word = ""
    written = str(number)
    for place, digit in enumerate(written):
        if digit != "0":
            word += digits[int(digit)] + places[len(written) - place - 1]
        elif written[place:].strip("0") and not word.endswith(digits[0]):
            word += digits[0]
    return word


def _nth(row: str, number: int) -> str:
    return row[number - 1 : number]


_WRITERS: dict[Numerals, Callable[[int], str]] = {
    Numerals.LOWER_ROMAN: _lower_roman,
    Numerals.UPPER_ROMAN: _upper_roman,
    Numerals.LOWER_LETTER: _lower_letters,
    Numerals.UPPER_LETTER: _upper_letters,
    Numerals.CHINESE: _chinese,
    Numerals.FORMAL_CHINESE: _formal_chinese,
    Numerals.STEMS: partial(_nth, "甲乙丙丁戊己庚辛壬癸"),
    Numerals.BRANCHES: partial(_nth, "子丑寅卯辰巳午未申酉戌亥"),
    Numerals.CIRCLED: partial(_nth, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
}
