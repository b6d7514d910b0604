"""Decide when the library is backed up, list what can be restored, and restore it (reliability.md, "Backups").

The window and the command line call the same: `list_backups`, `preview_restore`, `restore`, and `restore_lost` where
there is no library that could be opened.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.storage.backup import replace_library
from reader.storage.backup_files import (
    DAMAGED,
    BackupFile,
    BackupReport,
    backup_files,
    count_rows,
    is_current,
    set_aside_files,
)
from reader.storage.library import Library
from reader.storage.restore import RestorePreview
from reader.storage.salvage import LostRow, SalvageReport, salvage

INTERVAL = timedelta(hours=1)
"""How long changes may be without a backup."""


@dataclass(frozen=True, slots=True)
class RestorableFile:
    """A copy or a file that was set aside, and what it holds; ``contents`` is None if it is damaged."""

    file: BackupFile
    contents: BackupReport | None


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What was restored, and the copy that was made before, if any.

    ``lost`` is what of a damaged file could not be read, as far as that is known; None if the file is sound.
    """

    preview: RestorePreview
    lost: tuple[LostRow, ...] | None = None
    copy: Path | None = None
    changes: Changes | None = None


def is_backup_due(library: Library, now: datetime) -> bool:
    """Return whether the newest copy is of an earlier day, or an hour old with changes since; ``now`` is local.

    A library that holds nothing yet needs none.
    """
    path = library.path
    if path is None or library.read_only:
        return False
    newest = next(iter(backup_files(path)), None)
    if newest is None:
        return not library.is_empty
    if newest.made.date() < now.date():
        return True
    return now.replace(tzinfo=None) - newest.made >= INTERVAL and _has_changed(path, newest.path)


def list_backups(library: Path) -> list[RestorableFile]:
    """Return the copies of a library and the files that were set aside, newest first; nothing is opened for writing.

    The pages of copies were checked when they were made, and are again when one is restored; here only those of files
    that were set aside as damaged are.
    """
    return [
        RestorableFile(file, _contents(file.path, verify=file.reason == DAMAGED)) for file in restorable_files(library)
    ]


def restorable_files(library: Path) -> list[BackupFile]:
    """Return the files of `list_backups`, without looking into them."""
    return sorted((*backup_files(library), *set_aside_files(library)), reverse=True)


def preview_restore(library: Library, file: Path, now: datetime, *, as_it_was: bool = False) -> RestoreReport:
    """Return what restoring from a file would change; a damaged file is read as far as it can be.

    Raises ReaderError FILE_MISSING, LIBRARY_FOREIGN or LIBRARY_NEWER.
    """
    with _readable(file, now) as (readable, lost), _current(readable, file, now) as copy:
        return RestoreReport(library.preview_restore(copy, as_it_was=as_it_was), lost)


def restore(library: Library, file: Path, now: datetime, *, as_it_was: bool = False) -> RestoreReport:
    """Restore from a file into an open library, as one step of undo: what is missing, or ``as_it_was``.

    The library is copied before. Raises as `preview_restore`, and as `Library.restore`.
    """
    with _readable(file, now) as (readable, lost), _current(readable, file, now) as copy:
        try:
            restored = library.restore(copy, now, as_it_was=as_it_was)
        except ReaderError as error:
            raise error.with_path(file) from error
    return RestoreReport(restored.preview, lost, restored.copy, restored.changes)


def preview_restore_lost(file: Path, now: datetime) -> RestoreReport:
    """Return what a restore would bring back where there is no library; raises as `preview_restore`."""
    with _readable(file, now) as (readable, lost):
        return RestoreReport(_preview_lost(readable, file, now), lost)


def restore_lost(library: Path, file: Path, now: datetime) -> RestoreReport:
    """Put a copy in the place of a library that is missing; of a damaged file, all that can be read.

    Raises ReaderError as `preview_restore` and `replace_library`.
    """
    with _readable(file, now) as (readable, lost):
        preview = _preview_lost(readable, file, now)
        replace_library(readable, library, now)
    return RestoreReport(preview, lost)


def _preview_lost(readable: Path, file: Path, now: datetime) -> RestorePreview:
    with Library.in_memory(now) as nothing, _current(readable, file, now) as copy:
        return nothing.preview_restore(copy, as_it_was=False)


@contextmanager
def _current(readable: Path, file: Path, now: datetime) -> Iterator[Path]:
    """Yield a sound file if it has the present schema, else a copy of it that has; errors name ``file``."""
    if is_current(readable):
        yield readable
        return
    with tempfile.TemporaryDirectory(prefix="onehour-") as folder:
        migrated = Path(folder) / "library.db"
        replace_library(readable, migrated, now)
        try:
            Library.open(migrated, now).close()
        except ReaderError as error:
            raise ReaderError(error.problem, file, **error.detail) from error
        yield migrated


@contextmanager
def _readable(file: Path, now: datetime) -> Iterator[tuple[Path, tuple[LostRow, ...] | None]]:
    """Yield the file if it is sound, else a temporary library with what could be read of it."""
    if not file.is_file():
        raise ReaderError(Problem.FILE_MISSING, file)
    if _contents(file) is not None:
        yield file, None
        return
    with tempfile.TemporaryDirectory(prefix="onehour-") as folder:
        salvaged = Path(folder) / "library.db"
        report = salvage(file, salvaged, now)
        if not _has_rows(report):
            raise ReaderError(Problem.LIBRARY_FOREIGN, file)
        with Library.open(salvaged, now) as library:
            library.check(repair=True, now=now)
        yield salvaged, report.lost


def _has_rows(report: SalvageReport) -> bool:
    return any(report.rows[table] for table in ("text", "annotation", "entry"))


def _contents(file: Path, *, verify: bool = True) -> BackupReport | None:
    try:
        return count_rows(file, verify=verify)
    except ReaderError:
        return None


def _has_changed(library: Path, copy: Path) -> bool:
    """Return whether the library was written to after a copy of it."""
    try:
        return library.stat().st_mtime_ns > copy.stat().st_mtime_ns
    except OSError:
        return True
