"""Decide when the library is backed up (reliability.md, "Backups")."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from reader.storage.backup_files import backup_files
from reader.storage.library import Library

INTERVAL = timedelta(hours=1)
"""How long changes may be without a backup."""


def is_backup_due(library: Library, now: datetime) -> bool:
    """Return whether the newest copy is of an earlier day, or an hour old with changes since; ``now`` is local.

    A library that holds nothing yet needs none, and one that is damaged gets none.
    """
    path = library.path
    if path is None or library.read_only or library.is_damaged:
        return False
    newest = next(iter(backup_files(path)), None)
    if newest is None:
        return not library.is_empty
    if newest.made.date() < now.date():
        return True
    return now.replace(tzinfo=None) - newest.made >= INTERVAL and _has_changed(path, newest.path)


def _has_changed(library: Path, copy: Path) -> bool:
    """Return whether the library was written to after a copy of it."""
    try:
        return library.stat().st_mtime_ns > copy.stat().st_mtime_ns
    except OSError:
        return True
