"""Back up a library file, and put a backup in the place of a library that is not open (reliability.md, "Backups").

A backup is written under a temporary name, opened, checked, counted and synced to disk before it gets its final name;
it never overwrites another file. It is copied in steps between which the file is unlocked, so that no commit waits for
the whole copy (docs/decisions/0066-what-is-lost-can-be-got-back.md).
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from threading import Event

from reader.core.errors import Problem, ReaderError
from reader.storage.backup_files import BackupReport, backup_folder, count_rows, free_path, rename_aside
from reader.storage.backup_retention import THINNED_REASONS, superfluous_backups
from reader.storage.connection import BUSY_TIMEOUT, Connection, translate_errors

_PAGES = 128
"""How many pages are copied while the file is locked: half a megabyte, which takes a millisecond or two."""

_PAUSE = 0.002
"""Seconds between two steps, in which other threads and programs get at the disk."""

_STEPS_TO_SYNC = 32
"""After how many steps the copy is synced: a commit that syncs the disk does not have to wait for all of it."""

_RESTARTS = 4
"""How often a copy begins anew because the library changed meanwhile, before it goes on without pauses."""

_ALL_PAGES = -1


def back_up(library: Path, to: Path | None, now: datetime) -> BackupReport:
    """Back up the library file at ``library`` over a connection of its own; otherwise the same as `back_up_from`."""
    with closing(Connection(library, read_only=True, can_write=False)) as connection:
        return back_up_from(connection, to, now)


def back_up_from(
    connection: Connection, to: Path | None, now: datetime, *, checks_references: bool = False
) -> BackupReport:
    """Back up the library to ``to``, or to its backup folder, where backups that are no longer kept are then deleted.

    This may run in another thread than the connection's: what is committed over that meanwhile goes into the copy, too.
    Commits of other connections let it begin anew, and after several of them it is made in one step. The pages of the
    copy are checked; with ``checks_references`` also its schema and that what its rows refer to is there.

    Raises ReaderError BACKUP_EXISTS if there is a file at ``to``, BACKUP_BAD if the backup is not sound,
    FOLDER_UNWRITABLE, LIBRARY_FULL, LIBRARY_LOCKED or LIBRARY_IO; a backup that failed leaves no file behind.
    """
    if to is not None:
        if to.exists():
            raise ReaderError(Problem.BACKUP_EXISTS, to)
        return _copy(connection, to, checks_references=checks_references)
    library = _path(connection)
    name = f"{library.stem}-{now.strftime('%Y-%m-%d-%H%M%S')}{library.suffix}"
    report = _copy(connection, free_path(backup_folder(library) / name), checks_references=checks_references)
    if not connection.is_damaged:
        _thin_out(library, report, "")
    return report


def back_up_before(connection: Connection, step: str, now: datetime) -> BackupReport:
    """Back up the library before a step that changes much; such backups bear the step's name.

    Those before notes or what others handed over were taken in are thinned out, as they are made each time; the others
    are not.
    """
    library = _path(connection)
    name = f"{library.stem}.{step}-{now.strftime('%Y-%m-%d-%H%M%S')}{library.suffix}"
    report = _copy(connection, free_path(backup_folder(library) / name))
    if step in THINNED_REASONS and not connection.is_damaged:
        _thin_out(library, report, step)
    return report


def back_up_ahead(library: Path, step: str, now: datetime) -> BackupReport:
    """Back up the library file before a step that changes much, over a separate connection as `back_up` does."""
    with closing(Connection(library, read_only=True, can_write=False)) as connection:
        return back_up_before(connection, step, now)


def replace_library(backup: Path, library: Path, now: datetime) -> BackupReport:
    """Put a sound backup in the place of a library that is not open; a file there is renamed and kept in its folder.

    So is a journal that a library left which is gone: SQLite would roll back the backup with it.

    Raises ReaderError BACKUP_BAD or FOLDER_UNWRITABLE, with nothing changed, and otherwise as `back_up_from`.
    """
    count_rows(backup)
    with closing(Connection(backup, read_only=True, can_write=False)) as connection:
        try:
            rename_aside(library, "replaced", now)
        except OSError as error:
            raise ReaderError(Problem.FOLDER_UNWRITABLE, library.parent, reason=str(error)) from error
        return _copy(connection, library)


def _thin_out(library: Path, report: BackupReport, reason: str) -> None:
    for old in superfluous_backups(library, report.library, reason) if report.library else ():
        with suppress(OSError):
            old.unlink()


def _path(connection: Connection) -> Path:
    if connection.path is None:
        raise ReaderError(Problem.FOLDER_UNWRITABLE, reason="memory")
    return connection.path


def _copy(connection: Connection, to: Path, *, checks_references: bool = False) -> BackupReport:
    temporary = to.with_name(f"{to.name}.{os.getpid()}.part")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        temporary.touch(0o600)
        with translate_errors(connection.path):
            _copy_pages(connection.raw, temporary)
        if checks_references:
            _check_copy(temporary)
        report = count_rows(temporary, verify=not checks_references)
        _fsync_file(temporary)
        temporary.replace(to)
        _fsync_folder(to.parent)
    except OSError as error:
        raise ReaderError(Problem.FOLDER_UNWRITABLE, to.parent, reason=str(error)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return BackupReport(to, report.texts, report.annotations, report.entries, report.seconds, report.library)


def _check_copy(copy: Path) -> None:
    from reader.storage.page_check import check_file

    try:
        check_file(copy)
    except ReaderError as error:
        raise ReaderError(Problem.BACKUP_BAD, copy, **error.detail) from error


def _copy_pages(source: sqlite3.Connection, to: Path) -> None:
    try:
        _copy_in_steps(source, to, _PAGES)
    except _KeepsChangingError:
        to.write_bytes(b"")
        _copy_in_steps(source, to, _ALL_PAGES)


def _copy_in_steps(source: sqlite3.Connection, to: Path, pages: int) -> None:
    with closing(sqlite3.connect(to, isolation_level=None)) as target, to.open("rb+") as file:
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target, pages=pages, progress=_Pace(file.fileno()).on_step, sleep=_PAUSE)


class _KeepsChangingError(Exception):
    """The library changes so often that a copy in steps never comes to its end."""


class _Pace:
    """Waits between the steps of a copy, and gives up one that is begun anew too often or finds the file locked."""

    def __init__(self, file: int) -> None:
        self._file = file
        self._remaining = sys.maxsize
        self._restarts = 0
        self._steps = 0
        self._locked_since = 0.0

    def on_step(self, status: int, remaining: int, _total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            self._wait_for_lock()
            return
        self._locked_since = 0.0
        if remaining > self._remaining:
            self._restarts += 1
        self._remaining = remaining
        self._steps += 1
        if self._restarts > 2 * _RESTARTS:
            raise _KeepsChangingError
        if self._steps % _STEPS_TO_SYNC == 0:
            os.fsync(self._file)
        if self._restarts <= _RESTARTS and remaining:
            Event().wait(_PAUSE)

    def _wait_for_lock(self) -> None:
        self._locked_since = self._locked_since or time.monotonic()
        if time.monotonic() - self._locked_since > BUSY_TIMEOUT:
            raise ReaderError(Problem.LIBRARY_LOCKED)


def _fsync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


if sys.platform == "win32":

    def _fsync_folder(_folder: Path) -> None:
        """Do nothing: Windows has no way to sync a folder, and writes names together with the file."""

else:

    def _fsync_folder(folder: Path) -> None:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
