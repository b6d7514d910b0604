"""Build the labels of a text on the shelf."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from reader.core.text.filing import Track
from reader.services.shelf import ShelfRow
from reader.ui.planning.roadmap_labels import short_date, track_label
from reader.ui.translation.counts import CountLabels
from reader.ui.translation.durations import about
from reader.ui.translation.labels import format_label


def about_text(row: ShelfRow) -> str:
    """Return author, format, filing and number of notes in one line."""
    return " · ".join((*beside_track(row)[0], *track(row), *beside_track(row)[1]))


def track(row: ShelfRow) -> tuple[str, ...]:
    """Return the label of the track, if there is one."""
    return (track_label(row.filing.track),) if row.filing.track is not Track.NONE else ()


def beside_track(row: ShelfRow) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the labels before the track and those after it."""
    kind = "" if track(row) else format_label(row.text.format)
    required = QCoreApplication.translate("Shelf", "required") if row.filing.required else ""
    notes = notes_label(row.notes) if row.notes else ""
    before = tuple(part for part in (row.text.author, kind) if part)
    return before, tuple(part for part in (required, notes) if part)


def tags_label(row: ShelfRow) -> str:
    """Return the tags in one line."""
    return " ".join(f"#{tag}" for tag in row.filing.tags)


def notes_label(count: int) -> str:
    """Return the label for a number of notes."""
    return CountLabels().notes(count)


def progress_label(row: ShelfRow, today: date | None = None) -> str:
    """Return the share read and the time left, or the date it was finished, with the year if not the current one."""
    if not row.text.complete:
        return QCoreApplication.translate("Shelf", "coming in…")
    if row.is_finished and row.finished is not None:
        label = QCoreApplication.translate("Shelf", "100 % · finished {date}")
        return label.format(date=short_date(row.finished, today))
    if row.is_finished:
        return QCoreApplication.translate("Shelf", "100 % · read to the end")
    percent = int(row.share * 100)
    return QCoreApplication.translate("Shelf", "{percent} % · {time} left").format(
        percent=percent, time=about(row.left)
    )


def accessible_text(row: ShelfRow, today: date | None) -> str:
    """Return the whole description for a screen reader."""
    parts = (row.text.title, about_text(row), tags_label(row), progress_label(row, today))
    return ". ".join(part for part in parts if part)
