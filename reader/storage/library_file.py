"""Open a library file step by step (reliability.md, "Library file").

The order is: lock, header and application id, version, pages, references, write probe. A damaged file is renamed
together with its companions and never deleted. While such a file or a backup lies there, no new library is made in the
place of a missing or empty one unless that is meant.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.storage.connection import Connection, damage_reported
from reader.storage.library_folder import FILE_MODE, FOLDER_MODE
from reader.storage.lock import FileLock, LastSession, LibraryLock
from reader.storage.schema import APPLICATION_ID, MAGIC, SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """An opened library file: its connection, its lock, and the ISO date of the last check of its pages."""

    connection: Connection
    lock: LibraryLock
    checked: str


def open_in_memory(now: datetime) -> OpenedFile:
    """Create a library that is discarded when it is closed."""
    connection = Connection(None)
    connection.raw.deserialize(_empty_library())
    connection.prepare()
    connection.write(lambda: _give_id(connection, now))
    return OpenedFile(connection, LibraryLock(), "")


def open_file(path: Path, now: datetime, *, read_only: bool, new: bool, checks_later: bool = False) -> OpenedFile:
    """Open the library file at ``path``, creating it if it is missing.

    With ``checks_later`` the caller checks the pages of this day, unless there is reason to doubt them.
    Raises ReaderError LIBRARY_LOCKED, LIBRARY_FOREIGN, LIBRARY_NEWER, LIBRARY_DAMAGED, LIBRARY_MISSING,
    LIBRARY_READ_ONLY, LIBRARY_FULL or LIBRARY_IO. A location that is not writable is opened for reading only.
    """
    if not new:
        _require_present_or_first(path)
    read_only = read_only or not _is_writable(path)
    lock = LibraryLock() if read_only else FileLock(path)
    try:
        _check_header(path, lock, read_only=read_only)
        connection = _connect(path, read_only=read_only)
        try:
            checked = _examine(connection, lock, now, checks_later=checks_later)
        except BaseException:
            connection.close()
            raise
    except ReaderError as error:
        lock.release()
        if error.problem is Problem.LIBRARY_DAMAGED:
            raise _set_aside(path, now, error, read_only=read_only) from error
        raise
    return OpenedFile(connection, lock, checked)


def _require_present_or_first(path: Path) -> None:
    """Raise ReaderError LIBRARY_MISSING if the file is missing or empty although there was a library here."""
    try:
        if path.stat().st_size:
            return
    except FileNotFoundError:
        pass
    except OSError:
        return
    from reader.storage.backup_files import newest_backup, set_aside_files

    backup, aside = newest_backup(path), next(iter(set_aside_files(path)), None)
    if backup or aside:
        detail = {"backup": str(backup or ""), "set_aside": str(aside.path if aside else "")}
        raise ReaderError(Problem.LIBRARY_MISSING, path, **detail)


def _is_writable(path: Path) -> bool:
    """Return whether a file can be written, by trying: permissions do not reveal read-only disks."""
    try:
        path.parent.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
        path.touch(FILE_MODE)
        with path.open("ab"):
            pass
        probe = path.with_name(f"{path.name}.{os.getpid()}.probe")
        probe.touch()
        probe.unlink()
    except OSError:
        with suppress(PermissionError):  # of a folder that cannot even be looked into
            if path.is_file():
                return False
        raise ReaderError(Problem.LIBRARY_IO, path, reason="place") from None
    return True


def _check_header(path: Path, lock: LibraryLock, *, read_only: bool) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise ReaderError(Problem.LIBRARY_IO, path, reason=str(error)) from error
    if not header and not read_only:
        return
    is_ours = int.from_bytes(header[68:72]) == APPLICATION_ID
    if not is_ours and not _was_ours(path, lock):
        raise ReaderError(Problem.LIBRARY_FOREIGN, path)
    if not is_ours or not header.startswith(MAGIC):
        raise ReaderError(Problem.LIBRARY_DAMAGED, path, reason="header")


def _was_ours(path: Path, lock: LibraryLock) -> bool:
    """Return whether a library lay here, of which the header is damaged: we opened it, or copies of it are there."""
    from reader.storage.backup_files import newest_backup

    is_known = bool(lock.last_session().checked or newest_backup(path))
    return is_known and not _is_other_database(path)


def _is_other_database(path: Path) -> bool:
    """Return whether a file is a database with tables, none of which is ours."""
    from reader.storage.backup_files import open_read_only

    try:
        with closing(open_read_only(path)) as raw:
            names = {row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    return bool(names) and not {"property", "annotation", "entry"} <= names


def _connect(path: Path, *, read_only: bool) -> Connection:
    # opened for writing even to read, if possible: a journal that a crash left has to be rolled back
    can_write = not read_only or _is_writable(path)
    return Connection(path, read_only=read_only, can_write=can_write)


def _examine(connection: Connection, lock: LibraryLock, now: datetime, *, checks_later: bool) -> str:
    """Run the steps that need SQLite, and return the ISO date of the last check of the pages."""
    last = lock.last_session()
    checked = now.date().isoformat()
    with damage_reported(connection.path):
        connection.prepare()
        version = _known_version(connection)
        if version == SCHEMA_VERSION and checks_later and last.is_sound:
            checked = last.checked
        elif version and (not last.is_sound or last.checked != checked):
            _check_pages(connection, full=last.damaged)
    _migrate_if_older(connection, version, now)
    if not connection.read_only:
        _probe(connection)
    lock.record(LastSession(closed=False, checked=checked))
    return checked


def _check_pages(connection: Connection, *, full: bool) -> None:
    from reader.storage.page_check import check_pages

    check_pages(connection, full=full)


def _known_version(connection: Connection) -> int:
    """Return the schema version; 0 only for a file that was just created."""
    version = connection.number("PRAGMA user_version")
    if version > SCHEMA_VERSION:
        raise ReaderError(Problem.LIBRARY_NEWER, connection.path, found=version, known=SCHEMA_VERSION)
    if not version and connection.value("SELECT 1 FROM sqlite_schema"):
        raise ReaderError(Problem.LIBRARY_DAMAGED, connection.path, reason="version")
    return version


def _migrate_if_older(connection: Connection, version: int, now: datetime) -> None:
    if version == SCHEMA_VERSION:
        return
    if connection.read_only:
        raise ReaderError(Problem.LIBRARY_READ_ONLY, connection.path, found=version, known=SCHEMA_VERSION)
    if version:
        from reader.storage.backup import back_up_before

        back_up_before(connection, f"before-version-{SCHEMA_VERSION}", now)
    _migrate(connection, now)


def _migrate(connection: Connection, now: datetime) -> None:
    def work() -> None:
        _make_schema_current(connection)
        _give_id(connection, now)

    connection.write(work)


def _make_schema_current(connection: Connection) -> None:
    # sqlite-utils takes 80 ms to import, a sixth of the time to the first page, and only migrations need it
    from reader.storage.migrations import migrate
    from reader.storage.schema_checksum import store_schema_checksum

    migrate(connection.raw)
    store_schema_checksum(connection)


def _give_id(connection: Connection, now: datetime) -> None:
    from reader.core.ids import new_id

    connection.execute("INSERT OR IGNORE INTO property (name, value) VALUES ('id', ?)", (new_id(now),))


@cache
def _empty_library() -> bytes:
    """Return a library without an id as the bytes of a file: making its schema takes 30 ms."""
    connection = Connection(None)
    connection.prepare()
    connection.write(lambda: _make_schema_current(connection))
    content = connection.raw.serialize()
    connection.close()
    return content


def _probe(connection: Connection) -> None:
    """Check that writing works: change one page and roll back."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("UPDATE property SET value = value WHERE name = 'id'")
    finally:
        connection.raw.rollback()


def _set_aside(path: Path, now: datetime, error: ReaderError, *, read_only: bool) -> ReaderError:
    """Rename the damaged file and its companions; the error names the new path and the newest good backup."""
    from reader.storage.backup_files import newest_backup, rename_aside

    backup = newest_backup(path)
    detail = {**error.detail, "backup": str(backup) if backup else ""}
    if read_only:
        return ReaderError(Problem.LIBRARY_DAMAGED, path, **detail, set_aside="")
    try:
        aside = rename_aside(path, "damaged", now)
    except OSError as failure:
        return ReaderError(Problem.LIBRARY_IO, path, reason=str(failure))
    return ReaderError(Problem.LIBRARY_DAMAGED, path, **detail, set_aside=str(aside))
