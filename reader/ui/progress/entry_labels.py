"""Label an entry of a day, and explain it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.core.activity.ledger import EntryOrigin, TimeClass
from reader.core.activity.span import SpanDoubt, SpanEnd
from reader.core.activity.uncounted import Uncounted
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.services.activity.day_entries import DayEntry
from reader.ui.translation.day_labels import class_label
from reader.ui.translation.durations import clock_face

_ENDS = {
    SpanEnd.RUNNING: QT_TRANSLATE_NOOP("Days", "still running, or ended when the program closed"),
    SpanEnd.IDLE: QT_TRANSLATE_NOOP("Days", "ended: no input"),
    SpanEnd.UNCHANGED: QT_TRANSLATE_NOOP("Days", "ended: nothing new on the page"),
    SpanEnd.BLUR: QT_TRANSLATE_NOOP("Days", "ended: switched to another window"),
    SpanEnd.DIALOG: QT_TRANSLATE_NOOP("Days", "ended: a dialog was open"),
    SpanEnd.PAUSE: QT_TRANSLATE_NOOP("Days", "ended: paused"),
    SpanEnd.SLEEP: QT_TRANSLATE_NOOP("Days", "ended: the computer went to sleep"),
    SpanEnd.TEXT: QT_TRANSLATE_NOOP("Days", "ended: another text was opened"),
    SpanEnd.CLASS: QT_TRANSLATE_NOOP("Days", "moved on to something else"),
    SpanEnd.ZONE: QT_TRANSLATE_NOOP("Days", "ended: the time zone changed"),
    SpanEnd.CLOCK: QT_TRANSLATE_NOOP("Days", "ended: the clock was changed"),
    SpanEnd.CLOSE: QT_TRANSLATE_NOOP("Days", "ended: left the text"),
}
_DOUBTS = {
    SpanDoubt.BACKWARD: QT_TRANSLATE_NOOP("Days", "clock uncertain: it was set back; the duration is correct"),
    SpanDoubt.FORWARD: QT_TRANSLATE_NOOP("Days", "clock uncertain: it had jumped ahead; the duration is correct"),
}


def time_label(entry: DayEntry) -> str:
    """Return the start and the end as times of day."""
    return f"{entry.start:%H:%M}–{entry.end:%H:%M}"


def activity_label(entry: DayEntry) -> str:
    """Return the class of time and the title of the text."""
    label = class_label(entry.time_class)
    if entry.title:
        label = QCoreApplication.translate("Days", "{class} · {title}").format_map(
            {"class": label, "title": entry.title}
        )
    return label


def explanation(entry: DayEntry) -> str:
    """Explain an entry: how it ended or was made, what is in doubt, how it was corrected."""
    parts = [_origin_label(entry), _doubt_label(entry), _correction_label(entry), _cap_label(entry)]
    if entry.time_class is TimeClass.SKIM:
        parts.append(QCoreApplication.translate("Days", "more than four times your usual speed"))
    return " · ".join(part for part in parts if part)


def entry_label(entry: DayEntry) -> str:
    """Return an entry in one line: when, what, how long, and why."""
    label = f"{time_label(entry)} · {activity_label(entry)} · {clock_face(entry.seconds)}"
    why = explanation(entry)
    return f"{label} · {why}" if why else label


def _origin_label(entry: DayEntry) -> str:
    if entry.origin is EntryOrigin.MEASURED:
        listened = (entry.original_class or entry.time_class) is TimeClass.LISTEN
        if listened and entry.reason == SpanEnd.CLASS:
            return QCoreApplication.translate("Days", "ended: reading aloud was paused or stopped")
        return _end_label(entry.reason)
    if entry.origin is EntryOrigin.CORRECTED:
        return _with_reason(QCoreApplication.translate("Days", "moved here from another day"), entry.reason)
    return _with_reason(QCoreApplication.translate("Days", "added manually"), entry.reason)


def _end_label(reason: str) -> str:
    """Return why a span ended; the reason is ``idle 96`` if it was cut after 96 seconds without input."""
    end, _space, waited = reason.partition(" ")
    if end == SpanEnd.IDLE and waited.isdecimal():
        return QCoreApplication.translate("Days", "ended after {seconds} s without input").format(seconds=waited)
    known = next((label for known, label in _ENDS.items() if known == reason), None)
    return QCoreApplication.translate("Days", known) if known else reason


def _doubt_label(entry: DayEntry) -> str:
    known = next((label for doubt, label in _DOUBTS.items() if doubt == entry.flag), None)
    return QCoreApplication.translate("Days", known) if known else ""


def _correction_label(entry: DayEntry) -> str:
    if entry.original_class is None:
        return ""
    was = clock_face(entry.original_seconds)
    if entry.original_class is not entry.time_class:
        was = f"{class_label(entry.original_class)} {was}"
    label = QCoreApplication.translate("Days", "corrected (was {was})").format(was=was)
    return _with_reason(label, entry.correction)


def _cap_label(entry: DayEntry) -> str:
    """Return how much of an entry counts if not all of it does."""
    if entry.why is Uncounted.OTHER_MACHINE:
        template = QCoreApplication.translate(
            "Days", "{counted} counted: another computer was counting at the same time"
        )
        return template.format(counted=clock_face(entry.counted))
    if entry.why is not Uncounted.CAP:
        return ""
    template = QCoreApplication.translate("Days", "{counted} counted: at most half the goal")
    return template.format(counted=clock_face(entry.counted))


def _with_reason(label: str, reason: str) -> str:
    if not reason:
        return label
    return QCoreApplication.translate("Days", "{what}: {reason}").format(what=label, reason=reason)
