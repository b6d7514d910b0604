"""Parse questions in Moodle's GIFT format.

Source: https://docs.moodle.org/en/GIFT_format, and Moodle's question/format/gift/format.php. A weight above zero makes
an option of several right; of typed words, only those of full weight are right. A blank line parts questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from html import unescape

from reader.core.study.foreign_questions import (
    BlockError,
    BlockFault,
    ForeignQuestions,
    QuestionCollector,
    QuestionFormat,
)
from reader.core.study.question_content import parsed_number
from reader.core.study.questions import GAP, NumberAnswer, Option, Pair, Question, QuestionFault, QuestionKind
from reader.core.text.sanitise import one_line

_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
_ESCAPE_BASE = 0xDC00
"""Escaped signs are lone surrogates while a block is parsed: none of them is in a decoded text."""

_UNESCAPED = {_ESCAPE_BASE + ord(sign): sign for sign in "~=#{}:\\"} | {_ESCAPE_BASE + ord("n"): "\n"}

_CATEGORY = re.compile(r"\s*\$CATEGORY\s*:\s*(.*)", re.IGNORECASE)
_COMMENT = re.compile(r"\s*//")
_NAME = re.compile(r"\s*::(.*?)::", re.DOTALL)
_MARKUP = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:\.\d{1,7})?)%")
_TRUTH = re.compile(r"\s*(TRUE|T|FALSE|F)\s*(?:#(.*))?", re.DOTALL | re.IGNORECASE)
_ANSWER_SIGN = re.compile("([=~])")
_TAG = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]*>|<[A-Za-z/!][^<>]*>")
_LINE_TAG = re.compile(r"<(?:br|/p|/div|/li)\b", re.IGNORECASE)
_SIGNS = re.compile(r"(?m)^\s*(?:::|\$CATEGORY\s*:)|\{\s*(?:[=~#}]|(?:T|F|TRUE|FALSE)\s*[#}])", re.IGNORECASE)
_GENERAL_FEEDBACK = "####"
_ARROW = "->"
_FULL_WEIGHT = 100.0


@dataclass(frozen=True, slots=True)
class _Answer:
    """One of the answers in braces: its sign, its weight if it has one, its words and its feedback."""

    sign: str
    weight: float | None
    words: str
    feedback: str


def is_gift(text: str) -> bool:
    """Return whether a text is GIFT: it names questions or a category as GIFT does, or has answers in braces."""
    return _SIGNS.search(_hidden(text)) is not None


def read_gift(text: str) -> ForeignQuestions:
    """Parse the questions of a file, each block for itself."""
    collector = QuestionCollector(QuestionFormat.GIFT)
    for line, category, block in _blocks(text):
        try:
            question = replace(_question(_hidden(block)), category=category)
        except BlockError as error:
            collector.skip(line, error.why, block)
        else:
            collector.add(line, question, block)
    return collector.found()


def _blocks(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the blocks that blank lines part, each with its first line and its category, without comments."""
    category = ""
    lines: list[str] = []
    first = 1
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        named = _CATEGORY.fullmatch(line)
        if named or not line.strip():
            if lines:
                yield first, category, "\n".join(lines)
            lines = []
            category = one_line(named[1]) if named else category
        elif not _COMMENT.match(line):
            first = first if lines else number
            lines.append(line)


def _hidden(block: str) -> str:
    """Return a block with its escaped signs hidden, so that those that are left have a meaning."""
    return _ESCAPED.sub(lambda escaped: chr(_ESCAPE_BASE + ord(escaped[1])), block)


def _shown(words: str, *, markup: bool = False) -> str:
    """Return words with their escaped signs, without the tags and references of HTML where they are such."""
    plain = unescape(_TAG.sub(_without_tag, words)) if markup else words
    return plain.translate(_UNESCAPED).strip()


def _without_tag(tag: re.Match[str]) -> str:
    return "\n" if _LINE_TAG.match(tag.group()) else ""


def _question(block: str) -> Question:
    """Return the question of a block, whose escaped signs are hidden; raises BlockError."""
    named = _NAME.match(block)
    name = one_line(_shown(named[1])) if named else ""
    rest = block[named.end() :] if named else block
    form = _MARKUP.match(rest)
    rest = rest[form.end() :] if form else rest
    markup = form is not None and form[1].lower() in {"html", "moodle"}
    before, answers, after = _parted(rest)
    stem = f"{before}{GAP}{after}" if after.strip() else before
    question = _answered(_shown(stem, markup=markup), answers, markup=markup)
    return replace(question, name=name)


