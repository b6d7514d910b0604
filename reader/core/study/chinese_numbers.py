"""Write the Chinese numbers in a text with digits, so that 一百周年 and 100周年 are the same."""

from __future__ import annotations

import re

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_DIGIT = "[一二三四五六七八九两兩]"
_BELOW_GROUP = (
    f"(?:(?:{_DIGIT}千)?零?(?:{_DIGIT}百)?零?(?:{_DIGIT}?十)?零?{_DIGIT}?(?<=[一二三四五六七八九两兩十百千]))"
)
_NUMBER = re.compile(f"(?:{_BELOW_GROUP}[亿億])?零?(?:{_BELOW_GROUP}[万萬])?零?(?:{_BELOW_GROUP})?|[百千]")
_RUN = re.compile("[零〇一二三四五六七八九十百千万亿两兩萬億]+")


def with_digits(text: str) -> str:
    """Return a text in which each well-formed Chinese number is written with digits; other numerals stay."""
    return _RUN.sub(lambda run: _in_digits(run.group()), text)


def _in_digits(run: str) -> str:
    if all(character in _DIGITS for character in run):
        return "".join(str(_DIGITS[character]) for character in run)
    return str(_value(run)) if _NUMBER.fullmatch(run) else run


def _value(number: str) -> int:
    total = below = digit = 0
    for character in number:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _PLACES:
            below += (digit or 1) * _PLACES[character]
            digit = 0
        else:
            total += (below + digit) * _GROUPS[character]
            below = digit = 0
    return total + below + digit
