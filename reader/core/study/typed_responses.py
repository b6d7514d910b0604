"""Read an answer that was typed on one line: letters or numbers of options as they are shown, or their words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from reader.core.study.questions import QuestionKind
from reader.core.study.quiz import PaperQuestion, Response

TRUE_WORDS = frozenset({"t", "true", "yes", "y", "right", "对", "正确", "是", "√", "✓", "✔", "+", "1", "会", "知道"})
FALSE_WORDS = frozenset({"f", "false", "no", "n", "wrong", "错", "错误", "否", "×", "✗", "✘", "x", "-", "0", "2"})
"""Words for a statement, and for judging an open answer for oneself; 1 and 2 are the keys of the window."""

_PARTS = re.compile(r"\s*[;；|\t、,，]\s*")
_ARROW = re.compile(r"\s*(?:->|→|=>|=|:|：)\s*")
_LETTERS = re.compile(r"[A-Za-z]+")


def typed_response(line: str, asked: PaperQuestion) -> Response:
    """Return the response of a line; an empty one where it names nothing that is offered."""
    words = line.strip()
    match asked.question.kind:
        case QuestionKind.CHOICE | QuestionKind.SEVERAL:
            return Response(_picked(words, asked), words)
        case QuestionKind.TRUEFALSE | QuestionKind.OPEN:
            return Response(_judged(words), words)
        case QuestionKind.MATCH:
            return Response(_matched(words, asked), words)
    return Response(words=words)


def truth_of(words: str) -> bool | None:
    """Return whether words say that something is true; None if they say neither."""
    key = unicodedata.normalize("NFKC", words).strip().strip("。.()[]【】").casefold()
    return True if key in TRUE_WORDS else False if key in FALSE_WORDS else None


def _judged(words: str) -> tuple[int, ...]:
    truth = truth_of(words)
    return () if truth is None else (int(truth),)


def _picked(words: str, asked: PaperQuestion) -> tuple[int, ...]:
    """Return the picked options: all that the line names, words before letters before numbers."""
    whole = _place(words, asked.shown)
    if whole is not None:
        return (asked.order[whole],)
    parts = [part for part in _PARTS.split(words) if part]
    places = [_place(part, asked.shown) for part in parts]
    if any(place is None for place in places):
        compact = "".join(parts).replace(" ", "")
        places = [_place(sign, asked.shown) for sign in compact]
    known = {asked.order[place] for place in places if place is not None}
    return () if None in places else tuple(sorted(known))


def _matched(words: str, asked: PaperQuestion) -> tuple[int, ...]:
    """Return the word chosen for each pair, from a list of them in order, or from ``left -> right`` in any order."""
    pairs = asked.question.pairs
    parts = [part for part in _PARTS.split(words) if part]
    if len(parts) == 1 and _LETTERS.fullmatch(words):
        parts = list(words)
    lefts = [pair.left for pair in pairs]
    chosen: dict[int, int] = {}
    for number, part in enumerate(parts):
        left, right = _sides(part, lefts, number)
        place = _place(right, asked.shown)
        if left is not None and place is not None:
            chosen[left] = asked.order[place]
    return tuple(chosen[number] for number in range(len(pairs))) if len(chosen) == len(pairs) else ()


def _sides(part: str, lefts: Sequence[str], number: int) -> tuple[int | None, str]:
    for arrow in _ARROW.finditer(part):
        if (left := part[: arrow.start()]) in lefts:
            return lefts.index(left), part[arrow.end() :]
    return (number if number < len(lefts) else None), part


def _place(words: str, shown: Sequence[str]) -> int | None:
    """Return the place of an option that is named by its words, its letter or its number."""
    if words in shown:
        return shown.index(words)
    key = unicodedata.normalize("NFKC", words).strip().rstrip(".)、").upper()
    if len(key) == 1 and "A" <= key <= "Z":
        place = ord(key) - ord("A")
    elif key.isdecimal() and len(key) < 3:
        place = int(key) - 1
    else:
        return None
    return place if 0 <= place < len(shown) else None
