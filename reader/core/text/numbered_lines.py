"""Find the lines of a plain text that divide it, whatever they are called: short lines of one form that count up.

The form is what surrounds the number: "No.", "、" after it, brackets, a word of any language. Numbers that count from
one, with text between them, are the evidence; the items of a list follow each other closely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from reader.core.text.numerals import (
    DIGITS,
    ENCLOSED,
    ENGLISH_NUMBERS,
    FORMAL_DIGITS,
    enclosed_number,
    latin_number,
    number_of,
    roman_number,
)

_FEWEST = 3
_FEWEST_OPENING = 2
"""The fewest lines of a form that divide a text; fewer where the first line of the text is one of them."""

_FEWEST_LETTERS_BETWEEN = 30
_LARGEST_STEP = 3
_SHARE_OF_FORM = 0.6
_MOST_LINES = 50_000
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_THIRDS = "上中下"
_STOPS = "。．，,；;！!？?…"
_ENDS = frozenset(_STOPS + "：:、")
_NUMERALS = f"{DIGITS}{FORMAL_DIGITS}{ENCLOSED}{_STEMS}{_THIRDS}"
_WORDS = "|".join(sorted(ENGLISH_NUMBERS, key=len, reverse=True))
_BLANKS = r"[ \t\u3000\xa0]*"
# Each match begins with the line feed before the line, which makes the search fast.
_NUMBERED = re.compile(
    rf"\n(?=[^\n]{{1,56}}(?:\n|$)){_BLANKS}(?P<before>(?:[^\s{_NUMERALS}{_STOPS}][^\n{_NUMERALS}{_STOPS}]{{0,11}}?)??)"
    rf"(?:(?P<arabic>[0-9０-９]{{1,4}})|(?P<chinese>[{DIGITS}{FORMAL_DIGITS}]{{1,7}})|(?P<enclosed>[{ENCLOSED}])"
    rf"|(?P<stem>[{_STEMS}])|(?P<third>[{_THIRDS}])|(?P<roman>(?<![A-Za-z])[IVXLC]{{1,7}}(?![A-Za-z]))"
    rf"|(?P<word>(?<![A-Za-z])(?=[A-Z])(?i:{_WORDS})(?![A-Za-z])))"
    r"(?P<after>[^\n]{0,40})(?=\n|$)"
)
_ORNAMENTED = re.compile(
    rf"\n{_BLANKS}(?:(?P<sign>[【〖［《〈〔■□◆◇●★☆※§▲△▼▽◎♦❖✦✿]{{1,4}})|(?P<rule>[=*~_+\[<-]{{1,8}})){_BLANKS}\w"
    rf"[^\n]{{0,40}}?{_BLANKS}(?P<after>[^\w\s“”‘’\"')）…。，！？!?]{{0,8}})(?=\n|$)"
)
_PARSERS = {
    "arabic": number_of,
    "chinese": number_of,
    "enclosed": enclosed_number,
    "stem": lambda sign: _STEMS.index(sign) + 1,
    "third": lambda sign: _THIRDS.index(sign) + 1,
    "roman": roman_number,
    "word": latin_number,
}
_ALONE_ONLY = frozenset(("stem", "third", "roman", "word"))
"""Kinds of numbers that are also the first sign of ordinary words."""

_Form = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _DividingLine:
    start: int
    end: int
    form: _Form
    number: int


def numbered_lines(text: str) -> list[int]:
    """Return the starts of the lines of the form that divides most of a text; an empty list where none does.

    Without numbers, the lines within the same ornaments divide a text that begins with one of them.
    """
    first = text.rfind("\n", 0, len(text) - len(text.lstrip())) + 1
    forms: dict[_Form, list[_DividingLine]] = {}
    for line in _numbered(text):
        forms.setdefault(line.form, []).append(line)
    series = [found for lines in forms.values() if (found := _counting(lines, text, first))]
    lines = _uppermost(series) if series else _ornamented(text, first)
    return [line.start for line in lines]


def _uppermost(series: Sequence[list[_DividingLine]]) -> list[_DividingLine]:
    """Return the first of the series that reach far through the text: parts begin before the parts within them."""
    widest = max(lines[-1].start - lines[0].start for lines in series)
    far = [lines for lines in series if 2 * (lines[-1].start - lines[0].start) >= widest]
    return min(far, key=lambda lines: lines[0].start)


def _numbered(text: str) -> Iterator[_DividingLine]:
    # The first line has no line feed before it
    for found in _NUMBERED.finditer("\n" + text[:200].partition("\n")[0]):
        yield from _parse(found, -1)
    for found in islice(_NUMBERED.finditer(text), _MOST_LINES):
        yield from _parse(found, 0)


def _parse(found: re.Match[str], shift: int) -> Iterator[_DividingLine]:
    """Yield a line once for each form that it may have."""
    kind = next(name for name in _PARSERS if found.group(name) is not None)
    before = "".join(found.group("before").split()).casefold()
    after = found.group("after").rstrip()
    if (len(after) > 1 and after[-1] in _ENDS) or "。" in after:
        return
    number = _PARSERS[kind](found.group(kind))
    for sign in _signs_after(after, kind):
        yield _DividingLine(found.start() + 1 + shift, found.end() + shift, (before, kind, sign), number)


def _signs_after(after: str, kind: str) -> Iterator[str]:
    """Yield what may belong to the number: a sign or the name of a part; else a title follows at once."""
    sign = after[:1]
    if not sign or sign.isspace():
        yield " "
        return
    yield sign
    if sign.isalnum() and kind not in _ALONE_ONLY:
        yield ""


def _counting(lines: list[_DividingLine], text: str, first: int) -> list[_DividingLine]:
    """Return the lines of a form that count up from one with text between them; an empty list if too few do."""
    apart = _apart(lines, text)
    series: list[_DividingLine] = []
    for line in apart:
        last = series[-1].number if series else 0
        follows = last < line.number <= last + _LARGEST_STEP if series else line.number <= 1
        if follows or (line.number == 1 and len(series) > 1):
            series.append(line)
    is_series = len(series) >= _SHARE_OF_FORM * len(apart) and _restarts_seldom(series)
    return series if is_series and _are_enough(series, text, first) else []


def _apart(lines: Sequence[_DividingLine], text: str) -> list[_DividingLine]:
    """Return the lines without those that the next one follows closely, as in lists and tables of contents."""
    return [
        line
        for line, following in zip(lines, [*lines[1:], None], strict=True)
        if following is None or len(text[line.end : following.start].strip()) >= _FEWEST_LETTERS_BETWEEN
    ]


def _restarts_seldom(series: Sequence[_DividingLine]) -> bool:
    return sum(line.number == 1 for line in series) * 2 <= len(series) + 1


def _are_enough(series: Sequence[_DividingLine], text: str, first: int) -> bool:
    fewest = _FEWEST_OPENING if series and series[0].start == first else _FEWEST
    return len(series) >= fewest and bool(text[series[-1].end :].strip())


def _ornamented(text: str, first: int) -> list[_DividingLine]:
    """Return the lines within the same ornaments as the first line of the text."""
    opening = _ORNAMENTED.match("\n" + text[first : first + 200].partition("\n")[0])
    form = _form_of(opening) if opening is not None else None
    if opening is None or form is None:
        return []
    lines = [_DividingLine(first, first + opening.end() - 1, form, 0)]
    lines += [
        _DividingLine(found.start() + 1, found.end(), form, 0)
        for found in _ORNAMENTED.finditer(text, first + 1)
        if _form_of(found) == form
    ]
    apart = _apart(lines, text)
    are_enough = len(apart) >= _FEWEST and len(apart) == len(lines)
    return apart if are_enough and bool(text[apart[-1].end :].strip()) else []


def _form_of(found: re.Match[str]) -> _Form | None:
    """Return the form of a line within ornaments; signs that also begin the items of lists must stand after it, too."""
    after = found.group("after")
    return None if found.group("rule") and not after else (found.group("sign") or found.group("rule"), "", after)
