"""Read and write the table that sets lessons for days: ``date,text,start|quote,form,host``.

The column of the passage is a place in the text or its words; a heading may name the columns in another order.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reader.core.activity.study_day import YEARS
from reader.core.spreadsheet_cells import plain_cell, spreadsheet_cell
from reader.core.study.lessons import LessonForm, SetLesson
from reader.core.text.sanitise import sanitise

COLUMNS = ("date", "text", "start", "quote", "form", "host")
_WITHOUT_HEADING = ("date", "text", "start", "form", "host")
_SEPARATORS = ",;\t"
_HEADINGS = {
    **{name: name for name in COLUMNS},
    "start|quote": "start",
    "日期": "date",
    "文本": "text",
    "位置": "start",
    "原文": "quote",
    "形式": "form",
    "主持": "host",
}

_FORMS = {
    **{form.value: form for form in LessonForm},
    "朗诵": LessonForm.READ,
    "背诵": LessonForm.LEARN,
    "讲述": LessonForm.TELL,
}


@dataclass(frozen=True, slots=True)
class PassedRow:
    """A row that sets no lesson: its line, from 1, and why: ``columns``, ``date``, ``text``, ``start`` or ``form``."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class LessonTable:
    """What a table sets, and the rows that could not be read."""

    lessons: tuple[SetLesson, ...]
    passed: tuple[PassedRow, ...]


def read_lesson_table(content: str) -> LessonTable:
    """Return the lessons of a table; a row that cannot be read stops no other."""
    lessons: list[SetLesson] = []
    passed: list[PassedRow] = []
    names: Sequence[str] = _WITHOUT_HEADING
    for line, cells in _rows(content):
        headings = [_HEADINGS.get(cell.strip().casefold(), "") for cell in cells]
        if not lessons and not passed and "date" in headings:
            names = headings
            continue
        read = _lesson(dict(zip(names, map(_cell, cells), strict=False)))
        if isinstance(read, SetLesson):
            lessons.append(read)
        else:
            passed.append(PassedRow(line, read))
    return LessonTable(tuple(lessons), tuple(passed))


def write_lesson_table(lessons: Iterable[SetLesson]) -> str:
    """Return a table with a heading that `read_lesson_table` reads."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for lesson in lessons:
        start = "" if lesson.start is None else str(lesson.start)
        form = lesson.form.value if lesson.form else ""
        words = (lesson.text, start, lesson.quote, form, lesson.host)
        rows.writerow((lesson.day.isoformat(), *map(spreadsheet_cell, words)))
    return out.getvalue()


def _rows(content: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, with the line on which each ends; what csv cannot read is one bad row."""
    head = content.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    rows = csv.reader(io.StringIO(content.replace("\0", ""), newline=""), delimiter=separator)
    while True:
        try:
            cells = next(rows, None)
        except csv.Error:
            cells = ["?"]
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield rows.line_num, cells


def _cell(cell: str) -> str:
    return sanitise(plain_cell(cell)).strip()


def _lesson(cells: Mapping[str, str]) -> SetLesson | str:
    """Return the lesson of a row, or why it is none."""
    if len(cells) < 2:
        return "columns"
    day = _day(cells.get("date", ""))
    if day is None:
        return "date"
    text = cells.get("text", "")
    if not text:
        return "text"
    place, quote = cells.get("start", ""), cells.get("quote", "")
    start = int(place) if place.isascii() and place.isdigit() and len(place) < 12 else None
    if start is None and not (quote := quote or place):
        return "start"
    form = cells.get("form", "").casefold()
    if form and form not in _FORMS:
        return "form"
    return SetLesson(day, text, start, quote, _FORMS.get(form), cells.get("host", ""))


def _day(cell: str) -> date | None:
    try:
        day = date.fromisoformat(cell)
    except ValueError:
        return None
    return day if day.year in YEARS else None
