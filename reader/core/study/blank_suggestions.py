"""Suggest which words of a passage to ask for (study.md, section 3).

In this order: what stands in quotation or title marks, a number with its unit, an inner or last item of a list, four
characters between marks; of a passage without any of these, its rarest word. In Latin script words with a capital
inside the sentence come before the items of a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from reader.core.lookup.lookup import is_chinese

LONGEST_BLANK = 12
"""Code points of the longest blank that is suggested."""

_SHORTEST_ITEM, _LONGEST_ITEM = 2, 8


class SuggestionRule(StrEnum):
    """Why a blank is suggested; the value is used in JSON."""

    QUOTED = "quoted"
    NUMBER = "number"
    CAPITAL = "capital"
    LISTED = "listed"
    FOUR = "four"
    RARE = "rare"


@dataclass(frozen=True, slots=True)
class BlankSuggestion:
    """Words of a passage that may be asked for, with their range in it."""

    words: str
    rule: SuggestionRule
    start: int
    end: int


class WordRarity(Protocol):
    """The words of dictionaries, and how often they occur in the library."""

    def words(self, passage: str) -> Sequence[str]:
        """Return the words of a passage that stand in a dictionary, or all of its words in Latin script."""
        ...

    def leaves(self, word: str) -> int:
        """Return how many leaves of the library hold a word."""
        ...


_Span = tuple[int, int]
_Rule = tuple[SuggestionRule, Callable[[str], Iterable[_Span]]]

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_QUOTED = re.compile(
    "“([^“”]+)”|‘([^‘’]+)’|「([^「」]+)」|『([^『』]+)』|《([^《》]+)》|〈([^〈〉]+)〉"
    "|«([^«»]+)»|„([^„“”]+)[“”]|\"([^\"]+)\"|(?<![^\\s(])'([^']+)'(?!\\w)"
)
_CHINESE_UNITS = (
    "周年|年代|世纪|小时|分钟|秒钟|星期|个月|公里|千米|厘米|毫米|公斤|千克|公顷|平方米|平方公里|立方米|万元|亿元|多年|余年|多万|万人|亿人|"
    "年|月|日|号|时|点|分|秒|天|周|岁|季度|季|代|个|人|名|位|项|条|次|种|类|件|本|篇|章|节|句|字|行|页|册|卷|回|首|元|角|米|克|吨|斤|两|亩|里|度|"
    "户|家|所|座|届|期|轮|批|步|倍|成|层|级|大|支|队|张|台|辆|艘|架|套|组|门|场|国|省|市|县|区|乡|镇|村"
)
_CHINESE_NUMBER = re.compile(
    r"第?(?:\d[\d,.，]*\d|\d|[二三四五六七八九十百千][零〇一二三四五六七八九十百千万亿]*|[一两][零〇百千万亿十一二三四五六七八九]+)"
    rf"(?:[—–~～\-至到]\d+)?(?:[多余]?[万亿]?(?:{_CHINESE_UNITS})|[%％‰万亿])"
)
_LATIN_NUMBER = re.compile(
    r"(?<![\w.,])[$€£]?\d[\d,.]*\d?(?:[–-]\d+)?(?:\s?%|\s(?!and\b|or\b|to\b|in\b|of\b|the\b|is\b|was\b)[^\W\d_]+)?"
)
_ITEM = re.compile(f"[{_HAN}A-Za-z0-9·]+")
_CHINESE_MARK = re.compile(r"[^\w\s·]|[\s_]")
_CLAUSE_MARKS = "，。、；：！？…,;:!?\\n"
_ITEM_END = re.compile(f"[{_CLAUSE_MARKS}”’」』》〉)）】]|$")
_FOUR = re.compile(f"(?:^|(?<=[{_CLAUSE_MARKS}]))[{_HAN}]{{4}}(?=[{_CLAUSE_MARKS}]|$)")
_CAPITAL = re.compile(r"(?<![\w'’])[A-ZÀ-ÖØ-Þ][\w'’\-]+(?:\s[A-ZÀ-ÖØ-Þ][\w'’\-]+)*")
_SENTENCE_ENDS = ".!?…:\n"
_OPENING_MARKS = "\"“”‘’'«(["
_LATIN_ITEM = re.compile(r"[^,;:.!?()\n]+")
_CONJUNCTION = re.compile(r"(?:and|or|und|oder|et|ou|y|o|e)\s+", re.IGNORECASE)


def suggest_blanks(passage: str, rarity: WordRarity) -> list[BlankSuggestion]:
    """Return the blanks that fit a passage, the best first; each stands once in it and is at most half of it."""
    found: list[BlankSuggestion] = []
    for rule, spans in _CHINESE_RULES if is_chinese(passage) else _LATIN_RULES:
        for start, end in spans(passage):
            words = passage[start:end]
            if _fits(words, passage) and not any(start < one.end and one.start < end for one in found):
                found.append(BlankSuggestion(words, rule, start, end))
    return found or list(_rarest(passage, rarity))


def _fits(words: str, passage: str) -> bool:
    return (
        0 < len(words) <= LONGEST_BLANK
        and 2 * len(words) <= len(passage)
        and words == words.strip()
        and passage.find(words, passage.find(words) + 1) < 0
    )


def _rarest(passage: str, rarity: WordRarity) -> Iterator[BlankSuggestion]:
    """Yield the word that the fewest leaves hold; of several, the longest, then the first."""
    words = [word for word in rarity.words(passage) if len(word) > 1 and _fits(word, passage)]
    ranked = [(rarity.leaves(word), -len(word), passage.index(word), word) for word in dict.fromkeys(words)]
    if ranked:
        _leaves, _length, start, word = min(ranked)
        yield BlankSuggestion(word, SuggestionRule.RARE, start, start + len(word))


def _quoted(passage: str) -> Iterator[_Span]:
    for match in _QUOTED.finditer(passage):
        start, end = match.span(match.lastindex or 0)
        if end - start > 1:
            yield start, end


def _chinese_numbers(passage: str) -> Iterator[_Span]:
    return (match.span() for match in _CHINESE_NUMBER.finditer(passage))


def _chinese_items(passage: str) -> Iterator[_Span]:
    """Yield the items of the lists parted by 、, without the first of each, which drags its verb along."""
    for before, start, end in _pieces(passage):
        item = passage[start:end]
        is_item = before == "、" and _ITEM.fullmatch(item) and _ITEM_END.match(passage, end)
        if is_item and _SHORTEST_ITEM <= len(item) <= _LONGEST_ITEM:
            yield start, end


def _pieces(passage: str) -> Iterator[tuple[str, int, int]]:
    """Yield the pieces between marks, each with the mark before it."""
    before, start = "", 0
    for match in _CHINESE_MARK.finditer(passage):
        yield before, start, match.start()
        before, start = match.group(), match.end()
    yield before, start, len(passage)


def _four(passage: str) -> Iterator[_Span]:
    return (match.span() for match in _FOUR.finditer(passage))


def _latin_numbers(passage: str) -> Iterator[_Span]:
    for match in _LATIN_NUMBER.finditer(passage):
        end = match.start() + len(match.group().rstrip(".,"))
        # a unit that makes it too long is left out
        short = re.match(r"\S+", match.group())
        yield match.start(), end if end - match.start() <= LONGEST_BLANK or not short else match.start() + short.end()


def _capitals(passage: str) -> Iterator[_Span]:
    for match in _CAPITAL.finditer(passage):
        if not _starts_sentence(passage, match.start()):
            yield match.span()


def _starts_sentence(passage: str, place: int) -> bool:
    """Return whether a sentence starts at a place, with spaces and opening marks before it or without."""
    for before in range(place - 1, -1, -1):
        sign = passage[before]
        if sign in _SENTENCE_ENDS:
            return True
        if not sign.isspace() and sign not in _OPENING_MARKS:
            return False
    return True


def _latin_items(passage: str) -> Iterator[_Span]:
    """Yield the inner and last items of lists of three or more, without their conjunction."""
    pieces = list(_LATIN_ITEM.finditer(passage))
    for number, piece in enumerate(pieces):
        follows = number > 0 and passage[pieces[number - 1].end() : piece.start()] == ","
        is_inner = number + 1 < len(pieces) and passage[piece.end() : pieces[number + 1].start()] == ","
        words = piece.group().strip()
        start = piece.start() + len(piece.group()) - len(piece.group().lstrip())
        conjunction = _CONJUNCTION.match(words)
        if follows and (is_inner or conjunction):
            skipped = conjunction.end() if conjunction else 0
            yield start + skipped, start + len(words)


_CHINESE_RULES: tuple[_Rule, ...] = (
    (SuggestionRule.QUOTED, _quoted),
    (SuggestionRule.NUMBER, _chinese_numbers),
    (SuggestionRule.LISTED, _chinese_items),
    (SuggestionRule.FOUR, _four),
)
_LATIN_RULES: tuple[_Rule, ...] = (
    (SuggestionRule.QUOTED, _quoted),
    (SuggestionRule.NUMBER, _latin_numbers),
    (SuggestionRule.CAPITAL, _capitals),
    (SuggestionRule.LISTED, _latin_items),
)
