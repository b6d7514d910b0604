"""Parse questions in a table: CSV or TSV with a row of headings, in English or Chinese."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from reader.core.spreadsheet_cells import plain_cell
from reader.core.study.foreign_questions import (
    BlockError,
    BlockFault,
    ForeignQuestions,
    QuestionCollector,
    QuestionFormat,
)
from reader.core.study.questions import Option, Pair, Question, QuestionFault, QuestionKind
from reader.core.text.sanitise import one_line
from reader.importers.questions.question_answers import answered_question, number_answer, truth_words

_NAMES = {
    "question": "question|stem|题目|题干|问题|试题",
    "answer": "answer|correct answer|correct|答案|正确答案|参考答案",
    "explanation": "explanation|feedback|解析|答案解析|说明",
    "source": "source|出处|来源",
    "kind": "kind|type|题型|类型",
    "category": "category|分类|类别|章节",
    "name": "name|title|名称",
    "text": "text|文章",
    "quote": "quote|原文",
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names.split("|")}
_OPTION = re.compile(r"(?:option|选项|答案选项)?\s*[（(]?([a-z])[)）]?", re.IGNORECASE)
_NUMBERED_OPTION = re.compile(r"(?:option|选项)\s*(\d{1,2})", re.IGNORECASE)
_KINDS = {
    "单选题": QuestionKind.CHOICE,
    "单选": QuestionKind.CHOICE,
    "单项选择题": QuestionKind.CHOICE,
    "多选题": QuestionKind.SEVERAL,
    "多选": QuestionKind.SEVERAL,
    "多项选择题": QuestionKind.SEVERAL,
    "判断题": QuestionKind.TRUEFALSE,
    "判断": QuestionKind.TRUEFALSE,
    "填空题": QuestionKind.SHORT,
    "填空": QuestionKind.SHORT,
    "数值题": QuestionKind.NUMBER,
    "配对题": QuestionKind.MATCH,
    "简答题": QuestionKind.OPEN,
    "问答题": QuestionKind.OPEN,
    "论述题": QuestionKind.OPEN,
}
_ARROW = "->"
_HEAD = 2_000

Row = Mapping[str, str]


def is_question_table(text: str) -> bool:
    """Return whether the first row names a question and an answer."""
    head = _header(text)
    return "question" in head and "answer" in head


def read_question_table(text: str) -> ForeignQuestions:
    """Parse the rows of a table, each for itself."""
    collector = QuestionCollector(QuestionFormat.CSV)
    head = _header(text)
    for line, cells in _rows(text):
        if not any(cell.strip() for cell in cells):
            continue
        words = " ".join(filter(None, cells))
        if len(cells) > len(head) and any(cell.strip() for cell in cells[len(head) :]):
            collector.skip(line, BlockFault.ANSWER_UNCLEAR, words)
            continue
        row = {column: plain_cell(cell).strip() for column, cell in zip(head, cells, strict=False) if column}
        try:
            question = _question(row)
        except BlockError as error:
            collector.skip(line, error.why, words)
        else:
            collector.add(line, question, words)
    return collector.found()


def _header(text: str) -> list[str]:
    line = text.lstrip("\n").split("\n", 1)[0][:_HEAD]
    cells = next(csv.reader(io.StringIO(line), delimiter=_delimiter(line)), [])
    return [_column(cell) for cell in cells]


def _column(heading: str) -> str:
    """Return the name of a column, a capital letter for one of options, nothing for one that is not known."""
    key = " ".join(heading.replace("_", " ").casefold().split())
    if key in _COLUMNS:
        return _COLUMNS[key]
    if (found := _OPTION.fullmatch(key)) is not None:
        return found[1].upper()
    if (found := _NUMBERED_OPTION.fullmatch(key)) is not None and 1 <= int(found[1]) <= 26:
        return chr(ord("A") + int(found[1]) - 1)
    return ""


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows below the headings, each with the line that it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.lstrip("\n").split("\n", 1)[0]))
    limit = csv.field_size_limit(max(len(text), csv.field_size_limit()))
    try:
        is_below = False
        first = 1
        for cells in reader:
            if is_below:
                yield first, cells
            is_below = is_below or bool(cells)
            first = reader.line_num + 1
    finally:
        csv.field_size_limit(limit)


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)


def _question(row: Row) -> Question:
    kind = _kind(row.get("kind", ""))
    options = [(letter, row[letter]) for letter in sorted(name for name in row if len(name) == 1) if row[letter]]
    answer = row.get("answer", "")
    question = _answered(row.get("question", ""), options, answer, kind)
    explanation = row.get("explanation", "")
    return replace(
        question,
        explanation=explanation or question.explanation,
        source=row.get("source", ""),
        category=one_line(row.get("category", "")),
        name=one_line(row.get("name", "")),
        text=row.get("text", ""),
        quote=row.get("quote", ""),
    )


def _answered(stem: str, options: list[tuple[str, str]], answer: str, kind: QuestionKind | None) -> Question:
    match kind:
        case QuestionKind.SHORT if answer:
            return Question(kind, stem, tuple(Option(words.strip(), right=True) for words in answer.split("|")))
        case QuestionKind.NUMBER:
            return Question(kind, stem, numbers=tuple(number_answer(words) for words in answer.split("|")))
        case QuestionKind.MATCH:
            return Question(kind, stem, pairs=_pairs(options, answer))
        case QuestionKind.TRUEFALSE if not options and truth_words(answer) is not None:
            return Question(kind, stem, truth=truth_words(answer) is True)
        case QuestionKind.OPEN:
            return Question(kind, stem, explanation=answer)
    if not answer:
        raise BlockError(QuestionFault.NO_ANSWER)
    return answered_question(stem, options, answer, kind)


def _kind(words: str) -> QuestionKind | None:
    if words in _KINDS:
        return _KINDS[words]
    try:
        return QuestionKind(words.casefold())
    except ValueError:
        return None


def _pairs(options: list[tuple[str, str]], answer: str) -> tuple[Pair, ...]:
    """Return the pairs, one in each column of options, or one in each line of the answer."""
    lines = [words for _letter, words in options] or answer.split("\n")
    sides = [words.partition(_ARROW) for words in lines]
    if not all(arrow for _left, arrow, _right in sides):
        raise BlockError(BlockFault.PAIR_BAD)
    return tuple(Pair(left.strip(), right.strip()) for left, _arrow, right in sides)
