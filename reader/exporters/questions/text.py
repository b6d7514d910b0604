"""Write questions as text that anybody can read, and `reader.importers.questions.question_text` reads again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.core.study.question_sides import LETTERS
from reader.core.study.questions import GAPS, BankQuestion, Question, QuestionKind, gap_words

_ARROW = "→"


def question_text(questions: Iterable[BankQuestion]) -> str:
    """Return the whole file: numbered questions with their options and answers."""
    return "\n\n".join(_parts(questions)) + "\n"


def answer_line(question: Question) -> str:
    """Return what is right, as it stands after the word for the answer."""
    match question.kind:
        case QuestionKind.CHOICE | QuestionKind.SEVERAL:
            return "".join(LETTERS[place] for place in question.right_options)
        case QuestionKind.TRUEFALSE:
            return "正确" if question.truth else "错误"
        case QuestionKind.SHORT:
            return _short_answer(question)
        case QuestionKind.NUMBER:
            return "|".join(f"{answer.value:f}±{answer.tolerance:f}" for answer in question.numbers)
        case QuestionKind.MATCH:
            return "；".join(f"{_line(pair.left)}{_ARROW}{_line(pair.right)}" for pair in question.pairs)
    return _line(question.explanation)


def _parts(questions: Iterable[BankQuestion]) -> Iterator[str]:
    category = ""
    number = 0
    for one in questions:
        if one.question.category != category:
            category = one.question.category
            number = 0
            yield f"【分类】{_line(category)}"
        number += 1
        yield "\n".join(_lines(one.question, number))


def _lines(question: Question, number: int) -> Iterator[str]:
    yield f"{number}. {_kind(question)}{_line(question.stem)}"
    if question.kind in {QuestionKind.CHOICE, QuestionKind.SEVERAL}:
        for letter, option in zip(LETTERS, question.options, strict=False):
            yield f"{letter}. {_line(option.text)}"
    yield f"【答案】{answer_line(question)}"
    if question.explanation and question.kind is not QuestionKind.OPEN:
        yield f"【解析】{_line(question.explanation)}"
    if question.source:
        yield f"【出处】{_line(question.source)}"


def _kind(question: Question) -> str:
    """Return the kind in brackets where the answer does not tell it."""
    match question.kind:
        case QuestionKind.SEVERAL if len(question.right_options) == 1:
            return "[多选题] "
        case QuestionKind.SHORT if not GAPS.search(question.stem):
            return "[填空题] "
        case QuestionKind.NUMBER:
            return "[数值题] "
        case QuestionKind.MATCH:
            return "[配对题] "
        case QuestionKind.OPEN:
            return "[简答题] "
    return ""


def _short_answer(question: Question) -> str:
    """Return the words for each gap in brackets; of one gap, with those that may stand for another."""
    parts = gap_words(question.accepted[0], question.gaps)
    if len(parts) > 1:
        return "".join(f"({_line(part)})" for part in parts)
    return f"({'|'.join(map(_line, question.accepted))})"


def _line(words: str) -> str:
    """Put words on one line, since another line may read as something else."""
    return " ".join(words.split())
