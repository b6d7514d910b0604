"""Let one program at a time write to a library, and remember beside it how it was left.

The lock file also says whether the library was closed in order and when its pages were last looked at, so that a
library of any size opens at once (docs/decisions, "quick_check once a day").
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reader.core.errors import Problem, ReaderError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@dataclass(frozen=True, slots=True)
class LastSession:
    """Say how the library was left: ``checked`` is the ISO date of the last check of its pages, or empty."""

    closed: bool = False
    checked: str = ""


class LibraryLock(Protocol):
    """Hold a library for one program."""

    def last_time(self) -> LastSession:
        """Return how the library was left."""
        ...

    def note(self, state: LastSession) -> None:
        """Say how the library is left if nothing more is said."""
        ...

    def release(self) -> None:
        """Let go of the library."""
        ...


class FileLock:
    """Hold the lock file ``<library>.lock``; the system lets go of it when the program ends in any way."""

    def __init__(self, library: Path) -> None:
        """Take the lock; raises ReaderError LIBRARY_LOCKED, or LIBRARY_IO where it cannot be written."""
        try:
            self._file = os.open(lock_path(library), os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            raise ReaderError(Problem.LIBRARY_IO, library, reason=str(error)) from error
        try:
            _take(self._file)
        except OSError as error:
            os.close(self._file)
            raise ReaderError(Problem.LIBRARY_LOCKED, library) from error

    def last_time(self) -> LastSession:
        """Return how the library was left; a lock file that cannot be read says nothing."""
        os.lseek(self._file, 0, os.SEEK_SET)
        try:
            found = json.loads(os.read(self._file, 1000))
            return LastSession(found["closed"] is True, str(found["checked"]))
        except (ValueError, KeyError, TypeError):
            return LastSession()

    def note(self, state: LastSession) -> None:
        """Write the state so that it is on the disk before anything else is done."""
        words = json.dumps({"closed": state.closed, "checked": state.checked}).encode().ljust(100)
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, words)
        os.fsync(self._file)

    def release(self) -> None:
        """Let go; the file stays, because removing it could take another program's lock away."""
        os.close(self._file)


class NoLock:
    """Stand for the lock of a library that is in memory or is only read."""

    def last_time(self) -> LastSession:
        """Return that nothing is known."""
        return LastSession()

    def note(self, state: LastSession) -> None:
        """Forget the state."""

    def release(self) -> None:
        """Do nothing."""


def lock_path(library: Path) -> Path:
    """Name the lock file of a library."""
    return library.with_name(library.name + ".lock")


if sys.platform == "win32":

    def _take(file: int) -> None:
        # a byte far beyond the content, because Windows also refuses to read what is locked
        os.lseek(file, 4096, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
