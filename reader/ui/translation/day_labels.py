"""Label days, their states and classes of time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reader.core.activity.judging import DayState, JudgedDay
from reader.core.activity.ledger import TimeClass
from reader.core.activity.names import CLASS_NAMES, STATE_NAMES
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.ui.translation.durations import length

_SKIMMING = QT_TRANSLATE_NOOP("Days", "skimming, not counted")


def state_label(state: DayState) -> str:
    """Return the label of the state of a day."""
    return QCoreApplication.translate("Days", STATE_NAMES[state])


def class_label(time_class: TimeClass) -> str:
    """Return the label of a class of time."""
    if time_class is TimeClass.SKIM:
        return QCoreApplication.translate("Days", _SKIMMING)
    return time_class_name(time_class)


def time_class_name(time_class: TimeClass) -> str:
    """Return the label of a class of time for a choice: the label of skimming does not add that it is not counted."""
    return QCoreApplication.translate("Days", CLASS_NAMES[time_class])


def long_date(day: date) -> str:
    """Format a day with its weekday: ``Saturday 28 March``."""
    return QLocale().toString(_qdate(day), QCoreApplication.translate("Days", "dddd d MMMM"))


def plain_date(day: date) -> str:
    """Format a day with its year: ``2 March 2026``."""
    return QLocale().toString(_qdate(day), QCoreApplication.translate("Days", "d MMMM yyyy"))


def full_date(day: date, today: date | None = None) -> str:
    """Format a day with weekday and year; without the year if it is that of ``today``."""
    date_format = QCoreApplication.translate("Days", "ddd d MMM yyyy")
    if today is not None and day.year == today.year:
        date_format = QCoreApplication.translate("Days", "ddd d MMM")
    return QLocale().toString(_qdate(day), date_format)


def complete_date(day: date) -> str:
    """Format a day with its weekday and year, both in full: ``Saturday 28 March 2026``."""
    return QLocale().toString(_qdate(day), QCoreApplication.translate("Days", "dddd d MMMM yyyy"))


def compact_date(day: date, today: date | None = None) -> str:
    """Format a day as ``26 Mar``, with the year if it is not the year of ``today``."""
    date_format = QCoreApplication.translate("Days", "d MMM")
    if today is not None and day.year != today.year:
        date_format = QCoreApplication.translate("Days", "d MMM yyyy")
    return QLocale().toString(_qdate(day), date_format)


def moment_label(at: datetime) -> str:
    """Format a local time with its day: ``2 Mar 2026, 21:40``."""
    template = QCoreApplication.translate("Days", "{day}, {time}")
    return template.format(day=QLocale().toString(_qdate(at), field_format()), time=f"{at:%H:%M}")


def field_format() -> str:
    """Return Qt's format of a day for fields in which it is typed: ``2 Mar 2026``."""
    return QCoreApplication.translate("Days", "d MMM yyyy")


def weekday(day: date) -> str:
    """Return the short name of the weekday."""
    return QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def full_weekday(day: date) -> str:
    """Return the name of the weekday in full."""
    return QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.LongFormat)


def weekdays(days: Iterable[int]) -> str:
    """Return the short names of weekdays (0 is Monday) in order."""
    locale, short = QLocale(), QLocale.FormatType.ShortFormat
    names = (locale.standaloneDayName(number + 1, short) for number in sorted(days))
    return QCoreApplication.translate("Days", ", ").join(names)


def month(day: date) -> str:
    """Return the short name of the month."""
    return QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)


def month_of_year(day: date) -> str:
    """Format the month of a day with its year: ``March 2026``."""
    return QLocale().toString(_qdate(day), QCoreApplication.translate("Days", "MMMM yyyy"))


def day_label(judged: JudgedDay) -> str:
    """Return a day in one line: its date, the time counted of the goal, and its state."""
    if judged.state is DayState.BEFORE:
        return f"{full_date(judged.day)} · {state_label(judged.state)}"
    template = QCoreApplication.translate("Days", "{date} · {counted} of {goal} · {state}")
    return template.format(
        date=full_date(judged.day),
        counted=length(judged.counted),
        goal=length(judged.goal),
        state=_shown_state(judged),
    )


def _shown_state(judged: JudgedDay) -> str:
    state = state_label(judged.state)
    if judged.is_shown_up and judged.state is DayState.MISSED:
        return QCoreApplication.translate("Days", "{state}, but you did read").format(state=state)
    return state


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
