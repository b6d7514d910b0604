"""Write the content of a question as JSON, and read it as foreign input."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation

from reader.core.study.questions import NumberAnswer, Option, Pair, Question, QuestionKind

LARGEST_EXPONENT = 30
"""Digits before or after the point of a number: more is no number that anybody types."""

Record = dict[str, object]


def question_content(question: Question) -> Record:
    """Return all of a question but its stem, name, category and passage; what is empty is left out."""
    record: Record = {"kind": question.kind.value}
    if question.options:
        record["options"] = [[option.text, option.right, option.feedback] for option in question.options]
    if question.kind is QuestionKind.TRUEFALSE:
        record["truth"] = question.truth
    if question.numbers:
        record["numbers"] = [[str(number.value), str(number.tolerance)] for number in question.numbers]
    if question.pairs:
        record["pairs"] = [[pair.left, pair.right] for pair in question.pairs]
    if question.explanation:
        record["explanation"] = question.explanation
    if question.source:
        record["source"] = question.source
    return record


def parsed_question(kind: QuestionKind, stem: str, content: object) -> Question:
    """Return the question of a record; what is not as it should be in the record is left out."""
    record = content if isinstance(content, dict) else {}
    return Question(
        kind,
        stem,
        options=tuple(
            Option(words, right is True, feedback)
            for words, right, feedback in _rows(record, "options", 3)
            if isinstance(words, str) and isinstance(feedback, str)
        ),
        truth=record.get("truth") is True,
        numbers=tuple(filter(None, (_number_answer(*row) for row in _rows(record, "numbers", 2)))),
        pairs=tuple(
            Pair(left, right)
            for left, right in _rows(record, "pairs", 2)
            if isinstance(left, str) and isinstance(right, str)
        ),
        explanation=_text(record, "explanation"),
        source=_text(record, "source"),
    )


def stored_question(stem: str, content: str) -> Question:
    """Return the question of a stored record, which is JSON; of a damaged one, the stem alone as an open question."""
    try:
        record = json.loads(content)
        kind = QuestionKind(record["kind"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return Question(QuestionKind.OPEN, stem)
    return parsed_question(kind, stem, record)


def parsed_number(words: str) -> Decimal | None:
    """Return a number as it is written by hand, full width or with thousands; None if it is none."""
    plain = words.strip().translate(_PLAIN)
    try:
        number = Decimal(plain.replace(",", "").replace(" ", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= LARGEST_EXPONENT else None


_PLAIN = str.maketrans("０１２３４５６７８９．，－＋−–", "0123456789.,-+--")


def _number_answer(value: object, tolerance: object) -> NumberAnswer | None:
    numbers = parsed_number(str(value)), parsed_number(str(tolerance))
    return None if numbers[0] is None or numbers[1] is None else NumberAnswer(numbers[0], abs(numbers[1]))


def _rows(record: Record, name: str, length: int) -> list[list[object]]:
    rows = record.get(name)
    if not isinstance(rows, list):
        return []
    return [row for row in rows if isinstance(row, list) and len(row) == length]


def _text(record: Record, name: str) -> str:
    words = record.get(name)
    return words if isinstance(words, str) else ""
