"""Put a stretch of a day into words, and why it is as it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.core.activity.ledger import EntryOrigin, TimeClass
from reader.core.activity.span import SpanDoubt, SpanEnd
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.services.activity.day_entries import DayEntry
from reader.ui.translation.day_labels import class_words
from reader.ui.translation.durations import clock_face

_ENDS = {
    SpanEnd.RUNNING: QT_TRANSLATE_NOOP("Days", "still running, or ended with the program"),
    SpanEnd.IDLE: QT_TRANSLATE_NOOP("Days", "cut for want of input"),
    SpanEnd.BLUR: QT_TRANSLATE_NOOP("Days", "ended: another window was in front"),
    SpanEnd.PAUSE: QT_TRANSLATE_NOOP("Days", "ended: paused by hand"),
    SpanEnd.SLEEP: QT_TRANSLATE_NOOP("Days", "ended: the machine slept"),
    SpanEnd.TEXT: QT_TRANSLATE_NOOP("Days", "ended: another text was opened"),
    SpanEnd.CLASS: QT_TRANSLATE_NOOP("Days", "went on with something else"),
    SpanEnd.ZONE: QT_TRANSLATE_NOOP("Days", "ended: the time zone changed"),
    SpanEnd.CLOCK: QT_TRANSLATE_NOOP("Days", "ended: the clock was set"),
    SpanEnd.CLOSE: QT_TRANSLATE_NOOP("Days", "ended: the text was left"),
}
_DOUBTS = {
    SpanDoubt.BACKWARD: QT_TRANSLATE_NOOP("Days", "clock doubt: the clock was set back; the length is right"),
    SpanDoubt.FORWARD: QT_TRANSLATE_NOOP("Days", "clock doubt: the clock had jumped ahead; the length is right"),
}


def when_words(one: DayEntry) -> str:
    """Write from when to when."""
    return f"{one.start:%H:%M}–{one.end:%H:%M}"


def what_words(one: DayEntry) -> str:
    """Write what was done, and in which text."""
    words = class_words(one.time_class)
    if one.title:
        words = QCoreApplication.translate("Days", "{class} · {title}").format_map({"class": words, "title": one.title})
    return words


def why_words(one: DayEntry) -> str:
    """Explain a stretch from its entry: how it ended or came about, what is in doubt, how it was corrected."""
    parts = [_came_about(one), _doubt(one), _correction(one)]
    if one.time_class is TimeClass.SKIM:
        parts.append(QCoreApplication.translate("Days", "faster than four times your speed"))
    return " · ".join(part for part in parts if part)


def entry_label(one: DayEntry) -> str:
    """Tell a stretch in one line: when, what, how long, and why."""
    words = f"{when_words(one)} · {what_words(one)} · {clock_face(one.seconds)}"
    why = why_words(one)
    return f"{words} · {why}" if why else words


def _came_about(one: DayEntry) -> str:
    if one.origin is EntryOrigin.MEASURED:
        return _end_words(one.reason)
    if one.origin is EntryOrigin.CORRECTED:
        return _with_reason(QCoreApplication.translate("Days", "moved here from another day"), one.reason)
    return _with_reason(QCoreApplication.translate("Days", "declared by hand"), one.reason)


def _end_words(reason: str) -> str:
    """Return why a span ended; the clock writes ``idle 96`` where 96 seconds without input cut it."""
    end, _space, waited = reason.partition(" ")
    if end == SpanEnd.IDLE and waited.isdecimal():
        return QCoreApplication.translate("Days", "cut after {seconds} s without input").format(seconds=waited)
    known = next((words for known, words in _ENDS.items() if known == reason), None)
    return QCoreApplication.translate("Days", known) if known else reason


def _doubt(one: DayEntry) -> str:
    known = next((words for doubt, words in _DOUBTS.items() if doubt == one.flag), None)
    return QCoreApplication.translate("Days", known) if known else ""


def _correction(one: DayEntry) -> str:
    if one.was_class is None:
        return ""
    was = clock_face(one.was_seconds)
    if one.was_class is not one.time_class:
        was = f"{class_words(one.was_class)} {was}"
    words = QCoreApplication.translate("Days", "corrected (was {was})").format(was=was)
    return _with_reason(words, one.correction)


def _with_reason(words: str, reason: str) -> str:
    if not reason:
        return words
    return QCoreApplication.translate("Days", "{what}: {reason}").format(what=words, reason=reason)
