"""Label what a restore changes: its numbers, and the rows that come back, change or go."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.storage.restore_preview import RestoredRow, RestorePreview, ValueDifference
from reader.ui.backups.backup_labels import joined, moment_label
from reader.ui.translation.durations import length
from reader.ui.translation.labels import single_line

_MAX_VALUE = 60
"""How many characters of a value that differs are shown."""

_DIFFERENCES = {
    "body": QT_TRANSLATE_NOOP("Backups", "note: “{then}” instead of “{now}”"),
    "tags": QT_TRANSLATE_NOOP("Backups", "tags: {then} instead of {now}"),
    "exact": QT_TRANSLATE_NOOP("Backups", "passage: “{then}” instead of “{now}”"),
    "title": QT_TRANSLATE_NOOP("Backups", "title: “{then}” instead of “{now}”"),
    "author": QT_TRANSLATE_NOOP("Backups", "author: “{then}” instead of “{now}”"),
    "kind": QT_TRANSLATE_NOOP("Backups", "different kind of note"),
    "colour": QT_TRANSLATE_NOOP("Backups", "different colour"),
    "style": QT_TRANSLATE_NOOP("Backups", "different style"),
    "file_digest": QT_TRANSLATE_NOOP("Backups", "earlier edition"),
}


class Figure(NamedTuple):
    """A number in large type and the words below it."""

    number: str
    words: str


class RestoreFigures(QObject):
    """What a restore would do in numbers, in words."""

    def all(self, preview: RestorePreview, *, as_it_was: bool) -> list[Figure]:
        """Return the figures of a preview: those of notes always, the others where there is something to say."""
        comes, changes, goes = preview.comes, preview.changes, preview.goes
        figures = [
            Figure(f"+{comes.texts}", self.tr("text(s) restored", None, comes.texts)) if comes.texts else None,
            Figure(f"+{comes.notes}", self.tr("note(s) restored", None, comes.notes)),
            Figure(f"+{length(comes.seconds)}", self.tr("of reading restored")) if comes.seconds else None,
            Figure(str(changes.texts), self.tr("text(s) reverted", None, changes.texts)) if changes.texts else None,
            Figure(str(changes.notes), self.tr("note(s) reverted", None, changes.notes)) if as_it_was else None,
            Figure(str(goes.texts), self.tr("text(s) added since are removed", None, goes.texts))
            if goes.texts
            else None,
            Figure(str(goes.notes), self.tr("note(s) added since are removed", None, goes.notes))
            if as_it_was
            else None,
            Figure(length(preview.newer_seconds), self.tr("of reading since then is kept"))
            if preview.newer_seconds
            else None,
        ]
        return [figure for figure in figures if figure is not None]


def row_words(row: RestoredRow) -> str:
    """Return the title of a text, or the words of a note."""
    return single_line(row.words) or QCoreApplication.translate("Backups", "A note without text")


def coming_detail(row: RestoredRow, now: datetime) -> str:
    """Return where a row that comes back belongs, and when it was removed."""
    removed = ""
    if row.at is not None:
        removed = QCoreApplication.translate("Backups", "removed {when}").format(when=moment_label(row.at, now))
    return joined(*_place(row), removed)


def changed_detail(row: RestoredRow, _now: datetime) -> str:
    """Return how a row becomes as it was."""
    difference = row.difference
    if difference is None:
        return joined(*_place(row))
    template = QCoreApplication.translate("Backups", _DIFFERENCES[difference.column])
    return template.format(then=_value(difference, difference.then), now=_value(difference, difference.now))


def going_detail(row: RestoredRow, now: datetime) -> str:
    """Return where a row that goes belongs, and when it was made."""
    return joined(*_place(row), "" if row.at is None else moment_label(row.at, now))


def _place(row: RestoredRow) -> tuple[str, str]:
    if row.kind == "text":
        return QCoreApplication.translate("Backups", "text"), ""
    return single_line(row.text, _MAX_VALUE), single_line(row.section, _MAX_VALUE)


def _value(difference: ValueDifference, value: str) -> str:
    nothing = QCoreApplication.translate("Backups", "none") if difference.column == "tags" else ""
    return single_line(value, _MAX_VALUE) or nothing
