"""Put days, states and classes of time into words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reader.core.hour.judging import DayState, JudgedDay
from reader.core.hour.ledger import TimeClass
from reader.core.hour.span import SpanEnd
from reader.ui.durations import about
from reader.ui.translation import QT_TRANSLATE_NOOP

_STATES = {
    DayState.MET: QT_TRANSLATE_NOOP("Days", "met"),
    DayState.REST: QT_TRANSLATE_NOOP("Days", "day of rest"),
    DayState.MADE_UP: QT_TRANSLATE_NOOP("Days", "made up"),
    DayState.OPEN: QT_TRANSLATE_NOOP("Days", "still open"),
    DayState.MISSED: QT_TRANSLATE_NOOP("Days", "not met"),
    DayState.BEFORE: QT_TRANSLATE_NOOP("Days", "before the first plan"),
}
_CLASSES = {
    TimeClass.READ: QT_TRANSLATE_NOOP("Days", "reading"),
    TimeClass.NOTE: QT_TRANSLATE_NOOP("Days", "writing notes"),
    TimeClass.LOOK_UP: QT_TRANSLATE_NOOP("Days", "looking up"),
    TimeClass.REVIEW: QT_TRANSLATE_NOOP("Days", "self-test"),
    TimeClass.LISTEN: QT_TRANSLATE_NOOP("Days", "listening"),
    TimeClass.PAPER: QT_TRANSLATE_NOOP("Days", "reading on paper"),
    TimeClass.SKIM: QT_TRANSLATE_NOOP("Days", "skimming, not counted"),
}
_ENDS = {
    SpanEnd.IDLE: QT_TRANSLATE_NOOP("Days", "ended for want of input"),
    SpanEnd.BLUR: QT_TRANSLATE_NOOP("Days", "ended when the window was left"),
    SpanEnd.PAUSE: QT_TRANSLATE_NOOP("Days", "paused by hand"),
    SpanEnd.SLEEP: QT_TRANSLATE_NOOP("Days", "ended when the machine slept"),
    SpanEnd.TEXT: QT_TRANSLATE_NOOP("Days", "ended with another text"),
    SpanEnd.CLASS: QT_TRANSLATE_NOOP("Days", "went on with something else"),
    SpanEnd.ZONE: QT_TRANSLATE_NOOP("Days", "ended when the time zone changed"),
    SpanEnd.CLOCK: QT_TRANSLATE_NOOP("Days", "ended when the clock was set"),
    SpanEnd.CLOSE: QT_TRANSLATE_NOOP("Days", "ended when the text was closed"),
}


def state_words(state: DayState) -> str:
    """Name what became of a day."""
    return QCoreApplication.translate("Days", _STATES[state])


def class_words(time_class: TimeClass) -> str:
    """Name what time was spent on."""
    return QCoreApplication.translate("Days", _CLASSES[time_class])


def end_words(reason: str) -> str:
    """Say why a span ended, for the reasons that the clock gives; a reader's own reason stands as it is."""
    known = next((words for end, words in _ENDS.items() if end == reason), None)
    return QCoreApplication.translate("Days", known) if known else reason


def long_date(day: date) -> str:
    """Write a day with its weekday: ``Saturday 28 March``."""
    return QLocale().toString(_qdate(day), QCoreApplication.translate("Days", "dddd d MMMM"))


def full_date(day: date) -> str:
    """Write a day with weekday and year."""
    return QLocale().toString(_qdate(day), QCoreApplication.translate("Days", "ddd d MMM yyyy"))


def weekday(day: date) -> str:
    """Name the weekday in short."""
    return QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def month(day: date) -> str:
    """Name the month in short."""
    return QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)


def day_words(one: JudgedDay) -> str:
    """Tell a day in one line: its date, what was counted of the goal, and what became of it."""
    if one.state is DayState.BEFORE:
        return f"{full_date(one.day)} · {state_words(one.state)}"
    counted = span_length(one.counted)
    words = QCoreApplication.translate("Days", "{date} · {counted} of {goal} · {state}")
    return words.format(date=full_date(one.day), counted=counted, goal=about(one.goal), state=state_words(one.state))


def span_length(seconds: float) -> str:
    """Write a length of which nothing is nothing."""
    return about(seconds) if seconds >= 1 else QCoreApplication.translate("Days", "0 min")


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
