"""Identify by its content how a file of questions is written, and parse it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.core.study.foreign_questions import LARGEST, ForeignQuestions
from reader.core.text.normalise import clean_words
from reader.importers.encoding import decode
from reader.importers.questions.aiken import is_aiken, read_aiken
from reader.importers.questions.gift import is_gift, read_gift
from reader.importers.questions.question_table import is_question_table, read_question_table
from reader.importers.questions.question_text import has_numbers, is_question_text, read_question_text
from reader.importers.source import read_source

_NUL = "\0"


def _is_plain_aiken(text: str) -> bool:
    return is_aiken(text) and not has_numbers(text) and "解析" not in text


_FORMATS: tuple[tuple[Callable[[str], bool], Callable[[str], ForeignQuestions]], ...] = (
    (is_question_table, read_question_table),
    (is_gift, read_gift),
    (_is_plain_aiken, read_aiken),
    (is_question_text, read_question_text),
)
"""How each format is told, and how it is parsed; the first that fits."""


def read_questions(path: Path) -> ForeignQuestions:
    """Parse the questions in a file.

    Raises ReaderError FILE_*, QUESTIONS_UNKNOWN for a file without any that can be told.
    """
    data = read_source(path).data
    if len(data) > LARGEST:
        raise ReaderError(Problem.FILE_TOO_LARGE, path, size=len(data), limit=LARGEST)
    text, _encoding = decode(data, path)
    if _NUL in text:
        raise ReaderError(Problem.QUESTIONS_UNKNOWN, path, why="nul")
    return parsed_questions(text, path)


def parsed_questions(text: str, path: Path | None = None) -> ForeignQuestions:
    """Parse the questions in a text, in any of the formats; raises ReaderError QUESTIONS_UNKNOWN."""
    words = clean_words(text)
    for is_written_so, read in _FORMATS:
        if is_written_so(words) and ((found := read(words)).questions or found.passed):
            return found
    raise ReaderError(Problem.QUESTIONS_UNKNOWN, path)
