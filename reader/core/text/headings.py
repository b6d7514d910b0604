"""Recognise the headings of a plain text by their words and by the order of their numbers.

A line that begins like a heading may be a sentence ("第四回中既将…") or the running head of a page; so every line
is weighed with the others: the number that continues the count is good evidence, the number that has just been is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CLOSING = frozenset("。．！？；：，、…!?;:,」』”’")
"""Ends of a line that no heading has; a question mark is allowed where the number speaks for the heading."""

_LONGEST = 60
DIGITS = "0-9０-９〇○零一二三四五六七八九十百千两廿卅"
"""Digits that number the parts of a text, for a character class."""

UNITS = "部卷编編篇集章回節节折幕讲講课課"
_RANKS = {
    unit: rank for rank, units in enumerate(("部", "卷编編集", "篇", "章回折幕讲講课課", "節节")) for unit in units
}
_LONE = (
    "楔子|引子|序章|序言|序幕|序|自序|代序|前言|导言|導言|导论|绪论|緒論|引言|卷首语|尾声|尾聲|终章|終章|后记|後記|"
    "跋|附录|附錄|番外|结语|結語|致谢|参考文献"
)
_LATIN_UNITS = {"volume": 0, "book": 1, "part": 1, "act": 2, "chapter": 3, "scene": 4, "section": 4, "letter": 3}
_LATIN_LONE = "prologue|epilogue|preface|foreword|introduction|afterword|appendix|conclusion"
_NUMBER_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)

# Each begins with the line feed before the line: that is what makes the search quick.
_CANDIDATE = re.compile(
    rf"\n[ \t\u3000\xa0]*(?=第[{DIGITS} ]{{1,9}}[{UNITS}]|[卷部][{DIGITS}]|{_LONE}|[（(]?[一二三四五六七八九十]"
    r"|[IVXLC]{1,7}\.?[ \t]*(?:\n|[A-Z])|[A-Za-z]{3,12})([^\n]{1,90})",
)
_CHINESE = re.compile(rf"第 ?([{DIGITS}]+) ?([{UNITS}])(.*)")
_VOLUME = re.compile(rf"([卷部])([{DIGITS}]+)(.*)")
_LONE_LINE = re.compile(rf"(?:{_LONE})(?:[ \t\u3000:：]+\S.*)?$|(?:附录|附錄|番外)[{DIGITS}A-Z]")
_COUNTED = re.compile(r"([一二三四五六七八九十]{1,3})、(.*)")
_BRACKETED = re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)](.*)")
_LATIN = re.compile(
    rf"({'|'.join(_LATIN_UNITS)})[ \t]+(\d{{1,4}}|[ivxlc]{{1,8}}|(?:the )?(?:{'|'.join(_NUMBER_WORDS)}))\b(.*)",
    re.IGNORECASE,
)
_LATIN_LONE_LINE = re.compile(rf"(?:{_LATIN_LONE})(?:[.:]?|[.:—-]+ .{{1,40}})$", re.IGNORECASE)
_ROMAN = re.compile(r"([IVXLC]{1,7})(\.?)(?:$|[ \t]+(?=[A-Z])(.{2,50})$)")

_VALUES = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_PLACES = {"十": 10, "廿": 20, "卅": 30, "百": 100, "千": 1000}
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_RANK_CAPITALS, _RANK_LONE, _RANK_COUNTED, _RANK_BRACKETED = 2, 3, 5, 6
_CAPITALS = re.compile(r"\n\n\n[ \t]*([A-Z][A-Z0-9 ,.'’“”&:;!?()-]{3,60})\n(?=\n)")
_BARE = frozenset(" \t\u3000:：.．、　-—·")


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    text: str
    rank: int
    family: str
    number: int
    rest: str


def find_headings(text: str) -> dict[int, int]:
    """Return the level, from 1, of each line that is a numbered or named heading, by where the line starts."""
    accepted = _without_lists(list(_accepted(_candidates(text))))
    if not any(one.family in _LATIN_UNITS for one in accepted):
        accepted.extend(_in_capitals(text, {one.start for one in accepted}))
    accepted.sort(key=_start)
    ranks = sorted({one.rank for one in accepted})
    return {one.start: min(6, ranks.index(one.rank) + 1) for one in accepted}


def find_chapters(text: str) -> dict[int, int]:
    """Return the level of each short line that begins with the number of a chapter or another part, or is named so."""
    units = frozenset(_RANKS) | frozenset(_LATIN_UNITS) | {""}
    found = [one for one in _candidates(text) if one.family in units and _closes_no_sentence(one.text.rstrip("?？!！"))]
    ranks = sorted({one.rank for one in found})
    return {one.start: min(6, ranks.index(one.rank) + 1) for one in found}


def _start(one: _Candidate) -> int:
    return one.start


def _in_capitals(text: str, taken: set[int]) -> Iterator[_Candidate]:
    """Yield the lines in capitals that stand alone after two empty lines, as titles do in Latin plain texts."""
    for found in _CAPITALS.finditer(text):
        if text.rindex("\n", 0, found.start(1)) + 1 not in taken and found.group(1)[-1] not in ",;:":
            start = text.rindex("\n", 0, found.start(1)) + 1
            yield _Candidate(start, found.group(1), _RANK_CAPITALS, "", 0, "")


def _candidates(text: str) -> Iterator[_Candidate]:
    # The first line has no line feed before it.
    for found in _CANDIDATE.finditer("\n" + text[:200].partition("\n")[0]):
        if one := _read(0, found.group(1).strip()):
            yield one
    for found in _CANDIDATE.finditer(text):
        if one := _read(found.start() + 1, found.group(1).strip()):
            yield one


def _read(start: int, line: str) -> _Candidate | None:
    if not line or len(line) > _LONGEST:
        return None
    return _read_chinese(start, line) if line[0] > "\u2fff" or line[0] == "(" else _read_latin(start, line)


def _read_chinese(start: int, line: str) -> _Candidate | None:
    if found := _CHINESE.match(line):
        number, unit, rest = found.groups()
        return _Candidate(start, line, _RANKS[unit], unit, number_of(number), rest)
    if found := _VOLUME.match(line):
        unit, number, rest = found.groups()
        return _Candidate(start, line, _RANKS[unit], unit, number_of(number), rest)
    if _LONE_LINE.match(line):
        return _Candidate(start, line, _RANK_LONE, "", 0, "")
    for form, rank in ((_COUNTED, _RANK_COUNTED), (_BRACKETED, _RANK_BRACKETED)):
        if found := form.match(line):
            return _Candidate(start, line, rank, "counted", number_of(found.group(1)), found.group(2))
    return None


def _read_latin(start: int, line: str) -> _Candidate | None:
    if found := _LATIN.match(line):
        unit, number, rest = found.groups()
        return _Candidate(start, line, _LATIN_UNITS[unit.lower()], unit.lower(), _latin_number(number), rest)
    if _LATIN_LONE_LINE.match(line):
        return _Candidate(start, line, _RANK_LONE, "", 0, "")
    if found := _ROMAN.match(line):
        return _Candidate(start, line, _RANK_LONE, "roman", _roman(found.group(1)), found.group(3) or "")
    return None


def _accepted(candidates: Iterator[_Candidate]) -> Iterator[_Candidate]:
    """Weigh each candidate with the number that its family has reached."""
    reached: dict[str, int] = {}
    for one in candidates:
        if _is_heading(one, reached.get(one.family, 0)):
            reached[one.family] = one.number
            yield one


def _is_heading(one: _Candidate, reached: int) -> bool:
    if not one.family:
        return one.text[-1] not in CLOSING
    continues = one.number == reached + 1
    if one.family == "roman":
        return continues
    if one.family == "counted":
        return _closes_no_sentence(one.text) and len(one.text) <= 40 and (continues or one.number == 1)
    if not one.rest.strip() or one.rest[0] in _BARE:
        return _reads_as_title(one)
    glued_is_title = _closes_no_sentence(one.text) and one.rest[-1] != "—"
    return glued_is_title and (continues or one.number == 1 != reached) and len(one.text) <= 40


def _reads_as_title(one: _Candidate) -> bool:
    return _closes_no_sentence(one.text.rstrip("?？!！")) or len(one.text) <= 12 or one.rest[:1] in {".", ":"}


def _closes_no_sentence(line: str) -> bool:
    return line[-1:] not in CLOSING and not any(stop in line for stop in "。．；")


def _without_lists(accepted: list[_Candidate]) -> list[_Candidate]:
    """Take counted lines out when they follow each other closely: then they are a list."""
    kept = []
    for index, one in enumerate(accepted):
        following = accepted[index + 1] if index + 1 < len(accepted) else None
        close = following is not None and following.start - one.start <= len(one.text) + 12
        if one.family == "counted" and close and following is not None and following.rank == one.rank:
            continue
        kept.append(one)
    return kept


def number_of(digits: str) -> int:
    """Read a Chinese or Arabic number, also one written digit by digit ("一零五"); 0 for what is none."""
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


def _latin_number(word: str) -> int:
    word = word.lower().removeprefix("the ")
    if word in _NUMBER_WORDS:
        return _NUMBER_WORDS.index(word) + 1
    return int(word) if word.isdecimal() else _roman(word)


def _roman(word: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in word.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
