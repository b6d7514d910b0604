"""List what can be restored, and restore it (reliability.md, "Backups").

The window and the command line call the same: `list_backups`, `preview_restore`, `restore`, and `restore_lost` where
there is no library that could be opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.services.restore_source import RestoreSource
from reader.storage.backup import replace_library
from reader.storage.backup_files import (
    DAMAGED,
    BackupFile,
    BackupReport,
    backup_files,
    count_rows,
    set_aside_files,
)
from reader.storage.library import Library
from reader.storage.restore_preview import RestorePreview
from reader.storage.salvage import LostRow

OWN_FILE = "own"
"""The reason of a file of the reader's own, which is neither a copy nor was it set aside."""


@dataclass(frozen=True, slots=True)
class RestorableFile:
    """A copy or a file that was set aside, its size in bytes, and what it holds; None if it is damaged."""

    file: BackupFile
    size: int
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


def list_backups(library: Path) -> list[RestorableFile]:
    """Return the copies of a library and the files that were set aside, newest first; nothing is opened for writing.

    The pages of copies were checked when they were made, and are again when one is restored; here only those of files
    that were set aside as damaged are.
    """
    return [_described(file, verify=file.reason == DAMAGED) for file in restorable_files(library)]


def restorable_files(library: Path) -> list[BackupFile]:
    """Return the files of `list_backups`, without looking into them."""
    return sorted((*backup_files(library), *set_aside_files(library)), reverse=True)


def own_file(path: Path) -> RestorableFile:
    """Return a file of the reader's own, made when it was last written to; raises ReaderError FILE_MISSING."""
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006  local, as in the names of copies
    except OSError as error:
        raise ReaderError(Problem.FILE_MISSING, path) from error
    return _described(BackupFile(written, 0, path, OWN_FILE), verify=False)


def _described(file: BackupFile, *, verify: bool) -> RestorableFile:
    """Return a file with what it holds; without ``verify`` its pages are not checked."""
    try:
        contents = count_rows(file.path, verify=verify)
    except ReaderError:
        contents = None
    return RestorableFile(file, _size(file.path), contents)


def preview_restore(library: Library, file: Path, now: datetime, *, as_it_was: bool = False) -> RestoreReport:
    """Return what restoring from a file would change; a damaged file is read as far as it can be.

    Raises ReaderError FILE_MISSING, LIBRARY_FOREIGN or LIBRARY_NEWER.
    """
    with RestoreSource(file, now) as source:
        return RestoreReport(library.preview_restore(source.current, as_it_was=as_it_was), source.lost)


def restore(library: Library, file: Path, now: datetime, *, as_it_was: bool = False) -> RestoreReport:
    """Restore from a file into an open library, as one step of undo: what is missing, or ``as_it_was``.

    The library is copied before. Raises as `preview_restore`, and as `Library.restore`.
    """
    with RestoreSource(file, now) as source:
        return restore_from(library, source, now, as_it_was=as_it_was)


def restore_from(
    library: Library, source: RestoreSource, now: datetime, *, as_it_was: bool = False, backup: Path | None = None
) -> RestoreReport:
    """Restore from a file that was read before; otherwise the same as `restore`.

    The library is not copied if its ``backup`` was made before.
    """
    try:
        restored = library.restore(source.current, now, as_it_was=as_it_was, backup=backup)
    except ReaderError as error:
        raise error.with_path(source.file) from error
    return RestoreReport(restored.preview, source.lost, restored.copy, restored.changes)


def preview_restore_lost(file: Path, now: datetime) -> RestoreReport:
    """Return what a restore would bring back where there is no library; raises as `preview_restore`."""
    with RestoreSource(file, now) as source:
        return RestoreReport(preview_lost(source, now), source.lost)


def restore_lost(library: Path, file: Path, now: datetime) -> RestoreReport:
    """Put a copy in the place of a library that is missing; of a damaged file, all that can be read.

    Raises ReaderError as `preview_restore` and `replace_library`.
    """
    with RestoreSource(file, now) as source:
        preview = preview_lost(source, now)
        replace_library(source.readable, library, now)
        return RestoreReport(preview, source.lost)


def preview_lost(source: RestoreSource, now: datetime) -> RestorePreview:
    """Return what a file that was read before would bring back where there is no library."""
    with Library.in_memory(now) as nothing:
        return nothing.preview_restore(source.current, as_it_was=False)


def _size(file: Path) -> int:
    """Return the size of a file in bytes; 0 if it is gone."""
    try:
        return file.stat().st_size
    except OSError:
        return 0
