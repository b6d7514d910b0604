"""Parse the numbers of headings: Arabic, Chinese, Roman, enclosed ones, and those of English written in words."""

from __future__ import annotations

import unicodedata

DIGITS = "0-9０-９〇○零一二三四五六七八九十百千两廿卅"
"""Digits that number the parts of a text, for a character class."""

FORMAL_DIGITS = "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
"""Digits as they are written on cheques, for a character class."""

ENCLOSED = "①-⒛Ⅰ-Ⅻⅰ-ⅻ㈠-㈩㊀-㊉❶-❿"
"""Numbers that are one character, for a character class."""

_VALUES = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_VALUES |= {digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
_VALUES |= {"〇": 0, "○": 0, "两": 2, "貳": 2, "參": 3, "陸": 6}
_PLACES = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TEENS = (
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ENGLISH_NUMBERS: dict[str, int] = {
    **{word: value for value, word in enumerate((*_ONES, *_TEENS), start=1)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
    **{f"{ten}-{one}": 10 * tens + ones for tens, ten in enumerate(_TENS, 2) for ones, one in enumerate(_ONES[:9], 1)},
    **{word: value for value, word in enumerate(_ORDINALS, start=1)},
}
"""The values of the numbers from one to ninety-nine and of the ordinals to the tenth."""


def number_of(digits: str) -> int:
    """Parse a Chinese or Arabic number, also one written digit by digit ("一零五"); 0 if it is not a number."""
    if digits.isdecimal():
        return int(digits)
    if not any(digit in _PLACES for digit in digits):
        return int("0" + "".join(str(_VALUES[digit]) for digit in digits if digit in _VALUES))
    total = current = 0
    for digit in digits:
        if digit in _PLACES:
            place = _PLACES[digit]
            total += place if digit in "廿卅" else (current or 1) * place
            current = 0
        else:
            current = _VALUES.get(digit, 0)
    return total + current


def roman_number(word: str) -> int:
    """Parse a Roman number below 400; letters that are no digits count as nothing."""
    values = [_ROMAN_VALUES.get(letter, 0) for letter in word.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def latin_number(word: str) -> int:
    """Parse a number in an English heading: in words, also with "the" before it, in digits, or Roman."""
    word = word.lower().removeprefix("the ")
    if word in ENGLISH_NUMBERS:
        return ENGLISH_NUMBERS[word]
    return int(word) if word.isdecimal() else roman_number(word)


def enclosed_number(sign: str) -> int:
    """Parse a number that is one character: ③, ⑶, ⒊, Ⅲ, ㈢."""
    inner = unicodedata.normalize("NFKC", sign).strip("().")
    return roman_number(inner) if inner.isalpha() and inner.isascii() else number_of(inner)
