"""Write questions in Moodle's GIFT format, as `reader.importers.questions.gift` reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from reader.core.study.questions import GAP, BankQuestion, Option, Question, QuestionKind

_SIGNS = re.compile(r"[~=#{}:\\]")
_SPECIAL_BEGINNING = re.compile(r"//|\$|\[")
_ARROW = "->"
_ARROW_SIGN = "→"


def gift(questions: Iterable[BankQuestion]) -> str:
    """Return the whole file, category by category as the questions come."""
    return "\n\n".join(_parts(questions)) + "\n"


def _parts(questions: Iterable[BankQuestion]) -> Iterator[str]:
    category = ""
    for one in questions:
        if one.question.category != category:
            category = one.question.category
            yield f"$CATEGORY: {category}"
        yield _block(one.question)


def _block(question: Question) -> str:
    name = f"::{_escaped(question.name)}::" if question.name or _SPECIAL_BEGINNING.match(question.stem) else ""
    form = "[plain]" if question.stem.startswith("[") else ""
    before, gap, after = question.stem.partition(GAP)
    answers = f"{{{_answers(question)}}}"
    if question.kind is QuestionKind.SHORT and gap and after.strip() and GAP not in after:
        return f"{name}{form}{_escaped(before)}{answers}{_escaped(after)}"
    return f"{name}{form}{_escaped(question.stem)}{answers}"


def _answers(question: Question) -> str:
    general = f"####{_escaped(question.explanation)}" if question.explanation else ""
    match question.kind:
        case QuestionKind.TRUEFALSE:
            return f"{'T' if question.truth else 'F'}{general}"
        case QuestionKind.NUMBER:
            numbers = [f"={_number(one.value)}:{_number(one.tolerance)}" for one in question.numbers]
            return f"#{' '.join(numbers)}{general}"
        case QuestionKind.MATCH:
            pairs = [f"={_side(pair.left)} {_ARROW} {_side(pair.right)}" for pair in question.pairs]
            return f"{' '.join(pairs)}{general}"
        case QuestionKind.OPEN:
            return general
    return f"{' '.join(_options(question))}{general}"


def _options(question: Question) -> Iterator[str]:
    right = len(question.right_options)
    for option in question.options:
        yield f"{_sign(question.kind, option, right)}{_escaped(option.text)}{_feedback(option)}"


def _sign(kind: QuestionKind, option: Option, right: int) -> str:
    """Return what stands before an option: of several right ones each has its share, and each wrong one takes all."""
    if kind is QuestionKind.SHORT:
        return "=" if option.right else "=%0%"
    if kind is QuestionKind.CHOICE:
        return "=" if option.right else "~"
    return f"~%{100 / right:.5f}".rstrip("0").rstrip(".") + "%" if option.right else "~%-100%"


def _feedback(option: Option) -> str:
    return f"#{_escaped(option.feedback)}" if option.feedback else ""


def _number(number: Decimal) -> str:
    return format(number, "f")


def _side(words: str) -> str:
    """Return a side of a pair; GIFT has no way to write its arrow in one."""
    return _escaped(words.replace(_ARROW, _ARROW_SIGN))


def _escaped(words: str) -> str:
    return _SIGNS.sub(lambda sign: f"\\{sign.group()}", words).replace("\n", "\\n")
