"""Find the boundaries of words, clauses and sentences, in Chinese and in Latin script.

All positions are code point offsets into the given string, usually the text of a block.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache

from reader.core.text.ideographs import IDEOGRAPH
from reader.core.text.search_folding import APOSTROPHES, IGNORABLE, MARKS, SPACELESS

_CLOSING = "”’」』）》〉】〕﹂﹄\"')]}"
_SENTENCE_END = re.compile(
    rf"(?:[。！？!?…．｡]+|——(?=[”’」』])|\.(?=[\s{re.escape(_CLOSING)}]|$))[{re.escape(_CLOSING)}]*\s*|\n",
)
_CLAUSE_END = re.compile(
    rf"(?:[，、；：;:]+|,(?=\s)|——)[{re.escape(_CLOSING)}]*\s*",
)
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|No|vs|etc|e\.g|i\.e|[A-Z])\.\s*$")


def sentence_at(text: str, position: int) -> tuple[int, int]:
    """Return the sentence that contains ``position``, with its closing quotation marks and without outer space."""
    return _trim(text, *_segment_at(sentence_ends(text), len(text), position))


def clause_at(text: str, position: int) -> tuple[int, int]:
    """Return the clause that contains ``position``: the text between commas, semicolons, colons or full stops."""
    return _trim(text, *_segment_at(clause_ends(text), len(text), position))


def word_at(text: str, position: int, chinese_word_at: Callable[[str, int], tuple[int, int]]) -> tuple[int, int]:
    """Return the word that contains ``position``.

    Chinese and Japanese have no spaces between words; ``chinese_word_at`` finds the word at a position among characters
    without punctuation. In Thai and the like it is what stands between blanks, or between zero-width spaces. Outside
    any word it is the single code point.
    """
    for match in _word_pattern().finditer(text):
        if match.start() <= position < match.end():
            if IDEOGRAPH.search(match.group()) is None:
                return match.span()
            start, end = chinese_word_at(match.group(), position - match.start())
            return match.start() + start, _after_unseen(text, match.start() + end)
    return position, min(len(text), position + 1)


@cache
def _word_pattern() -> re.Pattern[str]:
    """Return the pattern of a word; it is compiled when it is first used, since its classes of signs are large."""
    letters = f"(?:(?![{SPACELESS}])[^\\W_][{IGNORABLE}{MARKS}]*)+"
    return re.compile(f"[{SPACELESS}]+|{letters}(?:[{APOSTROPHES}\\u2010\\u2011\\-]{letters})*")


def sentence_ends(text: str) -> list[int]:
    """Return the position after each sentence; the last one is the length of the text."""
    return [end for end in _ends(_SENTENCE_END, text) if end == len(text) or not _ABBREVIATION.search(text[:end][-8:])]


def clause_ends(text: str) -> list[int]:
    """Return the position after each clause; the last one is the length of the text."""
    return sorted({*_ends(_CLAUSE_END, text), *sentence_ends(text)})


@cache
def _unseen_pattern() -> re.Pattern[str]:
    """Return the pattern of what belongs to the character before it, such as the selector of a variant."""
    return re.compile(f"[{IGNORABLE}{MARKS}]*")


def _after_unseen(text: str, position: int) -> int:
    unseen = _unseen_pattern().match(text, position)
    return unseen.end() if unseen else position


def _ends(pattern: re.Pattern[str], text: str) -> list[int]:
    ends = [match.end() for match in pattern.finditer(text)]
    if not ends or ends[-1] != len(text):
        ends.append(len(text))
    return ends


def _segment_at(ends: list[int], length: int, position: int) -> tuple[int, int]:
    position = max(0, min(position, length - 1))
    index = min(bisect_right(ends, position), len(ends) - 1)
    return (ends[index - 1] if index else 0), ends[index]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    segment = text[start:end]
    if not segment.strip():
        return start, end
    return start + len(segment) - len(segment.lstrip()), start + len(segment.rstrip())


def next_end(ends: list[int], position: int) -> int | None:
    """Return the first end after ``position``, or None."""
    index = bisect_right(ends, position)
    return ends[index] if index < len(ends) else None


def previous_end(ends: list[int], position: int) -> int | None:
    """Return the last end before ``position``, or None."""
    index = bisect_left(ends, position)
    return ends[index - 1] if index else None
