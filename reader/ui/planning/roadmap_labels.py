"""Build the labels of the roadmap."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reader.core.planning.catch_up_options import CatchUpOption, CatchUpOptionName
from reader.core.text.filing import Track
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.services.planning.roadmap import RoadmapStatus
from reader.ui.translation.counts import CountLabels
from reader.ui.translation.day_labels import weekdays

_TRACKS = {
    Track.NONE: QT_TRANSLATE_NOOP("Roadmap", "None"),
    Track.CATCH_UP: QT_TRANSLATE_NOOP("Roadmap", "Catch up"),
    Track.ACCUMULATE: QT_TRANSLATE_NOOP("Roadmap", "Accumulate"),
    Track.WORK: QT_TRANSLATE_NOOP("Roadmap", "Work"),
    Track.RESEARCH: QT_TRANSLATE_NOOP("Roadmap", "Research"),
}
_OPTIONS = {
    CatchUpOptionName.CATCH_UP: QT_TRANSLATE_NOOP("WaysOut", "Catch up"),
    CatchUpOptionName.REBALANCE: QT_TRANSLATE_NOOP("WaysOut", "Rebalance"),
    CatchUpOptionName.EXTEND: QT_TRANSLATE_NOOP("WaysOut", "Extend"),
}


def track_label(track: Track) -> str:
    """Return the label of a track."""
    return QCoreApplication.translate("Roadmap", _TRACKS[track])


def option_label(name: CatchUpOptionName) -> str:
    """Return the label of a catch-up option."""
    return QCoreApplication.translate("WaysOut", _OPTIONS[name])


def short_date(day: date, today: date | None = None) -> str:
    """Format a day as ``30 May``, with the year if it is not the year of ``today``."""
    date_format = QCoreApplication.translate("Roadmap", "d MMMM")
    if today is not None and day.year != today.year:
        date_format = QCoreApplication.translate("Roadmap", "d MMMM yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), date_format)


def status_label(course: RoadmapStatus) -> str:
    """Return when the roadmap ends at the plan's pace, and whether that is in time for the target dates."""
    forecast = course.forecast
    if not any(stage.start for stage in forecast.stages):
        return QCoreApplication.translate("Roadmap", "Everything is read.")
    if forecast.end is None:
        return QCoreApplication.translate("Roadmap", "At this pace, no end date can be estimated yet.")
    sentence = QCoreApplication.translate("Roadmap", "{pace}: all read by {date}")
    sentence = sentence.format(pace=_pace_label(course), date=short_date(forecast.end, course.today))
    if forecast.late_days:
        behind = days_behind_label(forecast.late_days)
        return QCoreApplication.translate("Roadmap", "{done}, {behind}.").format(done=sentence, behind=behind)
    if any(stage.due for stage in forecast.stages):
        return QCoreApplication.translate("Roadmap", "{done}, on schedule.").format(done=sentence)
    return QCoreApplication.translate("Roadmap", "{done}.").format(done=sentence)


def _pace_label(course: RoadmapStatus) -> str:
    """Return the minutes a day of the plan in force, and its days of rest."""
    rest = course.rest_weekdays
    pace = QCoreApplication.translate("Roadmap", "{minutes} min a day")
    if course.has_weekday_goals:
        pace = QCoreApplication.translate("Roadmap", "{minutes} min on most days")
    pace = pace.format(minutes=course.goal_minutes)
    return (
        QCoreApplication.translate("Roadmap", "{pace}, {days} off").format(pace=pace, days=weekdays(rest))
        if rest
        else pace
    )


def days_behind_label(count: int) -> str:
    """Return the label of the number of days by which a target date is missed."""
    return CountLabels().days_behind(count)


def option_sentence(way: CatchUpOption, usual: int, today: date) -> str:
    """Return what a catch-up option asks for and when it ends."""
    end = way.forecast.end or today
    if way.goal_minutes is None or way.until is None:
        sentence = QCoreApplication.translate("WaysOut", "Keep {usual} min a day; the target date moves to {end}.")
        return sentence.format(usual=usual, end=short_date(end, today))
    sentence = QCoreApplication.translate(
        "WaysOut", "{minutes} min a day until {until}, then {usual} again; done by {end}."
    )
    values = {"minutes": way.goal_minutes, "until": short_date(way.until, today), "usual": usual}
    return sentence.format(**values, end=short_date(end, today))