def _parted(block: str) -> tuple[str, str, str]:
    """Return what stands before the braces, in them, and after them; raises BlockError."""
    start = block.find("{")
    if start < 0:
        raise BlockError(BlockFault.NO_BRACE)
    end = block.find("}", start)
    if end < 0:
        raise BlockError(BlockFault.BRACE_OPEN)
    before, answers, after = block[:start], block[start + 1 : end], block[end + 1 :]
    if "{" in answers:
        raise BlockError(BlockFault.BRACE_OPEN)
    if "{" in after or "}" in before + after:
        raise BlockError(BlockFault.BRACE_TWICE)
    return before, answers, after


def _answered(stem: str, content: str, *, markup: bool) -> Question:
    content, _sign, general = content.partition(_GENERAL_FEEDBACK)
    explanation = _shown(general, markup=markup)
    if not content.strip():
        return Question(QuestionKind.OPEN, stem, explanation=explanation)
    if content.lstrip().startswith("#"):
        numbers = _numbers(content.lstrip()[1:])
        return Question(QuestionKind.NUMBER, stem, numbers=numbers, explanation=explanation)
    if (truth := _TRUTH.fullmatch(content)) is not None:
        return _statement(stem, truth, explanation, markup=markup)
    answers = tuple(_answers(content))
    if not answers:
        raise BlockError(QuestionFault.NO_ANSWER)
    if all(answer.sign == "=" and _ARROW in answer.words for answer in answers):
        pairs = tuple(_pair(answer, markup=markup) for answer in answers)
        return Question(QuestionKind.MATCH, stem, pairs=pairs, explanation=explanation)
    return _chosen(stem, answers, explanation, markup=markup)


def _statement(stem: str, truth: re.Match[str], explanation: str, *, markup: bool) -> Question:
    feedback = [_shown(words, markup=markup) for words in (truth[2] or "").split("#")]
    lines = (*feedback, explanation)
    words = "\n".join(filter(None, lines))
    return Question(QuestionKind.TRUEFALSE, stem, truth=truth[1].upper().startswith("T"), explanation=words)


def _answers(content: str) -> Iterator[_Answer]:
    """Yield the answers, each with its sign; raises BlockError for words before the first of them."""
    first, *parts = _ANSWER_SIGN.split(content)
    if first.strip():
        raise BlockError(BlockFault.ANSWER_UNCLEAR)
    for sign, words in zip(parts[::2], parts[1::2], strict=True):
        weighed = _WEIGHT.match(words)
        weight = float(weighed[1]) if weighed else None
        answer, _sign, feedback = (words[weighed.end() :] if weighed else words).partition("#")
        yield _Answer(sign, weight, answer, feedback)


def _pair(answer: _Answer, *, markup: bool) -> Pair:
    left, _arrow, right = answer.words.partition(_ARROW)
    return Pair(_shown(left, markup=markup), _shown(right, markup=markup))


def _chosen(stem: str, answers: tuple[_Answer, ...], explanation: str, *, markup: bool) -> Question:
    """Return a question with words that are accepted, or offered; without ``=``, several of them may be right."""
    by_sign = any(answer.sign == "=" for answer in answers)
    is_typed = all(answer.sign == "=" for answer in answers)
    if is_typed and any(_ARROW in answer.words for answer in answers):
        raise BlockError(BlockFault.PAIR_BAD)
    options = tuple(
        Option(
            _shown(answer.words, markup=markup),
            answer.sign == "=" and _has_full_weight(answer) if by_sign else (answer.weight or 0) > 0,
            _shown(answer.feedback, markup=markup),
        )
        for answer in answers
    )
    is_one = by_sign and sum(option.right for option in options) == 1
    kind = QuestionKind.SHORT if is_typed else QuestionKind.CHOICE if is_one else QuestionKind.SEVERAL
    return Question(kind, stem, options, explanation=explanation)


def _has_full_weight(answer: _Answer) -> bool:
    return answer.weight is None or answer.weight >= _FULL_WEIGHT


def _numbers(content: str) -> tuple[NumberAnswer, ...]:
    """Return the numbers that are accepted; raises BlockError for what is no number."""
    content = content.strip()
    if not content.startswith("="):
        content = f"={content}"
    answers = tuple(answer for answer in _answers(content) if answer.sign == "=" and _has_full_weight(answer))
    return tuple(_number_answer(answer.words) for answer in answers)


def _number_answer(words: str) -> NumberAnswer:
    if ".." in words:
        low, high = (parsed_number(side) for side in words.split("..", 1))
        if low is None or high is None or high < low:
            raise BlockError(BlockFault.NUMBER_BAD)
        return NumberAnswer((low + high) / 2, (high - low) / 2)
    number, _colon, tolerance = words.partition(":")
    value, margin = parsed_number(number), parsed_number(tolerance) if tolerance.strip() else Decimal(0)
    if value is None or margin is None:
        raise BlockError(BlockFault.NUMBER_BAD)
    return NumberAnswer(value, abs(margin))
