"""Store the lessons that were shown, and those that a table or a pack sets for a day."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from reader.core.changes import Changes
from reader.core.ids import derived_id
from reader.core.operation_name import OperationName
from reader.core.study.lessons import (
    Lesson,
    LessonForm,
    LessonMark,
    LessonPassage,
    LessonSource,
    SetLesson,
    fits_lesson,
)
from reader.core.study.pack import PACK_ORIGIN
from reader.storage.connection import Connection
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.repositories.mark_options import MarkOptions
from reader.storage.stored_values import parsed_day, parsed_kind
from reader.storage.timestamps import format_timestamp

_LESSONS = (
    'SELECT day, number, source, text, annotation, start, "end", quote, form, done FROM lesson WHERE removed IS NULL '
)
_SET = "SELECT day, text, start, quote, form, host FROM set_lesson WHERE removed IS NULL "
_SET_WITH_ORIGIN = "SELECT day, text, start, quote, form, host, origin FROM set_lesson WHERE removed IS NULL"
_MARKS = (
    "SELECT a.id, a.text, a.exact FROM annotation a JOIN text t ON t.id = a.text "
    "LEFT JOIN mark_option o ON o.annotation = a.id AND o.removed IS NULL "
    "WHERE a.deleted IS NULL AND a.orphan = 0 AND a.kind <> 'bookmark' AND length(a.exact) BETWEEN 15 AND 4000 "
    "AND t.removed IS NULL AND t.archived IS NULL AND t.digest IS NOT NULL AND coalesce(o.in_lessons, 1) = 1 "
    "AND a.rowid BETWEEN ? AND ?"
)

_MARKS_AT_ONCE = 1_000
"""How many annotations are looked through in one step, some milliseconds."""


class Lessons:
    """Read and change the lessons of a library."""

    def __init__(self, connection: Connection, journal: Journal, options: MarkOptions) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal
        self._options = options

    # queries

    def of_day(self, day: date) -> list[Lesson]:
        """Return the lessons that were shown on a study day; all but the last one were passed over."""
        rows = self._connection.rows(_LESSONS + "AND day = ? ORDER BY number", (day.isoformat(),))
        return [lesson for row in rows if (lesson := _lesson(row)) is not None]

    def between(self, first: date, last: date) -> list[Lesson]:
        """Return the lessons of days from ``first`` to ``last``, without those that were passed over."""
        sql = f"{_LESSONS} AND day BETWEEN ? AND ? ORDER BY day, number"
        rows = self._connection.rows(sql, (first.isoformat(), last.isoformat()))
        found = (_lesson(row) for row in rows)
        return list({lesson.day: lesson for lesson in found if lesson is not None}.values())

    def marks(self) -> list[LessonMark]:
        """Return the marks that may be lessons, with how often they were."""
        return [mark for some in self.marks_in_steps() for mark in some]

    def marks_in_steps(self) -> Iterator[list[LessonMark]]:
        """Yield the marks that may be lessons, those among a thousand annotations in each step."""
        sql = "SELECT annotation, count(*), max(day) FROM lesson WHERE removed IS NULL GROUP BY annotation"
        shown = {row[0]: (row[1], parsed_day(row[2])) for row in self._connection.rows(sql)}
        last = self._connection.number("SELECT max(rowid) FROM annotation")
        for first in range(0, last + 1, _MARKS_AT_ONCE):
            rows = self._connection.rows(_MARKS, (first, first + _MARKS_AT_ONCE - 1))
            fitting = (row for row in rows if fits_lesson(row[2]))
            yield [LessonMark(row[0], row[1], *shown.get(row[0], (0, None))) for row in fitting]

    def has_mark(self, annotation: str) -> bool:
        """Return whether an annotation is a mark that may be a lesson."""
        row = self._connection.number("SELECT rowid FROM annotation WHERE id = ?", (annotation,))
        return bool(self._connection.rows(_MARKS, (row, row)))

    def counts(self) -> dict[str, int]:
        """Return how many lessons there were of marks of each text."""
        sql = "SELECT text, count(*) FROM lesson WHERE removed IS NULL AND source = ? GROUP BY text"
        return {row[0]: row[1] for row in self._connection.rows(sql, (LessonSource.MARKS.value,))}

    def times_shown(self, annotation: str) -> int:
        """Return how often a mark was a lesson."""
        sql = "SELECT count(*) FROM lesson WHERE removed IS NULL AND annotation = ?"
        return self._connection.number(sql, (annotation,))

    def was_shown(self, passage: LessonPassage, first: date, last: date) -> bool:
        """Return whether a passage was a lesson on a day from ``first`` to ``last``."""
        sql = (
            "SELECT 1 FROM lesson WHERE removed IS NULL AND day BETWEEN ?1 AND ?2 "
            "AND CASE WHEN ?3 <> '' THEN annotation = ?3 ELSE text = ?4 AND start = ?5 END LIMIT 1"
        )
        values = (first.isoformat(), last.isoformat(), passage.annotation, passage.text, passage.start)
        return self._connection.value(sql, values) is not None

    def passages(self) -> dict[tuple[str, int], date]:
        """Return the day on which the passage at a place of a text was a lesson last."""
        sql = "SELECT text, start, max(day) FROM lesson WHERE removed IS NULL GROUP BY text, start"
        rows = ((row[0], row[1], parsed_day(row[2])) for row in self._connection.rows(sql))
        return {(text, start): day for text, start, day in rows if day is not None}

    def set_between(self, first: date, last: date) -> list[SetLesson]:
        """Return the lessons that are set for days from ``first`` to ``last``.

        Of each day those of packs come before those of tables, the last made first.
        """
        sql = f"{_SET} AND day BETWEEN ? AND ? ORDER BY day, origin LIKE '{PACK_ORIGIN}%' DESC, made DESC, id"
        rows = self._connection.rows(sql, (first.isoformat(), last.isoformat()))
        found = (_set_lesson(row) for row in rows)
        return [lesson for lesson in found if lesson is not None]

    # commands

    def show(self, lesson: Lesson, now: datetime) -> None:
        """Keep the first lesson of a day; it is no step of undo, since it only keeps what was chosen."""
        if not self._connection.read_only:
            self._connection.write(lambda: self._put(lesson, now))

    def replace(self, lesson: Lesson, now: datetime, *, rested: str = "") -> Changes:
        """Show another lesson on the day of the last one; ``rested`` is a mark that is no lesson any more."""
        touched = [TouchedRow("lesson", lesson_id(lesson.day, lesson.number))]
        touched += [TouchedRow("mark_option", rested)] if rested else []
        name = OperationName.SET_MARK_OPTION if rested else OperationName.CHANGE_LESSON

        def work() -> None:
            if rested:
                self._rest(rested)
            self._put(lesson, now)

        return self._journal.record(name, now, touched, work)

    def rest(self, annotation: str, now: datetime) -> Changes:
        """Take a mark out of the lessons for good."""
        touched = [TouchedRow("mark_option", annotation)]
        return self._journal.record(OperationName.SET_MARK_OPTION, now, touched, lambda: self._rest(annotation))

    def set_form(self, lesson: Lesson, form: LessonForm, now: datetime) -> Changes:
        """Change the form in which a lesson is held."""
        return self._update(lesson, "UPDATE lesson SET form = ? WHERE id = ?", form.value, now)

    def finish(self, lesson: Lesson, now: datetime) -> Changes:
        """Note that a lesson was held."""
        return self._update(lesson, "UPDATE lesson SET done = ? WHERE id = ?", format_timestamp(now), now)

    def set_all(self, lessons: Sequence[SetLesson], origin: str, now: datetime) -> tuple[int, Changes]:
        """Set lessons for days; return how many were new. ``origin`` is the name of the table or pack."""
        new = self.new_of(lessons)
        touched = [self.touched(lesson) for lesson in new]
        if not touched:
            return 0, Changes(OperationName.SET_LESSONS.value)
        changes = self._journal.record(OperationName.SET_LESSONS, now, touched, lambda: self.put_set(new, origin, now))
        return len(new), changes

    def new_of(self, lessons: Iterable[SetLesson]) -> list[SetLesson]:
        """Return those of these lessons that are not set yet, each once."""
        by_id = {set_lesson_id(lesson): lesson for lesson in lessons}
        return [lesson for id_, lesson in by_id.items() if not self._is_set(id_)]

    def all_set(self) -> list[tuple[SetLesson, str]]:
        """Return all lessons that are set, in the order of their days, each with its origin."""
        rows = self._connection.rows(f"{_SET_WITH_ORIGIN} ORDER BY day, id")
        found = ((_set_lesson(row), str(row[6])) for row in rows)
        return [(lesson, origin) for lesson, origin in found if lesson is not None]

    def touched(self, lesson: SetLesson) -> TouchedRow:
        """Return the row of a lesson that is set."""
        return TouchedRow("set_lesson", set_lesson_id(lesson))

    def unset(self, lessons: Iterable[SetLesson], now: datetime) -> None:
        """Take back lessons that are set, within the work of a step that names their rows."""
        rows = [(format_timestamp(now), set_lesson_id(lesson)) for lesson in lessons]
        self._connection.execute_many("UPDATE set_lesson SET removed = ? WHERE id = ?", rows)

    def _update(self, lesson: Lesson, sql: str, value: str, now: datetime) -> Changes:
        id_ = lesson_id(lesson.day, lesson.number)
        return self._journal.record(
            OperationName.CHANGE_LESSON,
            now,
            [TouchedRow("lesson", id_)],
            lambda: self._connection.execute(sql, (value, id_)),
        )

    def _rest(self, annotation: str) -> None:
        self._options.put(annotation, replace(self._options.of(annotation), in_lessons=False))

    def _is_set(self, id_: str) -> bool:
        return bool(self._connection.value("SELECT 1 FROM set_lesson WHERE id = ? AND removed IS NULL", (id_,)))

    def _put(self, lesson: Lesson, now: datetime) -> None:
        passage = lesson.passage
        self._connection.execute(
            'INSERT OR REPLACE INTO lesson (id, day, number, source, text, annotation, start, "end", quote, form, '
            "shown, done, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)",
            (
                lesson_id(lesson.day, lesson.number),
                lesson.day.isoformat(),
                lesson.number,
                lesson.source.value,
                passage.text,
                passage.annotation or None,
                passage.start,
                passage.end,
                passage.quote,
                lesson.form.value,
                format_timestamp(now),
            ),
        )

    def put_set(self, lessons: Iterable[SetLesson], origin: str, now: datetime) -> None:
        """Write the rows of lessons that are set, within the work of a step that names them."""
        made = format_timestamp(now)
        self._connection.execute_many(
            "INSERT INTO set_lesson (id, day, text, start, quote, form, host, origin, made, removed) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (id) DO UPDATE SET "
            "origin = excluded.origin, made = excluded.made, removed = NULL",
            (
                (
                    set_lesson_id(lesson),
                    lesson.day.isoformat(),
                    lesson.text,
                    lesson.start,
                    lesson.quote,
                    lesson.form.value if lesson.form else "",
                    lesson.host,
                    origin,
                    made,
                )
                for lesson in lessons
            ),
        )


def lesson_id(day: date, number: int) -> str:
    """Return the id of a lesson, the same on every machine."""
    return f"{day.isoformat()}-{number}"


def set_lesson_id(lesson: SetLesson) -> str:
    """Return the id of a lesson that is set, which follows from what it sets."""
    values = (lesson.day.isoformat(), lesson.text, lesson.start, lesson.quote, lesson.form, lesson.host)
    return derived_id(None, "|".join(("set-lesson", *map(str, values))))


def _lesson(row: sqlite3.Row) -> Lesson | None:
    """Return the lesson of a row; None if it cannot be read."""
    day, source, form = parsed_day(row[0]), parsed_kind(LessonSource, row[2]), parsed_kind(LessonForm, row[8])
    if day is None or source is None:
        return None
    passage = LessonPassage(row[3] or "", row[5], row[6], row[7], row[4] or "")
    return Lesson(day, row[1], source, passage, form or LessonForm.READ, done=row[9] is not None)


def _set_lesson(row: sqlite3.Row) -> SetLesson | None:
    day = parsed_day(row[0])
    return None if day is None else SetLesson(day, row[1], row[2], row[3], parsed_kind(LessonForm, row[4]), row[5])
