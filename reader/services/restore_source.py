"""Read a file that is to be restored from: a damaged one as far as it goes, an older one in the present schema."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Self

from reader.core.errors import Problem, ReaderError
from reader.storage.backup import replace_library
from reader.storage.backup_files import count_rows, is_current
from reader.storage.library import Library
from reader.storage.salvage import LostRow, SalvageReport, salvage


class RestoreSource:
    """A file that is restored from, if it is sound and not older; else a sound copy of it in the present schema.

    ``readable`` is the file, or a library with what could be read of it; ``current`` is that in the present schema.
    ``lost`` is what of a damaged file could not be read, as far as that is known; None if the file is sound. Both files
    may be temporary: they are deleted when it is closed.
    """

    def __init__(self, file: Path, now: datetime) -> None:
        """Check the file and copy it where it is needed; this may run in any thread.

        Raises ReaderError FILE_MISSING, LIBRARY_FOREIGN or LIBRARY_NEWER.
        """
        self.file = file
        self._folders = ExitStack()
        try:
            self.readable, self.lost = self._read(now)
            self.current = self.readable if is_current(self.readable) else self._migrate(now)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Delete the temporary files; closing it again does nothing."""
        self._folders.close()

    def __enter__(self) -> Self:
        """Return the source itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the source."""
        self.close()

    def _read(self, now: datetime) -> tuple[Path, tuple[LostRow, ...] | None]:
        if not self.file.is_file():
            raise ReaderError(Problem.FILE_MISSING, self.file)
        if _is_sound(self.file):
            return self.file, None
        salvaged = self._temporary_path()
        report = salvage(self.file, salvaged, now)
        if not _has_rows(report):
            raise ReaderError(Problem.LIBRARY_FOREIGN, self.file)
        with Library.open(salvaged, now) as library:
            library.check(repair=True, now=now)
        return salvaged, report.lost

    def _migrate(self, now: datetime) -> Path:
        """Return a copy in the present schema; errors name the file that the reader chose."""
        migrated = self._temporary_path()
        replace_library(self.readable, migrated, now)
        try:
            Library.open(migrated, now).close()
        except ReaderError as error:
            raise ReaderError(error.problem, self.file, **error.detail) from error
        return migrated

    def _temporary_path(self) -> Path:
        folder = self._folders.enter_context(tempfile.TemporaryDirectory(prefix="onehour-"))
        return Path(folder) / "library.db"


def _is_sound(file: Path) -> bool:
    try:
        count_rows(file)
    except ReaderError:
        return False
    return True


def _has_rows(report: SalvageReport) -> bool:
    return any(report.rows[table] for table in ("text", "annotation", "entry"))
