"""Write questions as a table, as `reader.importers.questions.question_table` reads it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from reader.core.spreadsheet_cells import spreadsheet_cell
from reader.core.study.question_sides import LETTERS
from reader.core.study.questions import BankQuestion, Question, QuestionKind

FEWEST_OPTIONS = 8
"""Columns of options that there always are: A to H."""

_BEFORE = ("kind", "question")
_AFTER = ("answer", "explanation", "source", "category", "name", "text", "quote")
_BOM = "\ufeff"
_ARROW = " -> "


def question_table(questions: Sequence[BankQuestion]) -> str:
    """Return the whole file, with a byte order mark: without one, spreadsheets misread what is not ASCII."""
    columns = max([FEWEST_OPTIONS, *(len(_options(one.question)) for one in questions)])
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow((*_BEFORE, *LETTERS[:columns], *_AFTER))
    rows.writerows(_row(one.question, columns) for one in questions)
    return _BOM + out.getvalue()


def _row(question: Question, columns: int) -> list[str]:
    options = _options(question)
    explanation = "" if question.kind is QuestionKind.OPEN else question.explanation
    cells = (
        *(question.kind.value, question.stem, *options, *[""] * (columns - len(options)), _answer(question)),
        *(explanation, question.source, question.category, question.name, question.text, question.quote),
    )
    return list(map(spreadsheet_cell, cells))


def _options(question: Question) -> list[str]:
    if question.kind is QuestionKind.MATCH:
        return [f"{pair.left}{_ARROW}{pair.right}" for pair in question.pairs]
    return list(question.offered)


def _answer(question: Question) -> str:
    match question.kind:
        case QuestionKind.CHOICE | QuestionKind.SEVERAL:
            return "".join(LETTERS[place] for place in question.right_options)
        case QuestionKind.TRUEFALSE:
            return "true" if question.truth else "false"
        case QuestionKind.SHORT:
            return "|".join(question.accepted)
        case QuestionKind.NUMBER:
            return "|".join(f"{answer.value:f}±{answer.tolerance:f}" for answer in question.numbers)
        case QuestionKind.OPEN:
            return question.explanation
    return ""
