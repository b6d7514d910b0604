"""Clean the values of bibliographic fields: names to one line, numbers to the form in which catalogues have them.

Sources: ISBN Users' Manual, 7th edition, appendix 1 (check digits); ISO 3297 (ISSN); DOI Handbook, 2.2 (syntax).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeGuard

from reader.core.text.bibliography import MAX_LENGTH, MAX_URL_LENGTH, Bibliography, ItemType
from reader.core.text.sanitise import one_line

_ITEM_TYPES = frozenset(ItemType)
_ISBN = re.compile(r"(?<![\dX])(?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dXx](?![\d])")
_ISSN = re.compile(r"(?<!\d)(\d{4})[ -]?(\d{3}[\dXx])(?!\d)")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+", re.IGNORECASE)
_DATE = re.compile(
    r"(?<!\d)([12]\d{3})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?(?!\d)|(\d{2})(\d{2})(?:\d{6})?(?!\d)|(?!\d))"
)
_WEB = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)
_KEY = re.compile(r"[\s{}\"#%~\\,'()=]+")


def stated_bibliography(values: Mapping[str, object]) -> Bibliography:
    """Build bibliographic data of what a file states by field name; of dates and numbers, only those that are valid."""
    checked = {name: _NUMBERS[name](value) for name, value in values.items() if name in _NUMBERS and is_words(value)}
    return cleaned_bibliography({**values, **checked})


def cleaned_bibliography(values: Mapping[str, object]) -> Bibliography:
    """Build bibliographic data of what a reader wrote, by field name; what is no string is left out."""
    known = {name: clean_value(name, value) for name, value in values.items() if is_words(value)}
    item_type = known.pop("item_type", "")
    return Bibliography(ItemType(item_type) if item_type in _ITEM_TYPES else ItemType.UNKNOWN, **known)


def book_bibliography(values: Mapping[str, object]) -> Bibliography:
    """Build the bibliographic data that a book states; it is told to be one where any are known."""
    data = stated_bibliography(values)
    return replace(data, item_type=ItemType.BOOK) if data.known() and not data.item_type else data


def is_words(value: object) -> TypeGuard[str]:
    """Return whether a value is a string."""
    return isinstance(value, str)


def clean_value(name: str, value: str) -> str:
    """Return the value of a field as it is stored; empty if it is none."""
    line = one_line(value)
    return _CLEANERS.get(name, _shortened)(line)


def isbn_of(words: str) -> str:
    """Return the first valid ISBN in words, in digits alone; empty if there is none."""
    for found in _ISBN.finditer(words):
        digits = re.sub("[ -]", "", found[0]).upper()
        if _is_isbn(digits):
            return digits
    return ""


def issn_of(words: str) -> str:
    """Return the first valid ISSN in words, as "1234-567X"; empty if there is none."""
    for found in _ISSN.finditer(words):
        digits = (found[1] + found[2]).upper()
        if _weighted(digits, range(8, 0, -1)) % 11 == 0:
            return f"{digits[:4]}-{digits[4:]}"
    return ""


def doi_of(words: str) -> str:
    """Return the first DOI in words, without the address of a resolver; empty if there is none."""
    found = _DOI.search(words)
    return found[0].rstrip(".,;)]}>")[:MAX_LENGTH] if found else ""


def date_of(words: str) -> str:
    """Return the first date in words as ISO 8601, as far as it says; empty if there is none."""
    found = _DATE.search(words)
    if found is None:
        return ""
    year, month, day = found[1], int(found[2] or found[4] or 0), int(found[3] or found[5] or 0)
    if not 1 <= month <= 12:
        return year
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= 31 else f"{year}-{month:02}"


def _is_isbn(digits: str) -> bool:
    if len(digits) == 10:
        return _weighted(digits, range(10, 0, -1)) % 11 == 0
    return digits.isdigit() and _weighted(digits, (1, 3) * 6 + (1,)) % 10 == 0


def _weighted(digits: str, weights: tuple[int, ...] | range) -> int:
    """Return the sum of digits times their weights, in which X is ten."""
    return sum((10 if digit == "X" else int(digit)) * weight for digit, weight in zip(digits, weights, strict=True))


def _shortened(line: str) -> str:
    return line if len(line) <= MAX_LENGTH else line[: MAX_LENGTH - 1].rstrip() + "…"


def _number_or_line(found: Callable[[str], str]) -> Callable[[str], str]:
    """Return the number that words have; where they have none, the words are kept, as a book may be printed wrong."""
    return lambda line: found(line) or _shortened(line)


def _address(line: str) -> str:
    found = _WEB.match(line)
    return found[0] if found and len(found[0]) <= MAX_URL_LENGTH else ""


def _citation_key(line: str) -> str:
    """Return a key without the characters that BibTeX and Pandoc do not take in one."""
    return _KEY.sub("", line.removeprefix("@"))[:MAX_LENGTH]


_NUMBERS: Mapping[str, Callable[[str], str]] = {"date": date_of, "isbn": isbn_of, "issn": issn_of, "doi": doi_of}
_CLEANERS: Mapping[str, Callable[[str], str]] = {
    **{name: _number_or_line(found) for name, found in _NUMBERS.items()},
    "url": _address,
    "citation_key": _citation_key,
}
