"""Recognise the headings of a plain text by their wording and the sequence of their numbers.

A line that begins like a heading may be a sentence ("第四回中既将…") or the running head of a page; so each line is
judged in sequence: a number that continues the count is good evidence, a repeated number is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.core.text.heading_numbers import BARE, CHINESE, COUNTED, LATIN, LATIN_UNITS, NUMERALS, ROMAN, UNITS, VOLUME
from reader.core.text.numerals import DIGITS, latin_number, number_of, roman_number

CLOSING = frozenset("。．！？；：，、…!?;:,」』”’")
"""Characters that no heading ends with, except a question or exclamation mark after a numbered heading."""

_LONGEST = 60
_RANKS = {
    unit: rank for rank, units in enumerate(("部", "卷编編集", "篇", "章回話话折幕讲講课課", "節节")) for unit in units
}
_LONE = (
    "楔子|引子|序章|序言|序幕|序|自序|代序|前言|导言|導言|导论|绪论|緒論|引言|卷首语|尾声|尾聲|终章|終章|后记|後記|"
    "跋|附录|附錄|番外|结语|結語|致谢|致謝|参考文献|參考文獻|题记|題記|译后记|譯後記|译者序|譯者序|出版说明|出版說明"
)
_LATIN_LONE = (
    "prologue|epilogue|preface|foreword|introduction|afterword|postscript|appendix|conclusion|acknowledge?ments"
)
_LATIN_WORDS = (*LATIN_UNITS, *_LATIN_LONE.split("|"))
_LATIN_INITIALS = "".join(sorted({initial for word in _LATIN_WORDS for initial in (word[0], word[0].upper())}))
_ORNAMENTS = "=#*~_+—–－＝＊～|｜<>《》〈〉【】〖〗［］[]〔〕■□◆◇●★☆※§▲△▼▽◎♦❖✦✿·.、-"
"""Signs that surround a heading as an ornament."""

_ORNAMENT = re.escape(_ORNAMENTS)
_BLANKS = " \t\u3000\xa0"

# Each match begins with the line feed before the line, which makes the search fast; most lines of a text in Latin
# script begin with a letter that none of the words begins with.
_CANDIDATE = re.compile(
    rf"\n[{_BLANKS}]*((?:[{_ORNAMENT}]|正文卷?)[{_ORNAMENT}{_BLANKS}]{{0,15}})?"
    rf"(?=第[{NUMERALS} ]{{1,9}}[{UNITS}]|[卷部][{NUMERALS}]|{_LONE}|[（(]?[一二三四五六七八九十]"
    rf"|[IVXLC]{{1,7}}\.?[ \t]*(?:\n|[A-Z])|[IVXLC]{{3}}|(?=[{_LATIN_INITIALS}])(?i:{'|'.join(_LATIN_WORDS)}))"
    r"([^\n]{1,90})",
)
_LONE_LINE = re.compile(rf"(?:{_LONE})(?:[ \t\u3000:：]+\S.*)?$|(?:附录|附錄|番外)[{DIGITS}A-Z]")
_BRACKETED = re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)](.*)")
_LATIN_LONE_LINE = re.compile(rf"(?:{_LATIN_LONE})(?:[.:]?|[.:—-]+ .{{1,40}})$", re.IGNORECASE)


_AFTER_NUMBER = BARE | frozenset("】〗］]〕》〉|｜」』)）*=#~")
_WEAK_FAMILIES = frozenset(("counted", "roman"))
_RANK_CAPITALS, _RANK_LONE, _RANK_COUNTED, _RANK_BRACKETED = 2, 3, 5, 6
_CAPITALS = re.compile(r"\n\n\n[ \t]*([A-Z][A-Z0-9 ,.'’“”&:;!?()-]{3,60})\n(?=\n)")


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
    accepted.extend(_in_any_form(text, accepted))
    if not any(candidate.family in LATIN_UNITS for candidate in accepted):
        accepted.extend(_in_capitals(text, {candidate.start for candidate in accepted}))
    accepted.sort(key=lambda candidate: candidate.start)
    ranks = sorted({candidate.rank for candidate in accepted})
    return {candidate.start: min(6, ranks.index(candidate.rank) + 1) for candidate in accepted}


def is_named_part(line: str) -> bool:
    """Return whether a line is nothing but the name of a part that has no number: a preface, an afterword."""
    return _LONE_LINE.match(line) is not None or _LATIN_LONE_LINE.match(line) is not None


def find_chapters(text: str) -> dict[int, int]:
    """Return the level of each short line that begins with the number or the name of a chapter or another part."""
    units = frozenset(_RANKS) | frozenset(LATIN_UNITS) | {""}
    found = [
        candidate
        for candidate in _candidates(text)
        if candidate.family in units and _closes_no_sentence(candidate.text.rstrip("?？!！"))
    ]
    if not any(candidate.family for candidate in found):
        found.extend(_in_any_form(text, found))
        found.sort(key=lambda candidate: candidate.start)
    ranks = sorted({candidate.rank for candidate in found})
    return {candidate.start: min(6, ranks.index(candidate.rank) + 1) for candidate in found}


def _in_any_form(text: str, known: list[_Candidate]) -> list[_Candidate]:
    """Return lines that are numbered in another form, unless chapters were recognised by their wording."""
    if sum(bool(candidate.family) and candidate.rank <= _RANK_LONE for candidate in known) > 1:
        return []
    from reader.core.text.numbered_lines import numbered_lines

    occupied = {candidate.start for candidate in known}
    counted = next((candidate.start for candidate in known if candidate.family), len(text))
    lines = numbered_lines(text)
    if not lines or lines[0] > counted:
        return []
    return [_Candidate(start, "", _RANK_LONE, "any", 0, "") for start in lines if start not in occupied]


def _in_capitals(text: str, occupied: set[int]) -> Iterator[_Candidate]:
    """Yield single lines in capitals after two empty lines, as titles are set in plain texts in Latin script."""
    for found in _CAPITALS.finditer(text):
        if text.rindex("\n", 0, found.start(1)) + 1 not in occupied and found.group(1)[-1] not in ",;:":
            start = text.rindex("\n", 0, found.start(1)) + 1
            yield _Candidate(start, found.group(1), _RANK_CAPITALS, "", 0, "")


def _candidates(text: str) -> Iterator[_Candidate]:
    # The first line has no line feed before it
    for found in _CANDIDATE.finditer("\n" + text[:200].partition("\n")[0]):
        if candidate := _parse(0, *found.groups()):
            yield candidate
    for found in _CANDIDATE.finditer(text):
        if candidate := _parse(found.start() + 1, *found.groups()):
            yield candidate


def _parse(start: int, ornament: str | None, line: str) -> _Candidate | None:
    line = line.strip()
    if ornament:
        line = line.rstrip(_ORNAMENTS + _BLANKS)
    if not line or len(line) > _LONGEST:
        return None
    is_chinese = line[0] > "\u2fff" or line[0] == "("
    candidate = _parse_chinese(start, line) if is_chinese else _parse_latin(start, line)
    # items of lists and dialogues begin with such signs, too
    return None if ornament and candidate is not None and candidate.family in _WEAK_FAMILIES else candidate


def _parse_chinese(start: int, line: str) -> _Candidate | None:
    if found := CHINESE.match(line):
        number, unit, rest = found.groups()
        return _within_volume(start, line, rest, _RANKS[unit]) or _Candidate(
            start, line, _RANKS[unit], unit, number_of(number), rest
        )
    if found := VOLUME.match(line):
        unit, number, rest = found.groups()
        return _within_volume(start, line, rest, _RANKS[unit]) or _Candidate(
            start, line, _RANKS[unit], unit, number_of(number), rest
        )
    if _LONE_LINE.match(line):
        return _Candidate(start, line, _RANK_LONE, "", 0, "")
    for form, rank in ((COUNTED, _RANK_COUNTED), (_BRACKETED, _RANK_BRACKETED)):
        if found := form.match(line):
            return _Candidate(start, line, rank, "counted", number_of(found.group(1)), found.group(2))
    return None


def _within_volume(start: int, line: str, rest: str, rank: int) -> _Candidate | None:
    """Return the chapter that follows the number of its volume on the same line; None where no lower part does."""
    found = CHINESE.match(rest.lstrip("".join(BARE))) if rest[:1] in BARE else None
    if found is None or _RANKS[found.group(2)] <= rank:
        return None
    number, unit, title = found.groups()
    return _Candidate(start, line, _RANKS[unit], unit, number_of(number), title)


def _parse_latin(start: int, line: str) -> _Candidate | None:
    if found := LATIN.match(line):
        unit, number, rest = found.groups()
        return _Candidate(start, line, LATIN_UNITS[unit.lower()], unit.lower(), latin_number(number), rest)
    if _LATIN_LONE_LINE.match(line):
        return _Candidate(start, line, _RANK_LONE, "", 0, "")
    if found := ROMAN.match(line):
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
    if not candidate.rest.strip() or candidate.rest[0] in _AFTER_NUMBER:
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
