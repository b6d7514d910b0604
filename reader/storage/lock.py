"""Lock a library for one program at a time, and record in the lock file how the last session ended.

The lock file records whether the library was closed properly and when its pages were last checked, so that a library of
any size opens at once (docs/decisions/0118-the-daily-check-comes-after-the-first-page.md).
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from typing_extensions import override

from reader.core.errors import Problem, ReaderError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@dataclass(frozen=True, slots=True)
class LastSession:
    """How the last session ended: ``checked`` is the ISO date of the last page check, or empty.

    ``damaged`` says that damage was met after that check.
    """

    closed: bool = False
    checked: str = ""
    damaged: bool = False

    @property
    def is_sound(self) -> bool:
        """Return whether nothing speaks against the file: it was checked, met no damage, and was closed in order."""
        return self.closed and bool(self.checked) and not self.damaged


class LibraryLock:
    """The lock of a library; this one locks nothing, for a library that is in memory or is only read."""

    def last_session(self) -> LastSession:
        """Return how the last session ended; the defaults if nothing is known."""
        return LastSession()

    def record(self, state: LastSession) -> None:
        """Record the state that the next session finds unless it is recorded again."""

    def release(self) -> None:
        """Release the lock."""


class FileLock(LibraryLock):
    """A lock on the file ``<library>.lock``; the system releases it however the program ends."""

    def __init__(self, library: Path) -> None:
        """Acquire the lock; raises ReaderError LIBRARY_LOCKED, or LIBRARY_IO if the file cannot be written."""
        try:
            self._file = os.open(lock_path(library), os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            raise ReaderError(Problem.LIBRARY_IO, library, reason=str(error)) from error
        try:
            _acquire(self._file)
        except OSError as error:
            os.close(self._file)
            raise ReaderError(Problem.LIBRARY_LOCKED, library) from error

    @override
    def last_session(self) -> LastSession:
        """Return how the last session ended; the defaults if the lock file cannot be parsed."""
        os.lseek(self._file, 0, os.SEEK_SET)
        try:
            state = json.loads(os.read(self._file, 1000))
            return LastSession(state["closed"] is True, str(state["checked"]), state.get("damaged") is True)
        except (ValueError, KeyError, TypeError, AttributeError):
            return LastSession()

    @override
    def record(self, state: LastSession) -> None:
        """Write the state, and sync it to disk before returning."""
        values: dict[str, str | bool] = {"closed": state.closed, "checked": state.checked}
        if state.damaged:
            values["damaged"] = True
        state_json = json.dumps(values).encode().ljust(100)
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, state_json)
        os.fsync(self._file)

    @override
    def release(self) -> None:
        """Release the lock; the file stays, because removing it could take away another program's lock."""
        os.close(self._file)


def lock_path(library: Path) -> Path:
    """Return the path of a library's lock file."""
    return library.with_name(library.name + ".lock")


if sys.platform == "win32":

    def _acquire(file: int) -> None:
        # a byte far beyond the content, because Windows also refuses to read what is locked
        os.lseek(file, 4096, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:

    def _acquire(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
