"""Put a question of the bank on the two sides of a card: what is asked and offered, and what is right."""

from __future__ import annotations

from collections.abc import Iterator

from reader.core.study.questions import Question, QuestionKind

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

TRUE_SIGN, FALSE_SIGN = "√", "×"
"""Stand for true and false where there is no word for them."""


def front_lines(question: Question, truths: tuple[str, str] = (TRUE_SIGN, FALSE_SIGN)) -> Iterator[str]:
    """Yield the stem, and what is offered; ``truths`` are the words for true and false."""
    yield question.stem
    if question.kind is QuestionKind.TRUEFALSE:
        yield " / ".join(truths)
    elif question.kind is QuestionKind.MATCH:
        yield " · ".join(pair.left for pair in question.pairs)
        yield " · ".join(sorted(question.offered))
    else:
        yield from (f"{letter}. {words}" for letter, words in zip(LETTERS, question.offered, strict=False))


def right_lines(question: Question, truths: tuple[str, str] = (TRUE_SIGN, FALSE_SIGN)) -> Iterator[str]:
    """Yield what is right, without the explanation; nothing for an open question."""
    match question.kind:
        case QuestionKind.CHOICE | QuestionKind.SEVERAL:
            for place in question.right_options:
                option = question.options[place]
                yield from filter(None, (f"{LETTERS[place]}. {option.text}", option.feedback))
        case QuestionKind.TRUEFALSE:
            yield truths[0] if question.truth else truths[1]
        case QuestionKind.SHORT:
            yield " / ".join(question.accepted)
        case QuestionKind.NUMBER:
            yield " / ".join(map(str, question.numbers))
        case QuestionKind.MATCH:
            yield from (f"{pair.left} → {pair.right}" for pair in question.pairs)
