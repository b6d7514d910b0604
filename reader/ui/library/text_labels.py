"""Build the labels of a text on the shelf."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from reader.core.text.filing import Track
from reader.core.text.text_direction import isolated
from reader.services.shelf import ShelfRow
from reader.ui.planning.roadmap_labels import short_date, track_label
from reader.ui.translation.counts import CountLabels
from reader.ui.translation.day_labels import compact_date
from reader.ui.translation.durations import about
from reader.ui.translation.labels import format_label


def about_text(row: ShelfRow) -> str:
    """Return author, format, filing and number of notes in one line."""
    kind = "" if track(row) else format_label(row.text.format)
    required = QCoreApplication.translate("Shelf", "required") if row.filing.required else ""
    notes = notes_label(row.notes) if row.notes else ""
    return " · ".join(part for part in (row.text.author, kind, *track(row), required, notes) if part)


def track(row: ShelfRow) -> tuple[str, ...]:
    """Return the label of the track, if there is one."""
    return (track_label(row.filing.track),) if row.filing.track is not Track.NONE else ()


def filing_label(row: ShelfRow) -> str:
    """Return the track, and whether the text is required; a dash for neither."""
    required = QCoreApplication.translate("Shelf", "required") if row.filing.required else ""
    return listed((*track(row), required)) or "–"


def listed(parts: Iterable[str]) -> str:
    """Return the parts that are not empty as a list in one line."""
    return QCoreApplication.translate("Shelf", ", ").join(isolated(part) for part in parts if part)


def quiet_line(row: ShelfRow) -> str:
    """Return author and notes, which stand under the title; without both the format."""
    notes = notes_label(row.notes) if row.notes else ""
    return listed((row.text.author, notes)) or format_label(row.text.format)


def folded_line(row: ShelfRow, today: date | None) -> str:
    """Return the line under the title with what stands in columns where there is room for them."""
    left = left_label(row, today)
    if row.text.complete and not row.is_finished:
        left = QCoreApplication.translate("Shelf", "{time} left").format(time=left)
    return listed((quiet_line(row), *track(row), percent_label(row), left, last_read_label(row, today)))


def tags_label(row: ShelfRow) -> str:
    """Return the tags in one line."""
    return " ".join(f"#{tag}" for tag in row.filing.tags)


def notes_label(count: int) -> str:
    """Return the label for a number of notes."""
    return CountLabels().notes(count)


def percent_label(row: ShelfRow) -> str:
    """Return the share read as a percentage, rounded down, so that only a finished text has all of it."""
    percent = 100 if row.is_finished else int(row.share * 100)
    return QCoreApplication.translate("Shelf", "{percent}%").format(percent=percent)


def left_label(row: ShelfRow, today: date | None) -> str:
    """Return the time left; of a finished text, when it was read."""
    if not row.text.complete:
        return QCoreApplication.translate("Shelf", "adding…")
    if not row.is_finished:
        return about(row.left)
    if row.finished is None:
        return QCoreApplication.translate("Shelf", "read")
    return QCoreApplication.translate("Shelf", "read {date}").format(date=compact_date(row.finished, today))


def last_read_label(row: ShelfRow, today: date | None) -> str:
    """Return the day on which a text was opened last, in local time; a dash for one that was read elsewhere."""
    if row.text.opened is None:
        return QCoreApplication.translate("Shelf", "not started") if not row.share else "–"
    day = row.text.opened.astimezone().date()
    if day == today:
        return QCoreApplication.translate("Shelf", "today")
    if today is not None and day == today - timedelta(days=1):
        return QCoreApplication.translate("Shelf", "yesterday")
    return compact_date(day, today)


def progress_label(row: ShelfRow, today: date | None = None) -> str:
    """Return the share read and the time left, or the date it was finished, with the year if not the current one."""
    if not row.text.complete:
        return QCoreApplication.translate("Shelf", "adding…")
    if row.is_finished and row.finished is not None:
        label = QCoreApplication.translate("Shelf", "100% · finished {date}")
        return label.format(date=short_date(row.finished, today))
    if row.is_finished:
        return QCoreApplication.translate("Shelf", "100% · finished")
    label = QCoreApplication.translate("Shelf", "{percent} · {time} left")
    return label.format(percent=percent_label(row), time=about(row.left))


def accessible_text(row: ShelfRow, today: date | None) -> str:
    """Return the whole description for a screen reader."""
    parts = (row.text.title, about_text(row), tags_label(row), progress_label(row, today))
    return ". ".join(part for part in parts if part)
