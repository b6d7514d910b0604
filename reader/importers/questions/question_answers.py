"""Tell the kind of a question by its answer, and what is right."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reader.core.study.foreign_questions import BlockError, BlockFault
from reader.core.study.question_content import parsed_number
from reader.core.study.questions import (
    GAP_SEPARATOR,
    GAPS,
    NumberAnswer,
    Option,
    Pair,
    Question,
    QuestionFault,
    QuestionKind,
)
from reader.importers.questions.aiken import answer_letters, choice_of

_TRUE = frozenset({"正确", "对", "√", "✓", "✔", "T", "TRUE", "是", "YES", "RIGHT"})
_FALSE = frozenset({"错误", "错", "×", "✗", "✘", "X", "F", "FALSE", "否", "NO", "WRONG", "不正确", "不对"})
_TRUTH_FIRST = re.compile(r"(正确|错误|对|错|√|×)\s*[。，,.;；:：]\s*(.*)", re.DOTALL)
_TRAILING_GAP = re.compile(r"\s*[（(][\s　]*[)）]\s*([。．.]?)\s*$")
_BRACKETED = re.compile(r"\s*(?:[（(]([^（()）]+)[)）]\s*)+")
_BRACKET = re.compile(r"[（(]([^（()）]+)[)）]")
_ALTERNATIVES = re.compile(r"\s*[|｜]\s*|(?<=[\u3400-\u9fff])\s*/\s*(?=[\u3400-\u9fff])")
_SPACES = re.compile(r"[\s　]+")
_LISTS = (re.compile("[;；]"), _SPACES, re.compile("[、，,]"))
_ITEM = re.compile(r"^\s*(?:[①-⑳]|[（(]?\d{1,2}[)）.、])\s*")
_OPTION_NAME = re.compile(r"([A-ZＡ-Ｚ])\s*[.．、:：)）]\s*(.+)", re.DOTALL)
_ARROW = re.compile(r"\s*(?:→|->|—|－|-|:|：)\s*")
_COMMENT = re.compile(r"\s*[（(][^（()）]*[)）]\s*[.。]?$")
_SENTENCE = re.compile("[。！？；，]")
_LONGEST_SHORT = 12
"""Code points of an answer without any sentence that is typed as it stands; a longer one is judged by oneself."""


def answered_question(
    stem: str, options: Sequence[tuple[str, str]], answer: str, kind: QuestionKind | None
) -> Question:
    """Return the question with this answer, of the ``kind`` that is told elsewhere where the answer does not tell it.

    Raises BlockError for an answer that is missing or cannot be understood.
    """
    if options:
        return _choice(stem, list(options), answer, kind)
    if not answer:
        if kind is QuestionKind.OPEN:
            return Question(kind, stem)
        raise BlockError(QuestionFault.NO_ANSWER)
    return _BY_KIND.get(kind, _told_by_answer)(stem, answer)


def truth_words(words: str) -> bool | None:
    """Return whether words say right or wrong; None if they say neither."""
    key = words.strip().strip("。.()（）[]【】 　").upper()
    return True if key in _TRUE else False if key in _FALSE else None


def short_options(answer: str, gaps: int) -> tuple[Option, ...]:
    """Return the words that are accepted for the gaps of a stem, with ``|`` between those that say the same."""
    if _BRACKETED.fullmatch(answer):
        parts = _BRACKET.findall(answer)
    elif gaps > 1:
        parts = _parts(answer, gaps)
    else:
        parts = [_SPACES.sub(" ", answer)]
    if len(parts) == 1:
        return tuple(Option(words.strip(), right=True) for words in _ALTERNATIVES.split(parts[0]) if words.strip())
    return (Option(GAP_SEPARATOR.join(part.strip() for part in parts), right=True),)


def _told_by_answer(stem: str, answer: str) -> Question:
    if truth_words(answer) is not None and not _BRACKETED.fullmatch(answer):
        return _statement(stem, answer)
    if (
        answer_letters(answer)
        and answer.isascii()
        and answer.isupper()
        and not GAPS.search(_TRAILING_GAP.sub("", stem))
    ):
        raise BlockError(QuestionFault.FEW_OPTIONS)
    is_short = len(answer) <= _LONGEST_SHORT and not _SENTENCE.search(answer) and "\n" not in answer
    if GAPS.search(stem) or _BRACKETED.fullmatch(answer) or is_short:
        return _short(stem, answer)
    return _open(stem, answer)


def _choice(stem: str, options: list[tuple[str, str]], answer: str, kind: QuestionKind | None) -> Question:
    letters = answer_letters(_COMMENT.sub("", answer)) or _letters_of_words(options, answer)
    if answer and not letters:
        raise BlockError(BlockFault.OPTION_UNKNOWN)
    question = choice_of(stem, options, letters, several=kind is QuestionKind.SEVERAL)
    truths = [truth_words(words) for _letter, words in options]
    if question.kind is QuestionKind.CHOICE and sorted(map(str, truths)) == ["False", "True"]:
        return Question(QuestionKind.TRUEFALSE, _without_gap(stem), truth=bool(truths[question.right_options[0]]))
    return question


def _letters_of_words(options: list[tuple[str, str]], answer: str) -> str:
    """Return the letters of the options whose words the answer names."""
    by_words = {words: letter for letter, words in options}
    named = _OPTION_NAME.fullmatch(answer)
    if named and by_words.get(named[2].strip()) == named[1]:
        return named[1]
    parts = [answer] if answer in by_words else [part.strip() for part in re.split("[;；、\n]", answer)]
    letters = [by_words.get(part, "") for part in parts]
    if all(letters):
        return "".join(letters)
    truth = truth_words(answer)
    return next((letter for letter, words in options if truth is not None and truth_words(words) is truth), "")


def _statement(stem: str, answer: str) -> Question:
    explained = _TRUTH_FIRST.fullmatch(answer)
    truth = truth_words(explained[1] if explained else answer)
    if truth is None and answer.strip().upper() in {"A", "B"}:
        truth = answer.strip().upper() == "A"
    if truth is None:
        raise BlockError(BlockFault.ANSWER_UNCLEAR)
    explanation = explained[2].strip() if explained else ""
    return Question(QuestionKind.TRUEFALSE, _without_gap(stem), truth=truth, explanation=explanation)


def _without_gap(stem: str) -> str:
    """Return a statement without the empty brackets for its truth at the end."""
    return _TRAILING_GAP.sub(r"\1", stem).strip()


def _short(stem: str, answer: str) -> Question:
    gaps = max(1, len(GAPS.findall(stem)))
    return Question(QuestionKind.SHORT, stem, short_options(answer, gaps))


def _parts(answer: str, gaps: int) -> list[str]:
    """Return the words for several gaps, whatever stands between them; the answer as it is if their number differs."""
    for separator in _LISTS:
        parts = [_ITEM.sub("", part) for part in separator.split(answer) if part.strip()]
        if len(parts) == gaps:
            return parts
    return [answer]


def number_answer(answer: str) -> NumberAnswer:
    """Return a number with its tolerance, "2021±1"; raises BlockError for anything else."""
    value, _sign, tolerance = answer.partition("±")
    number, margin = parsed_number(value), parsed_number(tolerance or "0")
    if number is None or margin is None:
        raise BlockError(BlockFault.NUMBER_BAD)
    return NumberAnswer(number, abs(margin))


def _pairs(answer: str) -> tuple[Pair, ...]:
    pairs = []
    for part in re.split("[;；\n]", answer):
        sides = _ARROW.split(part.strip(), maxsplit=1)
        if len(sides) != 2:
            raise BlockError(BlockFault.PAIR_BAD)
        pairs.append(Pair(sides[0].strip(), sides[1].strip()))
    return tuple(pairs)


def _numbers(stem: str, answer: str) -> Question:
    return Question(QuestionKind.NUMBER, stem, numbers=tuple(map(number_answer, answer.split("|"))))


def _matched(stem: str, answer: str) -> Question:
    return Question(QuestionKind.MATCH, stem, pairs=_pairs(answer))


def _open(stem: str, answer: str) -> Question:
    return Question(QuestionKind.OPEN, stem, explanation=answer)


_BY_KIND: dict[QuestionKind | None, Callable[[str, str], Question]] = {
    QuestionKind.NUMBER: _numbers,
    QuestionKind.MATCH: _matched,
    QuestionKind.SHORT: _short,
    QuestionKind.OPEN: _open,
    QuestionKind.TRUEFALSE: _statement,
}
"""How an answer is read where the kind is told elsewhere."""
