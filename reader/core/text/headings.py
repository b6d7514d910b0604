"""Recognise the headings of a plain text by their wording and the sequence of their numbers.

A line that begins like a heading may be a sentence ("第四回中既将…") or the running head of a page; so each line is
judged in sequence: a number that continues the count is good evidence, a repeated number is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CLOSING = frozenset("。．！？；：，、…!?;:,」』”’")
"""Characters that no heading ends with, except a question or exclamation mark after a numbered heading."""

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

# Each match begins with the line feed before the line, which makes the search fast.
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
_DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)([.、:]?[ \t\u3000]+\S.*)")
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
    """Return a map from the start of each line that is a numbered or named heading to its level, from 1."""
    accepted = _without_lists(list(_accepted(_candidates(text))))
    if not any(candidate.family in _LATIN_UNITS for candidate in accepted):
        accepted.extend(_in_capitals(text, {candidate.start for candidate in accepted}))
    accepted.sort(key=lambda candidate: candidate.start)
    ranks = sorted({candidate.rank for candidate in accepted})
    return {candidate.start: min(6, ranks.index(candidate.rank) + 1) for candidate in accepted}


def find_chapters(text: str) -> dict[int, int]:
    """Return the level of each short line that begins with the number or the name of a chapter or another part."""
    units = frozenset(_RANKS) | frozenset(_LATIN_UNITS) | {""}
    found = [
        candidate
        for candidate in _candidates(text)
        if candidate.family in units and _closes_no_sentence(candidate.text.rstrip("?？!！"))
    ]
    ranks = sorted({candidate.rank for candidate in found})
    return {candidate.start: min(6, ranks.index(candidate.rank) + 1) for candidate in found}


def split_number(title: str) -> tuple[str, str]:
    """Return the number of a heading, "" without one, and the title after it: "第五回" and "游幻境指迷十二钗"."""
    for form in (_CHINESE, _VOLUME, _COUNTED, _LATIN, _DECIMAL, _ROMAN):
        found = form.match(title)
        rest = (found.groups()[-1] or "") if found else ""
        if rest and (rest[0] in _BARE or form in (_COUNTED, _ROMAN)):
            bare = "".join(_BARE)
            return title[: len(title) - len(rest)].rstrip(bare), rest.lstrip(bare)
    return "", title


def _in_capitals(text: str, occupied: set[int]) -> Iterator[_Candidate]:
    """Yield single lines in capitals after two empty lines, as titles are set in plain texts in Latin script."""
    for found in _CAPITALS.finditer(text):
        if text.rindex("\n", 0, found.start(1)) + 1 not in occupied and found.group(1)[-1] not in ",;:":
            start = text.rindex("\n", 0, found.start(1)) + 1
            yield _Candidate(start, found.group(1), _RANK_CAPITALS, "", 0, "")


def _candidates(text: str) -> Iterator[_Candidate]:
    # The first line has no line feed before it
    for found in _CANDIDATE.finditer("\n" + text[:200].partition("\n")[0]):
        if candidate := _parse(0, found.group(1).strip()):
            yield candidate
    for found in _CANDIDATE.finditer(text):
        if candidate := _parse(found.start() + 1, found.group(1).strip()):
            yield candidate


def _parse(start: int, line: str) -> _Candidate | None:
    if not line or len(line) > _LONGEST:
        return None
    return _parse_chinese(start, line) if line[0] > "\u2fff" or line[0] == "(" else _parse_latin(start, line)


def _parse_chinese(start: int, line: str) -> _Candidate | None:
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


def _parse_latin(start: int, line: str) -> _Candidate | None:
    if found := _LATIN.match(line):
        unit, number, rest = found.groups()
        return _Candidate(start, line, _LATIN_UNITS[unit.lower()], unit.lower(), _latin_number(number), rest)
    if _LATIN_LONE_LINE.match(line):
        return _Candidate(start, line, _RANK_LONE, "", 0, "")
    if found := _ROMAN.match(line):
        return _Candidate(start, line, _RANK_LONE, "roman", roman_number(found.group(1)), found.group(3) or "")
    return None


def _accepted(candidates: Iterator[_Candidate]) -> Iterator[_Candidate]:
    """Yield the candidates that are headings, given the last number of their family."""
    last_number: dict[str, int] = {}
    for candidate in candidates:
        if _is_heading(candidate, last_number.get(candidate.family, 0)):
            last_number[candidate.family] = candidate.number
            yield candidate


def _is_heading(candidate: _Candidate, last_number: int) -> bool:
    if not candidate.family:
        return candidate.text[-1] not in CLOSING
    continues = candidate.number == last_number + 1
    if candidate.family == "roman":
        return continues
    if candidate.family == "counted":
        return (
            _closes_no_sentence(candidate.text) and len(candidate.text) <= 40 and (continues or candidate.number == 1)
        )
    if not candidate.rest.strip() or candidate.rest[0] in _BARE:
        return _reads_as_title(candidate)
    glued_is_title = _closes_no_sentence(candidate.text) and candidate.rest[-1] != "—"
    return glued_is_title and (continues or candidate.number == 1 != last_number) and len(candidate.text) <= 40


def _reads_as_title(candidate: _Candidate) -> bool:
    return (
        _closes_no_sentence(candidate.text.rstrip("?？!！"))
        or len(candidate.text) <= 12
        or candidate.rest[:1] in {".", ":"}
    )


def _closes_no_sentence(line: str) -> bool:
    return line[-1:] not in CLOSING and not any(stop in line for stop in "。．；")


def _without_lists(accepted: list[_Candidate]) -> list[_Candidate]:
    """Drop counted lines that follow each other closely, since they are the items of a list."""
    kept = []
    for index, candidate in enumerate(accepted):
        following = accepted[index + 1] if index + 1 < len(accepted) else None
        close = following is not None and following.start - candidate.start <= len(candidate.text) + 12
        if candidate.family == "counted" and close and following is not None and following.rank == candidate.rank:
            continue
        kept.append(candidate)
    return kept


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


def _latin_number(word: str) -> int:
    word = word.lower().removeprefix("the ")
    if word in _NUMBER_WORDS:
        return _NUMBER_WORDS.index(word) + 1
    return int(word) if word.isdecimal() else roman_number(word)


def roman_number(word: str) -> int:
    """Parse a Roman number below 400; letters that are no digits count as nothing."""
    values = [_ROMAN_VALUES.get(letter, 0) for letter in word.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
