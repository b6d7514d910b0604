"""Gather a year of reading for the sheet that the reader makes of it for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta

from reader.core.activity.plan import plan_at
from reader.core.activity.study_day import study_day
from reader.core.annotations.model import AnnotationKind
from reader.core.study.actions import ActionState
from reader.exporters.sheet import SheetDocument
from reader.exporters.year_sheet import YearSheetLabels, YearStudy, year_sheet
from reader.services.activity.report import Period, report_of
from reader.services.clock import Clock
from reader.services.exporting.translated_labels import Translate, report_labels
from reader.storage.library import Library


def year_sheet_labels(translate: Translate) -> YearSheetLabels:
    """Return the labels of the sheet of a year."""
    texts = {field.name: str(field.default) for field in fields(YearSheetLabels)}
    return YearSheetLabels(**{name: translate("YearSheet", text) for name, text in texts.items()})


def make_year_sheet(
    library: Library, clock: Clock, day: date, translate: Translate, weekdays: Sequence[str]
) -> SheetDocument:
    """Return the sheet of the year around a day, at most up to today."""
    removed = translate("Report", "a removed text")
    report = report_of(library, clock, Period.YEAR, day, removed)
    study = year_study(library, clock, report.first, report.last)
    return year_sheet(report, study, report_labels(translate, weekdays), year_sheet_labels(translate))


def year_study(library: Library, clock: Clock, first: date, last: date) -> YearStudy:
    """Return what was written and studied on the study days from ``first`` to ``last``."""
    plans = library.plans.history()

    def is_within(at: datetime) -> bool:
        local = clock.in_zone(at)
        return first <= study_day(local, plan_at(plans, local).day_start) <= last

    earliest = datetime.combine(first - timedelta(days=1), datetime.min.time(), UTC)
    made = [one for one in library.annotations.made_since(earliest) if is_within(one.created)]
    done = (record.action for record in library.actions.all() if record.action.state is ActionState.DONE)
    return YearStudy(
        notes=sum(one.kind is AnnotationKind.NOTE for one in made),
        questions=sum(one.kind is AnnotationKind.QUESTION for one in made),
        lessons=len({lesson.day for lesson in library.lessons.between(first, last) if lesson.done}),
        quizzes=sum(first <= record.day <= last for record in library.quizzes.all()),
        actions=sum(action.done is not None and first <= action.done <= last for action in done),
    )
