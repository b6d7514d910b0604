"""Find the copies of a library and the files that were set aside, and count what they hold.

A copy's name tells when and why it was made: ``library-2026-03-28-091200.db`` at its hour,
``library.before-notes-2026-03-28-091200.db`` before a step; ``library.damaged-…`` and ``library.replaced-…`` lie beside
the library.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.storage.connection import BUSY_TIMEOUT
from reader.storage.schema import APPLICATION_ID, SCHEMA_VERSION

DAMAGED = "damaged"
SET_ASIDE = (DAMAGED, "replaced")
"""The words in the names of files that were set aside."""

COMPANIONS = ("", "-journal", "-wal", "-shm")
"""What is appended to the name of a library file for it and the files that SQLite keeps beside it."""

_STAMP = r"(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<time>\d{6}))?(?:-(?P<number>\d{1,5}))?"
_NAME = re.compile(rf"(?:-|\.(?P<reason>.+?)-){_STAMP}")
_OTHER_NAME = re.compile(rf"-.+-{_STAMP}")
"""What follows the name of a library in those of the copies of another one, whose name is longer."""


@dataclass(frozen=True, slots=True)
class BackupReport:
    """The path of a backup and the number of texts, annotations and ledger entries in it.

    ``seconds`` is the time in its ledger, ``library`` the id of the library it is a copy of.
    """

    path: Path
    texts: int
    annotations: int
    entries: int
    seconds: float = 0.0
    library: str = ""

    def holds_more_than(self, other: BackupReport) -> bool:
        """Return whether there are texts, notes or minutes in this copy that the other lacks, by their numbers."""
        numbers = (self.texts, other.texts), (self.annotations, other.annotations)
        return any(own > others for own, others in numbers) or round(self.seconds - other.seconds, 3) > 0


@dataclass(frozen=True, slots=True, order=True)
class BackupFile:
    """A copy of a library or a file that was set aside; the order is that in which they were made.

    ``made`` is the local time in its name, or that of the file where the name tells none; ``reason`` is the step it
    was made before, one of `SET_ASIDE`, or empty.
    """

    made: datetime
    number: int
    path: Path
    reason: str


def backup_folder(library: Path) -> Path:
    """Return the folder in which the backups of a library are kept."""
    return library.parent / "backups"


def backup_files(library: Path) -> list[BackupFile]:
    """Return the copies in the backup folder, newest first; whether they are sound is not looked at."""
    return sorted(_files(library, backup_folder(library)), reverse=True)


def set_aside_files(library: Path) -> list[BackupFile]:
    """Return the files that were set aside because they were damaged or replaced, newest first."""
    files = _files(library, library.parent)
    return sorted((file for file in files if file.reason in SET_ASIDE), reverse=True)


def newest_backup(library: Path) -> Path | None:
    """Return the newest sound backup in the backup folder."""
    return next((copy.path for copy in backup_files(library) if _is_sound(copy.path)), None)


def count_rows(path: Path, *, verify: bool = True) -> BackupReport:
    """Check a backup and count its rows; raises ReaderError BACKUP_BAD if it is not sound.

    Without ``verify`` its pages are not checked.
    """
    try:
        with closing(open_read_only(path)) as raw:
            _check(raw, path, verify=verify)
            return BackupReport(
                path,
                _number(raw, "SELECT count(*) FROM text WHERE removed IS NULL AND digest IS NOT NULL"),
                _number(raw, "SELECT count(*) FROM annotation WHERE deleted IS NULL"),
                _number(raw, "SELECT count(*) FROM entry WHERE withdrawn IS NULL"),
                float(raw.execute("SELECT total(seconds) FROM entry WHERE withdrawn IS NULL").fetchone()[0]),
                str((raw.execute("SELECT value FROM property WHERE name = 'id'").fetchone() or ("",))[0]),
            )
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise ReaderError(Problem.BACKUP_BAD, path, reason=str(error)) from error


def is_current(path: Path) -> bool:
    """Return whether a sound file has the present schema."""
    with closing(open_read_only(path)) as raw:
        return _number(raw, "PRAGMA user_version") == SCHEMA_VERSION


def open_read_only(path: Path) -> sqlite3.Connection:
    """Open a library file that is not written to."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_TIMEOUT, isolation_level=None)


def rename_aside(library: Path, word: str, now: datetime) -> Path:
    """Rename a library file and its companions to a free name with ``word`` and the time in it, and return the path."""
    stamp = now.strftime("%Y-%m-%d-%H%M%S")
    aside = free_path(library.with_name(f"{library.stem}.{word}-{stamp}{library.suffix}"))
    for companion in COMPANIONS:
        source = library.with_name(library.name + companion)
        if source.exists():
            source.rename(aside.with_name(aside.name + companion))
    return aside


def free_path(path: Path) -> Path:
    """Return the path, or one with a number in its name if that is taken."""
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return candidate


def _files(library: Path, folder: Path) -> Iterator[BackupFile]:
    for path in folder.glob(f"{_escaped(library.stem)}[-.]*{_escaped(library.suffix)}"):
        try:
            status = path.stat()
            if path == library or not path.is_file() or not status.st_size:
                continue
        except OSError:
            continue
        if _OTHER_NAME.fullmatch(_rest(library, path)):
            continue
        yield _file(library, path, datetime.fromtimestamp(status.st_mtime))  # noqa: DTZ006


def _rest(library: Path, path: Path) -> str:
    """Return what a copy's name adds to that of the library."""
    return path.name.removeprefix(library.stem).removesuffix(library.suffix)


def _escaped(name: str) -> str:
    return re.sub(r"([\[*?])", r"[\1]", name)


def _file(library: Path, path: Path, written: datetime) -> BackupFile:
    found = _NAME.fullmatch(_rest(library, path))
    if found is None:
        return BackupFile(written, 0, path, "")
    try:
        made = datetime.fromisoformat(f"{found['day']}T{found['time'] or '000000'}")
    except ValueError:
        made = written
    return BackupFile(made, int(found["number"] or 0), path, found["reason"] or "")


def _check(raw: sqlite3.Connection, path: Path, *, verify: bool) -> None:
    application = raw.execute("PRAGMA application_id").fetchone()[0]
    verdict = raw.execute("PRAGMA quick_check(1)").fetchone()[0] if verify else "ok"
    if application != APPLICATION_ID or verdict != "ok":
        raise ReaderError(Problem.BACKUP_BAD, path, reason=str(verdict))


def _is_sound(path: Path) -> bool:
    try:
        count_rows(path)
    except ReaderError:
        return False
    return True


def _number(raw: sqlite3.Connection, sql: str) -> int:
    return int(raw.execute(sql).fetchone()[0])
