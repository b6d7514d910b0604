"""Show the lesson of the day, change it, set lessons from a table, and write them out."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from reader.cli.commands.day import DAY
from reader.cli.json_rows import Row
from reader.cli.session import Session, command
from reader.core.study.lessons import LessonForm
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.lesson_plan import SUFFIXES
from reader.services.study.lesson_plan import lesson_labels, write_lesson_plan
from reader.services.study.lessons import ShownLesson, TodaysLesson
from reader.services.study.set_lessons import set_lessons
from reader.storage.library import Library

_WHY = {
    "columns": QT_TRANSLATE_NOOP("CommandLine", "it has too few columns"),
    "date": QT_TRANSLATE_NOOP("CommandLine", "no date is given"),
    "text": QT_TRANSLATE_NOOP("CommandLine", "no text is given"),
    "start": QT_TRANSLATE_NOOP("CommandLine", "no passage is given"),
    "form": QT_TRANSLATE_NOOP("CommandLine", "its form is unknown"),
}
"""Why a row of a table sets no lesson."""


@command("lesson")
@click.option("--another", is_flag=True, help="Skip it and show the next one.")
@click.option("--form", type=click.Choice([form.value for form in LessonForm]), help="How the lesson is done.")
@click.option("--rest", is_flag=True, help="Never use this mark again, and show the next one.")
@click.option("--done", is_flag=True, help="Record that it was done.")
@click.option("--set", "table", type=click.Path(path_type=Path), metavar="FILE", help="Plan lessons from a CSV table.")
@click.option(
    "--to",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the lessons to a file: .md, .csv or .ics.",
)
@click.option("--from", "first", type=DAY, metavar="DATE", help="The first day to write (default: a month ago).")
@click.option("--until", "last", type=DAY, metavar="DATE", help="The last day to write (default: a month from now).")
def lesson_command(
    session: Session,
    *,
    another: bool,
    form: str | None,
    rest: bool,
    done: bool,
    table: Path | None,
    file: Path | None,
    first: date | None,
    last: date | None,
) -> None:
    """Show today’s lesson: a passage to read aloud, learn by heart or retell.

    A table of lessons has the columns date, text, start or quote, form, host.
    """
    if table is not None:
        _set(session, table)
        return
    if file is not None:
        _write(session, file, first, last)
        return
    with session.open_for_writing() as library:
        lesson = TodaysLesson(library, session.at)
        if rest:
            lesson.rest()
        elif another:
            lesson.another()
        if form:
            lesson.set_form(LessonForm(form))
        if done:
            lesson.finish()
        shown = lesson.shown()
        title = _title(library, shown)
    row = _row(shown)
    session.write_result(row, lambda: _text(session, shown, title))


def _set(session: Session, table: Path) -> None:
    with session.open_for_writing() as library:
        done, _changes = set_lessons(library, table, session.at)
    row: Row = {"added": done.added, "known": done.known, "passed": [asdict(passed) for passed in done.passed]}
    message = session.translate("CommandLine", "Lessons added: {added}, already known: {known}, skipped: {passed}")
    for passed in done.passed:
        line = session.translate("CommandLine", "Line {line} is not a lesson: {why}.")
        session.write_message(line.format(line=passed.line, why=session.translate("CommandLine", _WHY[passed.why])))
    session.write_result(row, lambda: message.format(added=done.added, known=done.known, passed=len(done.passed)))


def _write(session: Session, file: Path, first: date | None, last: date | None) -> None:
    if file.suffix.lower() not in SUFFIXES:
        raise click.UsageError(f"--to takes a name that ends with {', '.join(SUFFIXES)}.")
    with session.open_for_reading() as library:
        number = write_lesson_plan(library, file, (first, last), session.translate, session.at)
    message = session.translate("CommandLine", "Lessons saved: {number}")
    session.write_result({"path": str(file), "lessons": number}, lambda: message.format(number=number))


def _title(library: Library, shown: ShownLesson) -> str:
    return next((text.title for text in library.texts.some([shown.lesson.passage.text])), "")


def _row(shown: ShownLesson) -> Row:
    """Return the lesson; ``again`` says that it was one within 30 days, since all others were, too."""
    lesson, passage = shown.lesson, shown.lesson.passage
    return {
        "day": lesson.day.isoformat(),
        "source": lesson.source.value,
        "text": passage.text,
        "annotation": passage.annotation or None,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
        "form": lesson.form.value,
        "seconds": shown.seconds,
        "host": shown.host or None,
        "again": lesson.again,
        "done": lesson.done,
        "passed": [{"annotation": one.passage.annotation or None, "quote": one.passage.quote} for one in shown.passed],
    }


def _text(session: Session, shown: ShownLesson, title: str) -> str:
    lesson = shown.lesson
    lines = [session.translate("CommandLine", "{day}: {form}, about {minutes} min")]
    if shown.host:
        lines.append(session.translate("CommandLine", "Host: {host}"))
    if lesson.again:
        lines.append(
            session.translate("CommandLine", "All marks were lessons in the last 30 days; this one is repeated.")
        )
    values = {
        "day": lesson.day,
        "form": lesson_labels(session.translate).form_name(lesson.form),
        "minutes": max(1, round(shown.seconds / 60)),
        "host": shown.host,
    }
    head = [line.format(**values) for line in lines]
    return "\n".join((*head, "", lesson.passage.quote, "", title))
