"""Lay out a year of reading as a sheet for oneself: what was read, month by month, and what was studied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.report import Report, ReportDay, ReportLabels, due_label, minutes_label, read_label, report_facts
from reader.exporters.sheet import SheetDocument, SheetHeading, SheetItem, SheetPart, SheetTable


@dataclass(frozen=True, slots=True)
class YearStudy:
    """What was written and studied in a year, as counts."""

    notes: int = 0
    questions: int = 0
    lessons: int = 0
    quizzes: int = 0
    actions: int = 0


@dataclass(frozen=True, slots=True)
class YearSheetLabels:
    """The words of the sheet beside those of a report, in the reader's language; the defaults are the source."""

    title: str = QT_TRANSLATE_NOOP("YearSheet", "My reading in {year}")
    fact: str = QT_TRANSLATE_NOOP("YearSheet", "{name}: {value}")
    study: str = QT_TRANSLATE_NOOP("YearSheet", "Writing and study")
    notes: str = QT_TRANSLATE_NOOP("YearSheet", "Notes written")
    questions: str = QT_TRANSLATE_NOOP("YearSheet", "Questions asked")
    lessons: str = QT_TRANSLATE_NOOP("YearSheet", "Lessons done")
    quizzes: str = QT_TRANSLATE_NOOP("YearSheet", "Quizzes finished")
    actions: str = QT_TRANSLATE_NOOP("YearSheet", "Actions done")


def year_sheet(report: Report, study: YearStudy, labels: ReportLabels, words: YearSheetLabels) -> SheetDocument:
    """Return the sheet of a year; it has no single days, which the report has."""
    return SheetDocument(words.title.format(year=report.first.year), tuple(_parts(report, study, labels, words)))


def _parts(report: Report, study: YearStudy, labels: ReportLabels, words: YearSheetLabels) -> Iterator[SheetPart]:
    for name, value in report_facts(report, labels):
        yield SheetItem(words.fact.format(name=name, value=value))
    counts = [
        (words.notes, study.notes),
        (words.questions, study.questions),
        (words.lessons, study.lessons),
        (words.quizzes, study.quizzes),
        (words.actions, study.actions),
    ]
    if any(count for _name, count in counts):
        yield SheetHeading(words.study)
        yield from (SheetItem(words.fact.format(name=name, value=count)) for name, count in counts if count)
    yield from _texts(report, labels)
    yield SheetHeading(labels.by_month)
    columns = (labels.month, labels.counted, labels.kept, read_label(report, labels))
    yield SheetTable(columns, tuple(_month(days, labels) for days in report.months))


def _texts(report: Report, labels: ReportLabels) -> Iterator[SheetPart]:
    if report.texts:
        yield SheetHeading(labels.by_text)
        rows = tuple((title, minutes_label(seconds, labels)) for title, seconds in report.texts)
        yield SheetTable((labels.text, labels.counted), rows)
    for heading, titles in ((labels.started, report.started), (labels.finished, report.finished)):
        if titles:
            yield SheetHeading(heading)
            yield from (SheetItem(title) for title in titles)
    if report.by_class:
        yield SheetHeading(labels.by_class)
        rows = tuple((labels.classes[name], minutes_label(spent, labels)) for name, spent in report.by_class.items())
        yield SheetTable((labels.spent_on, labels.counted), rows)


def _month(days: tuple[ReportDay, ...], labels: ReportLabels) -> tuple[str, ...]:
    counted = minutes_label(sum(day.judged.counted for day in days), labels)
    due = due_label(Counter(day.judged.state for day in days), labels)
    return f"{days[0].judged.day:%Y-%m}", counted, due, str(sum(day.read for day in days))
