"""Number headings and list items as word processors do, so that labels such as "第三章" or "2.1" are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

DEEPEST = 9
"""The number of levels of a list, in both formats."""

_PLACEHOLDER = re.compile(r"%(\d)")
_HIGHEST_NUMBER = 9_999
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CHINESE_STOPS = frozenset("、．）】〕：")
_DIGITS = "零一二三四五六七八九"
_FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_POWERS = ("", "十", "百", "千")
_FORMAL_POWERS = ("", "拾", "佰", "仟")


class Numerals(StrEnum):
    """The numeral systems."""

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
    """How the items of one level are numbered.

    ``pattern`` is the label with "%1" to "%9" for the numbers of the levels, as Word writes it; empty for bullets.
    ``in_digits`` writes the numbers of all levels in this label in decimal digits.
    """

    pattern: str
    numerals: Numerals = Numerals.DECIMAL
    start: int = 1
    in_digits: bool = False


_DEFAULT_LEVEL = NumberingLevel("%1.")


@dataclass(slots=True)
class Numbering:
    """The counters of one list or of all headings; the keys of ``levels`` are depths from 0."""

    levels: Mapping[int, NumberingLevel]
    _counts: dict[int, int] = field(default_factory=dict)

    def is_ordered(self, depth: int) -> bool:
        """Return whether the items at a depth are numbered."""
        return bool(self._level(depth).pattern)

    def restart(self, depth: int = 0, number: int | None = None) -> None:
        """Restart the count at a depth, from ``number`` if given, and all deeper counts."""
        for deeper in [level for level in self._counts if level >= depth]:
            del self._counts[deeper]
        if number is not None:
            self._counts[depth] = number - 1

    def label(self, depth: int) -> str:
        """Count an item and return its label; empty for bullets."""
        level = self._level(depth)
        self._counts[depth] = self._counts.get(depth, level.start - 1) + 1
        self.restart(depth + 1)
        return _PLACEHOLDER.sub(partial(self._number, level), level.pattern).strip()

    def _number(self, labelled: NumberingLevel, found: re.Match[str]) -> str:
        depth = int(found.group(1)) - 1
        level = self._level(depth)
        numerals = Numerals.DECIMAL if labelled.in_digits else level.numerals
        return numeral(self._counts.get(depth, level.start), numerals)

    def _level(self, depth: int) -> NumberingLevel:
        return self.levels.get(depth, _DEFAULT_LEVEL)


def before_heading(label: str) -> str:
    """Return the label of a heading with the space that separates it from the text."""
    if not label or label[-1] in _CHINESE_STOPS:
        return label
    return label + (" " if label[-1].isascii() else "\u3000")


def numeral(number: int, numerals: Numerals) -> str:
    """Format a number; one that the numeral system cannot express is written in digits."""
    if numerals is Numerals.NONE:
        return ""
    format_number = _FORMATTERS.get(numerals)
    text = format_number(number) if format_number is not None and 1 <= number <= _HIGHEST_NUMBER else ""
    return text or str(number)


def _lower_roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _lower_letters(number: int) -> str:
    """Return a, b … z, aa, bb … as word processors count."""
    times, index = divmod(number - 1, len(_LETTERS))
    return _LETTERS[index] * (times + 1) if times < 4 else ""


def _positional(number: int, digits: str, powers: tuple[str, ...]) -> str:
    text = ""
    decimal = str(number)
    for index, digit in enumerate(decimal):
        if digit != "0":
            text += digits[int(digit)] + powers[len(decimal) - index - 1]
        elif decimal[index:].strip("0") and not text.endswith(digits[0]):
            text += digits[0]
    return text


_FORMATTERS: dict[Numerals, Callable[[int], str]] = {
    Numerals.LOWER_ROMAN: _lower_roman,
    Numerals.UPPER_ROMAN: lambda number: _lower_roman(number).upper(),
    Numerals.LOWER_LETTER: _lower_letters,
    Numerals.UPPER_LETTER: lambda number: _lower_letters(number).upper(),
    Numerals.CHINESE: lambda number: _positional(number, _DIGITS, _POWERS).removeprefix(
        "一" if 10 <= number < 20 else ""
    ),
    Numerals.FORMAL_CHINESE: lambda number: _positional(number, _FORMAL_DIGITS, _FORMAL_POWERS),
    Numerals.STEMS: lambda number: "甲乙丙丁戊己庚辛壬癸"[number - 1 : number],
    Numerals.BRANCHES: lambda number: "子丑寅卯辰巳午未申酉戌亥"[number - 1 : number],
    Numerals.CIRCLED: lambda number: "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"[number - 1 : number],
}
