"""Gather the lessons that were and that are set, with their hosts, and write them into a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from reader.core.study.lessons import LessonSource, SetLesson, usual_form
from reader.core.study.rota import LESSON_ROTA, sequences
from reader.exporters.atomic_write import write_whole
from reader.exporters.lesson_plan import LessonLabels, LessonPlan, PlannedLesson, lesson_plan_file
from reader.services.exporting.translated_labels import Translate
from reader.services.study.set_lessons import find_set_passage
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library

_DAYS = 31
"""Days before and after today that are written unless others are chosen."""


def lesson_labels(translate: Translate) -> LessonLabels:
    """Return the labels of lessons."""
    texts = {field.name: str(field.default) for field in fields(LessonLabels)}
    return LessonLabels(**{name: translate("Lessons", text) for name, text in texts.items()})


def write_lesson_plan(
    library: Library, path: Path, days: tuple[date | None, date | None], translate: Translate, now: datetime
) -> int:
    """Write the lessons into a file, by the suffix of its name, and return how many there are.

    ``days`` are the first and the last one, each else `_DAYS` from today.

    Raises ReaderError FOLDER_UNWRITABLE, EXPORT_FAILED.
    """
    today = study_day_of(library, now)
    first, last = days[0] or today - timedelta(days=_DAYS), days[1] or today + timedelta(days=_DAYS)
    plan = LessonPlan(tuple(planned_lessons(library, first, last)), lesson_labels(translate))
    write_whole(path, lesson_plan_file(plan, path.suffix.lower(), now).encode("utf-8", "replace"))
    return len(plan.lessons)


def planned_lessons(library: Library, first: date, last: date) -> Iterator[PlannedLesson]:
    """Yield the lessons of days that were shown or are set, and the days to come that have only a host."""
    hosts = {day.day: day.host for day in library.rotas.get(LESSON_ROTA).days_until(last) if day.day >= first}
    revisions = sequences(library.rotas.history(LESSON_ROTA), hosts)
    titles = {text.id: text.title for text in library.texts.all()}
    planned: dict[date, PlannedLesson] = {}
    set_hosts: dict[date, str] = {}
    for one in library.lessons.set_between(first, last):
        planned.setdefault(one.day, _set(library, one))
        set_hosts.setdefault(one.day, one.host)
    for lesson in library.lessons.between(first, last):
        host = set_hosts.get(lesson.day, "") if lesson.source is LessonSource.PACK else ""
        title = titles.get(lesson.passage.text, "")
        planned[lesson.day] = PlannedLesson(
            lesson.day, title, lesson.passage.quote, lesson.form, host, lesson.done, lesson.number - 1
        )
    for day in sorted({*planned, *hosts}):
        planned_lesson = planned.get(day) or PlannedLesson(day, "", "", None, "")
        yield replace(
            planned_lesson,
            host=planned_lesson.host or hosts.get(day, ""),
            sequence=planned_lesson.sequence + revisions.get(day, 0),
        )


def _set(library: Library, lesson: SetLesson) -> PlannedLesson:
    passage = find_set_passage(library, lesson)
    quote = passage.quote if passage else lesson.quote
    form = lesson.form or (usual_form(quote) if quote else None)
    return PlannedLesson(lesson.day, lesson.text, quote, form, lesson.host)
