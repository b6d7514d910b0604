"""Back up and restore a library file, and thin out old backups (reliability.md, "Backups").

A backup is written under a temporary name, opened, checked, counted and synced to disk before it gets its final name;
it never overwrites a good one.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Hashable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.storage.connection import BUSY_TIMEOUT, Connection
from reader.storage.schema import APPLICATION_ID

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""How many daily, weekly and monthly backups are kept."""


@dataclass(frozen=True, slots=True)
class BackupReport:
    """The path of a backup and the number of texts, annotations and ledger entries in it."""

    path: Path
    texts: int
    annotations: int
    entries: int


def back_up(library: Path, to: Path | None, now: datetime) -> BackupReport:
    """Back up the library file at ``library`` over a separate connection, so that it may run in another thread.

    Otherwise the same as `back_up_from`. A change that is committed in the meantime waits for the backup.
    """
    with closing(Connection(library, read_only=True, can_write=False)) as connection:
        return back_up_from(connection, to, now)


def back_up_from(connection: Connection, to: Path | None, now: datetime) -> BackupReport:
    """Back up the library to ``to``, or to its backup folder, where backups that are no longer kept are then deleted.

    Raises ReaderError BACKUP_BAD if the backup is not sound, FOLDER_UNWRITABLE, LIBRARY_FULL or LIBRARY_IO; a backup
    that failed leaves no file behind.
    """
    if to is not None:
        return _copy(connection, to)
    library = connection.path
    if library is None:
        raise ReaderError(Problem.FOLDER_UNWRITABLE, reason="memory")
    name = f"{library.stem}-{now.date().isoformat()}{library.suffix}"
    report = _copy(connection, _free_path(backup_folder(library) / name))
    for old in _superfluous(_daily_backups(library)):
        old.unlink()
    return report


def back_up_before(connection: Connection, step: str, now: datetime) -> BackupReport:
    """Back up the library before a step that changes much; such backups bear the step's name and are never thinned."""
    library = connection.path
    assert library is not None, "what is in memory was never older"
    name = f"{library.stem}.{step}-{now.strftime('%Y-%m-%d-%H%M%S')}{library.suffix}"
    return _copy(connection, _free_path(backup_folder(library) / name))


def back_up_ahead(library: Path, step: str, now: datetime) -> BackupReport:
    """Back up the library file before a step that changes much, over a separate connection as `back_up` does."""
    with closing(Connection(library, read_only=True, can_write=False)) as connection:
        return back_up_before(connection, step, now)


def restore(backup: Path, library: Path, now: datetime) -> BackupReport:
    """Replace a library that is not open with a sound backup; the replaced file is renamed and kept in the same folder.

    Raises ReaderError BACKUP_BAD, with nothing changed, and otherwise as `back_up_from`.
    """
    count_rows(backup)
    with closing(Connection(backup, read_only=True, can_write=False)) as connection:
        rename_aside(library, "replaced", now)
        return _copy(connection, library)


def rename_aside(library: Path, word: str, now: datetime) -> Path:
    """Rename a library file and its companions to a free name with ``word`` and the time in it, and return the path."""
    stamp = now.strftime("%Y-%m-%d-%H%M%S")
    aside = _free_path(library.with_name(f"{library.stem}.{word}-{stamp}{library.suffix}"))
    for companion in ("", "-journal", "-wal", "-shm"):
        source = library.with_name(library.name + companion)
        if source.exists():
            source.rename(aside.with_name(aside.name + companion))
    return aside


def backup_folder(library: Path) -> Path:
    """Return the folder in which the backups of a library are kept."""
    return library.parent / "backups"


def newest_backup(library: Path) -> Path | None:
    """Return the newest sound backup in the backup folder."""
    copies = backup_folder(library).glob(f"{library.stem}[-.]*{library.suffix}")
    newest_first = sorted(copies, key=lambda copy: (copy.stat().st_mtime_ns, copy.name), reverse=True)
    return next((copy for copy in newest_first if _is_sound(copy)), None)


def count_rows(path: Path) -> BackupReport:
    """Check a backup and count its rows; raises ReaderError BACKUP_BAD if it is not sound."""
    try:
        with closing(_open_read_only(path)) as raw:
            _check(raw, path)
            counts = [
                raw.execute("SELECT count(*) FROM text WHERE removed IS NULL AND digest IS NOT NULL").fetchone()[0],
                raw.execute("SELECT count(*) FROM annotation WHERE deleted IS NULL").fetchone()[0],
                raw.execute("SELECT count(*) FROM entry WHERE withdrawn IS NULL").fetchone()[0],
            ]
    except sqlite3.Error as error:
        raise ReaderError(Problem.BACKUP_BAD, path, reason=str(error)) from error
    return BackupReport(path, *counts)


def _copy(connection: Connection, to: Path) -> BackupReport:
    temporary = to.with_name(f"{to.name}.{os.getpid()}.part")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(temporary),))
        report = count_rows(temporary)
        _fsync_file(temporary)
        temporary.replace(to)
        _fsync_folder(to.parent)
    except OSError as error:
        raise ReaderError(Problem.FOLDER_UNWRITABLE, to.parent, reason=str(error)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return BackupReport(to, report.texts, report.annotations, report.entries)


def _open_read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_TIMEOUT, isolation_level=None)


def _check(raw: sqlite3.Connection, path: Path) -> None:
    application = raw.execute("PRAGMA application_id").fetchone()[0]
    verdict = raw.execute("PRAGMA quick_check(1)").fetchone()[0]
    if application != APPLICATION_ID or verdict != "ok":
        raise ReaderError(Problem.BACKUP_BAD, path, reason=str(verdict))


def _is_sound(path: Path) -> bool:
    try:
        count_rows(path)
    except ReaderError:
        return False
    return True


def _free_path(path: Path) -> Path:
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return candidate


def _daily_backups(library: Path) -> dict[Path, date]:
    """Return the daily backups with their dates, newest first."""
    copies: dict[Path, date] = {}
    for copy in backup_folder(library).glob(f"{library.stem}-*{library.suffix}"):
        day = copy.name.removeprefix(f"{library.stem}-")[:10]
        try:
            copies[copy] = date.fromisoformat(day)
        except ValueError:
            continue
    return dict(sorted(copies.items(), key=lambda item: (item[1], item[0].stat().st_mtime_ns), reverse=True))


def _superfluous(copies: dict[Path, date]) -> list[Path]:
    kept = _newest_of_each(copies, date.toordinal, DAILY)
    kept |= _newest_of_each(copies, lambda day: day.isocalendar()[:2], WEEKLY)
    kept |= _newest_of_each(copies, lambda day: (day.year, day.month), MONTHLY)
    return [copy for copy in copies if copy not in kept]


def _newest_of_each(copies: dict[Path, date], period: Callable[[date], Hashable], periods: int) -> set[Path]:
    newest: dict[Hashable, Path] = {}
    for copy, backup_day in copies.items():
        newest.setdefault(period(backup_day), copy)
    return set(list(newest.values())[:periods])


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
