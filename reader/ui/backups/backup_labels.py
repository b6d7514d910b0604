"""Label files that can be restored: when and why they were made, and what they hold."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reader.core.text.sanitise import sanitise
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.services.backups import OWN_FILE, RestorableFile
from reader.storage.backup_files import BackupFile
from reader.ui.translation.counts import CountLabels
from reader.ui.translation.day_labels import long_date, plain_date
from reader.ui.translation.durations import length

_WEEK, _MONTH = timedelta(days=7), timedelta(days=31)
"""The ages up to which a copy that is made by time is one of each day, and one of each week."""

_REASONS = {
    "damaged": QT_TRANSLATE_NOOP("Backups", "set aside as damaged"),
    "replaced": QT_TRANSLATE_NOOP("Backups", "set aside, replaced by a backup"),
    "before-version": QT_TRANSLATE_NOOP("Backups", "before an update of One Hour"),
    "before-editions": QT_TRANSLATE_NOOP("Backups", "before a new edition"),
    "before-notes": QT_TRANSLATE_NOOP("Backups", "before importing notes"),
    "before-given": QT_TRANSLATE_NOOP("Backups", "before adding a shared file"),
    "before-sync": QT_TRANSLATE_NOOP("Backups", "before syncing with other machines"),
    "before-restore": QT_TRANSLATE_NOOP("Backups", "before restoring"),
}


def made_label(made: datetime, now: datetime) -> str:
    """Return when a file was made, shortly: ``Today, 09:00``, ``Thu 26 March, 21:58``; both times are local."""
    template = QCoreApplication.translate("Backups", "{day}, {time}")
    return template.format(day=_relative_day(made, now) or _short_day(made, now), time=_time(made))


def made_heading(made: datetime, now: datetime) -> str:
    """Return when a file was made: ``Yesterday, Friday 27 March, 20:14``."""
    day = long_date(made.date()) if made.year == now.year else plain_date(made.date())
    relative = _relative_day(made, now)
    if relative:
        day = QCoreApplication.translate("Backups", "{relative}, {day}").format(relative=relative, day=day)
    return QCoreApplication.translate("Backups", "{day}, {time}").format(day=day, time=_time(made))


def moment_label(at: datetime, now: datetime) -> str:
    """Return a time within a sentence: ``today 07:44``, ``26 March 07:44``; ``at`` is aware, as is ``now``."""
    local = at.astimezone(now.tzinfo)
    days = (now.date() - local.date()).days
    if days == 0:
        return QCoreApplication.translate("Backups", "today {time}").format(time=_time(local))
    if days == 1:
        return QCoreApplication.translate("Backups", "yesterday {time}").format(time=_time(local))
    template = QCoreApplication.translate("Backups", "{day} {time}")
    return template.format(day=_day(local, now), time=_time(local))


def reason_label(file: BackupFile, now: datetime) -> str:
    """Return why a file was made or set aside; of one of the reader's own, its name."""
    if file.reason == OWN_FILE:
        return sanitise(file.path.name)
    reason = file.reason.rstrip("-0123456789")
    if reason in _REASONS:
        return QCoreApplication.translate("Backups", _REASONS[reason])
    return file.reason or _schedule_label(now.replace(tzinfo=None) - file.made, is_today=_is_today(file.made, now))


def contents_label(file: RestorableFile) -> str:
    """Return the numbers of texts and notes in a file."""
    if file.contents is None:
        return QCoreApplication.translate("Backups", "damaged")
    return counts_label(file.contents.texts, file.contents.annotations)


def counts_label(texts: int, notes: int) -> str:
    """Return numbers of texts and notes: ``12 texts, 296 notes``."""
    counts = CountLabels()
    return joined(counts.texts(texts), counts.notes(notes))


def reading_label(seconds: float) -> str:
    """Return a length of time that was read."""
    return QCoreApplication.translate("Backups", "{length} of reading").format(length=length(seconds))


def size_label(file: RestorableFile) -> str:
    """Return the size of a file."""
    return QLocale().formattedDataSize(file.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def joined(*parts: str) -> str:
    """Join the parts of a line that are not empty."""
    return QCoreApplication.translate("Backups", ", ", "between parts of a line").join(filter(None, parts))


def _schedule_label(age: timedelta, *, is_today: bool) -> str:
    if is_today:
        return QCoreApplication.translate("Backups", "hourly")
    if age <= _WEEK:
        return QCoreApplication.translate("Backups", "daily")
    if age <= _MONTH:
        return QCoreApplication.translate("Backups", "weekly")
    return QCoreApplication.translate("Backups", "monthly")


def _is_today(made: datetime, now: datetime) -> bool:
    return made.date() == now.date()


def _relative_day(made: datetime, now: datetime) -> str:
    days = (now.date() - made.date()).days
    if days == 0:
        return QCoreApplication.translate("Backups", "Today")
    return QCoreApplication.translate("Backups", "Yesterday") if days == 1 else ""


def _short_day(made: datetime, now: datetime) -> str:
    """Return a day of the last week with its weekday, an earlier one without."""
    if timedelta(0) <= now.date() - made.date() < _WEEK:
        pattern = QCoreApplication.translate("Backups", "ddd d MMMM")
        return QLocale().toString(QDate(made.year, made.month, made.day), pattern)
    return _day(made, now)


def _day(at: datetime, now: datetime) -> str:
    if at.year != now.year:
        return plain_date(at.date())
    return QLocale().toString(QDate(at.year, at.month, at.day), QCoreApplication.translate("Backups", "d MMMM"))


def _time(at: datetime) -> str:
    return f"{at:%H:%M}"
