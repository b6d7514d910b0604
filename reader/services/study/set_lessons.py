"""Set lessons for days from a table, and find their passages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reader.core.annotations.anchor import find_quote
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.study.lesson_table import LessonTable, PassedRow, read_lesson_table
from reader.core.study.lessons import LessonPassage, SetLesson
from reader.importers.encoding import decode
from reader.storage.library import Library
from reader.storage.repositories.stored_text import StoredText
from reader.storage.repositories.texts import Texts

LARGEST_TABLE = 2_000_000
"""Bytes of a table of lessons."""


@dataclass(frozen=True, slots=True)
class SetLessons:
    """What became of a table of lessons."""

    added: int
    known: int
    passed: tuple[PassedRow, ...]


def find_set_passage(library: Library, lesson: SetLesson) -> LessonPassage | None:
    """Return the passage of a lesson that is set; None if its text or its words are not in the library."""
    text = find_text(library.texts, lesson.text)
    if text is None:
        return None
    stored = library.texts.view(text)
    found = find_quote(stored, lesson.quote) if lesson.start is None else _paragraph_from(stored, lesson.start)
    if found is None:
        return None
    return LessonPassage(text, *found, stored.slice(*found))


def set_lessons(library: Library, path: Path, now: datetime) -> tuple[SetLessons, Changes | None]:
    """Set the lessons of a table in a file; one that is set already is known.

    Raises ReaderError FILE_MISSING, FILE_UNREADABLE, FILE_TOO_LARGE, FILE_BINARY.
    """
    table = _read_table(path)
    if not table.lessons:
        return SetLessons(0, 0, table.passed), None
    added, changes = library.lessons.set_all(table.lessons, path.name, now)
    return SetLessons(added, len(set(table.lessons)) - added, table.passed), changes


def _read_table(path: Path) -> LessonTable:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_TABLE + 1)
    except FileNotFoundError as error:
        raise ReaderError(Problem.FILE_MISSING, path) from error
    except OSError as error:
        raise ReaderError(Problem.FILE_UNREADABLE, path) from error
    if len(data) > LARGEST_TABLE:
        raise ReaderError(Problem.FILE_TOO_LARGE, path)
    return read_lesson_table(decode(data, path)[0])


def find_text(texts: Texts, name: str) -> str | None:
    """Return the id of the text with this title, or whose id is or begins so."""
    title = _folded_title(name)
    titled = (text.id for text in texts.all() if _folded_title(text.title) == title)
    if found := next(titled, None):
        return found
    try:
        return texts.get(name).id
    except ReaderError:
        return None


def _folded_title(title: str) -> str:
    return unicodedata.normalize("NFKC", title).strip().strip("《》").strip().casefold()


def _paragraph_from(stored: StoredText, start: int) -> tuple[int, int] | None:
    """Return the rest of the paragraph from a place on."""
    if not 0 <= start < stored.characters:
        return None
    return next(_rest_of_blocks(stored, start), None)


def _rest_of_blocks(stored: StoredText, start: int) -> Iterator[tuple[int, int]]:
    for first, block in stored.leaf_at(start).blocks():
        if first <= start < first + len(block.text):
            yield start, first + len(block.text)
