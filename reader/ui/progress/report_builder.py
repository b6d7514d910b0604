"""Build a report from the library, and its labels in the reader's language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from reader.core.activity.judging import DayState, judge_day
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.errors import Problem, ReaderError
from reader.exporters.report import Report, ReportDay, ReportLabels
from reader.services.activity.progress import progress_status
from reader.storage.library import Library
from reader.ui.translation.day_labels import state_label, time_class_name


class Period(StrEnum):
    """The period of a report."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def period_around(period: Period, day: date) -> tuple[date, date]:
    """Return the first and the last day of the week (from Monday), the month or the year that contains a day."""
    if period is Period.WEEK:
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    if period is Period.MONTH:
        first = day.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return date(day.year, 1, 1), date(day.year, 12, 31)


def report_of(library: Library, first: date, last: date, now: datetime) -> Report:
    """Return the report of the days from ``first`` to ``last``, at most up to today, as of the local time ``now``."""
    progress = progress_status(library, now)
    last = max(first, min(last, progress.today))
    by_day = library.ledger.seconds_by_day(first, last)
    entries = library.ledger.between(first, last)
    declared, corrected = (
        _seconds_by_day(entries, EntryOrigin.DECLARED),
        _seconds_by_day(entries, EntryOrigin.CORRECTED),
    )
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return Report(
        tuple(
            ReportDay(judge_day(progress.judged, day), by_day.get(day, {}), declared[day], corrected[day])
            for day in days
        ),
        tuple(_text_times(library, entries)),
        progress.streak.current,
        progress.streak.longest,
        progress.today,
    )


def report_labels() -> ReportLabels:
    """Return the labels of a report."""
    return ReportLabels(
        title=QCoreApplication.translate("Report", "Reading, {first} to {last}"),
        counted=QCoreApplication.translate("Report", "Counted"),
        of_goal=QCoreApplication.translate("Report", "{counted} of {goal} min"),
        kept=QCoreApplication.translate("Report", "Days kept"),
        of_due=QCoreApplication.translate("Report", "{kept} of {due} due"),
        streak=QCoreApplication.translate("Report", "Streak on {day}, in days"),
        longest=QCoreApplication.translate("Report", "Longest streak, in days"),
        declared=QCoreApplication.translate("Report", "Declared by hand"),
        corrected=QCoreApplication.translate("Report", "Changed by corrections"),
        minutes=QCoreApplication.translate("Report", "{minutes} min"),
        by_day=QCoreApplication.translate("Report", "Days"),
        by_class=QCoreApplication.translate("Report", "What the time was spent on"),
        by_text=QCoreApplication.translate("Report", "Texts"),
        day=QCoreApplication.translate("Report", "Day"),
        goal=QCoreApplication.translate("Report", "Goal"),
        state=QCoreApplication.translate("Report", "State"),
        spent_on=QCoreApplication.translate("Report", "Spent on"),
        text=QCoreApplication.translate("Report", "Text"),
        states={value: state_label(value) for value in DayState},
        classes={value: time_class_name(value) for value in TimeClass},
    )


def _seconds_by_day(entries: Iterable[LedgerEntry], origin: EntryOrigin) -> defaultdict[date, float]:
    sums: defaultdict[date, float] = defaultdict(float)
    for entry in entries:
        if entry.origin is origin:
            sums[entry.day] += entry.seconds
    return sums


def _text_times(library: Library, entries: Iterable[LedgerEntry]) -> list[tuple[str, float]]:
    """Return titles and seconds of the texts read, without skimming, the longest time first."""
    sums: defaultdict[str, float] = defaultdict(float)
    for entry in entries:
        if entry.text is not None and entry.time_class is not TimeClass.SKIM:
            sums[entry.text] += entry.seconds
    named = [(_title(library, text), seconds) for text, seconds in sums.items() if seconds >= 1]
    return sorted(named, key=lambda entry: (-entry[1], entry[0]))


def _title(library: Library, text: str) -> str:
    try:
        return library.texts.get(text).title
    except ReaderError as error:
        if error.problem is not Problem.TEXT_UNKNOWN:
            raise
        return QCoreApplication.translate("Report", "a text that was removed")
