"""Write the lessons of several days: for people, for a spreadsheet, for calendars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from reader.core.study.lesson_table import write_lesson_table
from reader.core.study.lessons import LessonForm, SetLesson
from reader.core.study.rota import LESSON_ROTA, event_uid
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.export_data import plain_line
from reader.exporters.icalendar import CalendarEvent, icalendar
from reader.exporters.markdown.escaping import escaped

SUFFIXES = (".md", ".csv", ".ics")
"""How the names of such files end."""


@dataclass(frozen=True, slots=True)
class PlannedLesson:
    """The lesson of a day, or only its host where no lesson is chosen yet; ``done`` says that it was held.

    ``sequence`` counts the changes of its host and of its passage.
    """

    day: date
    title: str
    quote: str
    form: LessonForm | None
    host: str
    done: bool = False
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class LessonLabels:
    """The labels of lessons, in the reader's language; the defaults are the source language."""

    title: str = QT_TRANSLATE_NOOP("Lessons", "Daily lesson")
    day: str = QT_TRANSLATE_NOOP("Lessons", "Day")
    text: str = QT_TRANSLATE_NOOP("Lessons", "Text")
    passage: str = QT_TRANSLATE_NOOP("Lessons", "Passage")
    form: str = QT_TRANSLATE_NOOP("Lessons", "Form")
    host: str = QT_TRANSLATE_NOOP("Lessons", "Host")
    hosted: str = QT_TRANSLATE_NOOP("Lessons", "{title}: {host}")
    read: str = QT_TRANSLATE_NOOP("Lessons", "read aloud")
    learn: str = QT_TRANSLATE_NOOP("Lessons", "learn by heart")
    tell: str = QT_TRANSLATE_NOOP("Lessons", "retell")

    def form_name(self, form: LessonForm | None) -> str:
        """Return the name of a form; empty for none."""
        names = {None: "", LessonForm.READ: self.read, LessonForm.LEARN: self.learn, LessonForm.TELL: self.tell}
        return names[form]


@dataclass(frozen=True, slots=True)
class LessonPlan:
    """The lessons of several days in order."""

    lessons: Sequence[PlannedLesson]
    labels: LessonLabels = field(default_factory=LessonLabels)


def lesson_plan_file(plan: LessonPlan, suffix: str, at: datetime) -> str:
    """Return the file whose name ends so; ``at`` is the aware time at which it is made."""
    match suffix:
        case ".csv":
            return write_lesson_table(_as_set(lesson) for lesson in plan.lessons if lesson.quote)
        case ".ics":
            return icalendar([_event(lesson, plan.labels) for lesson in plan.lessons], plan.labels.title, at)
    return _markdown(plan)


def _as_set(lesson: PlannedLesson) -> SetLesson:
    """Return a lesson as one that a table sets by its words, so that it is found in another edition, too."""
    return SetLesson(lesson.day, lesson.title, None, lesson.quote, lesson.form, lesson.host)


def _event(lesson: PlannedLesson, labels: LessonLabels) -> CalendarEvent:
    summary = labels.hosted.format(title=labels.title, host=lesson.host) if lesson.host else labels.title
    lines = (labels.form_name(lesson.form), lesson.quote, lesson.title)
    return CalendarEvent(
        uid=event_uid(LESSON_ROTA, lesson.day),
        first=lesson.day,
        last=lesson.day,
        summary=summary,
        description="\n".join(line for line in lines if line),
        sequence=lesson.sequence,
    )


def _markdown(plan: LessonPlan) -> str:
    labels = plan.labels
    headings = (labels.day, labels.host, labels.form, labels.text, labels.passage)
    lines = [f"# {labels.title}", "", _row(*headings), _row(*["---"] * len(headings))]
    for lesson in plan.lessons:
        cells = (lesson.host, labels.form_name(lesson.form), lesson.title, lesson.quote)
        lines.append(_row(lesson.day.isoformat() + (" ✓" if lesson.done else ""), *map(_cell, cells)))
    return "\n".join(lines) + "\n"


def _cell(words: str) -> str:
    return escaped(plain_line(words)).replace("|", "\\|")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
